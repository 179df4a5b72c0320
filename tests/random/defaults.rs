//! Schemas with defaults and keywords that would judge what a default fills in: the verdict is about the document as it came.

use serde_json::{Map, Value, json};

use super::near::{self, Rng};
use super::schemas;

const KEYS: &[&str] = &["a", "b", "c"];

/// A schema with defaults.
pub(crate) fn schema(rng: &mut Rng) -> Value {
    if rng.chance(40) {
        let mut schema = schemas::schema(rng);
        let root = schema.clone();
        add(&root, &mut schema, rng);
        return schema;
    }
    let object = object(rng);
    let (one, other) = (*rng.pick(KEYS), *rng.pick(KEYS));
    let with = |more: Value| {
        let mut object = object.clone();
        object.as_object_mut().expect("an object").extend(more.as_object().cloned().unwrap_or_default());
        object
    };
    let default = object["properties"][one]["default"].clone();
    match rng.below(12) {
        0 => json!({"type": "array", "items": object, "uniqueItems": true}),
        1 => with(json!({"not": {"required": [one]}})),
        2 => with(json!({"not": {"properties": {one: {"const": default}}, "required": [one]}})),
        3 => with(json!({"if": {"required": [one]}, "then": {"required": [other]}, "else": {"maxProperties": 1}})),
        4 => {
            json!({"oneOf": [with(json!({"required": [one]})), with(json!({"required": [other], "maxProperties": 2}))]})
        }
        5 => json!({"anyOf": [with(json!({"minProperties": 2})), with(json!({"required": [one]})), {"type": "null"}]}),
        6 => with(json!({"maxProperties": rng.below(3)})),
        7 => with(json!({"minProperties": 1 + rng.below(2)})),
        8 => with(json!({"dependentRequired": {one: [other]}})),
        9 => {
            with(json!({"dependentSchemas": {one: {"properties": {other: {"type": "integer"}}, "required": [other]}}}))
        }
        10 => {
            json!({"allOf": [object, {"properties": {one: {"default": 7}, "d": {"default": [1]}}}], "unevaluatedProperties": false})
        }
        _ => json!({"type": "array", "items": object, "contains": {"required": [one]}}),
    }
}

/// An object whose properties have defaults.
fn object(rng: &mut Rng) -> Value {
    let mut properties = Map::new();
    for key in KEYS {
        let (mut schema, fitting) = rng
            .pick(&[
                (json!({"type": "integer"}), json!(1)),
                (json!({"type": "string"}), json!("a")),
                (json!({"type": "boolean"}), json!(false)),
                (json!({"type": ["string", "null"]}), json!(null)),
                (json!({"enum": ["a", "b"]}), json!("b")),
                (json!({"type": "array", "items": {"type": "integer"}}), json!([1])),
                (json!({"type": "object", "properties": {"x": {"default": 1}}}), json!({"x": 1})),
                (json!({"type": "number", "minimum": 0.5}), json!(0.5)),
                (json!({}), json!({"a": [null]})),
            ])
            .clone();
        if rng.chance(70) {
            schema["default"] = fitting;
        } else if rng.chance(40) {
            // It may be of another type.
            schema["default"] = json!(rng.pick(KEYS));
        }
        properties.insert((*key).to_owned(), schema);
    }
    let mut object = json!({"type": "object", "properties": properties});
    if rng.chance(40) {
        object["additionalProperties"] = json!(false);
    }
    object
}

/// Gives properties of a schema defaults: such that fit, and others.
fn add(root: &Value, schema: &mut Value, rng: &mut Rng) {
    match schema {
        Value::Array(items) => items.iter_mut().for_each(|item| add(root, item, rng)),
        Value::Object(keywords) => {
            for (keyword, value) in keywords.iter_mut() {
                if matches!(keyword.as_str(), "const" | "enum" | "default" | "required" | "dependentRequired") {
                    continue;
                }
                if let ("properties", Value::Object(named)) = (keyword.as_str(), &mut *value) {
                    for property in named.values_mut().filter(|property| property.is_object()) {
                        if rng.chance(60) {
                            property["default"] = default(root, property, rng);
                        }
                    }
                }
                add(root, value, rng);
            }
        }
        _ => {}
    }
}

fn default(root: &Value, property: &Value, rng: &mut Rng) -> Value {
    let mut alone = property.clone();
    if let (Some(alone), Some(definitions)) = (alone.as_object_mut(), root.get("$defs")) {
        alone.insert("$defs".to_owned(), definitions.clone());
    }
    near::documents(&alone, 1, rng).pop().unwrap_or_default()
}

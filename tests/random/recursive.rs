//! Schemas that lead to themselves in several ways at one place of the document, and deep documents.

use serde_json::{Map, Value, json};

use super::languages::kind::mentions;
use super::languages::policy::depth;
use super::near::Rng;

/// How many levels deep documents have: few, many, and around the 128 that are read, of which the payload takes one.
const LEVELS: &[usize] = &[3, 7, 20, 60, 100, 120, 125, 126, 127, 128, 129, 200];

/// A schema with two definitions that lead to each other and to themselves.
pub(crate) fn schema(rng: &mut Rng) -> Value {
    let names = if rng.chance(60) { &["E"][..] } else { &["E", "F"][..] };
    let definitions: Map<String, Value> =
        names.iter().map(|name| ((*name).to_owned(), definition(names, rng))).collect();
    json!({"$ref": "#/$defs/E", "$defs": definitions})
}

fn definition(names: &[&str], rng: &mut Rng) -> Value {
    let mut schema = Map::new();
    if rng.chance(30) {
        schema.insert("type".to_owned(), json!("object"));
    }
    for _ in 0..=rng.below(2) {
        let branches: Vec<Value> = (0..2 + rng.below(2)).map(|_| branch(names, rng)).collect();
        match rng.below(12) {
            0..3 => drop(schema.insert("anyOf".to_owned(), branches.into())),
            3..6 => drop(schema.insert("oneOf".to_owned(), branches.into())),
            6 | 7 => drop(schema.insert("allOf".to_owned(), branches.into())),
            8 => {
                let inner = branch(names, rng);
                let not = if rng.chance(50) { json!({"not": inner}) } else { inner };
                schema.insert("not".to_owned(), not);
                schema.extend(level(names, rng));
            }
            9 => {
                for keyword in ["if", "then", "else"] {
                    schema.insert(keyword.to_owned(), branch(names, rng));
                }
            }
            10 => {
                schema.insert("dependentSchemas".to_owned(), json!({"a": branch(names, rng), "b": branch(names, rng)}));
                schema.extend(level(names, rng));
            }
            _ => {
                schema.extend(level(names, rng));
                schema.insert("patternProperties".to_owned(), json!({"^a": inner(names, rng)}));
            }
        }
    }
    if rng.chance(10) {
        schema.insert("unevaluatedProperties".to_owned(), json!(false));
    }
    if rng.chance(8) {
        schema.insert("unevaluatedItems".to_owned(), json!(false));
    }
    Value::Object(schema)
}

/// What is at the same place: mostly one more way down.
fn branch(names: &[&str], rng: &mut Rng) -> Value {
    match rng.below(10) {
        0 => json!({"type": "integer"}),
        1 => json!({"type": ["string", "null"]}),
        2 => json!({"required": ["b"]}),
        _ => Value::Object(level(names, rng)),
    }
}

/// A way down.
fn level(names: &[&str], rng: &mut Rng) -> Map<String, Value> {
    let inner = inner(names, rng);
    let mut schema = match rng.below(10) {
        0..6 => json!({"properties": {"a": inner}}),
        6 => json!({"properties": {"a": inner, "b": {"type": "integer"}}}),
        7 => json!({"items": inner}),
        8 => json!({"prefixItems": [inner], "items": false}),
        _ => json!({"additionalProperties": inner}),
    };
    if schema.get("properties").is_some() {
        if rng.chance(25) {
            schema["type"] = json!("object");
        }
        if rng.chance(15) {
            schema["additionalProperties"] = json!(false);
        }
        if rng.chance(15) {
            schema["required"] = json!([rng.pick(&["a", "b"])]);
        }
    }
    schema.as_object().cloned().unwrap_or_default()
}

fn inner(names: &[&str], rng: &mut Rng) -> Value {
    json!({"$ref": format!("#/$defs/{}", rng.pick(names))})
}

/// Makes a document deep: what it was is at its end.
pub(crate) fn deepen(schema: &Value, document: &mut Value, rng: &mut Rng) {
    let levels = *rng.pick(LEVELS);
    let mut end = std::mem::take(document);
    if depth(&end) > 2 || rng.chance(30) {
        end = rng
            .pick(&[json!({"b": 1}), json!({"b": "x"}), json!({}), json!(1), json!("x"), json!(null), json!([])])
            .clone();
    }
    let lists = mentions(schema, &["items", "prefixItems"]);
    let (percent, odd) = (if lists && rng.chance(50) { 50 } else { 0 }, rng.chance(15));
    for _ in 0..levels {
        // `json!` would copy what is inside at each level.
        end = if rng.chance(percent) {
            Value::Array(vec![end])
        } else {
            Value::Object(Map::from_iter([("a".to_owned(), end)]))
        };
        if odd
            && rng.chance(10)
            && let Some(entries) = end.as_object_mut()
        {
            entries.insert("b".to_owned(), json!(1));
        }
    }
    *document = end;
}

/// Nothing but arrays, or nothing but objects, about as deep as can be read.
pub(crate) fn nested(rng: &mut Rng) -> Value {
    let lists = rng.chance(50);
    let levels = 125 + rng.below(6);
    (0..levels).fold(json!(1), |inner, _| if lists { json!([inner]) } else { json!({"a": inner}) })
}

//! A schema with what applies in the same place put together, as far as a document needs it.

use serde_json::{Map, Value, json};

use super::Rng;

/// How deep references and combinations are followed in one place.
const DEPTH: usize = 8;

/// The keywords of a schema with those of its references, of `allOf`, and of one branch of each choice.
pub(super) fn merged(root: &Value, schema: &Value, rng: &mut Rng) -> Map<String, Value> {
    let mut into = Map::new();
    collect(root, schema, &mut into, DEPTH, rng);
    into
}

fn collect(root: &Value, schema: &Value, into: &mut Map<String, Value>, depth: usize, rng: &mut Rng) {
    let Some(keywords) = schema.as_object() else { return };
    if depth == 0 {
        return;
    }
    let go = |schema: &Value, into: &mut Map<String, Value>, rng: &mut Rng| {
        collect(root, schema, into, depth - 1, rng);
    };
    for (keyword, value) in keywords {
        match keyword.as_str() {
            "$ref" => {
                if let Some(target) = value.as_str().and_then(|reference| target(root, reference)) {
                    go(target, into, rng);
                }
            }
            "allOf" => value.as_array().into_iter().flatten().for_each(|part| go(part, into, rng)),
            "anyOf" | "oneOf" => {
                if let Some(branches) = value.as_array().filter(|branches| !branches.is_empty()) {
                    go(rng.pick(branches), into, rng);
                }
            }
            "if" if rng.chance(50) => {
                go(value, into, rng);
                keywords.get("then").into_iter().for_each(|then| go(then, into, rng));
            }
            "else" if rng.chance(50) => go(value, into, rng),
            "dependentSchemas" => {
                for (key, dependent) in value.as_object().into_iter().flatten() {
                    if rng.chance(50) {
                        let required = json!({"required": [key]});
                        go(&required, into, rng);
                        go(dependent, into, rng);
                    }
                }
            }
            _ => add(into, keyword, value),
        }
    }
}

/// The schema that a reference inside the document leads to.
fn target<'r>(root: &'r Value, reference: &str) -> Option<&'r Value> {
    root.pointer(reference.strip_prefix('#')?)
}

/// Both keywords hold: what is easy to put together is, and otherwise the first one stays.
fn add(into: &mut Map<String, Value>, keyword: &str, value: &Value) {
    let Some(known) = into.get_mut(keyword) else {
        into.insert(keyword.to_owned(), value.clone());
        return;
    };
    match (keyword, known, value) {
        ("properties" | "patternProperties", Value::Object(known), Value::Object(more)) => {
            for (name, schema) in more {
                let both = known.get(name).map_or_else(|| schema.clone(), |first| json!({"allOf": [first, schema]}));
                known.insert(name.clone(), both);
            }
        }
        ("required", Value::Array(known), Value::Array(more)) => {
            let new: Vec<Value> = more.iter().filter(|name| !known.contains(name)).cloned().collect();
            known.extend(new);
        }
        ("items" | "additionalProperties" | "propertyNames" | "contains", known, _) => {
            *known = json!({"allOf": [known, value]});
        }
        ("enum", Value::Array(known), Value::Array(more)) => known.retain(|value| more.contains(value)),
        ("type", known, _) => {
            let common: Vec<Value> = types(value).into_iter().filter(|name| types(known).contains(name)).collect();
            if !common.is_empty() {
                *known = Value::from(common);
            }
        }
        (_, known, _) => {
            if is_less_or_greater(keyword, known, value) {
                *known = value.clone();
            }
        }
    }
}

fn is_less_or_greater(keyword: &str, known: &Value, value: &Value) -> bool {
    let (known, value) = (known.as_f64(), value.as_f64());
    if keyword.starts_with("max") || keyword == "exclusiveMaximum" {
        value < known
    } else {
        (keyword.starts_with("min") || keyword == "exclusiveMinimum") && value > known
    }
}

fn types(value: &Value) -> Vec<Value> {
    value.as_array().cloned().unwrap_or_else(|| vec![value.clone()])
}

//! Equality of JSON values, for round trips.

use std::collections::BTreeSet;

use percent_encoding::percent_decode_str;
use serde_json::Value;

/// Whether `again` is `first` as JSON Schema compares values, save that it may have further properties for which the schema,
/// or one that it refers to within the document, has defaults.
pub(crate) fn is_same_but_for_defaults(first: &Value, again: &Value, schema: &Value) -> bool {
    let mut defaulted = BTreeSet::new();
    collect(schema, schema, &mut defaulted);
    is_within(first, again, &|key| defaulted.contains(key))
}

fn is_within(first: &Value, again: &Value, may_be_new: &dyn Fn(&str) -> bool) -> bool {
    match (first, again) {
        (Value::Number(first), Value::Number(again)) => {
            first == again || (first.is_f64() || again.is_f64()) && first.as_f64() == again.as_f64()
        }
        (Value::Array(first), Value::Array(again)) => {
            first.len() == again.len()
                && first.iter().zip(again).all(|(first, again)| is_within(first, again, may_be_new))
        }
        (Value::Object(first), Value::Object(again)) => {
            first.iter().all(|(key, value)| again.get(key).is_some_and(|again| is_within(value, again, may_be_new)))
                && again.keys().all(|key| first.contains_key(key) || may_be_new(key))
        }
        _ => first == again,
    }
}

/// The names of the properties that have a default somewhere in a schema.
fn collect(schema: &Value, document: &Value, defaulted: &mut BTreeSet<String>) {
    match schema {
        Value::Array(items) => items.iter().for_each(|item| collect(item, document, defaulted)),
        Value::Object(members) => {
            let properties = members.get("properties").and_then(Value::as_object);
            let with_default = |(_, property): &(&String, &Value)| has_default(property, document);
            defaulted.extend(properties.into_iter().flatten().filter(with_default).map(|(name, _)| name.clone()));
            members.values().for_each(|member| collect(member, document, defaulted));
        }
        _ => {}
    }
}

fn has_default(schema: &Value, document: &Value) -> bool {
    const MOST_REFERENCES: usize = 20;
    let mut schema = Some(schema);
    for _ in 0..MOST_REFERENCES {
        let Some(here) = schema else { return false };
        if here.get("default").is_some() {
            return true;
        }
        let pointer = here.get("$ref").and_then(Value::as_str).and_then(|address| address.strip_prefix('#'));
        schema = pointer.and_then(|pointer| document.pointer(&percent_decode_str(pointer).decode_utf8_lossy()));
    }
    false
}

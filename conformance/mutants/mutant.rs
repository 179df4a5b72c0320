//! Which mutant is active, and what mutants share. Woven into a copy of the reference binding, never into the binding itself.

use std::sync::LazyLock;

use serde_json::{Map, Value};

/// The name of the active mutant; empty where there is none.
pub(crate) fn active() -> &'static str {
    static ACTIVE: LazyLock<String> = LazyLock::new(|| std::env::var("DAGSTACK_MUTANT").unwrap_or_default());
    &ACTIVE
}

/// The fields of a manifest, edited.
pub(crate) fn edited(mut fields: Option<Value>, edit: impl FnOnce(&mut Map<String, Value>)) -> Option<Value> {
    if let Some(Value::Object(fields)) = &mut fields {
        edit(fields);
    }
    fields
}

/// A value whose objects have lost their nulls.
pub(crate) fn without_nulls(value: Value) -> Value {
    match value {
        Value::Object(fields) => {
            let kept = fields.into_iter().filter(|(_, value)| !value.is_null());
            Value::Object(kept.map(|(key, value)| (key, without_nulls(value))).collect())
        }
        Value::Array(items) => Value::Array(items.into_iter().map(without_nulls).collect()),
        other => other,
    }
}

/// A value whose integers went through floating point of 32 bits.
pub(crate) fn rounded(value: Value) -> Value {
    match value {
        Value::Object(fields) => Value::Object(fields.into_iter().map(|(key, value)| (key, rounded(value))).collect()),
        Value::Array(items) => Value::Array(items.into_iter().map(rounded).collect()),
        Value::Number(number) => number.as_f64().map_or(Value::Null, |number| Value::from(f64::from(number as f32))),
        other => other,
    }
}

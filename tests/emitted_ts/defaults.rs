//! What a value looks like once it has been read: its defaults filled in, and nothing else changed.

use dagstack_spec_generators::ir::{NamedType, Presence, Type};
use serde_json::Value;

/// Fills in every default of a value that its type accepts.
pub(crate) fn fill(types: &[NamedType], ty: &Type, value: Value) -> Value {
    match (ty, value) {
        (Type::Reference(id), value) => fill(types, &types[id.0].ty, value),
        (Type::Nullable(inner), value) if !value.is_null() => fill(types, inner, value),
        (Type::Array(array), Value::Array(items)) => {
            items.into_iter().map(|item| fill(types, &array.item, item)).collect()
        }
        (Type::Map(map), Value::Object(entries)) => {
            entries.into_iter().map(|(key, value)| (key, fill(types, &map.value, value))).collect()
        }
        (Type::Struct(object), Value::Object(mut entries)) => {
            let rest = object.additional.as_deref();
            for (key, value) in &mut entries {
                let field = object.fields.iter().find(|field| field.json_name == *key).map(|field| &field.ty);
                if let Some(ty) = field.or(rest) {
                    *value = fill(types, ty, value.take());
                }
            }
            for field in &object.fields {
                if let Presence::Defaulted(default) = &field.presence
                    && !entries.contains_key(&field.json_name)
                {
                    entries.insert(field.json_name.clone(), fill(types, &field.ty, default.clone()));
                }
            }
            Value::Object(entries)
        }
        (_, value) => value,
    }
}

/// Whether two values are equal as JSON: numbers by value, objects without regard to order.
pub(crate) fn same(left: &Value, right: &Value) -> bool {
    match (left, right) {
        (Value::Number(left), Value::Number(right)) => left.as_f64() == right.as_f64(),
        (Value::Array(left), Value::Array(right)) => {
            left.len() == right.len() && left.iter().zip(right).all(|(left, right)| same(left, right))
        }
        (Value::Object(left), Value::Object(right)) => {
            left.len() == right.len()
                && left.iter().all(|(key, value)| right.get(key).is_some_and(|other| same(value, other)))
        }
        (left, right) => left == right,
    }
}

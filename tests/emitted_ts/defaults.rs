//! What a value looks like once it has been read: its defaults filled in, and nothing else changed.

use dagstack_spec_generators::ir::{JsonType, NamedType, ToldApart, Type, UnionType};
use serde_json::Value;

/// Fills in every default of a value that its type accepts.
pub(crate) fn fill(types: &[NamedType], ty: &Type, value: Value) -> Value {
    match (ty, value) {
        (Type::Reference(id), value) => fill(types, &types[id.0].ty, value),
        (Type::Nullable(inner), value) if !value.is_null() => fill(types, inner, value),
        (Type::Refined(refined), value) => fill(types, &refined.ty, value),
        (Type::Union(union), value) => match variant(union, &value) {
            Some(ty) => fill(types, ty, value),
            None => value,
        },
        (Type::Tuple(tuple), Value::Array(items)) => {
            let types_of_items = tuple.items.iter().map(Some).chain(std::iter::repeat(tuple.rest.as_deref()));
            items
                .into_iter()
                .zip(types_of_items)
                .map(|(item, ty)| if let Some(ty) = ty { fill(types, ty, item) } else { item })
                .collect()
        }
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
                if let Some(default) = field.presence.default()
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

/// The variant that a value is told apart by; none is known where they are tried.
fn variant<'u>(union: &'u UnionType, value: &Value) -> Option<&'u Type> {
    let fits = |types: &[JsonType]| {
        types.iter().any(|ty| match ty {
            JsonType::Null => value.is_null(),
            JsonType::Boolean => value.is_boolean(),
            JsonType::Integer | JsonType::Number => value.is_number(),
            JsonType::String => value.is_string(),
            JsonType::Array => value.is_array(),
            JsonType::Object => value.is_object(),
        })
    };
    let mut variants = union.variants.iter();
    let found = match &union.told_apart {
        ToldApart::Tag(key) => variants.find(|variant| variant.tags.iter().any(|tag| same(tag, &value[key]))),
        ToldApart::JsonType => variants.find(|variant| fits(&variant.json_types)),
        ToldApart::Trial => None,
    };
    found.map(|variant| &variant.ty)
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

//! Defaults that no value of their type can be: an accessor gives a default as a value of the language.

use dagstack_spec_model::Decimal;
use serde_json::Value;

use super::completion::Defaulted;
use crate::ir::{JsonType, NamedType, StructType, Type, TypeId};

/// How many unions may be nested directly before it is not looked any deeper.
const MAX_UNIONS: usize = 64;

/// The properties with defaults that contain an integer beyond 64 bits, where their type does not.
pub(crate) fn too_large(types: &[NamedType]) -> Vec<Defaulted> {
    let mut found = Vec::new();
    for (id, named) in types.iter().enumerate() {
        let Type::Struct(object) = named.ty.unrefined() else { continue };
        let is_too_large = |index: &usize| !can_hold_default(types, object, *index);
        found.extend((0..object.fields.len()).filter(is_too_large).map(|index| (TypeId(id), index)));
    }
    found
}

fn can_hold_default(types: &[NamedType], object: &StructType, index: usize) -> bool {
    let field = &object.fields[index];
    let fits = |value: &Value| !has_large_integer(value) || can_hold(types, &field.ty, value, 0);
    field.presence.default().is_none_or(fits)
}

/// The type that says what a value is: behind names, without `null` and without its residual schema. Types that are
/// names of each other never lead back (loading refuses references in a circle).
fn behind<'t>(types: &'t [NamedType], mut ty: &'t Type, value: &Value) -> &'t Type {
    for _ in 0..=3 * types.len() {
        ty = match ty {
            Type::Reference(id) => &types[id.0].ty,
            Type::Refined(refined) => &refined.ty,
            Type::Nullable(inner) if !value.is_null() => inner,
            other => return other,
        };
    }
    panic!("internal error: a type is a name of itself")
}

/// Whether the integers of a value fit the 64 bits that they are represented in (decision 0003). A value that the type
/// does not accept does not fit it either: it is that of another variant.
fn can_hold(types: &[NamedType], ty: &Type, value: &Value, unions: usize) -> bool {
    match (behind(types, ty, value), value) {
        // A constant of the schema is kept whatever it is.
        (Type::Any | Type::OneOfValues(_), _) => true,
        (Type::Nullable(_) | Type::Null, value) => value.is_null(),
        (Type::Boolean, value) => value.is_boolean(),
        (Type::String(_) | Type::StringEnum(_), value) => value.is_string(),
        (Type::Number(_), value) => value.is_number(),
        (Type::Integer(rules), Value::Number(number)) => {
            let low = [&rules.minimum, &rules.exclusive_minimum].into_iter().flatten().map(Decimal::from);
            let is_unsigned = low.into_iter().any(|bound| !bound.is_negative());
            Decimal::from(number)
                .to_i128()
                .is_some_and(|integer| i64::try_from(integer).is_ok() || is_unsigned && u64::try_from(integer).is_ok())
        }
        // Better a default that is left to readers than a search without end.
        (Type::Union(union), _) => {
            let mut variants = union.variants.iter();
            unions < MAX_UNIONS
                && variants.any(|variant| {
                    variant.json_types.contains(&JsonType::of(value)) && can_hold(types, &variant.ty, value, unions + 1)
                })
        }
        (Type::Array(array), Value::Array(items)) => items.iter().all(|item| can_hold(types, &array.item, item, 0)),
        (Type::Tuple(tuple), Value::Array(items)) => items.iter().enumerate().all(|(index, item)| {
            tuple.items.get(index).or(tuple.rest.as_deref()).is_some_and(|ty| can_hold(types, ty, item, 0))
        }),
        (Type::Map(map), Value::Object(entries)) => entries.values().all(|entry| can_hold(types, &map.value, entry, 0)),
        (Type::Struct(object), Value::Object(entries)) => entries.iter().all(|(key, entry)| {
            let field = object.fields.iter().find(|field| field.json_name == *key).map(|field| &field.ty);
            field.or(object.additional.as_deref()).is_some_and(|ty| can_hold(types, ty, entry, 0))
        }),
        (
            Type::Integer(_)
            | Type::Array(_)
            | Type::Tuple(_)
            | Type::Map(_)
            | Type::Struct(_)
            | Type::Never
            | Type::Reference(_)
            | Type::Refined(_),
            _,
        ) => false,
    }
}

/// Whether a value has an integer, anywhere inside, that a signed one of 64 bits is not.
fn has_large_integer(value: &Value) -> bool {
    match value {
        Value::Number(number) => {
            let number = Decimal::from(number);
            number.is_integer() && number.to_i128().is_none_or(|integer| i64::try_from(integer).is_err())
        }
        Value::Array(items) => items.iter().any(has_large_integer),
        Value::Object(entries) => entries.values().any(has_large_integer),
        Value::Null | Value::Bool(_) | Value::String(_) => false,
    }
}

//! The default of a field that is absent, as an expression of the field's own type.

use serde_json::{Map, Value};

use super::module::Module;
use super::{fields, names, text};
use crate::ir::{Choice, StructType, Type, TypeId};

/// The expression of a value that a type accepts.
pub(super) fn expression(ty: &Type, value: &Value, module: &mut Module<'_>) -> String {
    match (ty.unrefined(), value) {
        (Type::Nullable(inner), value) if !value.is_null() => expression(inner, value, module),
        (Type::Reference(id), _) => of_named(*id, value, module),
        (Type::Array(array), Value::Array(items)) => {
            let items: Vec<String> = items.iter().map(|item| expression(&array.item, item, module)).collect();
            format!("[{}]", items.join(", "))
        }
        (Type::Map(map), Value::Object(entries)) => {
            let entries: Vec<String> =
                entries.iter().map(|(key, inner)| entry(key, &expression(&map.value, inner, module))).collect();
            format!("{{{}}}", entries.join(", "))
        }
        (Type::Tuple(tuple), Value::Array(items)) => {
            let rest = tuple.rest.as_deref();
            let item = |(index, item): (usize, &Value)| match tuple.items.get(index).or(rest) {
                Some(ty) => expression(ty, item, module),
                None => plain(item, module),
            };
            let items: Vec<String> = items.iter().enumerate().map(item).collect();
            let comma = if items.len() == 1 { "," } else { "" };
            format!("({}{comma})", items.join(", "))
        }
        _ => plain(value, module),
    }
}

fn entry(key: &str, value: &str) -> String {
    format!("{}: {value}", text::string(key))
}

fn plain(value: &Value, module: &mut Module<'_>) -> String {
    let mut needs_number = false;
    let text = text::value(value, &mut needs_number);
    if needs_number {
        module.uses("Number");
    }
    text
}

/// Whether a value is one of a type that Python has itself.
fn is_plainly(ty: &Type, value: &Value) -> bool {
    match ty {
        Type::Null => value.is_null(),
        Type::Boolean => value.is_boolean(),
        Type::String(_) => value.is_string(),
        Type::Integer(_) | Type::Number(_) => value.is_i64() || value.is_u64(),
        _ => false,
    }
}

fn of_named(id: TypeId, value: &Value, module: &mut Module<'_>) -> String {
    let ty = module.ty(id);
    match (ty.unrefined(), value) {
        (Type::StringEnum(listed), Value::String(text)) => {
            let index = listed.members.iter().position(|member| member.value == *text);
            match index {
                // One of an only value is written in place.
                Some(index) if listed.choice == Choice::Enum && module.constant_string(id).is_none() => {
                    format!("{}.{}", module.name(id), names::members(listed)[index])
                }
                _ => text::string(text),
            }
        }
        (Type::Struct(object), Value::Object(entries)) => of_object(id, object, entries, module),
        (Type::Union(union), _) => {
            if let Some(variant) = union.variants.iter().find(|variant| is_plainly(&variant.ty, value)) {
                return expression(&variant.ty, value, module);
            }
            // The decoder knows which variant it is.
            for used in ["Problems", "cast"] {
                module.uses(used);
            }
            let decoded = format!("{}({}, (), Problems())", module.decoder(id), plain(value, module));
            format!("cast({}, {decoded})", text::string(module.name(id)))
        }
        (other, _) => expression(other, value, module),
    }
}

/// The call of a constructor.
fn of_object(id: TypeId, object: &StructType, entries: &Map<String, Value>, module: &mut Module<'_>) -> String {
    let named = fields::names(object);
    let mut arguments: Vec<String> = Vec::new();
    for (field, name) in object.fields.iter().zip(&named.fields) {
        let is_implied = field.transient || fields::is_implied(&field.ty, &field.presence, module);
        if let Some(value) = entries.get(&field.json_name).filter(|_| !is_implied) {
            arguments.push(format!("{name}={}", expression(&field.ty, value, module)));
        }
    }
    let others = entries.iter().filter(|(key, _)| object.fields.iter().all(|field| field.json_name != **key));
    let others: Vec<String> = others
        .map(|(key, inner)| {
            let value = match &object.additional {
                Some(ty) => expression(ty, inner, module),
                None => plain(inner, module),
            };
            entry(key, &value)
        })
        .collect();
    if !others.is_empty() {
        arguments.push(format!("{}={{{}}}", named.additional, others.join(", ")));
    }
    format!("{}({})", module.name(id), arguments.join(", "))
}

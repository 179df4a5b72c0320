//! Methods that give the value of a field, or the default in its place.

use dagstack_spec_templates::go::{self as view, print};
use serde_json::Value;

use super::super::needs::Needs;
use super::ends::core;
use super::field_types::{FieldKind, FieldType};
use super::module::Module;
use super::types::Representation;
use super::{text, values};
use crate::ir::Type;

/// The longest literal that the comment of an accessor has in it.
const LONGEST_CONSTANT: usize = 40;

/// The accessor of a field with a default.
pub(super) fn of(
    holder: &str,
    field: &str,
    name: String,
    repr: &Representation,
    default: &Value,
    constant: Option<String>,
    needs: &mut Needs,
) -> String {
    let reference = format!("v.{field}");
    let nil_is_null = repr.is_nilable() || repr.is_any();
    let (is_there, value) = match FieldType::new(repr, "", false, false).kind {
        FieldKind::Optional if nil_is_null => (format!("!{reference}.IsZero()"), format!("{reference}.OrZero()")),
        FieldKind::Optional => (format!("!{reference}.IsZero()"), format!("{reference}.Reference()")),
        FieldKind::Pointer => (format!("{reference} != nil"), format!("*{reference}")),
        FieldKind::Nil | FieldKind::Value => (format!("{reference} != nil"), reference),
    };
    // What is short is in the comment as it is.
    let alternative = constant.clone().filter(|constant| constant.len() <= LONGEST_CONSTANT);
    let default = match constant {
        _ if default.is_null() && (repr.nullable || repr.is_any()) => "nil".to_owned(),
        Some(constant) if !repr.nullable => constant,
        // What is not a constant of the type is decoded.
        _ => {
            let node = format!("schema.Parsed({})", values::exact_value(default, needs));
            let take = if repr.is_nilable() { "OrNil" } else { "Nullable" };
            if repr.nullable && !repr.is_any() { repr.read_as(take, &node, 1) } else { repr.read(&node, 1) }
        }
    };
    print(&view::Accessor {
        holder: holder.to_owned(),
        field: field.to_owned(),
        name,
        ty: if nil_is_null { repr.go.clone() } else { repr.element() },
        is_there,
        value,
        alternative: alternative.unwrap_or_else(|| "its default".to_owned()),
        default,
    })
}

/// A default as a constant that Go converts to the type, where there is one.
pub(super) fn constant(default: &Value, ty: &Type, module: &Module<'_>) -> Option<String> {
    let kind = match core(ty) {
        Type::Reference(id) => module.underlying(*id).1,
        other => other,
    };
    match (kind, default) {
        (Type::Boolean, Value::Bool(value)) => Some(value.to_string()),
        (Type::String(_) | Type::StringEnum(_), Value::String(value)) => Some(text::string(value)),
        (Type::Integer(_) | Type::Number(_), Value::Number(number)) if number.is_i64() || number.is_u64() => {
            Some(number.to_string())
        }
        (Type::Integer(_) | Type::Number(_), Value::Number(number)) => values::float(number),
        _ => None,
    }
}

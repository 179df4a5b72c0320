//! How types are spelled where they are used.

use std::collections::BTreeSet;

use serde_json::Value;

use super::module::Module;
use super::text;
use crate::ir::{TupleType, Type, TypeId};

/// How many types of one tuple are written out, where items may be missing from its end.
const MAX_TUPLES: usize = 6;

/// A type as an annotation.
pub(super) fn annotation(ty: &Type, module: &mut Module<'_>) -> String {
    match ty {
        Type::Any | Type::Struct(_) | Type::Union(_) => module.uses("Any").to_owned(),
        Type::Null => "None".to_owned(),
        Type::Boolean => "bool".to_owned(),
        Type::String(_) | Type::StringEnum(_) => "str".to_owned(),
        Type::Integer(_) => "int".to_owned(),
        Type::Number(_) => "float".to_owned(),
        Type::Never => "Never".to_owned(),
        Type::OneOfValues(listed) => of_values(&listed.values, module),
        Type::Array(array) => format!("list[{}]", annotation(&array.item, module)),
        Type::Map(map) => format!("dict[str, {}]", annotation(&map.value, module)),
        Type::Tuple(tuple) => of_tuple(tuple, module),
        Type::Nullable(inner) => match annotation(inner, module).as_str() {
            "Any" => "Any".to_owned(),
            "Never" | "None" => "None".to_owned(),
            inner => format!("{inner} | None"),
        },
        Type::Refined(refined) => annotation(&refined.ty, module),
        Type::Reference(id) => match module.constant_string(*id) {
            Some(listed) => of_values(&[Value::from(listed.members[0].value.as_str())], module),
            // Python has no union of `None` and `None`, under whatever names.
            None if is_null(module.ty(*id), module) => "None".to_owned(),
            None => module.name(*id).to_owned(),
        },
    }
}

/// Whether `None` is the only value of a type.
fn is_null(ty: &Type, module: &Module<'_>) -> bool {
    match ty.unrefined() {
        Type::Null => true,
        Type::OneOfValues(listed) => listed.values.iter().all(Value::is_null),
        Type::Nullable(inner) => matches!(inner.unrefined(), Type::Null | Type::Never),
        Type::Reference(id) => is_null(module.ty(*id), module),
        Type::Union(union) => union.variants.iter().all(|variant| is_null(&variant.ty, module)),
        _ => false,
    }
}

/// One type or another; `None` comes last.
pub(super) fn or(one: &str, other: &str) -> String {
    match one {
        "Any" => one.to_owned(),
        "Never" => other.to_owned(),
        "None" => format!("{other} | None"),
        _ => match one.strip_suffix(" | None") {
            Some(first) => format!("{first} | {other} | None"),
            None => format!("{one} | {other}"),
        },
    }
}

/// One of some values: `Literal["a", 1]`, where Python has literal types for all of them.
pub(super) fn of_values(values: &[Value], module: &mut Module<'_>) -> String {
    let is_literal = |value: &Value| match value {
        // Larger ones are no literals for mypy.
        Value::Number(number) => text::number(number, &mut false).parse::<i64>().is_ok(),
        Value::Array(_) | Value::Object(_) => false,
        _ => true,
    };
    if values.iter().all(is_literal) {
        let mut values: Vec<&Value> = values.iter().collect();
        values.sort_by_key(|value| value.is_null());
        let values: Vec<String> = values.into_iter().map(|value| text::value(value, &mut false)).collect();
        return format!("{}[{}]", module.uses("Literal"), values.join(", "));
    }
    if values.iter().all(|value| value.as_number().is_some_and(is_whole)) {
        "int".to_owned()
    } else if values.iter().all(Value::is_number) {
        "float".to_owned()
    } else {
        module.uses("Any").to_owned()
    }
}

fn is_whole(number: &serde_json::Number) -> bool {
    let text = text::number(number, &mut false);
    text.chars().all(|sign| sign.is_ascii_digit() || sign == '-')
}

fn of_tuple(tuple: &TupleType, module: &mut Module<'_>) -> String {
    let items: Vec<String> = tuple.items.iter().map(|item| annotation(item, module)).collect();
    let rest = tuple.rest.as_ref().map(|rest| annotation(rest, module));
    let required = tuple.required();
    if items.len() - required >= MAX_TUPLES {
        let mut alternatives: Vec<String> = Vec::new();
        for item in items.into_iter().chain(rest) {
            if !alternatives.contains(&item) {
                alternatives.push(item);
            }
        }
        return format!("tuple[{}, ...]", alternatives.join(" | "));
    }
    let of = |count: usize| match (count, &rest) {
        (0, Some(rest)) if items.is_empty() => format!("tuple[{rest}, ...]"),
        (0, _) => "tuple[()]".to_owned(),
        (count, Some(rest)) if count == items.len() => format!("tuple[{}, *tuple[{rest}, ...]]", items.join(", ")),
        (count, _) => format!("tuple[{}]", items[..count].join(", ")),
    };
    (required..=items.len()).map(of).collect::<Vec<_>>().join(" | ")
}

/// Whether an annotation names a type that is declared later, or a text that names one.
pub(super) fn refers_ahead(ty: &Type, from: TypeId, module: &Module<'_>) -> bool {
    let is_ahead = |id: &TypeId| *id >= from || module.is_quoted(*id);
    ty.references().iter().any(|id| is_ahead(id) && module.constant_string(*id).is_none())
}

/// Whether an annotation mentions types twice that are declared as an expression of others.
pub(super) fn mentions_twice(annotation: &str, ty: &Type, module: &Module<'_>) -> bool {
    let is_alias = |id: &TypeId| !matches!(module.ty(*id).unrefined(), Type::Struct(_) | Type::StringEnum(_));
    let references = ty.references();
    let aliases: BTreeSet<&str> = references.iter().filter(|id| is_alias(id)).map(|id| module.name(*id)).collect();
    let words = annotation.split(|sign: char| !sign.is_alphanumeric() && sign != '_');
    words.filter(|word| aliases.contains(word)).count() > 1
}

/// The annotation, in quotes where it names what is declared later.
pub(super) fn quoted_ahead(annotation: String, ty: &Type, from: TypeId, module: &mut Module<'_>) -> String {
    // A type without values is left out where there are others.
    if annotation.contains("Never") {
        module.uses("Never");
    }
    if refers_ahead(ty, from, module) { text::string(&annotation) } else { annotation }
}

//! What problems ask for: the fragments that every language reports.

use serde_json::Value;

use super::text;
use crate::ir::{JsonType, Pattern, UnionKeyword};

/// Whether `null` would be fine as well.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Null {
    /// It would not.
    No,
    /// It would.
    Yes,
    /// The parameter `nullable` of a decoder decides.
    Parameter,
}

pub(super) const NEVER: &str = "must not be present";
pub(super) const NO_KEY: &str = "must not be present: the object has no such property";
pub(super) const NO_ITEM: &str = "must not be present: the array has no such item";
pub(super) const EQUAL_ITEMS: &str = "must have no two equal items";
pub(super) const EXCLUDED: &str = "must not fit the schema that is excluded";
pub(super) const NAME: &str = "must have a name that fits the schema";

/// A message as an expression: `text(true)` is what is asked for where `null` is fine as well.
pub(super) fn literal(null: Null, text: impl Fn(bool) -> String) -> String {
    match null {
        Null::No => text::string(&text(false)),
        Null::Yes => text::string(&text(true)),
        Null::Parameter => format!("{} if nullable else {}", text::string(&text(true)), text::string(&text(false))),
    }
}

/// `must be a string`, with its article, or one of some types.
pub(super) fn types(types: &[JsonType], nullable: bool) -> String {
    let covers_integers = types.contains(&JsonType::Number);
    let listed = types.iter().filter(|ty| **ty != JsonType::Integer || !covers_integers);
    let mut listed: Vec<&str> = listed.map(|ty| with_article(*ty)).collect();
    listed.extend((nullable && !types.contains(&JsonType::Null)).then_some("null"));
    let last = listed.pop().unwrap_or_default();
    if listed.is_empty() { format!("must be {last}") } else { format!("must be {} or {last}", listed.join(", ")) }
}

const fn with_article(ty: JsonType) -> &'static str {
    match ty {
        JsonType::Null => "null",
        JsonType::Boolean => "a boolean",
        JsonType::Integer => "an integer",
        JsonType::Number => "a number",
        JsonType::String => "a string",
        JsonType::Array => "an array",
        JsonType::Object => "an object",
    }
}

/// `must be one of "a", "b"`.
pub(super) fn choices<'v>(values: impl IntoIterator<Item = &'v Value>, nullable: bool) -> String {
    let mut shown: Vec<String> = values.into_iter().map(text::shown).collect();
    match shown.as_slice() {
        [one] if nullable => return format!("must be {one} or null"),
        [one] => return format!("must be {one}"),
        _ => {}
    }
    shown.extend(nullable.then(|| "null".to_owned()));
    format!("must be one of {}", shown.join(", "))
}

/// `must have at least 3 characters`.
pub(super) fn count(bound: &str, number: u64, one: &str, many: &str) -> String {
    format!("must have at {bound} {number} {}", if number == 1 { one } else { many })
}

/// `must have at least 1 item that fits the schema`.
pub(super) fn fitting_items(bound: &str, number: u64) -> String {
    let (noun, verb) = if number == 1 { ("item", "fits") } else { ("items", "fit") };
    format!("must have at {bound} {number} {noun} that {verb} the schema")
}

/// `must match /^a/`, or what the schema calls it.
pub(super) fn pattern(pattern: &Pattern) -> String {
    match &pattern.expected {
        Some(expected) => format!("must be {expected}"),
        None => format!("must match /{}/", pattern.shown()),
    }
}

/// A property that is missing.
pub(super) fn must_have(key: &str) -> String {
    format!("must have the property {}", text::shown(&Value::from(key)))
}

/// A value that fits none of some schemas.
pub(super) fn fits_none(keyword: UnionKeyword, count: usize, nullable: bool) -> String {
    let text = match (count, keyword) {
        (1, _) => "must fit the schema".to_owned(),
        (_, UnionKeyword::OneOf) => format!("must fit one of {count} schemas"),
        (_, UnionKeyword::AnyOf | UnionKeyword::Type) => format!("must fit at least one of {count} schemas"),
    };
    if nullable { format!("{text} or be null") } else { text }
}

/// A value that fits several of some schemas, as the expression of an f-string.
pub(super) fn fits_several(count: usize, fitting: &str) -> String {
    format!("f\"must fit only one of {count} schemas, and fits {{{fitting}}}\"")
}

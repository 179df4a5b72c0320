//! The message of a diagnostic: what was expected, what was found, what was probably meant.

use jsonschema::JsonType;
use jsonschema::error::{TypeKind, ValidationErrorKind};
use serde_json::Value;

use crate::diagnostic::fragment;
use crate::document::{Node, NodeKind, Syntax};

/// How many characters of a document's own text a message repeats.
const QUOTE_LIMIT: usize = 60;

/// The member of `known` that was probably meant by `written`.
#[must_use]
pub fn nearest<'k>(written: &str, known: impl IntoIterator<Item = &'k str>) -> Option<&'k str> {
    let length = written.chars().count();
    if length == 0 || length > QUOTE_LIMIT {
        return None;
    }
    let folded = fold(written);
    let allowed = (length / 3).max(1);
    known
        .into_iter()
        .map(|candidate| (strsim::damerau_levenshtein(&folded, &fold(candidate)), candidate))
        .filter(|(distance, _)| *distance <= allowed)
        .min_by_key(|(distance, _)| *distance)
        .map(|(_, candidate)| candidate)
}

/// From how many characters on the beginning of a name stands for it: fewer begin too many names.
const BEGINNING: usize = 3;

/// The question whether a known name was meant: the nearest one, or where none is near, all those that begin with what was written.
pub(super) fn question<'k>(written: &str, known: &[&'k str]) -> Option<String> {
    let meant: Vec<&'k str> = match nearest(written, known.iter().copied()) {
        Some(name) => vec![name],
        None => beginning_with(written, known),
    };
    let (last, others) = meant.split_last()?;
    let others = if others.is_empty() { String::new() } else { format!("{} or ", list(others.iter().copied())) };
    Some(format!("did you mean {others}`{last}`?"))
}

fn beginning_with<'k>(written: &str, known: &[&'k str]) -> Vec<&'k str> {
    if written.chars().count() < BEGINNING {
        return Vec::new();
    }
    let folded = fold(written);
    known.iter().copied().filter(|name| fold(name).starts_with(&folded)).collect()
}

/// Case and the choice between `-` and `_` make no difference to what was meant.
fn fold(text: &str) -> String {
    text.chars().map(|character| if character == '-' { '_' } else { character.to_ascii_lowercase() }).collect()
}

/// A scalar for a message, cut to a readable length; a list or a table as its type.
#[must_use]
pub fn quote(node: &Node) -> String {
    match &node.kind {
        NodeKind::String(text) => format!("`\"{}\"`", brief(text)),
        NodeKind::Boolean(value) => format!("`{value}`"),
        NodeKind::Number(number) => format!("`{number}`"),
        _ => node.type_name().to_owned(),
    }
}

/// A text of a document, cut to what a message repeats.
pub(crate) fn brief(text: &str) -> String {
    shorten(text, QUOTE_LIMIT)
}

/// A text cut to so many characters.
pub(crate) fn shorten(text: &str, limit: usize) -> String {
    let mut shown: String = text.chars().take(limit).collect();
    if shown.len() < text.len() {
        shown.push('…');
    }
    shown
}

/// What a value would have to be, for keywords that bound a value of the right type.
pub(super) fn wanted(kind: &ValidationErrorKind, node: &Node, schema: Option<&Value>) -> Option<String> {
    let at_least = |limit: &u64, noun: &str| {
        if *limit == 1 { "must not be empty".to_owned() } else { format!("must have at least {limit} {noun}") }
    };
    Some(match kind {
        ValidationErrorKind::Minimum { limit } => format!("must be at least {limit}"),
        ValidationErrorKind::Maximum { limit } => format!("must be at most {limit}"),
        ValidationErrorKind::ExclusiveMinimum { limit } => format!("must be more than {limit}"),
        ValidationErrorKind::ExclusiveMaximum { limit } => format!("must be less than {limit}"),
        ValidationErrorKind::MinLength { limit } => at_least(limit, "characters"),
        ValidationErrorKind::MinItems { limit } => at_least(limit, "items"),
        ValidationErrorKind::MinProperties { limit } => at_least(limit, "members"),
        ValidationErrorKind::MaxLength { limit } => format!("must have at most {limit} characters"),
        ValidationErrorKind::MaxItems { limit } => format!("must have at most {limit} items"),
        ValidationErrorKind::MaxProperties { limit } => format!("must have at most {limit} members"),
        ValidationErrorKind::UniqueItems => "must not have duplicate items".to_owned(),
        ValidationErrorKind::Format { format } => format!("must be in the form `{format}`"),
        ValidationErrorKind::Pattern { pattern } => {
            let expected = schema.and_then(|schema| schema.get("x-expected")).and_then(Value::as_str);
            match expected {
                Some(expected) => format!("must be {expected}"),
                None => format!("must match `{pattern}`"),
            }
        }
        ValidationErrorKind::FalseSchema => "is not allowed here".to_owned(),
        ValidationErrorKind::AnyOf { .. } | ValidationErrorKind::OneOfNotValid { .. } => {
            format!("has none of the allowed forms ({} was found)", node.type_name())
        }
        _ => return None,
    })
}

/// The types that a value may have in a notation.
pub(super) fn type_names(kind: &TypeKind, syntax: Syntax) -> String {
    let name = |kind: JsonType| match kind {
        JsonType::Array => "an array",
        JsonType::Boolean => "a boolean",
        JsonType::Integer => "an integer",
        JsonType::Null => "null",
        JsonType::Number => "a number",
        JsonType::Object => "a table",
        JsonType::String => "a string",
    };
    match kind {
        TypeKind::Single(kind) => name(*kind).to_owned(),
        TypeKind::Multiple(kinds) => {
            let writable = kinds.iter().filter(|kind| syntax.has_null() || *kind != JsonType::Null);
            let mut names: Vec<&str> = writable.map(name).collect();
            names.sort_by_key(|name| *name == "null");
            names.join(" or ")
        }
    }
}

pub(super) fn list<'n>(names: impl Iterator<Item = &'n str>) -> String {
    names.map(|name| format!("`{name}`")).collect::<Vec<_>>().join(", ")
}

pub(super) fn first_sentence(text: &str) -> String {
    let text = text.split("\n\n").next().unwrap_or(text).replace('\n', " ");
    let end = text.find(". ").unwrap_or(text.len());
    fragment(text.get(..end).unwrap_or(&text).trim_end_matches('.'))
}

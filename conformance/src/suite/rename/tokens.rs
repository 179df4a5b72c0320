//! Texts as tokens: what a renaming replaces is a whole token or nothing.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use serde_json::{Map, Value};

/// Tokens and what takes their place.
pub(super) type Replacements = BTreeMap<String, String>;

/// The tokens of a text: runs of letters, digits, `_` and `-`, without hyphens at their ends. A word behind a `$` is a placeholder or a
/// pattern of the fixtures', and not a token.
pub(super) fn tokens(text: &str) -> impl Iterator<Item = &str> {
    places(text).into_iter().map(|place| &text[place])
}

/// A text with its tokens replaced.
pub(super) fn in_text(text: &str, replacements: &Replacements) -> String {
    let mut replaced = String::with_capacity(text.len());
    let mut done = 0;
    for place in places(text) {
        if let Some(image) = replacements.get(&text[place.clone()]) {
            replaced.push_str(&text[done..place.start]);
            replaced.push_str(image);
            done = place.end;
        }
    }
    replaced.push_str(&text[done..]);
    replaced
}

/// A value with the tokens of its texts and of its keys replaced. The recursion is as deep as a fixture, which is bounded.
pub(super) fn in_value(value: Value, replacements: &Replacements) -> Value {
    match value {
        Value::String(text) => in_text(&text, replacements).into(),
        Value::Array(items) => items.into_iter().map(|item| in_value(item, replacements)).collect(),
        Value::Object(fields) => fields
            .into_iter()
            .map(|(key, field)| (in_text(&key, replacements), in_value(field, replacements)))
            .collect::<Map<String, Value>>()
            .into(),
        other => other,
    }
}

/// Calls `visit` with each text of a value, keys too.
pub(super) fn texts<'v>(value: &'v Value, visit: &mut impl FnMut(&'v str)) {
    match value {
        Value::String(text) => visit(text),
        Value::Array(items) => items.iter().for_each(|item| texts(item, visit)),
        Value::Object(fields) => {
            for (key, field) in fields {
                visit(key);
                texts(field, visit);
            }
        }
        _ => {}
    }
}

/// Adds the tokens of a value's texts and of its keys.
pub(super) fn add_tokens(value: &Value, to: &mut BTreeSet<String>) {
    texts(value, &mut |text| to.extend(tokens(text).map(str::to_owned)));
}

fn places(text: &str) -> Vec<Range<usize>> {
    let is_part = |one: char| one.is_alphanumeric() || one == '_' || one == '-';
    let mut places = Vec::new();
    let mut rest = 0;
    while let Some(start) = text[rest..].find(is_part).map(|at| rest + at) {
        let end = text[start..].find(|one| !is_part(one)).map_or(text.len(), |at| start + at);
        let run = &text[start..end];
        let token = run.trim_matches('-');
        if !token.is_empty() && !text[..start].ends_with('$') {
            let start = start + (run.len() - run.trim_start_matches('-').len());
            places.push(start..start + token.len());
        }
        rest = end;
    }
    places
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tokens_are_whole_words() {
        let all: Vec<&str> = tokens("plugin.a-b failed: --x (é9) ${HOME} $CORE skip-*").collect();
        assert_eq!(all, ["plugin", "a-b", "failed", "x", "é9", "HOME", "skip"]);
    }

    #[test]
    fn only_whole_tokens_are_replaced_in_texts_and_keys() {
        let replacements = Replacements::from([("a".to_owned(), "kq".to_owned())]);
        assert_eq!(in_text("a, ab, a-b, $a, x/a", &replacements), "kq, ab, a-b, $a, x/kq");
        let value = serde_json::json!({"a": ["a", 1], "$any": {"b": "a.b"}});
        assert_eq!(in_value(value, &replacements), serde_json::json!({"kq": ["kq", 1], "$any": {"b": "kq.b"}}));
    }
}

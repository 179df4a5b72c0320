//! Large values, written small: `{$repeat: [value, times]}`.

use serde_json::{Map, Value};

use crate::fixture::Matcher;

/// The key of a repetition.
pub(super) const REPEAT: &str = Matcher::Repeat.as_str();
/// How large one repetition may become: characters of a text, or items of an array.
pub(super) const MAX_LENGTH: usize = 2 * 1024 * 1024;

/// What is wrong with a repetition, and how to write one.
pub(super) const MESSAGE: &str = "`$repeat` is not a value and how often it is repeated, or is too large";
pub(super) const HELP: &str = "write `{$repeat: [value, times]}`, with at most 2 Mi characters or items";

/// Whether a value holds something that is meant as a repetition and is none.
pub(super) fn is_wrong(value: &Value) -> bool {
    match value {
        Value::Array(items) => items.iter().any(is_wrong),
        Value::Object(fields) => (fields.contains_key(REPEAT) && of(fields).is_none()) || fields.values().any(is_wrong),
        _ => false,
    }
}

/// Writes out every repetition in a value: a text as many times in a row, anything else as an array of as many.
pub fn fill(value: &mut Value) {
    match value {
        Value::Array(items) => items.iter_mut().for_each(fill),
        Value::Object(fields) => match of(fields) {
            Some((repeated, times)) => *value = written_out(repeated, times),
            None => fields.values_mut().for_each(fill),
        },
        _ => {}
    }
}

/// What is repeated, and how often, where an object is a repetition that is not too large.
pub(crate) fn of(fields: &Map<String, Value>) -> Option<(&Value, usize)> {
    let [repeated, times] = fields.get(REPEAT).filter(|_| fields.len() == 1)?.as_array()?.as_slice() else {
        return None;
    };
    let times = usize::try_from(times.as_u64()?).ok()?;
    let length = repeated.as_str().map_or(1, str::len);
    (length.checked_mul(times)? <= MAX_LENGTH).then_some((repeated, times))
}

fn written_out(repeated: &Value, times: usize) -> Value {
    match repeated {
        Value::String(text) => text.repeat(times).into(),
        other => vec![other.clone(); times].into(),
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn texts_and_items_are_repeated() {
        let mut value =
            json!({"text": {"$repeat": ["ab", 3]}, "list": [{"$repeat": [{"a": 1}, 2]}], "other": {"$repeat": 1}});
        fill(&mut value);
        assert_eq!(value, json!({"text": "ababab", "list": [[{"a": 1}, {"a": 1}]], "other": {"$repeat": 1}}));
    }

    #[test]
    fn nothing_grows_without_bound() {
        for huge in [
            json!({"$repeat": ["ab", MAX_LENGTH]}),
            json!({"$repeat": ["ab", u64::MAX]}),
            json!({"$repeat": ["ab", -1]}),
        ] {
            let mut value = huge.clone();
            fill(&mut value);
            assert_eq!(value, huge);
        }
    }
}

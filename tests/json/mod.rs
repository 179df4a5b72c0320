//! Equality of JSON values, for round trips.

use dagstack_spec_model::Decimal;
use serde_json::{Number, Value};

/// Whether what was read and written again is the document that came: numbers by value, objects without order, and a fraction as
/// far as a double has its digits.
pub(crate) fn is_same(first: &Value, again: &Value) -> bool {
    match (first, again) {
        (Value::Number(first), Value::Number(again)) => is_same_number(first, again),
        (Value::Array(first), Value::Array(again)) => {
            first.len() == again.len() && first.iter().zip(again).all(|(first, again)| is_same(first, again))
        }
        (Value::Object(first), Value::Object(again)) => {
            first.len() == again.len()
                && first.iter().all(|(key, value)| again.get(key).is_some_and(|again| is_same(value, again)))
        }
        _ => first == again,
    }
}

fn is_same_number(first: &Number, again: &Number) -> bool {
    let (exact, written) = (Decimal::from(first), Decimal::from(again));
    // No fraction becomes zero.
    let is_nearest = || !exact.is_integer() && !written.is_zero() && first.as_f64() == again.as_f64();
    exact == written || is_nearest()
}

/// Reads JSON of any depth: `serde_json` by itself stops at 127 levels, and documents of 128 are read.
///
/// # Errors
/// Why it is not JSON.
#[allow(dead_code, reason = "each test that takes this in uses its own part")]
pub(crate) fn parse(text: &str) -> Result<Value, String> {
    let error = match serde_json::from_str(text) {
        Ok(value) => return Ok(value),
        Err(error) => error.to_string(),
    };
    let inner = text.trim();
    let inner = inner.get(1..inner.len().saturating_sub(1)).unwrap_or_default();
    if !error.starts_with("recursion limit exceeded") {
        return Err(error);
    }
    match text.trim_start().as_bytes().first() {
        Some(b'[') => split(inner, ',').into_iter().map(parse).collect(),
        _ => split(inner, ',')
            .into_iter()
            .map(|entry| {
                let [key, value] = split(entry, ':')[..] else { return Err(error.clone()) };
                Ok((serde_json::from_str(key).map_err(|error| error.to_string())?, parse(value)?))
            })
            .collect::<Result<serde_json::Map<String, Value>, String>>()
            .map(Value::Object),
    }
}

/// The parts of a text between separators that stand in no brackets and in no string.
fn split(text: &str, separator: char) -> Vec<&str> {
    let (mut parts, mut start, mut depth, mut quoted, mut escaped) = (Vec::new(), 0, 0, false, false);
    for (at, sign) in text.char_indices() {
        match sign {
            '"' if !escaped => quoted = !quoted,
            '[' | '{' if !quoted => depth += 1,
            ']' | '}' if !quoted => depth -= 1,
            _ if sign == separator && !quoted && depth == 0 => {
                parts.push(&text[start..at]);
                start = at + 1;
            }
            _ => {}
        }
        escaped = sign == '\\' && !escaped;
    }
    parts.push(&text[start..]);
    parts
}

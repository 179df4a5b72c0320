//! Patterns and formats, of values and of keys.

use serde_json::{Map, Value, json};

use super::near::Rng;

/// Patterns of ECMA-262 that the reference reads as JavaScript does. It does not so for `\b`: `patterns.rs` asks node about all.
const PATTERNS: &[&str] = &[
    "",
    "^$",
    "^a",
    "b$",
    "^[a-z]+$",
    "^[^a-c]",
    "^[+--a]+$",
    "^[\\w-]+$",
    "^\\d{1,3}(?:\\.\\d{1,3})?$",
    "^.$",
    "^.{2,4}$",
    "^\\S+$",
    "\\s",
    "^(?:a|ab)(?:c|bcd)?$",
    "^(?<year>\\d{4})-\\d\\d",
    "^\\p{L}+$",
    "^\\p{Lu}",
    "^\\P{L}+$",
    "\\p{Script=Greek}",
    "\\u{1F600}",
    "^[\\u{1F600}-\\u{1F64F}]$",
    "é",
    "^\\/",
    "[\\]^]",
    "^[a-z]{1,100}$",
    "^a{2,3}?b?$",
    "\\x41",
];

/// Patterns that an engine which tries one way after the other does not finish.
const EXPLOSIVE: &[&str] = &[
    "^(a+)+$",
    "^(a|a)*$",
    "^(a|aa)+$",
    "(x+x+)+y",
    "^(\\w+\\s?)*$",
    "^([a-zA-Z]+)*$",
    "(.*)*=.*",
    "(a*)*b",
    "\\s+$",
    "^(?:a?){30}a{30}$",
];

/// Texts on which they would not end.
const LONG: &[&str] = &["a", "x", "a ", " ", "=a", "ab"];

const FORMATS: &[&str] = &[
    "date-time",
    "date",
    "time",
    "duration",
    "email",
    "hostname",
    "ipv4",
    "ipv6",
    "uri",
    "uri-reference",
    "uuid",
    "regex",
    "json-pointer",
];

fn pattern(rng: &mut Rng) -> &'static str {
    if rng.chance(35) { rng.pick::<&str>(EXPLOSIVE) } else { rng.pick::<&str>(PATTERNS) }
}

/// A schema of texts, or of keys.
pub(crate) fn schema(rng: &mut Rng) -> Value {
    match rng.below(10) {
        0 => text(rng),
        1 => {
            let keyword = *rng.pick(&["allOf", "anyOf", "oneOf"]);
            json!({"type": "string", keyword: [untyped(rng), untyped(rng)]})
        }
        2 => json!({"type": "string", "not": untyped(rng)}),
        3 => untyped(rng),
        4 => json!({"type": "array", "items": text(rng), "uniqueItems": true}),
        5..8 => {
            let mut patterns = Map::new();
            for _ in 0..=rng.below(3) {
                let value = if rng.chance(50) { json!({"type": "integer"}) } else { text(rng) };
                patterns.insert(pattern(rng).to_owned(), value);
            }
            let mut schema = json!({"type": "object", "patternProperties": patterns});
            match rng.below(4) {
                0 => schema["additionalProperties"] = json!(false),
                1 => schema["unevaluatedProperties"] = json!({"type": "string"}),
                2 => schema["properties"] = json!({"a": {"type": "integer"}, "foo": text(rng)}),
                _ => {}
            }
            schema
        }
        8 => {
            json!({"type": "object", "propertyNames": untyped(rng), "additionalProperties": {"type": ["integer", "string"]}})
        }
        _ => json!({
            "type": "object",
            "properties": {"a": text(rng), "b": text(rng)},
            "propertyNames": text(rng),
            "if": {"properties": {"a": untyped(rng)}},
            "then": {"required": ["b"]},
        }),
    }
}

fn text(rng: &mut Rng) -> Value {
    let mut schema = untyped(rng);
    schema["type"] = json!("string");
    schema
}

fn untyped(rng: &mut Rng) -> Value {
    let mut schema =
        if rng.chance(60) { json!({"pattern": pattern(rng)}) } else { json!({"format": rng.pick(FORMATS)}) };
    if rng.chance(15) {
        schema["pattern"] = json!(pattern(rng));
    }
    if rng.chance(15) {
        schema["maxLength"] = json!(50);
    }
    schema
}

/// Puts long texts into a document.
pub(crate) fn change(document: &mut Value, rng: &mut Rng) {
    match document {
        Value::String(text) => *text = long(rng),
        Value::Array(items) if !items.is_empty() => {
            let at = rng.below(items.len());
            change(&mut items[at], rng);
        }
        Value::Object(entries) => {
            if rng.chance(60) {
                let value = entries.values().next().cloned().unwrap_or(json!(1));
                entries.insert(long(rng), value);
            } else {
                entries.values_mut().for_each(|value| change(value, rng));
            }
        }
        _ => {}
    }
}

fn long(rng: &mut Rng) -> String {
    let part = *rng.pick(LONG);
    let times = *rng.pick(&[3, 30, 40, 60, 3000]);
    format!("{}{}", part.repeat(times), rng.pick(&["", "!", "b", "y", "é"]))
}

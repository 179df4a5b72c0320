//! Unions wherever a type may stand: what was read and is written again is the document that came.
//!
//! `cargo test --test unions`; `DAGSTACK_SKIP_RUST=1` and its like leave out one language.

mod json;
mod languages;
mod npm;

use dagstack_spec_generators::ir;
use serde_json::Value;

use languages::{Said, kind, toolchains};

/// How the variants of `#/$defs/U` are told apart, and a value of each; the last one is not valid.
const UNIONS: &[(&str, [&str; 3])] = &[
    (
        r##"{"oneOf": [{"type": "object", "required": ["k"], "properties": {"k": {"const": "a"}, "next": {"$ref": "#/$defs/U"}}},
                     {"type": "object", "required": ["k"], "properties": {"k": {"const": "b"}, "more": {"type": "array", "items": {"$ref": "#/$defs/U"}}}}]}"##,
        [
            r#"{"k": "a", "next": {"k": "b"}}"#,
            r#"{"k": "b", "more": [{"k": "a"}, {"k": "b", "more": []}]}"#,
            r#"{"k": "c"}"#,
        ],
    ),
    (
        r##"{"anyOf": [{"type": "string"}, {"type": "array", "items": {"$ref": "#/$defs/U"}}]}"##,
        [r#""text""#, r#"["a", ["b", []]]"#, "1"],
    ),
    (
        r##"{"oneOf": [{"type": "object", "required": ["a"], "properties": {"a": {"$ref": "#/$defs/U"}}, "additionalProperties": false},
                     {"type": "object", "required": ["b"], "properties": {"b": {"type": "integer"}}, "additionalProperties": false}]}"##,
        [r#"{"a": {"a": {"b": 1}}}"#, r#"{"b": 2}"#, r#"{"a": {"b": "x"}}"#],
    ),
];

/// A place where a union may stand, and a document with VALUE there.
const PLACES: &[(&str, &str)] = &[
    (r##"{"$ref": "#/$defs/U"}"##, "VALUE"),
    (r##"{"type": "object", "properties": {"o": {"$ref": "#/$defs/U"}}}"##, r#"{"o": VALUE}"#),
    (r##"{"type": "object", "required": ["o"], "properties": {"o": {"$ref": "#/$defs/U"}}}"##, r#"{"o": VALUE}"#),
    (
        r##"{"type": "object", "properties": {"o": {"anyOf": [{"$ref": "#/$defs/U"}, {"type": "null"}]}}}"##,
        r#"{"o": VALUE}"#,
    ),
    (r##"{"type": "array", "items": {"$ref": "#/$defs/U"}}"##, "[VALUE, VALUE]"),
    (r##"{"type": "array", "items": {"anyOf": [{"$ref": "#/$defs/U"}, {"type": "null"}]}}"##, "[VALUE, null]"),
    (r##"{"type": "object", "additionalProperties": {"$ref": "#/$defs/U"}}"##, r#"{"x": VALUE, "y": VALUE}"#),
    (
        r##"{"type": "object", "additionalProperties": {"type": "array", "items": {"$ref": "#/$defs/U"}}}"##,
        r#"{"x": [VALUE]}"#,
    ),
    (r##"{"type": "array", "prefixItems": [{"$ref": "#/$defs/U"}, {"type": "string"}]}"##, "[VALUE]"),
    (
        r##"{"type": "object", "properties": {"a": true}, "additionalProperties": {"$ref": "#/$defs/U"}}"##,
        r#"{"a": 1, "x": VALUE}"#,
    ),
    (
        r##"{"type": "object", "properties": {"self": {"$ref": "#/$defs/Holder"}}}"##,
        r#"{"self": {"u": VALUE, "next": {"u": VALUE}}}"#,
    ),
];

/// The place in a schema with the union, and with an object that holds one behind a pointer.
fn schema(place: &str, union: &str) -> Value {
    let holder =
        r##"{"type": "object", "properties": {"u": {"$ref": "#/$defs/U"}, "next": {"$ref": "#/$defs/Holder"}}}"##;
    let mut schema: Value = serde_json::from_str(place).expect("JSON");
    let table = format!(r#"{{"U": {union}, "Holder": {holder}}}"#);
    schema["$defs"] = serde_json::from_str(&table).expect("JSON");
    schema
}

#[test]
fn unions_are_written_as_they_came_wherever_they_stand() {
    let (mut kinds, mut package) = (Vec::<ir::Kind>::new(), None);
    let (mut rows, mut wanted) = (Vec::new(), Vec::new());
    for (number, (union, values)) in UNIONS.iter().enumerate() {
        for (at, (place, document)) in PLACES.iter().enumerate() {
            let name = format!("unions_{number}_{at}");
            let (kind, around) = kind::of_schema(&name, "A union.", &schema(place, union)).expect("it is emitted");
            kinds.push(kind);
            package = Some(around);
            for (index, value) in values.iter().enumerate() {
                let document = format!(r#"{{"value": {}}}"#, document.replace("VALUE", value));
                rows.push((name.clone(), document));
                wanted.push((*place, index < 2));
            }
        }
    }
    let toolchains = toolchains::all("unions");
    let kinds: Vec<&ir::Kind> = kinds.iter().collect();
    let heard = languages::hear_all(&toolchains, &package.expect("a package"), &kinds, &rows);
    let mut wrong = String::new();
    for (toolchain, heard) in toolchains.iter().zip(&heard) {
        for (((place, valid), said), (_, document)) in wanted.iter().zip(&heard.said).zip(&rows) {
            let agrees = match said {
                Said::Accepted(again) => *valid && *again == serde_json::from_str::<Value>(document).expect("JSON"),
                Said::Rejected(_) => !valid,
                Said::Unstable(_) | Said::Crashed(_) => false,
            };
            if !agrees {
                wrong += &format!("{}: {place}: {document}: {valid} is expected: {said:?}\n", toolchain.name());
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong}");
}

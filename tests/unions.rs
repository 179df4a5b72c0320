//! Unions wherever a type may stand: what was read and is written again is the document that came.
//!
//! `cargo test --test unions`; `DAGSTACK_SKIP_RUST=1` and its like leave out one language.

mod json;
mod languages;
mod npm;
mod venv;

use serde_json::Value;

use languages::questions::Questions;

/// How the variants of `#/$defs/U` are discriminated, and a value of each; the last one is not valid.
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

/// A type of each kind, a value of it, and one of none of them that is never valid.
const NAMED: &[(&str, &str)] = &[
    (r#"{"type": "null"}"#, "null"),
    (r#"{"const": null}"#, "null"),
    (r#"{"type": "boolean"}"#, "false"),
    (r#"{"type": "string", "minLength": 1}"#, r#""text""#),
    (r#"{"type": "integer", "minimum": 0}"#, "0"),
    (r#"{"type": "number"}"#, "0.5"),
    (r#"{"enum": ["a", "b"]}"#, r#""a""#),
    (r#"{"enum": ["a", 1, null]}"#, "null"),
    (r#"{"type": ["string", "null"]}"#, "null"),
    (r#"{"type": ["boolean", "null"], "not": {"const": true}}"#, "null"),
    (r#"{"type": ["object", "null"], "properties": {"a": {"type": "integer"}}}"#, r#"{"a": 1}"#),
    (r#"{"type": "array", "items": {"type": ["integer", "null"]}}"#, "[null, 1]"),
    (r#"{"type": "array", "prefixItems": [{"type": "null"}, {"type": "integer"}]}"#, "[null, 1]"),
    (r#"{"type": "object", "additionalProperties": {"type": "null"}}"#, r#"{"a": null}"#),
    (r#"{"anyOf": [{"type": "null"}, {"type": "string"}, {"type": "integer"}]}"#, "null"),
    (r#"{"oneOf": [{"const": "x"}, {"type": "array", "items": {"const": null}}]}"#, "[null]"),
];

/// Unions with a branch that has no other type than `null`: what else that branch asks holds, too. `null`, and whether it is valid.
const NULLS: &[(&str, bool)] = &[
    (r#"{"anyOf": [{"allOf": [{"type": "null"}, {"type": "integer"}]}, {"type": "object"}]}"#, false),
    (r#"{"anyOf": [{"type": "null", "not": {}}, {"type": "object"}]}"#, false),
    (r#"{"oneOf": [{"type": "null", "not": {"type": "null"}}, {"type": "string"}]}"#, false),
    (r#"{"anyOf": [{"type": "null", "if": true, "then": false}, {"type": "integer"}]}"#, false),
    (r#"{"oneOf": [{"anyOf": [{"type": "null"}], "not": {}}, {"type": "integer"}]}"#, false),
    (
        r##"{"anyOf": [{"$ref": "#/$defs/N", "not": {"const": null}}, {"type": "object"}], "$defs": {"N": {"type": "null"}}}"##,
        false,
    ),
    (
        r##"{"anyOf": [{"$ref": "#/$defs/N"}, {"type": "object"}], "$defs": {"N": {"type": "null", "not": {"const": null}}}}"##,
        false,
    ),
    (
        r##"{"anyOf": [{"$ref": "#/$defs/N", "title": "T"}, {"type": "object"}], "$defs": {"N": {"type": "null"}}}"##,
        true,
    ),
    (r#"{"anyOf": [{"type": "null", "not": {"const": 1}}, {"type": "object"}]}"#, true),
    (r#"{"anyOf": [{"const": null}, {"type": "object"}]}"#, true),
];

/// A value that no type of [`NAMED`] has: an array whose items none of them takes.
const FOREIGN: &str = "[[{}]]";

/// The places where a union of named types can be: alone, in a field, in an array.
const NAMED_PLACES: std::ops::Range<usize> = 0..5;

/// The place in a schema with the union, and with an object that holds one behind a pointer. `named` is what `#/$defs/Named`
/// says.
fn schema(place: &str, union: &str, named: &str) -> Value {
    let holder =
        r##"{"type": "object", "properties": {"u": {"$ref": "#/$defs/U"}, "next": {"$ref": "#/$defs/Holder"}}}"##;
    let mut schema: Value = serde_json::from_str(place).expect("JSON");
    let table = format!(r#"{{"U": {union}, "Holder": {holder}, "Named": {named}}}"#);
    schema["$defs"] = serde_json::from_str(&table).expect("JSON");
    schema
}

#[test]
fn unions_are_written_as_they_came_wherever_they_stand() {
    let (mut questions, mut wanted) = (Questions::of("unions"), Vec::new());
    // Each value is in the document where VALUE is, and is valid or not.
    let mut ask = |schema: &Value, document: &str, values: &[(&str, bool)]| {
        questions.ask(schema, values.iter().map(|(value, _)| document.replace("VALUE", value)));
        wanted.extend(values.iter().map(|(_, valid)| (schema.to_string(), *valid)));
    };
    for (union, [first, second, foreign]) in UNIONS {
        for (place, document) in PLACES {
            ask(&schema(place, union, "true"), document, &[(first, true), (second, true), (foreign, false)]);
        }
    }
    for (named, value) in NAMED {
        let union = r##"{"anyOf": [{"$ref": "#/$defs/Named"}, {"$ref": "#/$defs/Named"}]}"##;
        for (place, document) in &PLACES[NAMED_PLACES] {
            ask(&schema(place, union, named), document, &[(value, true), (FOREIGN, false)]);
        }
    }
    for (union, is_valid) in NULLS {
        let schema = serde_json::from_str(union).expect("JSON");
        ask(&schema, "VALUE", &[("null", *is_valid), ("[null]", false)]);
    }
    let mut wrong = String::new();
    for (toolchain, results) in questions.run() {
        for (((schema, valid), verdict), payload) in wanted.iter().zip(&results.verdicts).zip(questions.payloads()) {
            if !verdict.is_right(*valid, &serde_json::from_str(payload).expect("JSON")) {
                wrong += &format!("{}: {schema}: {payload}: {valid} is expected: {verdict:?}\n", toolchain.name());
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong}");
}

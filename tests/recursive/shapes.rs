//! Schemas that lead back to themselves by more than one branch, and documents that go down them.

use serde_json::{Value, json};

/// A schema whose definition `E` refers to itself under `a`, twice at one place.
pub(crate) struct Shape {
    /// What a reader calls it.
    pub(crate) name: &'static str,
    pub(crate) schema: Value,
    /// What is at the end of a document: one value that fits, and one that does not.
    pub(crate) ends: [Value; 2],
}

/// All of them.
pub(crate) fn shapes() -> Vec<Shape> {
    let inner = || json!({"$ref": "#/$defs/E"});
    let a = || json!({"properties": {"a": inner()}});
    let objects = [json!({"b": 1}), json!({"b": "x"})];
    let shape = |name, definition: Value, ends: &[Value; 2]| Shape {
        name,
        schema: json!({"$ref": "#/$defs/E", "$defs": {"E": definition}}),
        ends: ends.clone(),
    };
    vec![
        shape(
            "oneOf closed",
            json!({"oneOf": [
                {"type": "object", "properties": {"a": inner()}, "additionalProperties": false},
                {"type": "object", "properties": {"a": inner(), "b": {"type": "integer"}}, "required": ["b"], "additionalProperties": false},
            ]}),
            &objects,
        ),
        shape(
            "anyOf",
            json!({"anyOf": [
                {"type": "object", "properties": {"a": inner()}, "required": ["z"]},
                {"type": "object", "properties": {"a": inner(), "b": {"type": "integer"}}},
            ]}),
            &objects,
        ),
        shape(
            "oneOf with a scalar",
            json!({"oneOf": [
                {"type": "integer"},
                {"type": "object", "properties": {"a": inner()}, "required": ["z"]},
                {"type": "object", "properties": {"a": inner()}},
            ]}),
            &[json!(1), json!("x")],
        ),
        shape("allOf twice the same", json!({"allOf": [a(), a()], "properties": {"b": {"type": "integer"}}}), &objects),
        shape(
            "properties with patternProperties",
            json!({"properties": {"a": inner(), "b": {"type": "integer"}}, "patternProperties": {"^a": inner()}}),
            &objects,
        ),
        shape(
            "dependentSchemas",
            json!({"properties": {"a": inner(), "b": {"type": "integer"}}, "dependentSchemas": {"a": a()}}),
            &objects,
        ),
        shape(
            "if/then",
            json!({"if": a(), "then": a(), "else": {"required": ["z"]}, "properties": {"b": {"type": "integer"}}}),
            &objects,
        ),
        shape(
            "not in not",
            json!({"not": {"not": {"properties": {"a": inner(), "b": {"type": "integer"}}}}, "properties": {"a": inner()}}),
            &objects,
        ),
        shape(
            "anyOf leaf",
            json!({"anyOf": [
                {"properties": {"a": inner()}, "required": ["z"]},
                {"properties": {"a": inner(), "b": {"type": "integer"}}},
            ]}),
            &objects,
        ),
        shape(
            "unevaluatedProperties",
            json!({
                "anyOf": [
                    {"properties": {"a": inner()}, "required": ["a"]},
                    {"properties": {"a": inner(), "b": {"type": "integer"}}},
                ],
                "unevaluatedProperties": false,
            }),
            &objects,
        ),
    ]
}

/// A document of so many levels under `a`, with this at its end.
pub(crate) fn nested(levels: usize, end: &Value) -> String {
    format!("{}{end}{}", r#"{"a":"#.repeat(levels), "}".repeat(levels))
}

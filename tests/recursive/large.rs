//! Schemas around which limits are usual: what comes last in them is asked as what comes first.

use serde_json::{Map, Value, json};

/// A large schema, and documents that its last part decides about.
pub(crate) struct Large {
    /// What a reader calls it.
    pub(crate) name: &'static str,
    pub(crate) schema: Value,
    pub(crate) documents: Vec<Value>,
}

/// All of them.
pub(crate) fn large() -> Vec<Large> {
    vec![
        Large {
            name: "an enum of 5,000 strings",
            schema: json!({"enum": (0..5_000).map(|number| format!("value {number}")).collect::<Vec<_>>()}),
            documents: vec![json!("value 4999"), json!("value 5000"), json!("value 0")],
        },
        Large {
            name: "300 allOf beside a tagged oneOf",
            schema: json!({
                "type": "object",
                "allOf": (0..300).map(|number| json!({"required": [key(number)]})).collect::<Vec<_>>(),
                "oneOf": [tagged("a"), tagged("b")],
            }),
            documents: vec![all_keys(300, "a"), all_keys(299, "a"), all_keys(300, "c"), all_keys(299, "b")],
        },
        Large {
            name: "300 allOf of different kinds of types",
            schema: json!({
                "allOf": (0..300).map(|number| json!({"not": {"const": number}})).collect::<Vec<_>>(),
            }),
            documents: vec![json!(299), json!(300), json!("299")],
        },
        Large {
            name: "2,000 properties",
            schema: json!({
                "type": "object",
                "properties": table(2_000, &|_| json!({"type": "integer"})),
                "additionalProperties": false,
            }),
            documents: vec![
                json!({key(1_999): 1}),
                json!({key(1_999): "x"}),
                json!({key(2_000): 1}),
                Value::Object(table(2_000, &|number| json!(number))),
            ],
        },
        Large {
            name: "400 tagged branches",
            schema: json!({"oneOf": (0..400).map(|number| tagged(&key(number))).collect::<Vec<_>>()}),
            documents: vec![
                json!({"tag": key(399), "count": 1}),
                json!({"tag": key(399), "count": "x"}),
                json!({"tag": key(400), "count": 1}),
            ],
        },
        Large {
            name: "2,000 keys that another one asks for",
            schema: json!({"dependentRequired": table(2_000, &|_| json!(["other"]))}),
            documents: vec![json!({key(1_999): 1, "other": 1}), json!({key(1_999): 1}), json!({key(2_000): 1})],
        },
    ]
}

/// Defaults that a reader would never come to the end of, if it filled them in: they are left to readers, with a warning.
pub(crate) fn defaults() -> Large {
    let inner = || json!({"$ref": "#/$defs/E", "default": {}});
    let list = json!({"type": "array", "items": {"$ref": "#/$defs/E"}, "default": [{}, {"n": 1}]});
    Large {
        name: "defaults of the type that has them",
        schema: json!({
            "$ref": "#/$defs/E",
            "$defs": {"E": {
                "type": "object",
                "properties": {"next": inner(), "list": list, "n": {"type": "integer", "default": 7}},
                "required": [],
            }},
        }),
        documents: vec![json!({}), json!({"next": {"next": {}}}), json!({"next": {"n": "x"}}), json!({"list": [1]})],
    }
}

fn key(number: usize) -> String {
    format!("key_{number}")
}

fn table(count: usize, value: &dyn Fn(usize) -> Value) -> Map<String, Value> {
    (0..count).map(|number| (key(number), value(number))).collect()
}

fn tagged(tag: &str) -> Value {
    json!({
        "type": "object",
        "properties": {"tag": {"const": tag}, "count": {"type": "integer"}},
        "required": ["tag", "count"],
    })
}

/// An object with a tag, and so many of the keys.
fn all_keys(count: usize, tag: &str) -> Value {
    let mut object = table(count, &|number| json!(number));
    object.extend([("tag".to_owned(), json!(tag)), ("count".to_owned(), json!(1))]);
    Value::Object(object)
}

//! Schemas at the edges of what JavaScript can hold, and documents with the verdicts that are due: a kind a schema.

use std::collections::BTreeMap;

use dagstack_spec_model::tree::TreePath;
use dagstack_spec_model::{Spec, Tree, load};
use serde_json::{Value, json};

/// A schema, and documents as text.
pub(crate) struct Edge {
    pub(crate) name: &'static str,
    schema: Value,
    pub(crate) valid: Vec<String>,
    pub(crate) invalid: Vec<String>,
}

/// All of them.
pub(crate) fn all() -> Vec<Edge> {
    let large: Value = serde_json::from_str(r#"{"minimum": 9007199254740993}"#).expect("JSON");
    let mut all = vec![
        edge(
            "unique_defaults",
            json!({
                "type": "array",
                "items": {"type": "object", "properties": {"a": {"type": "integer", "default": 0}}},
                "uniqueItems": true,
            }),
            &[r#"[{},{"a":0}]"#],
            &["[{},{}]"],
        ),
        edge(
            "condition_defaults",
            json!({
                "type": "object",
                "properties": {"a": {"type": "integer", "default": 0}, "b": {"type": "integer"}},
                "if": {"required": ["a"]}, "then": {"required": ["b"]}, "maxProperties": 1,
            }),
            &["{}", r#"{"b":1}"#],
            &[r#"{"a":0}"#, r#"{"a":0,"b":1}"#],
        ),
        edge(
            "integers",
            json!({"type": "integer"}),
            &["9007199254740992", "3.0", "1e23", "-0"],
            &["9007199254740993", "123456789012345678901", "0.5", "1e400", "-9007199254740993"],
        ),
        edge(
            "large_items",
            json!({"type": "array", "items": {"type": "integer", "minimum": 0}, "contains": {"type": "integer", "multipleOf": 3}}),
            &["[3]", "[9007199254740992, 0]"],
            &["[9007199254740993]", "[10000000000000000002]", "[10000000000000000001, -1]", "[0.5]", "[1e400]"],
        ),
        edge(
            "numbers",
            json!({"type": "number"}),
            &["1e23", "0.1", "3.14159265358979323846", "0e999", "5e-324"],
            &["1e400", "-1e400", "1e-400", "9007199254740993"],
        ),
        edge("anything", json!({}), &["[[[]]]", "1e308"], &["1e400", "{\"a\":[1e999]}", "9007199254740993"]),
        edge(
            "many_members",
            json!({"enum": (0..3000).map(|at| if at % 2 == 0 { json!({"a": at}) } else { json!([at]) }).collect::<Vec<_>>()}),
            &[r#"{"a":2998}"#, "[2999]"],
            &[r#"{"a":2999}"#, "2999"],
        ),
        edge(
            "rounded_tags",
            json!({"anyOf": [tagged("1e22"), tagged("10000000000000000000002")]}),
            &[r#"{"kind":1e22,"a":1}"#],
            &[r#"{"kind":1}"#, r#"{"a":1}"#, r#"{"kind":"1e22"}"#],
        ),
        edge(
            "wide_tuple",
            json!({"type": "array", "prefixItems": (0..300).map(|at| json!({"type": if at % 2 == 0 { "integer" } else { "string" }})).collect::<Vec<_>>()}),
            &["[]", "[1]", r#"[1,"a",2]"#],
            &[r#"["a"]"#, "[1,2]"],
        ),
        edge("tens", json!({"multipleOf": 10}), &["1e40", "1e23", "3e30", "20"], &["1", "1.5", "123e-1"]),
        edge("cents", json!({"type": "number", "multipleOf": 0.01}), &["0.07", "1e300", "4.35"], &["0.001", "1e-300"]),
        edge("bound", large, &["9007199254740994", "1e40"], &["9007199254740992", "9007199254740993"]),
        edge(
            "no_boundary",
            json!({"type": "string", "pattern": r"\B"}),
            &["\"ab\"", "\"\u{1f600}\u{1f600}\""],
            &["\"a\u{1f600}b\"", "\"z\u{11065}1\u{2750}y\""],
        ),
        edge(
            "text",
            json!({"type": "string"}),
            &["\"\u{1f600}\"", "\"\\ud83d\\ude00\""],
            &["\"\\ud800\"", "\"\\udc00\"", "\"a\\ud83d\""],
        ),
        edge(
            "table",
            json!({"type": "object"}),
            &["{\"\\ud83d\\ude00\":1}"],
            &["{\"\\ud800\":1}", "{\"a\":[\"\\udc00\"]}"],
        ),
        edge("nothing", json!(false), &[], &["null", "1", "{}", "[]", "\"\"", "true"]),
        edge("deep_constant", json!({"const": nested(json!([]), 99)}), &[&nested(json!([]), 99).to_string()], &["[]"]),
        edge(
            "deep_lists",
            json!({"type": "object", "properties": {"v": lists(60)}}),
            &[&json!({"v": nested(json!(1), 60)}).to_string()],
            &[&json!({"v": nested(json!("x"), 60)}).to_string()],
        ),
        edge("chain", chain(120), &[&document("next", 100, "{}")], &[&document("next", 100, r#"{"next":1}"#)]),
    ];
    all.extend(revisits());
    all
}

/// Ten ways to lead to one recursive schema twice: each level of a document would double the work.
fn revisits() -> Vec<Edge> {
    let e = || json!({"$ref": "#/$defs/E"});
    let a = |closed: bool| {
        let mut schema = json!({"type": "object", "properties": {"a": e()}});
        if closed {
            schema["additionalProperties"] = json!(false);
        }
        schema
    };
    let with = |key: &str| {
        let mut schema = a(true);
        schema["properties"][key] = json!({"type": "integer"});
        schema["required"] = json!([key]);
        schema
    };
    let shapes = [
        ("one_of_closed", json!({"oneOf": [a(true), with("b")]}), "{}", r#"{"c":1}"#),
        ("any_of", json!({"anyOf": [with("b"), a(true)]}), "{}", r#"{"c":1}"#),
        ("one_of_scalar", json!({"oneOf": [{"type": "integer"}, a(true), with("b")]}), "1", r#"{"c":1}"#),
        ("all_of_twice", json!({"allOf": [a(false), a(false)]}), "{}", "1"),
        (
            "pattern_twice",
            json!({"type": "object", "properties": {"a": e()}, "patternProperties": {"^a": e()}}),
            "{}",
            "1",
        ),
        (
            "dependent",
            json!({"type": "object", "properties": {"a": e()}, "dependentSchemas": {"a": {"properties": {"a": e()}}}}),
            "{}",
            "1",
        ),
        (
            "if_then",
            json!({"type": "object", "if": {"properties": {"a": e()}}, "then": {"properties": {"a": e()}}, "else": false}),
            "{}",
            "1",
        ),
        ("not_in_not", json!({"type": "object", "allOf": [a(false), {"not": {"not": a(false)}}]}), "{}", "1"),
        (
            "any_of_leaf",
            json!({"anyOf": [{"type": "string"}, {"type": "object", "properties": {"a": e()}, "required": ["a"]}, {"type": "object", "properties": {"a": e(), "b": {"type": "integer"}}, "required": ["a", "b"]}]}),
            "\"x\"",
            "1",
        ),
        (
            "unevaluated",
            json!({"type": "object", "anyOf": [a(false), {"properties": {"a": e(), "b": true}}], "unevaluatedProperties": false}),
            "{}",
            r#"{"c":1}"#,
        ),
    ];
    let mut all: Vec<Edge> = shapes
        .into_iter()
        .map(|(name, schema, good, bad)| {
            let schema = json!({"$ref": "#/$defs/E", "$defs": {"E": schema}});
            edge(name, schema, &[&document("a", 100, good)], &[&document("a", 100, bad)])
        })
        .collect();
    // As many ways as a power of two, about one value.
    let definitions: serde_json::Map<String, Value> = (0..60)
        .map(|at| {
            let next =
                if at == 59 { json!({"type": "integer"}) } else { json!({"$ref": format!("#/$defs/D{}", at + 1)}) };
            (format!("D{at}"), json!({"anyOf": [{"allOf": [next, {"minimum": 0}]}, next]}))
        })
        .collect();
    let schema = json!({"$ref": "#/$defs/D0", "$defs": definitions});
    all.push(edge("definitions", schema, &["1", "-1"], &["\"x\"", "{}"]));
    all
}

fn edge(name: &'static str, schema: Value, valid: &[&str], invalid: &[&str]) -> Edge {
    let texts = |texts: &[&str]| texts.iter().map(|text| format!(r#"{{"value":{text}}}"#)).collect();
    Edge { name, schema, valid: texts(valid), invalid: texts(invalid) }
}

fn nested(core: Value, depth: usize) -> Value {
    (0..depth).fold(core, |inner, _| json!([inner]))
}

fn lists(depth: usize) -> Value {
    (0..depth).fold(json!({"type": "integer"}), |items, _| json!({"type": "array", "items": items}))
}

/// So many types, each with the next one inside.
fn chain(length: usize) -> Value {
    let definitions: serde_json::Map<String, Value> = (0..length)
        .map(|at| {
            let next = if at + 1 == length { json!(true) } else { json!({"$ref": format!("#/$defs/C{}", at + 1)}) };
            (format!("C{at}"), json!({"type": "object", "properties": {"next": next}}))
        })
        .collect();
    json!({"$ref": "#/$defs/C0", "$defs": definitions})
}

fn document(key: &str, depth: usize, core: &str) -> String {
    format!("{}{core}{}", format!(r#"{{"{key}":"#).repeat(depth), "}".repeat(depth))
}

/// The kinds.
pub(crate) fn spec() -> Spec {
    let mut files = BTreeMap::new();
    let mut write = |path: String, value: &Value| {
        files.insert(TreePath::new(&path).expect("inside"), format!("{value:#}\n"));
    };
    for Edge { name, schema, .. } in all() {
        let mut schema = schema;
        let definitions = schema.as_object_mut().and_then(|schema| schema.remove("$defs")).unwrap_or_else(|| json!({}));
        let payload = json!({
            "$schema": "https://json-schema.org/draft/2020-12/schema",
            "type": "object",
            "properties": {"value": schema},
            "required": ["value"],
            "additionalProperties": false,
            "$defs": definitions,
        });
        write(format!("kinds/{name}/schemas/payload.json"), &payload);
        let hook = json!({
            "name": "check",
            "dispatch": "singleton",
            "description": "Takes and gives the payload.",
            "input_schema": "schemas/payload.json",
            "output_schema": "schemas/payload.json",
        });
        // JSON is YAML.
        let kind = json!({"kind": name, "kind_api_version": "1.0.0", "description": "An edge.", "hooks": [hook]});
        write(format!("kinds/{name}/v1.yaml"), &kind);
    }
    load::load(&Tree::Memory(files)).unwrap_or_else(|problems| panic!("{problems:?}"))
}

/// A variant whose tag is a number.
fn tagged(tag: &str) -> Value {
    let tag: Value = serde_json::from_str(tag).expect("JSON");
    json!({"type": "object", "properties": {"kind": {"const": tag}, "a": {"type": "integer"}}, "required": ["kind"]})
}

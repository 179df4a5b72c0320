//! Lints on crafted trees: whatever a schema is, they end, and what they report is proven.

use std::collections::BTreeMap;

use dagstack_spec_model::lint::{self, Selection};
use dagstack_spec_model::load;
use dagstack_spec_model::tree::TreePath;
use dagstack_spec_model::{Diagnostic, Lint, Tree};
use serde_json::{Map, Value, json};

const HOOKSPEC: &str = "kind: demo\nkind_api_version: \"1.0.0\"\ndescription: A demo.\nhooks:\n  - name: run\n    dispatch: chain\n    \
                        description: Runs.\n    input_schema: schemas/run.json\n    output_schema: schemas/run.json\n";

/// What every lint finds in a tree with this schema as input and output.
fn found(schema: &Value) -> Vec<Diagnostic> {
    let file = |path: &str, text: String| (TreePath::new(path).expect("a path"), text);
    let files = BTreeMap::from([
        file("kinds/demo/v1.yaml", HOOKSPEC.to_owned()),
        file("kinds/demo/schemas/run.json", schema.to_string()),
    ]);
    let partial = load::read(&Tree::Memory(files));
    let lints: Vec<&'static Lint> = lint::all().collect();
    let mut selection = Selection::default();
    selection.choose(&lints, "all").expect("a group");
    lint::run(&partial.spec, partial.problems, &lints, &selection, &mut [])
}

fn codes(schema: &Value) -> Vec<&'static str> {
    let mut codes: Vec<&'static str> = found(schema).iter().map(|finding| finding.rule.code).collect();
    codes.sort_unstable();
    codes.dedup();
    codes
}

/// Definitions that each are made of the next one.
fn chain(length: usize, link: impl Fn(Value) -> Value) -> Value {
    let definition = |number: usize| {
        let next = json!({"$ref": format!("#/$defs/d{}", number + 1)});
        (format!("d{number}"), if number + 1 == length { json!({"type": "string"}) } else { link(next) })
    };
    json!({"$ref": "#/$defs/d0", "$defs": (0..length).map(definition).collect::<Map<_, _>>()})
}

#[test]
fn crafted_schemas_are_looked_at_in_bounded_time_and_depth() {
    let condition = |number: usize| json!({"if": {"properties": {format!("p{number}"): {"const": 1}}}, "then": {"required": [format!("q{number}")]}});
    let nested =
        |depth: usize, link: fn(Value) -> Value| (0..depth).fold(json!({"type": "string"}), |inner, _| link(inner));
    let branch = |number: usize| json!({"type": "object", "properties": {format!("p{number}"): {"maxLength": number}}});
    for (name, schema) in [
        ("a chain of references", chain(500, |next| next)),
        ("a chain of objects", chain(60, |next| json!({"type": "object", "properties": {"next": next}}))),
        ("a graph of unions", chain(40, |next| json!({"anyOf": [next, {"type": "array", "items": next}]}))),
        ("a graph of conjunctions", chain(40, |next| json!({"allOf": [next, next]}))),
        ("a graph of negations", chain(30, |next| json!({"oneOf": [next, {"not": next}]}))),
        ("nested unions", nested(40, |inner| json!({"anyOf": [inner, {"type": "integer"}]}))),
        ("nested arrays", nested(60, |inner| json!({"type": "array", "items": inner}))),
        ("conditions", json!({"allOf": (0..40).map(condition).collect::<Vec<_>>()})),
        ("branches", json!({"oneOf": (0..200).map(branch).collect::<Vec<_>>()})),
        (
            "a value that is its own variant",
            json!({"$ref": "#/$defs/a", "$defs": {"a": {"anyOf": [{"type": "null"}, {"type": "array", "items": {"$ref": "#/$defs/a"}}]}}}),
        ),
        ("a value without end", json!({"type": "object", "required": ["next"], "properties": {"next": {"$ref": "#"}}})),
        ("a pattern beyond the engine", json!({"type": "string", "pattern": "^(?=a)b$"})),
    ] {
        // Reaching this line is what is tested; what is found is another test's.
        assert!(found(&schema).iter().all(|finding| !finding.message.is_empty()), "{name}");
    }
}

/// What can be proven of schemas, and what must not be reported of others.
#[test]
fn what_is_reported_of_sets_of_values_is_proven() {
    let truth = |schema: Value| {
        let codes: Vec<&str> = codes(&schema).into_iter().filter(|code| ("DS740".."DS744").contains(code)).collect();
        codes.join(" ")
    };
    let text = |low: u8, high: u8| json!({"type": "string", "minLength": low, "maxLength": high});
    let tagged = |tag: &str| json!({"type": "object", "required": ["tag"], "properties": {"tag": {"const": tag}}});
    for (schema, expected) in [
        (json!({"type": "string", "allOf": [{"minLength": 3}, {"maxLength": 2}]}), "DS740"),
        (json!({"type": "string", "allOf": [{"minLength": 2}, {"maxLength": 2}]}), ""),
        (json!({"type": "object", "properties": {"a": false}}), ""),
        (json!({"type": "object", "properties": {"a": false}, "required": ["a"]}), "DS740"),
        (json!({"oneOf": [text(0, 3), text(3, 6)]}), "DS743"),
        (json!({"oneOf": [text(0, 3), text(4, 6)]}), ""),
        (json!({"oneOf": [tagged("a"), tagged("b")]}), ""),
        // Whatever matches one matches both.
        (json!({"oneOf": [tagged("a"), tagged("a")]}), "DS740 DS743"),
        // Next to the union, what is common to both is refused.
        (json!({"maxLength": 2, "oneOf": [text(0, 3), text(3, 6)]}), "DS741"),
        (json!({"anyOf": [text(0, 6), text(3, 4)]}), "DS742"),
        (json!({"anyOf": [text(0, 3), text(3, 6)]}), ""),
        (json!({"type": "integer", "anyOf": [{"minimum": 3}, {"type": "string"}]}), "DS741"),
        // Not decided: nothing is reported.
        (json!({"oneOf": [{"type": "string", "pattern": "^a+$"}, {"type": "string", "pattern": "^b+$"}]}), ""),
        (json!({"unevaluatedProperties": false, "oneOf": [tagged("a"), tagged("b")]}), ""),
    ] {
        assert_eq!(truth(schema.clone()), expected, "{schema}");
    }
}

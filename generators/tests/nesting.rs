//! How deep types and schemas may be nested: 128 levels, in every language. What is deeper is refused with its place, before any
//! compiler gives up on it.

mod probe;

use dagstack_spec_generators::{LowerOptions, lower};
use dagstack_spec_model::tree::TreePath;
use dagstack_spec_model::{Tree, load};
use probe::package;
use serde_json::{Value, json};

/// A link of a chain, by the link below it.
type Link = fn(Value) -> Value;

/// A name, how many links are no deeper than may be, and a link.
const CHAINS: &[(&str, usize, Link)] = &[
    ("properties", 127, |next| json!({"type": "object", "properties": {"a": next}})),
    ("items", 127, |next| json!({"type": "array", "items": next})),
    (
        "arrays in properties",
        63,
        |next| json!({"type": "object", "properties": {"a": {"type": "array", "items": next}}}),
    ),
    ("additionalProperties", 127, |next| json!({"type": "object", "additionalProperties": next})),
    ("prefixItems", 127, |next| json!({"type": "array", "prefixItems": [next]})),
    ("oneOf", 127, |next| json!({"oneOf": [next, {"type": "string"}]})),
    ("$ref", 127, |next| next),
    ("not", 127, |next| json!({"not": next})),
    ("if", 127, |next| json!({"if": next, "then": {"minLength": 1}})),
    ("contains", 127, |next| json!({"contains": next})),
    ("allOf", 127, |next| json!({"allOf": [next], "required": ["a"]})),
    ("properties beside $ref", 127, |next| json!({"$ref": next["$ref"], "properties": {"a": true}})),
    ("anyOf", 127, |next| json!({"anyOf": [next], "minProperties": 1})),
];

/// So many links, each a definition that refers to the next one, and a last definition.
fn chain(links: usize, link: Link) -> Value {
    let entry = |number: usize| (format!("D{number}"), link(json!({"$ref": format!("#/$defs/D{}", number + 1)})));
    let mut table: serde_json::Map<String, Value> = (0..links).map(entry).collect();
    table.insert(format!("D{links}"), json!({"type": "object", "properties": {"leaf": {"type": "string"}}}));
    // The document itself is the first link.
    let Value::Object(mut root) = table.remove("D0").expect("at least one link") else { panic!("a link is an object") };
    root.insert("$defs".to_owned(), table.into());
    root.into()
}

#[test]
fn types_and_schemas_are_nested_so_deep_and_no_deeper() {
    for (name, most, link) in CHAINS {
        if let Err(problems) = package(&chain(*most, *link).to_string()) {
            panic!("{name}: {most} links are refused: {problems:?}");
        }
        for links in [most + 1, 2 * most, 2000] {
            let problems = package(&chain(links, *link).to_string()).expect_err(name);
            assert_eq!(problems.len(), 1, "{name}: {problems:?}");
            assert!(problems[0].contains("more than 128 levels"), "{name}: {problems:?}");
        }
    }
}

#[test]
fn a_circle_is_as_deep_as_the_way_around_it() {
    let circle = |count: usize| {
        let next = |number: usize| json!({"$ref": format!("#/$defs/D{}", (number + 1) % count)});
        let entry =
            |number: usize| (format!("D{number}"), json!({"type": "object", "properties": {"a": next(number)}}));
        let table: serde_json::Map<String, Value> = (0..count).map(entry).collect();
        json!({"type": "object", "properties": {"a": {"$ref": "#/$defs/D0"}}, "$defs": table})
    };
    assert!(package(&circle(127).to_string()).is_ok());
    assert!(package(&circle(128).to_string()).is_err());
    // Many that refer to each other are near to each other.
    let all: Vec<Value> = (0..400).map(|number| json!({"$ref": format!("#/$defs/D{number}")})).collect();
    let entry = |number: usize| (format!("D{number}"), json!({"type": "array", "items": {"$ref": "#/$defs/any"}}));
    let mut table: serde_json::Map<String, Value> = (0..400).map(entry).collect();
    table.insert("any".to_owned(), json!({"anyOf": all}));
    assert!(
        package(&json!({"type": "object", "properties": {"a": {"$ref": "#/$defs/any"}}, "$defs": table}).to_string())
            .is_ok()
    );
}

#[test]
fn what_is_nested_too_deep_is_refused_with_its_place() {
    let chain = chain(128, |next| json!({"type": "object", "properties": {"a": next}}));
    let hookspec = "kind: deep\nkind_api_version: 1.0.0\ndescription: d\nhooks:\n  - name: run\n    dispatch: singleton\n    \
                    description: d\n    input_schema: schemas/deep.json\n    output_schema: schemas/deep.json\n";
    let files = [("kinds/deep/v1.yaml", hookspec.to_owned()), ("kinds/deep/schemas/deep.json", format!("{chain:#}"))];
    let files = files.map(|(path, text)| (TreePath::new(path).expect("inside"), text));
    let spec = load::load(&Tree::Memory(files.into())).expect("a spec");
    let problems = lower(&spec, &LowerOptions::default()).expect_err("it is too deep");
    let shown = problems.iter().map(|problem| format!("{problem}\n    {}", problem.help.as_deref().unwrap_or("-")));
    insta::assert_snapshot!(shown.collect::<Vec<_>>().join("\n"));
}

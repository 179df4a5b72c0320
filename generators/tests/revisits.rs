//! Which types and schemas are evaluated more than once at one place: those, and only those, keep their verdicts.

mod probe;

use dagstack_spec_generators::ir;

use probe::package;

/// The names of what a schema's types and schemas lead to twice: types first, then schemas.
fn revisits(schema: &str) -> String {
    let package = package(schema).unwrap_or_else(|problems| panic!("{schema}: {problems:?}"));
    let kind: &ir::Kind = &package.kinds[0];
    let types = kind.module.revisits.types.iter().map(|id| format!("type {}", kind.module.types[id.0].name.raw()));
    let schemas =
        kind.module.revisits.schemas.iter().map(|id| format!("schema {}", kind.module.schemas[id.0].name.raw()));
    types.chain(schemas).collect::<Vec<_>>().join(", ")
}

/// A schema whose root is the definition `E`.
fn recursive(definition: &str) -> String {
    format!(r##"{{"$ref": "#/$defs/E", "$defs": {{"E": {definition}}}}}"##)
}

#[test]
fn branches_that_lead_to_one_recursive_schema_are_found() {
    let shapes = [
        (
            "oneOf closed",
            r##"{"oneOf": [
            {"type": "object", "properties": {"a": {"$ref": "#/$defs/E"}}, "additionalProperties": false},
            {"type": "object", "properties": {"a": {"$ref": "#/$defs/E"}, "b": {"type": "integer"}}, "required": ["b"], "additionalProperties": false}]}"##,
        ),
        (
            "anyOf",
            r##"{"anyOf": [
            {"type": "object", "properties": {"a": {"$ref": "#/$defs/E"}}, "required": ["z"]},
            {"type": "object", "properties": {"a": {"$ref": "#/$defs/E"}}}]}"##,
        ),
        (
            "oneOf with a scalar",
            r##"{"oneOf": [
            {"type": "integer"},
            {"type": "object", "properties": {"a": {"$ref": "#/$defs/E"}}, "required": ["z"]},
            {"type": "object", "properties": {"a": {"$ref": "#/$defs/E"}}}]}"##,
        ),
        (
            "allOf twice the same",
            r##"{"allOf": [{"properties": {"a": {"$ref": "#/$defs/E"}}}, {"properties": {"a": {"$ref": "#/$defs/E"}}}]}"##,
        ),
        (
            "properties with patternProperties",
            r##"{"properties": {"a": {"$ref": "#/$defs/E"}}, "patternProperties": {"^a": {"$ref": "#/$defs/E"}}}"##,
        ),
        (
            "dependentSchemas",
            r##"{"properties": {"a": {"$ref": "#/$defs/E"}}, "dependentSchemas": {"a": {"properties": {"a": {"$ref": "#/$defs/E"}}}}}"##,
        ),
        (
            "if/then",
            r##"{"if": {"properties": {"a": {"$ref": "#/$defs/E"}}}, "then": {"properties": {"a": {"$ref": "#/$defs/E"}}}}"##,
        ),
        (
            "not in not",
            r##"{"not": {"not": {"properties": {"a": {"$ref": "#/$defs/E"}}}}, "properties": {"a": {"$ref": "#/$defs/E"}}}"##,
        ),
        (
            "anyOf leaf",
            r##"{"anyOf": [{"properties": {"a": {"$ref": "#/$defs/E"}}, "required": ["b"]}, {"properties": {"a": {"$ref": "#/$defs/E"}}}]}"##,
        ),
        (
            "unevaluatedProperties",
            r##"{"anyOf": [{"properties": {"a": {"$ref": "#/$defs/E"}}}, {"properties": {"a": {"$ref": "#/$defs/E"}, "b": true}}], "unevaluatedProperties": false}"##,
        ),
        ("items and contains", r##"{"items": {"$ref": "#/$defs/E"}, "contains": {"$ref": "#/$defs/E"}}"##),
        (
            "prefixItems and contains",
            r##"{"prefixItems": [{"$ref": "#/$defs/E"}], "contains": {"$ref": "#/$defs/E"}}"##,
        ),
    ];
    let found: Vec<String> =
        shapes.iter().map(|(name, schema)| format!("{name}: {}", revisits(&recursive(schema)))).collect();
    insta::assert_snapshot!(found.join("\n"));
}

#[test]
fn a_chain_of_definitions_that_each_need_the_next_one_twice_is_found() {
    let chain = r##"{"$ref": "#/$defs/E0", "$defs": {
        "E0": {"anyOf": [{"$ref": "#/$defs/E1"}, {"not": {"$ref": "#/$defs/E1"}}]},
        "E1": {"anyOf": [{"$ref": "#/$defs/E2"}, {"not": {"$ref": "#/$defs/E2"}}]},
        "E2": {"minimum": 3}}}"##;
    assert_eq!(revisits(chain), "schema E1, schema E2");
}

#[test]
fn what_is_at_several_places_is_evaluated_once_at_each() {
    for schema in [
        // The same type under different keys, in items, in a map.
        r##"{"type": "object", "properties": {"home": {"$ref": "#/$defs/address"}, "work": {"$ref": "#/$defs/address"},
            "others": {"type": "array", "items": {"$ref": "#/$defs/address"}}}, "additionalProperties": {"$ref": "#/$defs/address"},
            "$defs": {"address": {"type": "object", "properties": {"street": {"type": "string"}}}}}"##,
        // A tree.
        r##"{"type": "object", "properties": {"value": {"type": "integer"}, "left": {"$ref": "#"}, "right": {"$ref": "#"}}}"##,
        // Variants of which the tag, or the type of the value, lets one be tried.
        r##"{"oneOf": [{"$ref": "#/$defs/and"}, {"$ref": "#/$defs/or"}], "$defs": {
            "and": {"type": "object", "properties": {"op": {"const": "and"}, "of": {"type": "array", "items": {"$ref": "#"}}}, "required": ["op"]},
            "or": {"type": "object", "properties": {"op": {"const": "or"}, "of": {"type": "array", "items": {"$ref": "#"}}}, "required": ["op"]}}}"##,
        r##"{"anyOf": [{"type": "array", "items": {"$ref": "#"}}, {"type": "object", "additionalProperties": {"$ref": "#"}}, {"type": "string"}]}"##,
        // A tuple and what follows it.
        r##"{"type": "array", "prefixItems": [{"$ref": "#/$defs/x"}, {"$ref": "#/$defs/x"}], "items": {"$ref": "#/$defs/x"},
            "$defs": {"x": {"type": "object", "properties": {"next": {"$ref": "#"}}}}}"##,
        // `then` and `else`.
        r##"{"if": {"required": ["a"]}, "then": {"properties": {"a": {"$ref": "#"}}}, "else": {"properties": {"a": {"$ref": "#"}}}}"##,
    ] {
        assert_eq!(revisits(schema), "", "{schema}");
    }
}

#[test]
fn the_keys_that_additional_properties_are_about_are_discerned_from_the_named_ones() {
    let schema = |second: &str| {
        recursive(&format!(
            r##"{{"allOf": [{{"properties": {{"a": {{"$ref": "#/$defs/E"}}}}}}, {{{second} "additionalProperties": {{"$ref": "#/$defs/E"}}}}]}}"##
        ))
    };
    assert_eq!(revisits(&schema(r#""properties": {"a": true},"#)), "");
    assert_eq!(revisits(&schema(r#""properties": {"b": true},"#)), "schema E");
}

/// Beyond the number of pairs that are followed, everything that is used more than once keeps its verdict.
#[test]
fn a_union_of_thousands_of_branches_ends() {
    let branches: Vec<String> = (0..3_000)
        .map(|index| {
            format!(r##"{{"properties": {{"k{index}": {{"$ref": "#/$defs/E"}}}}, "minProperties": {index}}}"##)
        })
        .collect();
    let schema = recursive(&format!(r#"{{"anyOf": [{}]}}"#, branches.join(",")));
    assert_eq!(revisits(&schema), "schema E");
}

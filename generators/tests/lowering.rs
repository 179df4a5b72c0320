//! What lowering refuses, and where: nothing that a schema says is dropped silently.

use std::fs;

use dagstack_spec_generators::{LowerOptions, ir, lower};
use dagstack_spec_model::{Tree, load};

/// A tree with one kind whose one hook takes and gives the schema.
fn package(schema: &str) -> Result<ir::Package, Vec<String>> {
    let folder = tempfile::tempdir().expect("a folder");
    let kind = folder.path().join("kinds/probe");
    fs::create_dir_all(kind.join("schemas")).expect("made");
    fs::write(kind.join("schemas/probe.json"), schema).expect("written");
    let hookspec = "kind: probe\nkind_api_version: \"1.0.0\"\ndescription: A probe.\nhooks:\n  - name: run\n    dispatch: singleton\n    \
                    description: Runs.\n    input_schema: schemas/probe.json\n    output_schema: schemas/probe.json\n";
    fs::write(kind.join("v1.yaml"), hookspec).expect("written");
    let tree = Tree::folder(folder.path()).expect("a tree");
    load::load(&tree).and_then(|spec| lower(&spec, &LowerOptions::default())).map_err(|problems| {
        problems
            .iter()
            .map(|problem| {
                let place = problem.position().expect("every refusal has a place");
                format!("{} {}:{} {}", problem.code, place.line, place.column, problem.message)
            })
            .collect()
    })
}

#[test]
fn the_embedded_spec_lowers_to_what_the_contract_says() {
    let spec = load::load_embedded().expect("the embedded spec loads");
    let package = lower(&spec, &LowerOptions::default()).expect("and lowers");
    assert_eq!(package.version, "1.0.0");
    let kinds: Vec<String> = package.kinds.iter().map(|kind| format!("{} {}", kind.name, kind.api_version)).collect();
    assert_eq!(kinds, ["orchestrator 1.0.0", "tool 1.0.0"]);
    insta::assert_debug_snapshot!("tool", package.kinds[1]);
    insta::assert_debug_snapshot!("manifest rules", package.manifest.rules);
}

#[test]
fn what_cannot_be_emitted_is_refused_at_its_place() {
    let refusals: String = [
        r#"{"allOf": []}"#,
        r#"{"type": "string", "minLenght": 3}"#,
        r#"{"type": "string", "format": "colour"}"#,
        r#"{"type": ["string", "integer"]}"#,
        r#"{"minLength": 3}"#,
        r#"{"type": "integer", "multipleOf": 0.5}"#,
        r#"{"type": "string", "minLength": 3, "maxLength": 2}"#,
        r#"{"type": "string", "enum": [1, 2]}"#,
        r#"{"type": "string", "pattern": "(?=a)"}"#,
        r#"{"type": "object", "required": ["a"], "additionalProperties": false}"#,
        r#"{"type": "object", "properties": {"a": {"type": "integer", "default": "x"}}}"#,
        r#"{"type": "object", "properties": {"a": false}}"#,
        r##"{"$ref": "#/$defs/a", "minLength": 1, "$defs": {"a": {"type": "string"}}}"##,
        r#"{"enum": [{"a": 1}], "properties": {"a": {}}}"#,
        r##"{"type": "object", "properties": {"next": {"$ref": "#", "default": {}}}}"##,
        r##"{"$ref": "#/$defs/a", "$defs": {
            "a": {"type": "object", "properties": {"b": {"$ref": "#/$defs/b", "default": {}}}},
            "b": {"type": "object", "properties": {"a": {"type": "array", "items": {"$ref": "#/$defs/a"}, "default": [{}]}}}}}"##,
    ]
    .iter()
    .map(|schema| match package(schema) {
        Ok(_) => panic!("{schema} was not refused"),
        Err(problems) => {
            format!("{schema}\n{}\n", problems.iter().map(|line| format!("    {line}\n")).collect::<String>())
        }
    })
    .collect();
    insta::assert_snapshot!(refusals);
}

#[test]
fn what_a_schema_says_in_other_words_lowers_alike() {
    let ty = |schema: &str| {
        let package = package(schema).unwrap_or_else(|problems| panic!("{schema}: {problems:?}"));
        package.kinds[0].types[package.kinds[0].hooks[0].input.0].ty.clone()
    };
    assert_eq!(ty("true"), ir::Type::Any);
    assert_eq!(ty("{}"), ir::Type::Any);
    assert_eq!(ty(r#"{"type": ["integer", "number"]}"#), ty(r#"{"type": "number"}"#));
    assert_eq!(ty(r#"{"type": "integer", "minimum": 3.0}"#), ty(r#"{"type": "integer", "minimum": 3}"#));
    assert_eq!(ty(r#"{"type": "string", "enum": ["a", 1, "b"], "maxLength": 1}"#), ty(r#"{"enum": ["a", "b"]}"#));
    assert!(
        package(r##"{"type": ["object", "null"], "properties": {"next": {"$ref": "#", "default": {"next": null}}}}"##)
            .is_ok()
    );
    assert_eq!(ty(r#"{"enum": [1, 1.0, 2]}"#), ty(r#"{"enum": [1, 2]}"#));
    assert_eq!(ty(r#"{"type": "string", "const": "a"}"#), ty(r#"{"enum": ["a"]}"#));
    let with_null = ty(r#"{"enum": ["a", "b", null]}"#);
    assert!(matches!(with_null, ir::Type::Nullable(_)), "{with_null:?}");
    let without_null = ty(r#"{"type": ["string", "null"], "enum": ["a", "b"]}"#);
    assert!(matches!(without_null, ir::Type::StringEnum(_)), "null is no member: {without_null:?}");
}

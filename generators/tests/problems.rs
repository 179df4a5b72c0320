//! All mistakes of a tree are reported at once, in whatever phase they are found.

use std::collections::BTreeMap;

use dagstack_spec_generators::{LowerOptions, find_problems};
use dagstack_spec_model::tree::TreePath;
use dagstack_spec_model::{Tree, load};

fn hookspec(kind: &str, dispatch: &str, schemas: [&str; 2]) -> String {
    format!(
        "kind: {kind}\nkind_api_version: 1.0.0\ndescription: d\nhooks:\n  - name: run\n    dispatch: {dispatch}\n    description: d\n    \
         input_schema: schemas/{}.json\n    output_schema: schemas/{}.json\n",
        schemas[0], schemas[1]
    )
}

fn problems(files: &[(&str, &str)]) -> String {
    let files: BTreeMap<TreePath, String> =
        files.iter().map(|(path, text)| (TreePath::new(path).expect("inside"), (*text).to_owned())).collect();
    let found = find_problems(&load::read(&Tree::Memory(files)), &LowerOptions::default());
    let shown = |problem: &dagstack_spec_model::Diagnostic| {
        format!("{problem}\n    {}", problem.help.as_deref().unwrap_or("-"))
    };
    found.iter().map(shown).collect::<Vec<_>>().join("\n")
}

#[test]
fn a_mistake_in_one_phase_hides_none_of_another() {
    let sound = hookspec("b", "singleton", ["broken", "sound"]);
    let broken = hookspec("a", "sometimes", ["in", "out"]);
    insta::assert_snapshot!(problems(&[
        // A wrong hookspec: its schemas are checked all the same.
        ("kinds/a/v1.yaml", &broken),
        ("kinds/a/schemas/in.json", r#"{"properties": {"a": {"type": "string", "format": "colour"}}}"#),
        (
            "kinds/a/schemas/out.json",
            r#"{"properties": {"a": {"type": "string", "pattern": "(?=a)"}}, "unheardOf": 1}"#
        ),
        ("kinds/b/v1.yaml", &sound),
        (
            "kinds/b/schemas/broken.json",
            r##"{
              "properties": {
                "list": {"type": "array", "items": [{"type": "strnig"}, {"type": "string", "format": "colour"}]},
                "number": {"type": "number", "maximum": 3, "exclusiveMaximum": true},
                "lost": {"$ref": "#/$defs/lost"},
                "far": {"$ref": "far.json#/$defs/way"},
                "pattern": {"type": "string", "pattern": "("},
                "format": {"type": "string", "format": "colour"},
                "bounds": {"type": "integer", "minimum": 3, "maximum": 1},
                "huge": {"minLength": "3", "maxItems": -1}
              },
              "required": ["a", "a"],
              "dependencies": {"a": ["b"]}
            }"##,
        ),
        (
            "kinds/b/schemas/far.json",
            r#"{"$defs": {"way": {"type": "object", "properties": {"x": {"format": "colour"}}}}}"#
        ),
        // Not JSON, and no reason to say more of it.
        ("kinds/b/schemas/sound.json", "{\"a\": \u{2028}1,}"),
        ("kinds/c/v1.yaml", "kind: ["),
    ]));
}

#[test]
fn what_follows_from_a_mistake_is_not_reported() {
    let hookspec = hookspec("a", "singleton", ["in", "in"]);
    for schema in [
        r#"{"type": "objekt", "properties": {"a": {"type": "string"}}, "required": ["a"]}"#,
        r#"{"properties": [], "required": ["a"], "additionalProperties": false}"#,
        r##"{"properties": {"a": {"$ref": "#/nowhere", "default": 1}}}"##,
        r#"{"oneOf": [{"type": "strng"}, {"type": "string"}]}"#,
        r#"{"enum": 1, "default": 2}"#,
        r#"{"allOf": [1, {"type": "object"}]}"#,
        r#"{"minimum": "1", "maximum": 0}"#,
        r#"{"type": ["string", "string"]}"#,
    ] {
        let found = problems(&[("kinds/a/v1.yaml", &hookspec), ("kinds/a/schemas/in.json", schema)]);
        assert_eq!(found.matches("error[").count(), 1, "{schema}\n{found}");
    }
}

#[test]
fn help_for_what_the_meta_schema_refuses_is_in_plain_words() {
    let hookspec = hookspec("a", "singleton", ["in", "in"]);
    let schemas = [
        r#"{"items": [{"type": "string"}]}"#,
        r#"{"items": []}"#,
        r#"{"maximum": 10, "exclusiveMaximum": true}"#,
        r#"{"minimum": 10, "exclusiveMinimum": false}"#,
        r#"{"exclusiveMinimum": true}"#,
        r#"{"properties": {"a": {"required": true}}}"#,
        r#"{"required": "a"}"#,
        r#"{"required": ["a", "a"]}"#,
        r#"{"required": [1]}"#,
        r#"{"type": "any"}"#,
        r#"{"type": "int"}"#,
        r#"{"type": "String"}"#,
        r#"{"type": "date"}"#,
        r#"{"type": "dict"}"#,
        r#"{"type": "nonsense"}"#,
        r#"{"type": ["string", "float"]}"#,
        r#"{"type": {"enum": []}}"#,
        r#"{"type": []}"#,
        r#"{"enum": "a"}"#,
        r#"{"enum": {"a": 1, "b": 2}}"#,
        r#"{"allOf": []}"#,
        r#"{"anyOf": {"type": "string"}}"#,
        r#"{"oneOf": ["string"]}"#,
        r#"{"properties": ["a"]}"#,
        r#"{"properties": {"a": "string"}}"#,
        r#"{"additionalProperties": "false"}"#,
        r#"{"minLength": "3"}"#,
        r#"{"minLength": -1}"#,
        r#"{"maxItems": 1.5}"#,
        r#"{"multipleOf": 0}"#,
        r#"{"uniqueItems": "true"}"#,
        r#"{"uniqueItems": 1}"#,
        r#"{"pattern": 1}"#,
        r#"{"title": null}"#,
        r#"{"$id": "a#b"}"#,
        r#"{"$anchor": "1"}"#,
        r#"{"$ref": 1}"#,
        r#"{"dependentRequired": {"a": "b"}}"#,
        r#"{"not": []}"#,
        "[]",
    ];
    let mut shown = Vec::new();
    for schema in schemas {
        let found = problems(&[("kinds/a/v1.yaml", &hookspec), ("kinds/a/schemas/in.json", schema)]);
        assert!(!found.contains("meta-schema"), "{schema}\n{found}");
        shown.push(format!("{schema}\n{found}"));
    }
    insta::assert_snapshot!(shown.join("\n\n"));
}

//! `check --fix`: what is mechanical is fixed, in JSON and YAML, with layout and comments kept; what is not is left, and nothing outside the
//! tree is written.

mod tool;

use std::fs;
use std::path::Path;

use tempfile::TempDir;
use tool::{run, write};

const HOOKSPEC: &str = "\
# The kind of the examples.
kind: demo
kind_api_version: \"1.0.0\"
description: A demo.
hooks:
  - name: run   # the only one
    dispatch: singleton
    description: Runs.
    input_schema: schemas/run.json
    output_schema: schemas/run.json
";

/// A schema of draft-07, laid out as nobody's formatter would.
const OLDER: &str = r##"{
	"$schema":   "http://json-schema.org/draft-07/schema#",
  "type": "object", "description": "What to say.", "additionalProperties": false,
  "definitions": { "Word": {"type": "string",   "description": "A word."} },
  "properties": {
    "pair": {"description": "Two.", "type": "array",
             "items": [{"$ref": "#/definitions/Word"}, {"$ref": "#/properties/pair/items/0"}], "additionalItems": false},
    "size": {"description": "How many.", "type": "integer", "minimum": 0, "exclusiveMinimum": true}
  },
  "dependencies": {"pair": ["size"], "size": {"required": ["pair"], "properties": {"pair": {"$ref": "#/definitions/Word"}}}}
}
"##;

const NEWER: &str = r##"{
	"$schema":   "https://json-schema.org/draft/2020-12/schema",
  "type": "object", "description": "What to say.", "additionalProperties": false,
  "$defs": { "Word": {"type": "string",   "description": "A word."} },
  "properties": {
    "pair": {"description": "Two.", "type": "array",
             "prefixItems": [{"$ref": "#/$defs/Word"}, {"$ref": "#/properties/pair/prefixItems/0"}], "items": false},
    "size": {"description": "How many.", "type": "integer", "exclusiveMinimum": 0}
  },
  "dependentRequired": {"pair": ["size"]}, "dependentSchemas": {"size": {"required": ["pair"], "properties": {"pair": {"$ref": "#/$defs/Word"}}}}
}
"##;

const SCHEMA: &str = "kinds/demo/schemas/run.json";

fn tree(hookspec: &str, schema: &str) -> TempDir {
    let folder = tempfile::tempdir().expect("a folder");
    write(folder.path(), "kinds/demo/v1.yaml", hookspec);
    write(folder.path(), SCHEMA, schema);
    folder
}

fn text(folder: &Path, path: &str) -> String {
    fs::read_to_string(folder.join(path)).expect("a text")
}

#[test]
fn a_schema_of_an_earlier_draft_becomes_one_of_today() {
    let folder = tree(HOOKSPEC, OLDER);
    let at = folder.path();
    let found = run(at, &["check", "."]);
    assert!(found.stdout.contains("adapt the schema: `check --fix` does what is mechanical"), "{}", found.stdout);
    let shown = run(at, &["check", ".", "--fix", "--dry-run"]);
    assert_eq!(shown.code, 1, "{}", shown.stderr);
    assert!(
        shown.stdout.starts_with("--- kinds/demo/schemas/run.json\n+++ kinds/demo/schemas/run.json\n"),
        "{}",
        shown.stdout
    );
    assert!(
        shown.stdout.contains("\n-  \"definitions\"") && shown.stdout.contains("\n+  \"$defs\""),
        "{}",
        shown.stdout
    );
    assert!(shown.stderr.contains("to apply; leave out `--dry-run`"), "{}", shown.stderr);
    assert_eq!(text(at, SCHEMA), OLDER, "nothing is written");
    let fixed = run(at, &["check", ".", "--fix"]);
    assert_eq!((fixed.code, text(at, SCHEMA).as_str()), (0, NEWER), "{}{}", fixed.stdout, fixed.stderr);
    assert!(fixed.stderr.contains("applied\n1 kind, 1 schema: "), "{}", fixed.stderr);
    assert_eq!(text(at, "kinds/demo/v1.yaml"), HOOKSPEC);
    let again = run(at, &["check", ".", "--fix"]);
    assert!(again.code == 0 && !again.stderr.contains("applied"), "{}", again.stderr);
}

#[test]
fn definitions_get_their_name_of_today_and_references_of_other_files_follow() {
    let folder = tree(HOOKSPEC, r#"{"$ref": "common.json#/definitions/A/definitions/B"}"#);
    let at = folder.path();
    let common = r##"{"definitions": {"A": {"definitions": {"B": {"type": "object", "description": "x.", "additionalProperties": false}}}}, "id": "common", "not": {"$ref": "#/definitions/A"}}"##;
    write(at, "kinds/demo/schemas/common.json", common);
    // An annotation of the writer's own may have the name of an earlier keyword.
    write(at, "dagstack-spec.toml", "[check]\nspec = \".\"\n\n[schemas]\nannotations = [\"id\"]\n");
    let found = run(at, &["check", ".", "--ignore", "truth"]);
    assert_eq!((found.code, found.stdout.matches("warning[DS737]").count()), (0, 1), "{}", found.stdout);
    let fixed = run(at, &["check", ".", "--fix", "--ignore", "truth"]);
    assert_eq!((fixed.code, fixed.stdout.as_str()), (0, ""), "{}", fixed.stderr);
    assert_eq!(text(at, SCHEMA), r#"{"$ref": "common.json#/$defs/A/$defs/B"}"#);
    assert_eq!(text(at, "kinds/demo/schemas/common.json"), common.replace("definitions", "$defs"));
}

#[test]
fn what_is_left_to_the_writer_is_not_fixed() {
    let both = r#"{"type": "object", "description": "x.", "additionalProperties": false, "definitions": {"A": {}}, "$defs": {}}"#;
    let folder = tree(HOOKSPEC, both);
    let left = run(folder.path(), &["check", ".", "--fix"]);
    assert_eq!((left.code, text(folder.path(), SCHEMA).as_str()), (0, both), "{}", left.stderr);
    assert!(left.stdout.contains("help: move what is in it to `$defs`"), "{}", left.stdout);
}

#[test]
fn a_file_is_fixed_whole_however_many_mistakes_are_in_it() {
    // Values that the meta-schema refuses, and tables that are split, one inside another.
    let each = r#"{"description": "A.", "type": "dict", "dependencies": {"a": ["b"], "c": {"dependencies": {"d": ["e"], "f": {}}}}}"#;
    let many: Vec<String> = (0..1200).map(|number| format!("\"D{number}\": {each}")).collect();
    let schema = |dialect: &str, definitions: &str| {
        format!(
            "{{\"$schema\": \"{dialect}\", \"type\": \"object\", \"description\": \"x.\", \"additionalProperties\": false, \"$defs\": {{{definitions}}}}}"
        )
    };
    let folder = tree(HOOKSPEC, &schema("http://json-schema.org/draft-07/schema#", &many.join(", ")));
    let fixed = run(folder.path(), &["check", ".", "--fix", "--select", "DS790"]);
    assert_eq!((fixed.code, fixed.stdout.as_str()), (0, ""), "{}", fixed.stderr);
    let each = r#"{"description": "A.", "type": "object", "dependentRequired": {"a": ["b"]}, "dependentSchemas": {"c": {"dependentRequired": {"d": ["e"]}, "dependentSchemas": {"f": {}}}}}"#;
    let many: Vec<String> = (0..1200).map(|number| format!("\"D{number}\": {each}")).collect();
    let wanted = schema("https://json-schema.org/draft/2020-12/schema", &many.join(", "));
    assert!(text(folder.path(), SCHEMA) == wanted, "some are left");
}

#[test]
fn line_ends_and_a_byte_order_mark_stay() {
    let older = format!("\u{feff}{}", OLDER.replace('\n', "\r\n"));
    let folder = tree(&HOOKSPEC.replace('\n', "\r\n"), &older);
    let fixed = run(folder.path(), &["check", ".", "--fix"]);
    assert_eq!(fixed.code, 0, "{}", fixed.stdout);
    assert_eq!(text(folder.path(), SCHEMA), format!("\u{feff}{}", NEWER.replace('\n', "\r\n")));
}

#[test]
fn references_of_other_files_follow_what_moves() {
    let folder = tree(HOOKSPEC, r#"{"type": "object", "properties": {"a": {"$ref": "common.json#/definitions/A"}}}"#);
    let at = folder.path();
    let common = r#"{"$schema": "http://json-schema.org/draft-04/schema#", "id": "http://example.com/common.json", "definitions": {"A": {"type": "null"}}}"#;
    write(at, "kinds/demo/schemas/common.json", common);
    let outside = write(at, "other.json", OLDER);
    let fixed = run(at, &["check", ".", "--fix", "--select", "DS790"]);
    assert_eq!((fixed.code, fixed.stdout.as_str()), (0, ""), "{}", fixed.stderr);
    assert!(text(at, SCHEMA).contains("common.json#/$defs/A"), "{}", text(at, SCHEMA));
    let wanted = r#"{"$schema": "https://json-schema.org/draft/2020-12/schema", "$id": "http://example.com/common.json", "$defs": {"A": {"type": "null"}}}"#;
    assert_eq!(text(at, "kinds/demo/schemas/common.json"), wanted);
    assert_eq!(fs::read_to_string(outside).expect("a text"), OLDER, "no hook refers to it");
}

#[test]
fn a_hookspec_keeps_its_comments() {
    let hookspec = HOOKSPEC
        .replace("hooks:", "constraints: {in_process_only: true}\nhooks:")
        .replace("input_schema", "inputSchema");
    let hookspec = hookspec.replace("  - name", "  # x-dagstack-allow DS703: It was so once.\n  - name");
    let folder = tree(&hookspec, r#"{"type": "object", "description": "x.", "additionalProperties": false}"#);
    let fixed = run(folder.path(), &["check", ".", "--fix"]);
    assert_eq!(fixed.code, 0, "{}{}", fixed.stdout, fixed.stderr);
    let wanted = HOOKSPEC.replace("hooks:", "constraints: {in_process_only: true}\nhooks:");
    let wanted = wanted.replace("    dispatch: singleton\n", "    dispatch: singleton\n    mcp_exposed: false\n");
    assert_eq!(text(folder.path(), "kinds/demo/v1.yaml"), wanted);
}

#[test]
fn what_says_what_is_meant_is_written_as_it_has_to_be() {
    let field = |schema: &str| {
        format!(
            "{{\"type\": \"object\", \"description\": \"x.\", \"additionalProperties\": false, \"properties\": {{\"a\": {schema}}}}}\n"
        )
    };
    for (old, new) in [
        (r#"{"type": "int", "description": "A."}"#, r#"{"type": "integer", "description": "A."}"#),
        (r#"{"type": ["str", "none"], "description": "A."}"#, r#"{"type": ["string", "null"], "description": "A."}"#),
        (r#"{"type": ["null", "null"], "description": "A."}"#, r#"{"type": ["null"], "description": "A."}"#),
        (
            r#"{"type": "string", "minLength": "3", "description": "A."}"#,
            r#"{"type": "string", "minLength": 3, "description": "A."}"#,
        ),
        (
            r#"{"type": "object", "required": "b", "properties": {"b": {"type": "null", "description": "B."}}, "additionalProperties": false, "description": "A."}"#,
            r#"{"type": "object", "required": ["b"], "properties": {"b": {"type": "null", "description": "B."}}, "additionalProperties": false, "description": "A."}"#,
        ),
        (
            r#"{"type": "array", "items": "string", "description": "A."}"#,
            r#"{"type": "array", "items": {"type": "string"}, "description": "A."}"#,
        ),
        (
            r#"{"type": "null", "x-dagstack-allow": [{"rule": "DS732", "reason": "x"}], "description": "A."}"#,
            r#"{"type": "null", "x-dagstack-allow": [{"rule": "DS732", "reason": "x"}], "description": "A."}"#,
        ),
        (
            r#"{"type": "null", "description": "A.", "x-dagstack-allow": [{"rule": "DS704", "reason": "x"}]}"#,
            r#"{"type": "null", "description": "A."}"#,
        ),
    ] {
        let folder = tree(HOOKSPEC, &field(old));
        let fixed = run(folder.path(), &["check", ".", "--fix"]);
        assert_eq!(
            (fixed.code, text(folder.path(), SCHEMA)),
            (0, field(new)),
            "{old}: {}{}",
            fixed.stdout,
            fixed.stderr
        );
    }
    // A date is a string with a format, which is more than a name.
    for left in [r#"{"type": "date"}"#, r#"{"type": "any"}"#, r#"{"enum": {"a": 1}}"#] {
        let folder = tree(HOOKSPEC, &field(left));
        let fixed = run(folder.path(), &["check", ".", "--fix"]);
        assert_eq!((fixed.code, text(folder.path(), SCHEMA)), (1, field(left)), "{}", fixed.stderr);
    }
}

#[test]
fn an_entry_that_is_there_twice_with_one_value_goes() {
    let schema = "{\n  \"type\": \"object\",\n  \"description\": \"x.\",\n  \"additionalProperties\": false,\n  \"type\": \"object\"\n}\n";
    let hookspec = HOOKSPEC.replace("    dispatch: singleton\n", "    dispatch: singleton\n    description: Runs.\n");
    let folder = tree(&hookspec, schema);
    let fixed = run(folder.path(), &["check", ".", "--fix"]);
    assert_eq!(fixed.code, 0, "{}{}", fixed.stdout, fixed.stderr);
    assert_eq!(text(folder.path(), SCHEMA), schema.replace("false,\n  \"type\": \"object\"", "false"));
    let again = hookspec.rfind("    description: Runs.\n").expect("twice");
    assert_eq!(text(folder.path(), "kinds/demo/v1.yaml"), hookspec[..again].to_owned() + &hookspec[again + 23..]);
    let two = tree(&hookspec.replacen("description: Runs.", "description: Walks.", 1), schema);
    assert_eq!(run(two.path(), &["check", ".", "--fix"]).code, 1, "which of them is meant is not known");
}

#[test]
fn only_what_is_chosen_is_fixed() {
    let schema = r#"{"type": "object", "minProperties": 0, "description": "x.", "additionalProperties": false}"#;
    let folder = tree(HOOKSPEC, schema);
    assert_eq!(run(folder.path(), &["check", ".", "--fix"]).code, 0);
    assert_eq!(text(folder.path(), SCHEMA), schema, "the rule is not recommended");
    assert_eq!(run(folder.path(), &["check", ".", "--fix", "--select", "DS749"]).code, 0);
    assert_eq!(text(folder.path(), SCHEMA), schema.replace("\"minProperties\": 0, ", ""));
}

#[test]
fn a_fix_that_leaves_the_tree_worse_is_not_applied() {
    // With its `$id`, the schema would be two at one address.
    let older = |more: &str| format!("{{\"id\": \"http://example.com/a\", \"type\": \"object\"{more}}}\n");
    let folder = tree(HOOKSPEC, &older(", \"definitions\": {\"b\": {\"$id\": \"http://example.com/a\"}}"));
    let before = text(folder.path(), SCHEMA);
    let left = run(folder.path(), &["check", ".", "--fix", "--select", "DS790"]);
    assert_eq!((left.code, text(folder.path(), SCHEMA)), (1, before), "{}", left.stderr);
    assert!(left.stderr.contains("would leave"), "{}", left.stderr);
}

#[test]
fn the_embedded_spec_is_not_fixed() {
    let folder = tempfile::tempdir().expect("a folder");
    let refused = run(folder.path(), &["check", "--fix"]);
    assert_eq!(refused.code, 2);
    assert!(refused.stderr.contains("name a folder"), "{}", refused.stderr);
}

#[cfg(unix)]
#[test]
fn links_and_permissions_stay_and_a_file_that_may_only_be_read_is_left() {
    use std::os::unix::fs::{PermissionsExt as _, symlink};
    let folder = tree(HOOKSPEC, OLDER);
    let at = folder.path();
    let real = at.join("kinds/demo/real.json");
    fs::rename(at.join(SCHEMA), &real).expect("renamed");
    symlink("../real.json", at.join(SCHEMA)).expect("linked");
    fs::set_permissions(&real, fs::Permissions::from_mode(0o444)).expect("set");
    let refused = run(at, &["check", ".", "--fix"]);
    assert_eq!(refused.code, 2, "{}", refused.stderr);
    assert_eq!(text(at, SCHEMA), OLDER);
    fs::set_permissions(&real, fs::Permissions::from_mode(0o640)).expect("set");
    assert_eq!(run(at, &["check", ".", "--fix"]).code, 0);
    assert_eq!(text(at, "kinds/demo/real.json"), NEWER);
    assert!(at.join(SCHEMA).is_symlink());
    assert_eq!(fs::metadata(&real).expect("a file").permissions().mode() & 0o777, 0o640);
}

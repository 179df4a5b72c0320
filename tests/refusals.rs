//! What the binary refuses of a spec tree, each with its code, its place and a reason: nothing is dropped in silence.

mod tool;

use std::path::Path;

use tool::{Ran, run, write};

const DIALECT: &str = "https://json-schema.org/draft/2020-12/schema";

const HOOKSPEC: &str = "kind: thing\nkind_api_version: \"1.0.0\"\ndescription: A thing.\nhooks:\n  - name: make\n    dispatch: singleton\n    \
                        description: Makes it.\n    input_schema: schemas/in.json\n    output_schema: schemas/in.json\n";

/// Generates from a tree with a hookspec and some schemas; nothing is written where that is refused.
fn generate(hookspec: &str, schemas: &[(&str, String)]) -> Ran {
    let folder = tempfile::tempdir().expect("a folder");
    write(folder.path(), "spec/VERSION", "1.0.0\n");
    write(folder.path(), "spec/kinds/thing/v1.yaml", hookspec);
    for (name, text) in schemas {
        write(folder.path(), &format!("spec/kinds/thing/schemas/{name}"), text);
    }
    let ran = run(folder.path(), &["generate", "--spec", "spec", "--lang", "ts", "--out", "out"]);
    assert_eq!(ran.code == 0, Path::new(&folder.path().join("out")).exists(), "{}", ran.stderr);
    ran
}

/// A schema file whose keywords start on line 2.
fn schema(keywords: &str) -> String {
    format!("{{\"$schema\": \"{DIALECT}\",\n{keywords}}}\n")
}

/// Whether the problem with a code at a place is reported, and nothing else.
fn assert_refused(ran: &Ran, about: &str, code: &str, place: &str, message: &str) {
    assert_eq!(ran.code, 2, "{about}: {}", ran.stderr);
    assert_eq!(ran.stderr.matches("error[").count(), 1, "{about}: {}", ran.stderr);
    for part in [&format!("error[{code}]: "), place, message, "help: "] {
        assert!(ran.stderr.contains(part), "{about}: `{part}` is missing: {}", ran.stderr);
    }
}

/// YAML has more than a hookspec needs: what two readers could read differently is refused.
#[test]
fn a_hookspec_is_strict_yaml() {
    let hook = |line: &str| format!("{HOOKSPEC}    {line}\n");
    let rows: [(String, &str, &str, &str); 15] = [
        (hook("mcp_exposed: yes"), "DS101", ":10:18", "must be a boolean"),
        (hook("mcp_exposed: True"), "DS101", ":10:18", "must be a boolean"),
        (hook("mcp_exposed: on"), "DS101", ":10:18", "must be a boolean"),
        (hook("mcp_exposed: \"true\""), "DS101", ":10:18", "must be a boolean"),
        (hook("optional: sometimes"), "DS101", ":10:15", "must be a boolean"),
        (hook("mcp_exposed: !!bool true"), "DS005", ":10:18", "tags are not read"),
        (hook("mcp_exposed: &yes true"), "DS005", ":10:18", "anchors are not read"),
        (hook("mcp_exposed: *yes"), "DS005", ":10:18", "aliases are not read"),
        (hook("<<: {mcp_exposed: true}"), "DS005", ":10:5", "merge keys are not read"),
        (hook("? [a]\n    : 1"), "DS005", ":10:7", "a key must be a string"),
        (hook("dispatch: singleton"), "DS008", ":10:5", "`dispatch`"),
        (format!("{HOOKSPEC}kind: thing\n"), "DS008", ":10:1", "`kind`"),
        (format!("{HOOKSPEC}---\nkind: thing\n"), "DS005", ":10:1", "several documents in one file"),
        (HOOKSPEC.replace("kind: thing", "kind: &k thing"), "DS005", ":1:7", "anchors are not read"),
        (
            HOOKSPEC.replace("description: A thing.", "description: !!str A thing."),
            "DS005",
            ":3:14",
            "tags are not read",
        ),
    ];
    for (hookspec, code, place, message) in rows {
        let ran = generate(&hookspec, &[("in.json", schema("\"type\": \"object\""))]);
        assert_refused(&ran, &hookspec, code, &format!("v1.yaml{place}"), message);
    }
}

/// The keywords next to `enum` and `const` are emitted as the values that it leaves; what could not be emitted elsewhere can't be
/// here.
#[test]
fn what_is_not_supported_is_refused_next_to_values_too() {
    let rows = [
        (r#""enum": ["red"], "format": "color""#, "DS401", ":2:18", "the format `color` is not supported"),
        (r#""const": "red", "format": "color""#, "DS401", ":2:17", "the format `color` is not supported"),
        (r#""enum": ["a"], "allOf": [{"format": "color"}]"#, "DS401", ":2:27", "the format `color` is not supported"),
        (r#""enum": ["a"], "not": {"dependencies": {}}"#, "DS401", ":2:24", "`dependencies` is not a keyword"),
        (r##""enum": ["a"], "$ref": "#/$defs/b", "$defs": {"b": {"format": "color"}}"##, "DS401", ":2:53", "`color`"),
        (r#""enum": ["a"], "pattern": "(?=a)""#, "DS405", ":2:16", "the pattern can't be emitted"),
        (
            r##""enum": [1], "allOf": [{"$ref": "#/$defs/a"}], "$defs": {"a": {"anyOf": [{"$ref": "#/$defs/a"}, {"type": "integer"}]}}"##,
            "DS402",
            ":2:",
            "refers back to itself",
        ),
        // A pattern that is emitted, and that the reference does not compile.
        (
            r#""enum": ["a"], "pattern": "[^]""#,
            "DS402",
            ":2:1",
            "whether these values fit the keywords beside them can't be found",
        ),
    ];
    for (keywords, code, place, message) in rows {
        let ran = generate(HOOKSPEC, &[("in.json", schema(keywords))]);
        assert_refused(&ran, keywords, code, &format!("in.json{place}"), message);
    }
}

/// A default that can't be validated, and one that does not fit, are left to readers with a warning at their place.
#[test]
fn a_default_that_can_not_be_validated_is_left_to_readers_with_a_warning() {
    for (pattern, message) in
        [("[^]", "can't be validated against its own schema ("), ("^b$", "does not fit its own schema")]
    {
        let keywords = format!(
            "\"type\": \"object\", \"properties\": {{\"a\":\n{{\"type\": \"string\", \"pattern\": \"{pattern}\",\n\"default\": \"x\"}}}}"
        );
        let ran = generate(HOOKSPEC, &[("in.json", schema(&keywords))]);
        assert_eq!(ran.code, 0, "{}", ran.stderr);
        for part in ["warning[DS406]: the default `\"x\"`", "in.json:4:1", message, "help: "] {
            assert!(ran.stderr.contains(part), "{pattern}: `{part}` is missing: {}", ran.stderr);
        }
    }
}

/// An address may be that of a file that can't be read: the reason is part of the report.
#[test]
fn a_file_that_no_address_can_be_read_from_is_named() {
    let broken = "{\n\"$id\": \"https://example.com/part.json\",,\n}";
    let whole = schema(r#""$ref": "https://example.com/part.json""#);
    let ran = generate(HOOKSPEC, &[("in.json", whole), ("part.json", broken.to_owned())]);
    assert_refused(&ran, "part.json", "DS202", "in.json:2:", "schemas/part.json:2` can't be read");
}

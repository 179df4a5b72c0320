//! What people see, a snapshot a format. `INSTA_UPDATE=always cargo test --test output` takes new ones.

mod tool;

use tool::{root, run};

/// The folders under `tests/manifests/broken`.
const BROKEN: &[&str] = &[
    "every-rule",
    "every-value",
    "missing",
    "malformed-toml",
    "malformed-json",
    "duplicates",
    "minified",
    "nothing-here",
];

/// The run as a reader of the terminal sees it, and how it ended.
fn seen(arguments: &[&str]) -> String {
    let ran = run(&root().join("tests/manifests/broken"), arguments);
    format!(
        "$ dagstack-spec {}\n{}--- stderr\n{}--- exit code {}\n",
        arguments.join(" "),
        ran.stdout,
        ran.stderr,
        ran.code
    )
}

#[test]
fn validate_as_text() {
    for name in BROKEN {
        insta::assert_snapshot!(format!("text-{name}"), seen(&["validate", name]));
    }
    insta::assert_snapshot!("text-quiet", seen(&["validate", "missing", "--quiet"]));
}

#[test]
fn validate_as_json() {
    for name in BROKEN {
        insta::assert_snapshot!(format!("json-{name}"), seen(&["validate", name, "--format", "json"]));
    }
}

#[test]
fn validate_in_colour() {
    let text = seen(&["validate", "missing", "--color", "always"]).replace('\u{1b}', "ESC");
    insta::assert_snapshot!("colour", text);
}

#[test]
fn help() {
    for command in ["", "validate", "schema", "schema manifest", "explain"] {
        let arguments: Vec<&str> = command.split(' ').filter(|word| !word.is_empty()).chain(["--help"]).collect();
        insta::assert_snapshot!(format!("help-{}", command.replace(' ', "-")), seen(&arguments));
    }
}

#[test]
fn explain() {
    insta::assert_snapshot!("explain", seen(&["explain", "ds306"]));
    insta::assert_snapshot!("explain-unknown", seen(&["explain", "DS999"]));
    let list = seen(&["explain"]);
    for code in dagstack_spec_model::diagnostic::CODES {
        assert!(list.contains(&format!("{}  {}\n", code.id, code.title)));
        let told = seen(&["explain", code.id]);
        assert!(told.contains(code.story) && told.ends_with("--- exit code 0\n"));
    }
}

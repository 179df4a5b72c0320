//! What people see, a snapshot a format. `INSTA_UPDATE=always cargo test --test output` takes new ones.

mod tool;

use tool::{root, run, write};

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
    for command in ["", "generate", "check", "validate", "schema", "schema manifest", "schema hookspec", "explain"] {
        let arguments: Vec<&str> = command.split(' ').filter(|word| !word.is_empty()).chain(["--help"]).collect();
        insta::assert_snapshot!(format!("help-{}", command.replace(' ', "-")), seen(&arguments));
    }
}

#[test]
fn explain() {
    insta::assert_snapshot!("explain", seen(&["explain", "ds306"]));
    insta::assert_snapshot!("explain-unknown", seen(&["explain", "DS999"]));
    insta::assert_snapshot!("explain-clause", seen(&["explain", "man-10"]));
    let list = seen(&["explain"]);
    for rule in dagstack_spec_model::rules::all() {
        assert!(list.contains(&format!("{}  {}\n", rule.code, rule.title)));
        let explained = seen(&["explain", rule.code]);
        let parts = [rule.what, rule.why, rule.remedy];
        assert!(parts.iter().all(|part| explained.contains(part)) && explained.ends_with("--- exit code 0\n"));
    }
}

#[test]
fn generate_refuses_with_reasons() {
    let folder = tempfile::tempdir().expect("a folder");
    let hookspec = "kind: notifier\nkind_api_version: \"2.0.0\"\ndescription: Sends.\nhooks:\n  - name: send\n    dispatch: broadcast\n    \
                    description: Sends.\n    input_schema: schemas/send.json\n    output_schema: schemas/none.json\n";
    write(folder.path(), "kinds/notifier/v1.yaml", hookspec);
    write(
        folder.path(),
        "kinds/notifier/schemas/send.json",
        "{\n  \"type\": \"strnig\",\n  \"$ref\": \"https://example.com/x\"\n}\n",
    );
    let ran = run(folder.path(), &["generate", "--spec", ".", "--lang", "ts", "--stdout"]);
    assert_eq!((ran.code, ran.stdout.as_str()), (2, ""));
    insta::assert_snapshot!("generate-hookspec", ran.stderr);

    let good = hookspec.replace("2.0.0", "1.0.0").replace("broadcast", "chain").replace("none", "send");
    write(folder.path(), "kinds/notifier/v1.yaml", good);
    let schema = "{\n  \"type\": \"object\",\n  \"properties\": {\n    \"to\": { \"$dynamicRef\": \"#to\" },\n    \
                  \"text\": { \"type\": \"string\", \"pattern\": \"^(?=.*x)\" }\n  }\n}\n";
    write(folder.path(), "kinds/notifier/schemas/send.json", schema);
    let ran = run(folder.path(), &["generate", "--spec", ".", "--lang", "ts", "--stdout"]);
    assert_eq!(ran.code, 2);
    insta::assert_snapshot!("generate-schema", ran.stderr);
}

#[test]
fn generate_warns_of_what_has_no_effect() {
    let folder = tempfile::tempdir().expect("a folder");
    let hookspec = "kind: notifier\nkind_api_version: \"1.0.0\"\ndescription: Sends.\nhooks:\n  - name: send\n    dispatch: chain\n    \
                    description: Sends.\n    input_schema: schemas/send.json\n    output_schema: schemas/send.json\n";
    write(folder.path(), "kinds/notifier/v1.yaml", hookspec);
    let schema = "{\n  \"type\": \"object\",\n  \"properties\": {\n    \
                  \"urgency\": { \"enum\": [\"low\", \"high\"], \"default\": \"normal\" }\n  }\n}\n";
    write(folder.path(), "kinds/notifier/schemas/send.json", schema);
    let ran = run(
        folder.path(),
        &[
            "generate",
            "--spec",
            ".",
            "--lang",
            "ts",
            "--lang",
            "go",
            "--out",
            "gen",
            "--import-path",
            "example.com/gen",
        ],
    );
    assert_eq!(ran.code, 0, "{}", ran.stderr);
    insta::assert_snapshot!("generate-warning", ran.stderr);
    let quiet = run(folder.path(), &["--quiet", "generate", "--spec", ".", "--lang", "ts", "--stdout"]);
    assert_eq!((quiet.code, quiet.stderr.as_str()), (0, ""));
}

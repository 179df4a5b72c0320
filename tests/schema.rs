//! The manifest's JSON Schemas: as committed, by three validators against the table of manifests, and in the engines of
//! editors.

mod editors;
mod manifests;
mod tool;

use std::fs;
use std::path::{Path, PathBuf};

use manifests::{Case, cases};
use serde_json::{Value, json};
use tool::{root, run, write};

/// Each schema: what is asked for, and the file it is committed as.
const SCHEMAS: &[(&[&str], &str)] = &[
    (&[], "manifest.schema.json"),
    (&["--draft", "07"], "manifest.draft-07.schema.json"),
    (&["--for", "pyproject.toml"], "manifest-pyproject.schema.json"),
    (&["--for", "pyproject.toml", "--draft", "07"], "manifest-pyproject.draft-07.schema.json"),
    (&["--for", "package.json"], "manifest-package.schema.json"),
    (&["--for", "package.json", "--draft", "07"], "manifest-package.draft-07.schema.json"),
];

fn committed(name: &str) -> String {
    fs::read_to_string(root().join("spec/schema").join(name))
        .unwrap_or_else(|error| panic!("spec/schema/{name}: {error}"))
}

fn schema(name: &str) -> Value {
    serde_json::from_str(&committed(name)).expect("JSON")
}

#[test]
fn the_committed_schemas_are_what_the_tool_prints() {
    for (options, name) in SCHEMAS {
        let arguments = [&["schema", "manifest"], *options].concat();
        let ran = run(root(), &arguments);
        assert_eq!(ran.code, 0, "{}", ran.stderr);
        assert!(
            ran.stdout == committed(name),
            "spec/schema/{name} is stale; fix it with: dagstack-spec {} --out spec/schema/{name}",
            arguments.join(" ")
        );
    }
    let same = run(root(), &["schema", "manifest", "--for", "dagstack.json"]);
    assert_eq!(same.stdout, committed("manifest.schema.json"));
}

#[test]
fn a_file_that_is_not_a_schema_of_ours_is_replaced_by_force_alone() {
    let folder = tempfile::tempdir().expect("a folder");
    let at = folder.path();
    for (foreign, text) in
        [("notes.txt", "old"), ("package.json", "{}"), ("other.json", r#"{"$id": "https://example.org/s"}"#)]
    {
        write(at, foreign, text);
        let refused = run(at, &["schema", "manifest", "--out", foreign]);
        assert_eq!(refused.code, 2);
        insta::allow_duplicates! {
            insta::assert_snapshot!(refused.stderr.replace(foreign, "FILE"), @"error: `FILE` is not a JSON Schema that dagstack-spec wrote, and is not replaced; name another file, or add `--force`");
        }
        assert_eq!(fs::read_to_string(at.join(foreign)).expect("a file"), text);
        assert_eq!(run(at, &["schema", "manifest", "--out", foreign, "--force"]).code, 0);
        assert_eq!(run(at, &["schema", "hookspec", "--out", foreign]).code, 0, "a schema replaces a schema");
    }
}

#[test]
fn a_schema_is_written_in_one_step_and_only_when_it_changes() {
    let folder = tempfile::tempdir().expect("a folder");
    let at = folder.path();
    let print = run(at, &["schema", "manifest"]).stdout;
    let file = at.join("m.json");
    for _ in 0..2 {
        let ran = run(at, &["schema", "manifest", "--out", "m.json"]);
        assert_eq!((ran.code, ran.stdout.as_str()), (0, ""), "{}", ran.stderr);
        assert_eq!(fs::read_to_string(&file).expect("written"), print);
    }
    let before = fs::metadata(&file).expect("there").modified().expect("a time");
    run(at, &["schema", "manifest", "--out", "m.json"]);
    assert_eq!(fs::metadata(&file).expect("there").modified().expect("a time"), before, "left alone");
    write(at, "m.json", print.replacen("\"type\"", "\"typo\"", 1));
    run(at, &["schema", "manifest", "--out", "m.json"]);
    assert_eq!(fs::read_to_string(&file).expect("written"), print);
    assert_eq!(fs::read_dir(at).expect("a folder").count(), 1, "nothing else is left");
    assert_eq!(run(at, &["schema", "manifest", "--out", "new/folder/m.json"]).code, 0);
    assert_eq!(fs::read_to_string(at.join("new/folder/m.json")).expect("written"), print);
    for (out, message) in [("m.json/below", "can't make `m.json`: "), (".", "`.` is not a regular file; ")] {
        let ran = run(at, &["schema", "manifest", "--out", out]);
        assert_eq!(ran.code, 2);
        assert!(ran.stderr.starts_with(&format!("error: {message}")), "{}", ran.stderr);
    }
}

#[test]
fn the_payload_schema_keeps_to_what_the_generator_knows() {
    const KNOWN: &[&str] = &[
        "$schema",
        "$defs",
        "$ref",
        "type",
        "enum",
        "properties",
        "required",
        "additionalProperties",
        "items",
        "minItems",
        "maxLength",
        "minLength",
        "minimum",
        "pattern",
        "default",
        "description",
        "title",
        "examples",
    ];
    fn look(schema: &Value) {
        for (key, value) in schema.as_object().into_iter().flatten() {
            assert!(KNOWN.contains(&key.as_str()) || key.starts_with("x-"), "{key}");
            match (key.as_str(), value) {
                ("properties" | "$defs", Value::Object(members)) => members.values().for_each(look),
                ("items" | "additionalProperties", value) => look(value),
                _ => {}
            }
        }
    }
    let schema = dagstack_spec_model::manifest::payload_schema();
    look(&schema);
    for (name, field) in schema["properties"].as_object().expect("fields") {
        assert!(field["description"].is_string(), "{name} is described");
        assert!(field["examples"].is_array(), "{name} has an example");
        let required = schema["required"].as_array().expect("a list").contains(&name.as_str().into());
        assert_eq!(
            required || name == "metadata",
            field.get("default").is_none(),
            "{name} is required or has a default"
        );
    }
    for (name, definition) in schema["$defs"].as_object().expect("definitions") {
        if let Some(values) = definition["enum"].as_array() {
            assert_eq!(definition["x-enumDescriptions"].as_array().map(Vec::len), Some(values.len()), "{name}");
        }
    }
    assert_eq!(schema["properties"]["metadata"]["x-dagstack-transient"], true);
}

/// What a schema is tested with: the cases whose rule it can express.
fn judged() -> Vec<(Case, Value)> {
    let able = cases().into_iter().filter(|case| case.can("schema"));
    able.flat_map(|case| case.documents().into_iter().map(move |document| (case.clone(), document))).collect()
}

fn compare(reader: &str, verdicts: impl Iterator<Item = bool>) {
    let wrong: Vec<String> = judged()
        .iter()
        .zip(verdicts)
        .filter(|((case, _), verdict)| case.valid != *verdict)
        .map(|((case, document), verdict)| format!("{}: {verdict} on {document}", case.id))
        .collect();
    assert!(wrong.is_empty(), "{reader} disagrees with the table:\n{}", wrong.join("\n"));
}

#[test]
fn the_jsonschema_crate_gives_the_verdict_of_the_table() {
    for name in ["manifest.schema.json", "manifest.draft-07.schema.json"] {
        let validator = jsonschema::options().should_validate_formats(true).build(&schema(name)).expect("a schema");
        assert!(jsonschema::meta::is_valid(&schema(name)), "{name}");
        compare(name, judged().iter().map(|(_, document)| validator.is_valid(document)));
    }
    assert!(judged().len() > 300, "{} documents", judged().len());
}

#[test]
fn the_other_homes_hold_the_same_manifest() {
    type Wrap = fn(&Value) -> Value;
    let homes: [(&str, Wrap); 2] = [
        (
            "manifest-pyproject",
            |manifest| json!({"project": {"name": "x"}, "tool": {"ruff": {}, "dagstack": {"plugin": manifest}}}),
        ),
        ("manifest-package", |manifest| json!({"name": "x", "dagstack": manifest})),
    ];
    for (stem, wrap) in homes {
        for draft in ["", ".draft-07"] {
            let validator =
                jsonschema::validator_for(&schema(&format!("{stem}{draft}.schema.json"))).expect("a schema");
            for case in cases().into_iter().filter(|case| case.can("schema")) {
                if let manifests::Content::Manifest(manifest) = &case.content {
                    assert_eq!(validator.is_valid(&wrap(manifest)), case.valid, "{stem}{draft}: {}", case.id);
                }
            }
            assert!(validator.is_valid(&json!({"name": "somebody else's"})));
        }
    }
}

#[test]
fn ajv_gives_the_verdict_of_the_table() {
    let Some(node) = editors::installed() else { return };
    let folder = tempfile::tempdir().expect("a folder");
    let documents: Vec<Value> = judged().into_iter().map(|(_, document)| document).collect();
    let path = write(folder.path(), "documents.json", serde_json::to_string(&documents).expect("JSON"));
    for name in ["manifest.schema.json", "manifest.draft-07.schema.json"] {
        let verdicts: Vec<bool> = ask(&node, "ajv.mjs", &root().join("spec/schema").join(name), &path);
        assert_eq!(verdicts.len(), documents.len());
        compare(name, verdicts.into_iter());
    }
}

fn ask<T: serde::de::DeserializeOwned>(node: &Path, script: &str, first: &Path, second: &Path) -> T {
    let (fine, text) = editors::run(node, script, &[first.to_str().expect("UTF-8"), second.to_str().expect("UTF-8")]);
    assert!(fine, "{script}: {text}");
    serde_json::from_str(&text).unwrap_or_else(|error| panic!("{script}: {error}: {text}"))
}

/// The engines that people's editors run.
mod engines {
    use super::{Path, PathBuf, Value, ask, editors, fs, json, root, write};

    const GOOD: &str = "schema_version = \"1\"\nname = \"echo\"\nkind = \"tool\"\nkind_api_version = \"1\"\n\
        core_version = \">=0.1.0,<1.0.0\"\nruntime = \"in_process\"\nentry_point = \"plugin:EchoTool\"\n";

    /// What is wrong, the file, and where: each engine must say it on that line.
    fn broken() -> Vec<(&'static str, String, usize)> {
        let replaced = |from: &str, to: &str| GOOD.replace(from, to);
        vec![
            ("type", format!("[plugin]\n{GOOD}priority = \"5\"\n"), 9),
            ("type", format!("{GOOD}priority = \"5\"\n"), 8),
            ("enum", format!("[plugin]\n{}", replaced("in_process", "in_proces")), 7),
            ("enum", replaced("in_process", "in_proces"), 6),
            ("pattern", format!("[plugin]\n{}", replaced(">=0.1.0,<1.0.0", "^0.2")), 6),
            ("minimum", format!("[plugin]\n{GOOD}priority = -1\n"), 9),
            (
                "rule",
                format!("[plugin]\n{}", replaced("\"tool\"", "\"orchestrator\"").replace("in_process", "mcp_http")),
                7,
            ),
            ("nested", format!("[plugin]\n{GOOD}[plugin.unit_of_work]\ndeclared = \"yes\"\n"), 10),
        ]
    }

    fn schema(draft: &str) -> PathBuf {
        root().join(format!("spec/schema/manifest{draft}.schema.json"))
    }

    const DRAFTS: [&str; 2] = ["", ".draft-07"];

    /// The files to lint: good ones, and broken ones with the place and the text to look for.
    fn lay_out(folder: &Path) -> (Vec<String>, Vec<(String, String)>) {
        let mut good = Vec::new();
        for (name, text) in [("flat.toml", GOOD.to_owned()), ("wrapped.toml", format!("[plugin]\n{GOOD}"))] {
            write(folder, name, text);
            good.push(name.to_owned());
        }
        let mut bad = Vec::new();
        for (number, (what, text, line)) in broken().into_iter().enumerate() {
            let name = format!("{what}-{number}.toml");
            write(folder, &name, text);
            bad.push((format!("{name}:{line}:"), String::new()));
        }
        write(folder, "unknown.toml", format!("[plugin]\n{GOOD}colour = \"red\"\n"));
        bad.push(("unknown.toml:".to_owned(), "colour".to_owned()));
        write(folder, "sibling.toml", format!("[plugin]\n{GOOD}[other]\n"));
        bad.push(("sibling.toml:".to_owned(), "other".to_owned()));
        (good, bad)
    }

    /// Lints everything in one go: no word about the good files, and the right one about each broken one.
    fn lints(lint: impl Fn(&[&str]) -> (bool, String)) {
        let folder = tempfile::tempdir().expect("a folder");
        let (good, bad) = lay_out(folder.path());
        let path = |name: &str| folder.path().join(name.split(':').next().unwrap_or_default()).display().to_string();
        let good: Vec<String> = good.iter().map(|name| path(name)).collect();
        let (fine, printed) = lint(&good.iter().map(String::as_str).collect::<Vec<_>>());
        assert!(fine && !printed.contains("Warning"), "{printed}");
        let all: Vec<String> = good.iter().cloned().chain(bad.iter().map(|(place, _)| path(place))).collect();
        let (fine, printed) = lint(&all.iter().map(String::as_str).collect::<Vec<_>>());
        assert!(!fine);
        assert!(!printed.contains("flat.toml") && !printed.contains("wrapped.toml"), "{printed}");
        for (place, text) in bad {
            assert!(printed.contains(&place) && printed.contains(&text), "{place} {text}: {printed}");
        }
    }

    #[test]
    fn taplo_lints() {
        let Some(node) = editors::installed() else { return };
        for draft in DRAFTS {
            let uri = format!("file://{}", schema(draft).display());
            lints(|files| editors::run(&node, "taplo", &[&["lint", "--schema", &uri], files].concat()));
        }
    }

    #[test]
    fn tombi_lints() {
        let Some(node) = editors::installed() else { return };
        for draft in DRAFTS {
            let config = tombi_folder(draft);
            lints(|files| {
                for file in files {
                    let name = Path::new(file).file_name().expect("a file");
                    fs::copy(file, config.path().join(name)).expect("copied");
                }
                let names: Vec<_> = files.iter().filter_map(|file| Path::new(file).file_name()?.to_str()).collect();
                let done = std::process::Command::new(node.join("node_modules/.bin/tombi"))
                    .current_dir(config.path())
                    .env("NO_COLOR", "1")
                    .args(["lint", "--offline"])
                    .args(names)
                    .output()
                    .expect("tombi starts");
                (done.status.success(), String::from_utf8([done.stdout, done.stderr].concat()).expect("UTF-8"))
            });
        }
    }

    fn tombi_folder(draft: &str) -> tempfile::TempDir {
        let folder = tempfile::tempdir().expect("a folder");
        let config = format!("[[schemas]]\npath = '{}'\ninclude = [\"*.toml\"]\n", schema(draft).display());
        write(folder.path(), "tombi.toml", config);
        folder
    }

    #[test]
    fn tombi_explains_and_completes() {
        let Some(node) = editors::installed() else { return };
        for draft in DRAFTS {
            let folder = tombi_folder(draft);
            let questions = json!([
                {"ask": "hover", "text": "[plugin]\nprio|rity = 5\n"},
                {"ask": "hover", "text": "prio|rity = 5\n"},
                {"ask": "complete", "text": "[plugin]\nruntime = |\n"},
                {"ask": "complete", "text": "runtime = |\n"},
                {"ask": "complete", "text": "[plugin]\nr|\n"},
                {"ask": "complete", "text": "kind = \"tool\"\nr|\n"},
                {"ask": "complete", "text": "|\n"},
            ]);
            let path = write(folder.path(), "questions.json", questions.to_string());
            let answers: Vec<Value> = ask(&node, "tombi-lsp.mjs", folder.path(), &path);
            for hover in &answers[..2] {
                let text = hover.as_str().expect("a hover");
                assert!(text.starts_with("Which plugin goes first") && text.contains("Default: `0`"), "{text}");
            }
            for values in &answers[2..4] {
                assert_eq!(labels(values), ["\"in_process\"", "\"mcp_stdio\"", "\"mcp_http\""]);
            }
            for fields in &answers[4..6] {
                assert_eq!(labels(fields), ["runtime", "resources"]);
                assert!(
                    fields["runtime"].as_str().is_some_and(|text| text.starts_with("Where the plugin runs")),
                    "{fields}"
                );
            }
            let all = labels(&answers[6]);
            assert!(all.contains(&"plugin") && all.contains(&"kind") && all.contains(&"entry_point"), "{all:?}");
        }
    }

    fn labels(items: &Value) -> Vec<&str> {
        items.as_object().expect("items").keys().map(String::as_str).collect()
    }

    #[test]
    fn visual_studio_code_explains_completes_and_diagnoses() {
        let Some(node) = editors::installed() else { return };
        let folder = tempfile::tempdir().expect("a folder");
        let questions = json!([
            {"ask": "hover", "text": "{\"plugin\": {\"prio|rity\": 5}}"},
            {"ask": "hover", "text": "{\"prio|rity\": 5}"},
            {"ask": "hover", "text": "{\"plugin\": {\"runtime\": \"mcp_st|dio\"}}"},
            {"ask": "hover", "text": "{\"plugin\": {\"resources\": {\"requ|ired\": []}}}"},
            {"ask": "complete", "text": "{\"plugin\": {\"runtime\": |}}"},
            {"ask": "complete", "text": "{\"execution_model\": |}"},
            {"ask": "complete", "text": "{\"plugin\": {\"unit_of_work\": {|}}}"},
            {"ask": "complete", "text": "{\"plugin\": {\"kind\": \"tool\", |}}"},
            {"ask": "complete", "text": "{\"kind\": \"tool\", |}"},
            {"ask": "complete", "text": "{|}"},
            {"ask": "complete", "text": "{\"plugin\": {}, |}"},
            {"ask": "diagnose", "text": "{\n\"plugin\": {\n \"name\": \"\", \"tryfirst\": true, \"trylast\": true,\n \"runtime\": \"mcp_stdio\",\n \"command\": [],\n \"core_version\": \"^0.2\",\n \"prioritee\": 3\n},\n\"x\": 1}"},
            {"ask": "diagnose", "text": "{\n \"schema_version\": \"1\", \"name\": \"x\", \"kind\": \"orchestrator\",\n \"kind_api_version\": \"v1\", \"core_version\": \">=0.1\",\n \"runtime\": \"mcp_http\"\n}"},
            {"ask": "diagnose", "text": "{\"$schema\": \"SCHEMA\", \"plugin\": {\"schema_version\": \"1\", \"name\": \"x\", \"kind\": \"tool\", \"kind_api_version\": \"1\", \"core_version\": \">=0.1\", \"runtime\": \"in_process\", \"entry_point\": \"p:E\"}}"},
        ]);
        let path = write(folder.path(), "questions.json", questions.to_string());
        for draft in DRAFTS {
            let answers: Vec<Value> = ask(&node, "vscode.mjs", &schema(draft), &path);
            for hover in &answers[..2] {
                let text = hover.as_str().expect("a hover");
                assert!(text.starts_with("Which plugin goes first") && text.ends_with("Default: `0`"), "{text}");
            }
            let runtime = answers[2].as_str().expect("a hover");
            assert!(
                runtime.contains("Where the plugin runs") && runtime.contains("`mcp_stdio`: As a process of its own"),
                "{runtime}"
            );
            assert_eq!(answers[3], "Without these the plugin is not set up.");
            assert_eq!(labels(&answers[4]), ["\"in_process\"", "\"mcp_stdio\"", "\"mcp_http\""]);
            assert_eq!(answers[4]["\"mcp_http\""], "As a service of its own, reached over HTTP at `url` with MCP.");
            assert_eq!(labels(&answers[5]), ["\"async\"", "\"sync\"", "\"thread_cpu_bound\"", "\"process_cpu_bound\""]);
            assert_eq!(
                labels(&answers[6]),
                ["declared", "partition_key", "estimated_duration_sec", "idempotency_mode", "checkpointable"]
            );
            let fields = labels(&answers[7]);
            assert_eq!(fields.len(), 30, "every field but `kind`, which is there: {fields:?}");
            assert!(!fields.contains(&"kind") && !fields.contains(&"plugin"));
            assert_eq!(
                answers[7]["entry_point"],
                "What to load, in the notation of the plugin's language. Needed for the runtime `in_process`."
            );
            let fields = labels(&answers[8]);
            assert!(fields.contains(&"runtime") && !fields.contains(&"kind"), "{fields:?}");
            let fields = labels(&answers[9]);
            assert!(fields.contains(&"plugin") && fields.contains(&"kind"), "{fields:?}");
            assert_eq!(labels(&answers[10]), ["$schema"], "a wrapped document has room for nothing else");
            assert_eq!(
                answers[11],
                json!([
                    "2:1 Missing property \"schema_version\".",
                    "2:1 Missing property \"kind\".",
                    "2:1 Missing property \"kind_api_version\".",
                    "3:10 String is shorter than the minimum length of 1.",
                    "3:43 `tryfirst` and `trylast` exclude each other: keep the one that is meant",
                    "5:13 Array has too few items. Expected 1 or more.",
                    "6:18 This must be a PEP 440 specifier set such as `>=0.1.0,<1.0.0`.",
                    "7:2 Property prioritee is not allowed.",
                    "9:1 Property x is not allowed."
                ])
            );
            assert_eq!(
                answers[12],
                json!([
                    "1:1 Missing property \"url\".",
                    "3:22 This must be a major version (`1`) or a full semantic version (`1.0.0`).",
                    "4:13 plugins of kind `orchestrator` run in process only: set `runtime` to `in_process`"
                ])
            );
            assert_eq!(answers[13], json!([]));
        }
    }
}

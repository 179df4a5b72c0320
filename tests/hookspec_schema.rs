//! The hookspec's JSON Schema: as committed, against the hookspecs of the spec, and in the engine of YAML editors.

mod editors;
mod tool;

use std::fs;

use dagstack_spec_model::internal::document::{self, Syntax};
use dagstack_spec_model::{Source, Tree, load};
use serde_json::{Value, json};
use tool::{root, run, write};

const SCHEMAS: &[(&str, &str)] = &[("2020-12", "hookspec.schema.json"), ("07", "hookspec.draft-07.schema.json")];

fn committed(name: &str) -> String {
    fs::read_to_string(root().join("spec/schema").join(name))
        .unwrap_or_else(|error| panic!("spec/schema/{name}: {error}"))
}

#[test]
fn the_committed_schemas_are_what_the_tool_prints() {
    for (draft, name) in SCHEMAS {
        let ran = run(root(), &["schema", "hookspec", "--draft", draft]);
        assert!(
            ran.stdout == committed(name),
            "spec/schema/{name} is stale; fix it with: dagstack-spec schema hookspec --draft {draft} --out spec/schema/{name}"
        );
    }
}

/// Changes to a good hookspec, and whether the result is one.
const CHANGES: &[(&str, &str, bool)] = &[
    ("", "", true),
    ("mcp_exposed: false", "mcp_exposed: true", true),
    ("mcp_exposed: false", "mcp_exposed: \"no\"", false),
    ("mcp_exposed: false", "optional: true", true),
    ("mcp_exposed: false", "optional: \"no\"", false),
    ("mcp_exposed: false", "optional: null", false),
    ("kind_api_version: \"1.0.0\"", "kind_api_version: \"1\"", false),
    ("kind_api_version: \"1.0.0\"", "kind_api_version: 1.0", false),
    ("dispatch: singleton", "dispatch: broadcast", false),
    ("dispatch: singleton", "dispatch: singleton\n    error_policy: best_effort", false),
    ("dispatch: singleton", "dispatch: broadcast_collect\n    error_policy: best_effort", true),
    ("dispatch: broadcast_collect", "dispatch: chain", false),
    ("dispatch: singleton", "dispatch: singleton\n    execution_model: async", true),
    ("dispatch: singleton", "dispatch: singleton\n    execution_model: fast", false),
    ("name: execute", "name: Execute", false),
    ("hooks:", "constraints: {in_process_only: true}\nhooks:", true),
    ("hooks:", "constraints: {in_process: true}\nhooks:", false),
    ("hooks:", "constraints: null\nhooks:", false),
    ("description: |", "descripton: |", false),
];

#[test]
fn schema_and_loader_agree() {
    let good = fs::read_to_string(root().join("spec/kinds/tool/v1.yaml")).expect("the hookspec");
    for (draft, name) in SCHEMAS {
        let schema: Value = serde_json::from_str(&committed(name)).expect("JSON");
        let validator = jsonschema::validator_for(&schema).unwrap_or_else(|error| panic!("{draft}: {error}"));
        for (from, to, valid) in CHANGES {
            assert!(good.contains(from), "{from}");
            let text = good.replacen(from, to, 1);
            let node = document::parse(&Source::new("v1.yaml", text.as_str()), Syntax::Yaml).expect("YAML");
            assert_eq!(validator.is_valid(&node.to_json()), *valid, "{draft}: {to}");

            let folder = tempfile::tempdir().expect("a folder");
            for schema in ["empty.json", "get_schema.output.json", "execute.input.json", "execute.output.json"] {
                write(folder.path(), &format!("kinds/tool/schemas/{schema}"), "{}");
            }
            write(folder.path(), "kinds/tool/v1.yaml", text);
            let loaded = load::load(&Tree::folder(folder.path()).expect("a tree"));
            assert_eq!(loaded.is_ok(), *valid, "{draft}: {to}: {:?}", loaded.err());
        }
    }
}

#[test]
fn the_yaml_language_server_explains_completes_and_diagnoses() {
    let Some(node) = editors::installed() else { return };
    let folder = tempfile::tempdir().expect("a folder");
    let questions = json!([
        {"ask": "hover", "text": "ki|nd: tool\n"},
        {"ask": "complete", "text": "hooks:\n  - dispatch: |\n"},
        {"ask": "complete", "text": "kind: tool\nc|\n"},
        {"ask": "diagnose", "text": "kind: tool\nkind_api_version: \"1\"\ndescription: x\nhooks:\n  - name: run\n    dispatch: chain\n    mcp_exposed: false\n    description: x\n    input_schema: a.json\n    output_schema: a.json\n    colour: red\n"},
        {"ask": "diagnose", "text": "kind: tool\nkind_api_version: \"1.0.0\"\ndescription: x\nhooks:\n  - name: run\n    dispatch: broadcast_notify\n    description: x\n    input_schema: a.json\n"},
        {"ask": "diagnose", "text": "kind: tool\nkind_api_version: \"1.0.0\"\ndescription: x\nhooks:\n  - name: run\n    dispatch: singleton\n    description: x\n    input_schema: a.json\n"},
        {"ask": "diagnose", "text": fs::read_to_string(root().join("spec/kinds/orchestrator/v1.yaml")).expect("the hookspec")},
    ]);
    let path = write(folder.path(), "questions.json", questions.to_string());
    for (_, name) in SCHEMAS {
        let schema = root().join("spec/schema").join(name);
        let arguments = [schema.to_str().expect("UTF-8"), path.to_str().expect("UTF-8")];
        let (fine, text) = editors::run(&node, "yaml-lsp.mjs", &arguments);
        assert!(fine, "{text}");
        let answers: Vec<Value> = serde_json::from_str(&text).unwrap_or_else(|error| panic!("{error}: {text}"));
        assert!(answers[0].as_str().is_some_and(|text| text.contains("It equals the name of the folder.")), "{text}");
        assert_eq!(answers[1]["broadcast_notify"], "Every plugin is called; nothing is returned, failures are logged.");
        assert_eq!(answers[1].as_object().map(serde_json::Map::len), Some(5));
        assert_eq!(answers[2]["constraints"], "What holds for the whole kind.");
        assert_eq!(
            answers[3],
            json!([
                "2:19 This must be a full SemVer version such as `1.0.0`.",
                "11:5 Property colour is not allowed.",
                "7:18 A chain hook is exposed over MCP: remove the line."
            ])
        );
        assert_eq!(answers[4], json!([]), "nobody listens to what a broadcast_notify hook gives");
        assert_eq!(answers[5], json!(["5:5 Missing property \"output_schema\"."]));
        assert_eq!(answers[6], json!([]), "the hookspecs of the spec are in order");
    }
}

//! The JSON Schema of each payload, as emitted code gives it: the same in every language, closed, and with the verdicts of its source.
//!
//! `DAGSTACK_SKIP_TS=1`, `DAGSTACK_SKIP_GO=1`, `DAGSTACK_SKIP_RUST=1` and `DAGSTACK_SKIP_PYTHON=1` skip what needs the toolchain of a language.

mod npm;
mod tool;
mod venv;

use std::collections::{BTreeMap, HashMap};
use std::fmt::Write as _;
use std::fs;
use std::path::Path;
use std::process::Command;

use dagstack_spec_generators::{LowerOptions, ir, lower};
use dagstack_spec_model::{Tree, load};
use jsonschema::{Retrieve, Uri, Validator};
use npm::Npm;
use serde_json::{Value, json};
use tool::{root, run, write};

const HOOKSPEC: &str = "\
kind: demo
kind_api_version: \"1.0.0\"
description: A demo.
hooks:
  - name: run
    dispatch: singleton
    description: Runs.
    input_schema: schemas/run.input.json
    output_schema: schemas/run.output.json
  - name: list
    dispatch: broadcast_collect
    description: Lists.
    input_schema: schemas/nothing.json
    output_schema: schemas/list.output.json
";

/// References of every sort: to the root, to `$defs` and other places, to files and into them, by anchor and by `$id`, to names that meet, and
/// what only looks like one.
const SCHEMAS: &[(&str, &str)] = &[
    (
        "run.input",
        r##"{
            "$id": "https://example.com/run.input.json",
            "$schema": "https://json-schema.org/draft/2020-12/schema",
            "description": "`Ticks`, \"quotes\", \\ and Grüße 🦓 \u202e.",
            "type": "object",
            "required": ["part"],
            "properties": {
                "part": {"$ref": "parts.json#/$defs/Part", "description": "Beside it."},
                "own": {"$ref": "#/$defs/Own"},
                "place": {"$ref": "#/properties/a~1b%25"},
                "a/b%": {"type": "integer", "maximum": 9007199254740993},
                "anchored": {"$ref": "#here"},
                "again": {"$ref": "#"},
                "whole": {"$ref": "common.json"},
                "literal": {"const": {"$ref": "#/nowhere", "$id": "x", "$defs": {"y": 1}}},
                "__proto__": {"type": "string"},
                "named": {"$ref": "https://example.com/inner"}
            },
            "additionalProperties": false,
            "$defs": {
                "Own": {"$anchor": "here", "enum": ["own", 1.50]},
                "Part": {"type": "null", "description": "Nobody refers to it."},
                "inner": {"$id": "inner", "type": "array", "items": {"$ref": "#/$defs/item"}, "$defs": {"item": {"type": "boolean"}}}
            }
        }"##,
    ),
    (
        "parts",
        r##"{"$defs": {
            "Part": {"type": "object", "properties": {"next": {"$ref": "#/$defs/Part"}, "common": {"$ref": "common.json"}}, "minProperties": 1},
            "Spare": {"type": "string"}
        }}"##,
    ),
    (
        "common",
        r##"{"anyOf": [{"type": "string", "minLength": 2}, {"$ref": "parts.json#/$defs/Spare"}, {"$ref": "#/$defs/x"}], "$defs": {"x": {"type": "null"}}}"##,
    ),
    ("run.output", r#"{"type": "array", "items": {"type": "string"}}"#),
    ("nothing", "true"),
    ("list.output", r#"{"$ref": "common.json"}"#),
];

/// Documents for each payload, good and bad.
const DOCUMENTS: &[(&str, &[&str])] = &[
    (
        "run.input",
        &[
            r#"{"part": {"next": {"next": {"common": "ab"}}}}"#,
            r#"{"part": {}}"#,
            r#"{"part": {"next": {}}}"#,
            r#"{"part": {"common": null}}"#,
            r#"{"part": {"common": 1}}"#,
            r#"{"part": {"a": 1}, "own": "own", "anchored": 1.5, "place": 3, "again": {"part": {"b": 2}}}"#,
            r#"{"part": {"a": 1}, "own": "other"}"#,
            r#"{"part": {"a": 1}, "anchored": "other"}"#,
            r#"{"part": {"a": 1}, "place": "x"}"#,
            r#"{"part": {"a": 1}, "again": {}}"#,
            r#"{"part": {"a": 1}, "whole": null, "named": [true]}"#,
            r#"{"part": {"a": 1}, "named": [1]}"#,
            r#"{"part": {"a": 1}, "literal": {"$ref": "\#/nowhere", "$id": "x", "$defs": {"y": 1}}}"#,
            r#"{"part": {"a": 1}, "literal": {}}"#,
            r#"{"part": {"a": 1}, "more": 1}"#,
            "[]",
        ],
    ),
    ("run.output", &["[]", r#"["a"]"#, "[1]", "{}"]),
    ("nothing", &["1", "{}"]),
    ("list.output", &[r#""""#, r#""ab""#, "null", "1"]),
];

/// Writes the tree.
fn tree(folder: &Path) {
    write(folder, "spec/kinds/demo/v1.yaml", HOOKSPEC);
    for (name, schema) in SCHEMAS {
        write(folder, &format!("spec/kinds/demo/schemas/{name}.json"), schema);
    }
}

/// The schema of each payload by the payload's raw name, as the IR has them.
fn closed() -> BTreeMap<String, Value> {
    let folder = tempfile::tempdir().expect("a folder");
    tree(folder.path());
    let tree = Tree::folder(&folder.path().join("spec")).expect("a tree");
    let spec = load::load(&tree).unwrap_or_else(|problems| panic!("{problems:?}"));
    let package = lower(&spec, &LowerOptions::default()).unwrap_or_else(|problems| panic!("{problems:?}"));
    let kind = &package.kinds[0];
    let schema = |payload: &ir::PayloadSchema| (kind.module.types[payload.ty.0].name.raw(), payload.schema.clone());
    kind.module.payload_schemas.iter().map(schema).collect()
}

/// The files of the tree, by their place and by their `$id`.
struct Files(HashMap<String, Value>);

impl Retrieve for Files {
    fn retrieve(&self, uri: &Uri<String>) -> Result<Value, Box<dyn std::error::Error + Send + Sync>> {
        self.0.get(uri.as_str()).cloned().ok_or_else(|| format!("there is no {uri}").into())
    }
}

/// The source: the file as it is, and the others.
fn source(name: &str) -> Validator {
    let parsed = |text: &str| serde_json::from_str::<Value>(text).expect("JSON");
    let files = |base: &str| {
        SCHEMAS.iter().map(move |(name, text)| (format!("{base}{name}.json"), parsed(text))).collect::<Vec<_>>()
    };
    let files = Files(files("mem:///").into_iter().chain(files("https://example.com/")).collect());
    let (_, text) = SCHEMAS.iter().find(|(other, _)| *other == name).expect("a schema");
    jsonschema::draft202012::options()
        .with_base_uri(format!("mem:///{name}.json"))
        .with_retriever(files)
        .build(&parsed(text))
        .unwrap_or_else(|error| panic!("{name}: {error}"))
}

/// A validator that can fetch nothing.
fn alone(schema: &Value) -> Validator {
    jsonschema::draft202012::options()
        .with_retriever(Files(HashMap::new()))
        .build(schema)
        .unwrap_or_else(|error| panic!("{error}: {schema:#}"))
}

#[test]
fn a_closed_schema_gives_the_verdicts_of_its_source() {
    let closed = closed();
    assert_eq!(closed.len(), DOCUMENTS.len());
    for (name, documents) in DOCUMENTS {
        let (source, closed) = (source(name), alone(&closed[*name]));
        let mut verdicts = Vec::new();
        for text in *documents {
            let text = text.replace("\\#", "#");
            let document: Value = serde_json::from_str(&text).expect("JSON");
            assert_eq!(source.is_valid(&document), closed.is_valid(&document), "{name}: {text}");
            verdicts.push(closed.is_valid(&document));
        }
        assert!(*name == "nothing" || verdicts.contains(&true) && verdicts.contains(&false), "{name}: {verdicts:?}");
    }
}

#[test]
fn a_closed_schema_keeps_its_root_and_has_the_rest_below_defs() {
    let closed = closed();
    // A sign that nobody sees is not kept in a file of this repository.
    insta::assert_snapshot!(format!("{:#}", closed["run.input"]).replace('\u{202e}', "[U+202E]"));
    assert_eq!(closed["nothing"], json!(true));
    let text = closed["list.output"].to_string();
    assert!(text.contains(r##""$ref":"#/$defs/common""##) && !text.contains(".json"), "{text}");
}

fn is_skipped(switch: &str) -> bool {
    std::env::var_os(switch).is_some_and(|value| value == "1")
}

fn succeed(folder: &Path, program: &str, arguments: &[&str]) -> String {
    let mut command = Command::new(program);
    command.current_dir(folder).args(arguments).env_remove("RUSTFLAGS");
    command.env("CARGO_TARGET_DIR", root().join("target/emitted-rust/target"));
    let done = command.output().unwrap_or_else(|error| panic!("{program} does not start: {error}"));
    let printed = String::from_utf8_lossy(&done.stdout).into_owned();
    assert!(done.status.success(), "{program} {arguments:?}\n{printed}{}", String::from_utf8_lossy(&done.stderr));
    printed
}

fn generate(folder: &Path, lang: &str, out: &str) {
    tree(folder);
    let generated = run(folder, &["generate", "--lang", lang, "--out", out, "--spec", "spec"]);
    assert_eq!(generated.code, 0, "{}", generated.stderr);
}

/// Compares what a program printed, a line a payload, with the schemas of the IR.
fn compare(printed: &str, is_same: impl Fn(&Value, &Value) -> bool) {
    let closed = closed();
    let lines: Vec<(String, Value)> = printed
        .lines()
        .map(|line| serde_json::from_str(line).unwrap_or_else(|error| panic!("{error}: {line}")))
        .collect();
    assert_eq!(lines.len(), closed.len(), "{printed}");
    for (name, schema) in lines {
        assert!(is_same(&schema, &closed[&name]), "{name}: {schema:#}\n{:#}", closed[&name]);
    }
}

/// The payloads, with what they are called in code.
const NAMES: [(&str, &str); 4] =
    [("run.input", "RunInput"), ("run.output", "RunOutput"), ("nothing", "Nothing"), ("list.output", "ListOutput")];

#[test]
fn typescript_gives_the_schemas() {
    if npm::is_skipped() {
        return;
    }
    let npm = Npm::open();
    let folder = npm.folder.join("json-schemas");
    let _ = fs::remove_dir_all(&folder);
    generate(&folder, "ts", "src/generated");
    let mut main = String::from("import { DemoV1 } from \"./generated/index.js\";\nconst lines: unknown[] = [];\n");
    for (raw, name) in NAMES {
        let _ = writeln!(main, "lines.push([\"{raw}\", DemoV1.JSON_SCHEMAS.{name}()]);");
    }
    // A value that a caller changes is its own.
    main.push_str("const own = DemoV1.JSON_SCHEMAS.RunInput();\nown[\"type\"] = 1;\n");
    main.push_str("if (DemoV1.JSON_SCHEMAS.RunInput()[\"type\"] !== \"object\") throw new Error(\"shared\");\n");
    main.push_str("declare const console: { log(text: string): void };\n");
    main.push_str("for (const line of lines) console.log(JSON.stringify(line));\n");
    write(&folder, "src/main.ts", main);
    write(&folder, "package.json", "{\"type\": \"module\"}\n");
    let config = "{\"extends\": \"../tsconfig.shared.json\", \"compilerOptions\": {\"rootDir\": \"src\", \"outDir\": \"out\"}, \"include\": [\"src\"]}\n";
    write(&folder, "tsconfig.json", config);
    fs::copy(root().join("tests/emitted_ts/tsconfig.json"), npm.folder.join("tsconfig.shared.json")).expect("copied");
    let compiled = npm.run(&folder, "tsc", &[]);
    assert!(compiled.status.success(), "{}", String::from_utf8_lossy(&compiled.stdout));
    // Numbers are doubles in JavaScript.
    let as_double =
        |value: &Value| value.to_string().replace("9007199254740993", "9007199254740992").replace("1.50", "1.5");
    compare(&succeed(&folder, "node", &["out/main.js"]), |one, other| {
        serde_json::from_str::<Value>(&as_double(one)).ok() == serde_json::from_str::<Value>(&as_double(other)).ok()
    });
}

#[test]
fn go_gives_the_schemas() {
    if is_skipped("DAGSTACK_SKIP_GO") {
        return;
    }
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("json_schemas_go");
    let _ = fs::remove_dir_all(&folder);
    write(&folder, "go.mod", "module example.com/app\n\ngo 1.24\n");
    generate(&folder, "go", "generated");
    let mut main = String::from(
        "package main\n\nimport (\n\t\"encoding/json\"\n\t\"os\"\n\n\t\"example.com/app/generated/demov1\"\n)\n\nfunc main() {\n\
         \tout := json.NewEncoder(os.Stdout)\n",
    );
    for (raw, name) in NAMES {
        let _ = writeln!(main, "\t_ = out.Encode([]any{{\"{raw}\", demov1.{name}JSONSchema()}})");
    }
    write(&folder, "main.go", main + "}\n");
    assert_eq!(succeed(&folder, "gofmt", &["-l", "."]), "");
    compare(&succeed(&folder, "go", &["run", "."]), |one, other| one == other);
}

#[test]
fn rust_gives_the_schemas() {
    if is_skipped("DAGSTACK_SKIP_RUST") {
        return;
    }
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("json_schemas_rust");
    let _ = fs::remove_dir_all(&folder);
    for file in ["Cargo.toml", "Cargo.lock", "edition2021/Cargo.toml"] {
        let text = fs::read_to_string(root().join("tests/emitted_rust").join(file)).expect("a file of the project");
        write(&folder, file, text);
    }
    write(&folder, "edition2021/src/lib.rs", "");
    write(&folder, "rustfmt.toml", "edition = \"2024\"\n");
    generate(&folder, "rust", "src/generated");
    let main = "\
//! Prints the schemas.

pub mod generated;

use generated::demo_v1::{self, RunInput};
use serde_json::json;

fn main() {
    println!(\"{}\", json!([\"run.input\", RunInput::json_schema()]));
    println!(\"{}\", json!([\"run.output\", demo_v1::run_output_json_schema()]));
    println!(\"{}\", json!([\"nothing\", demo_v1::nothing_json_schema()]));
    println!(\"{}\", json!([\"list.output\", demo_v1::list_output_json_schema()]));
}
";
    write(&folder, "src/main.rs", main);
    succeed(&folder, "rustfmt", &["--edition", "2024", "--check", "src/generated/mod.rs"]);
    succeed(&folder, "cargo", &["clippy", "--quiet", "--locked", "-p", "emitted-rust", "--", "-D", "warnings"]);
    let printed = succeed(
        &folder,
        "cargo",
        &["run", "--quiet", "--locked", "-p", "emitted-rust", "--features", "arbitrary_precision"],
    );
    compare(&printed, |one, other| one == other);
}

#[test]
fn python_gives_the_schemas() {
    if venv::is_skipped() {
        return;
    }
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("json_schemas_python");
    let _ = fs::remove_dir_all(&folder);
    generate(&folder, "python", "generated");
    let main = "\
import json
from typing import Any, assert_type

from generated.demo_v1 import (
    HOOKS,
    ListOutputCodec,
    NothingCodec,
    OwnCodec,
    RunInput,
    RunOutputCodec,
)

assert_type(RunInput.json_schema(), dict[str, Any])
print(json.dumps([\"run.input\", RunInput.json_schema()]))
print(json.dumps([\"run.output\", RunOutputCodec.json_schema()]))
print(json.dumps([\"nothing\", NothingCodec.json_schema()]))
print(json.dumps([\"list.output\", ListOutputCodec.json_schema()]))

# A value that a caller changes is its own.
RunInput.json_schema()[\"type\"] = 1
assert RunInput.json_schema()[\"type\"] == \"object\"
assert HOOKS[0].input.json_schema() == RunInput.json_schema()
try:
    OwnCodec.json_schema()
except LookupError as error:
    assert str(error) == \"Own is no payload of a hook\"
else:
    raise AssertionError
";
    write(&folder, "main.py", main);
    let python = venv::emitted();
    let python = python.to_str().expect("UTF-8");
    succeed(&folder, python, &["-m", "mypy", "--strict", "generated", "main.py"]);
    succeed(&folder, python, &["-m", "ruff", "format", "--isolated", "--check", "generated"]);
    // A double has no trailing zero.
    let as_double = |value: &Value| value.to_string().replace("1.50", "1.5");
    compare(&succeed(&folder, python, &["-W", "error", "main.py"]), |one, other| as_double(one) == as_double(other));
}

//! What the registry sends to MCP servers, held against the wire types of MCP's official SDK for Python, in both eras: they are written from
//! MCP's published schema, which no package carries as it is.
//!
//! Needs Python 3.11 or newer with `venv` and pip. `DAGSTACK_SKIP_PYTHON=1` skips it.
#![cfg(all(unix, feature = "reference"))]

mod tool;
mod venv;

use std::collections::BTreeSet;
use std::fs;
use std::io::Write as _;
use std::path::Path;
use std::process::{Command, Stdio};
use std::sync::Arc;
use std::time::Duration;

use dagstack_spec_adapter::Adapter;
use dagstack_spec_conformance::runner::{self, AdapterSource, Options};
use dagstack_spec_conformance::suite::{Case, Suite};
use serde_json::{Value, json};
use tool::root;

/// The cases of processes that speak MCP, and those of them that are left out: how a process ends can't be seen where a shell starts it.
const PROCESSES: &str = "runtime.mcp_stdio.";
const ENDS: &str = "runtime.mcp_stdio.teardown.";

/// Is a mock server, and keeps its log: the program and the folder to keep it in come first, then what the runner adds.
const MOCK_SERVER: &str = r#""$1" conformance mock-server "$3" "$4"; status=$?; cat "$4" > "$2/$$"; exit $status"#;

const MODERN: &str = "io.modelcontextprotocol/protocolVersion";

#[test]
fn messages_are_those_of_mcps_schema() {
    if venv::is_skipped() {
        return;
    }
    let python = venv::environment("mcp-wire", "tests/mcp_wire/requirements.txt");
    let messages = sent();
    assert!(messages.len() > 500, "{} messages", messages.len());
    let method = |message: &Value| message["method"].as_str().unwrap_or("a response").to_owned();
    let methods: BTreeSet<String> = messages.iter().map(method).collect();
    for wanted in ["server/discover", "initialize", "notifications/initialized", "tools/call", "a response"] {
        assert!(methods.contains(wanted), "{wanted}: {methods:?}");
    }
    let answers = validated(&python, &messages);
    let wrong: Vec<String> = messages
        .iter()
        .zip(&answers)
        .filter(|(_, answer)| *answer != "ok")
        .map(|(message, answer)| format!("{message}\n  {answer}"))
        .collect();
    assert!(wrong.is_empty(), "{} of {}:\n{}", wrong.len(), messages.len(), wrong.join("\n"));
    broken_messages_are_found_out(&python, &messages);
}

/// What is validated against would be worth nothing if it took anything.
fn broken_messages_are_found_out(python: &Path, messages: &[Value]) {
    let calls = |is_modern: bool| {
        let of_era = move |message: &&Value| message["params"]["_meta"].get(MODERN).is_some() == is_modern;
        messages.iter().filter(|message| message["method"] == "tools/call").find(of_era).expect("a call").clone()
    };
    let (mut nameless, mut text_arguments, mut unable, mut without_version) =
        (calls(false), calls(true), calls(true), calls(true));
    nameless["params"].as_object_mut().expect("an object").shift_remove("name");
    text_arguments["params"]["arguments"] = json!("text");
    unable["params"]["_meta"]["io.modelcontextprotocol/clientCapabilities"] = json!([]);
    without_version["jsonrpc"] = json!("1.0");
    let broken = [nameless, text_arguments, unable, without_version];
    let answers = validated(python, &broken);
    assert!(answers.iter().all(|answer| answer != "ok"), "{answers:?}");
}

/// All that the reference registry sends to processes in cases of the suite.
fn sent() -> Vec<Value> {
    let suite = Suite::embedded().expect("the suite");
    let is_asked = |case: &&Case| case.id.starts_with(PROCESSES) && !case.id.starts_with(ENDS);
    let cases: Vec<&Case> = suite.cases.iter().filter(is_asked).collect();
    let kept = tempfile::tempdir().expect("a folder");
    let shell = ["sh", "-c", MOCK_SERVER, "mock-server", env!("CARGO_BIN_EXE_dagstack-spec")].map(str::to_owned);
    let options = Options {
        jobs: 1,
        deadline: Duration::from_secs(45),
        mock_server_command: shell.into_iter().chain([kept.path().display().to_string()]).collect(),
        suite: suite.version.clone(),
        spec: suite.spec.clone(),
        ..Options::default()
    };
    let run = runner::run(&cases, &AdapterSource::BuiltIn(Arc::new(Adapter)), &options, &mut ());
    assert_eq!(run.cases.len(), cases.len());
    let logs = fs::read_dir(kept.path()).expect("a folder").map(|log| log.expect("a log").path());
    let texts: Vec<String> = logs.map(|log| fs::read_to_string(log).expect("a text")).collect();
    // The shell may be ended while it keeps a log: the line that is cut then is no record.
    let records = texts.iter().flat_map(|text| text.lines()).filter_map(|line| serde_json::from_str(line).ok());
    records.filter_map(|record: Value| record.get("message").cloned()).collect()
}

/// What the SDK's types say of each message.
fn validated(python: &Path, messages: &[Value]) -> Vec<String> {
    let mut validator = Command::new(python)
        .arg(root().join("tests/mcp_wire/validate.py"))
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .expect("Python starts");
    let mut input = validator.stdin.take().expect("a pipe");
    let lines: String = messages.iter().map(|message| format!("{message}\n")).collect();
    let writer = std::thread::spawn(move || input.write_all(lines.as_bytes()));
    let output = validator.wait_with_output().expect("Python ends");
    writer.join().expect("no panic").expect("the validator reads");
    assert!(output.status.success());
    let answers: Vec<String> = String::from_utf8(output.stdout).expect("UTF-8").lines().map(str::to_owned).collect();
    assert_eq!(answers.len(), messages.len());
    answers
}

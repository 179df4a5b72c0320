//! `conformance run --seed`: cases under other names.
//!
//! The built-in binding is run with seeds that follow each other, beginning with `DAGSTACK_SEED`. With `DAGSTACK_LONG=1` there are 200.
#![cfg(unix)]
#![expect(clippy::print_stdout, reason = "whoever repeats a run needs its seed")]

#[path = "near/sampling.rs"]
mod sampling;
mod tool;

use std::fs;
use std::os::unix::fs::PermissionsExt as _;
use std::path::Path;

use sampling::Sampling;
use serde_json::Value;
use tool::{run, write};

/// The first seed where the environment names none.
const SEED: u64 = 20_261_130;

/// Two cases: an adapter that says that all went well passes one of them.
const SUITE: &str = r"subject: sample
about: A suite for tests of seeds.

cases:
  - id: sample.registers
    title: a plugin registers
    clauses: [REG-01]
    plugins: {walnut: {}}
    steps: [{do: register, plugin: walnut}]
  - id: sample.refused
    title: a plugin of a kind that the host does not know is refused
    clauses: [REG-03]
    host: {known_kinds: [orchard]}
    plugins: {hazel: {manifest: {kind: meadow}}}
    steps: [{do: register, plugin: hazel, expect: {error: KindUnknown, plugin: hazel}}]
";

/// Says of each case that its one step went well, and keeps what it is sent.
const ADAPTER: &str = r#"#!/bin/sh
while IFS= read -r line; do
  echo "$line" >> seen
  case $line in
  *'"type":"hello"'*)
    echo '{"type":"ready","protocol":1,"binding":{"name":"toy","version":"1.0.0","language":"sh"},"core_version":"1.0.0","entry_point":"toy","capabilities":["registration","registration.kinds"]}' ;;
  *'"type":"run"'*)
    seq=${line#*'"seq":'}
    echo '{"type":"result","seq":'"${seq%%,*}"',"status":"ran","steps":[{"ok":null}]}' ;;
  *)
    echo '{"type":"bye"}'
    exit ;;
  esac
done
"#;

fn folder() -> tempfile::TempDir {
    let folder = tempfile::tempdir().expect("a folder");
    write(folder.path(), "suite/VERSION", "1.0.0\n");
    write(folder.path(), "suite/sample.yaml", SUITE);
    let adapter = write(folder.path(), "adapter.sh", ADAPTER);
    fs::set_permissions(adapter, fs::Permissions::from_mode(0o755)).expect("its mode is set");
    folder
}

/// What the adapter was sent, and the report.
fn seen(at: &Path, arguments: &[&str]) -> (String, Value, String) {
    let _ = fs::remove_file(at.join("seen"));
    let usual = [
        "conformance",
        "run",
        "--suite",
        "suite",
        "--adapter",
        "./adapter.sh",
        "--jobs",
        "1",
        "--report",
        "json=report.json",
    ];
    let ran = run(at, &[&usual, arguments].concat());
    assert_eq!(ran.code, 1, "{}{}", ran.stdout, ran.stderr);
    let report = fs::read_to_string(at.join("report.json")).expect("a report");
    let report = serde_json::from_str(&report).expect("JSON");
    (fs::read_to_string(at.join("seen")).expect("the adapter was started"), report, ran.stdout)
}

#[test]
fn the_built_in_binding_passes_under_every_name() {
    let sampling = Sampling::from_env(SEED);
    let folder = tempfile::tempdir().expect("a folder");
    for offset in 0..sampling.count(2, 200) {
        let seed = sampling.seed.wrapping_add(offset as u64).to_string();
        println!("seed {seed}");
        let ran = run(folder.path(), &["conformance", "run", "--built-in", "--strict", "--seed", &seed]);
        assert_eq!(ran.code, 0, "{}{}", ran.stdout, ran.stderr);
    }
}

#[test]
fn nothing_that_a_case_is_called_is_sent() {
    let folder = folder();
    let (plain, plain_report, _) = seen(folder.path(), &[]);
    for name in ["sample.registers", "walnut", "hazel", "orchard", "meadow"] {
        assert!(plain.contains(name), "{plain}");
    }
    let (seeded, report, _) = seen(folder.path(), &["--seed", "7"]);
    for name in ["sample.", "walnut", "hazel", "orchard", "meadow"] {
        assert!(!seeded.contains(name), "{name}: {seeded}");
    }
    assert_eq!(seen(folder.path(), &["--seed", "7"]).0, seeded, "the same seed gives the same names");
    assert_ne!(seen(folder.path(), &["--seed", "8"]).0, seeded);
    let verdicts = |report: &Value| -> Vec<Value> {
        let cases = report["cases"].as_array().expect("a list").iter();
        cases.map(|case| serde_json::json!([case["id"], case["verdict"], case["findings"]])).collect()
    };
    assert_eq!(verdicts(&report), verdicts(&plain_report), "reports have the names of the suite");
}

#[test]
fn a_failure_says_how_to_repeat_it_with_its_seed() {
    let folder = folder();
    let (_, _, shown) = seen(folder.path(), &["--seed", "7"]);
    let repeat = "dagstack-spec conformance run --adapter ./adapter.sh --suite suite --seed 7 --filter sample.refused";
    assert!(shown.contains(repeat), "{shown}");
    assert!(shown.contains("names the plugin `hazel`"), "{shown}");
    let (again, report, _) = seen(folder.path(), &["--seed", "7", "--filter", "sample.refused"]);
    assert_eq!(again.matches("\"type\":\"run\"").count(), 1, "{again}");
    assert_eq!(report["cases"][0]["id"], "sample.refused");
}

#[test]
fn a_seed_is_a_number() {
    let folder = folder();
    for wrong in ["x", "-1", "18446744073709551616", ""] {
        let ran = run(folder.path(), &["conformance", "run", "--suite", "suite", &format!("--seed={wrong}")]);
        assert_eq!(ran.code, 2, "{wrong}: {}", ran.stdout);
    }
}

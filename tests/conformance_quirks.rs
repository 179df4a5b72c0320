//! `conformance run` with adapters that declare quirks: the run looks past them, every report says so, and none says "conforms".
#![cfg(unix)]

mod tool;

use std::fs;
use std::os::unix::fs::PermissionsExt as _;
use std::path::Path;

use serde_json::Value;
use tool::{Ran, run, write};

/// What a binding with either quirk passes, in values, in files and in what is expected, and a version that it should refuse.
const SUITE: &str = r#"subject: sample
about: A suite for tests of quirks.

cases:
  - id: sample.value
    title: a plugin registers
    clauses: [REG-02]
    plugins: {a: {}}
    steps: [{do: register, plugin: a}]
  - id: sample.expected
    title: a manifest is listed with its version
    clauses: [LKP-04]
    plugins: {a: {}}
    steps:
      - {do: register, plugin: a}
      - {do: list, expect: {ok: [{schema_version: "1"}]}}
  - id: sample.file
    title: a plugin is found
    clauses: [DIS-01]
    plugins: {a: {at: a}}
    steps: [{do: discover, expect: {ok: [a]}}]
  - id: sample.hook
    title: a hook is called with its input
    clauses: [CHN-01]
    kinds: [{kind: filter, hooks: {apply: {dispatch: chain}}}]
    plugins: {a: {manifest: {kind: filter}, hooks: {apply: {echo: true}}}}
    steps:
      - {do: register, plugin: a}
      - {do: dispatch, class: chain, kind: filter, hook: apply, input: x, expect: {ok: x}}
"#;

/// Another one, which a binding that takes the wrong version fails whatever is looked past.
const WRONG: &str = r#"subject: wrong
about: A version that nobody has.

cases:
  - id: wrong.version
    title: another version is refused
    clauses: [REG-02]
    plugins: {a: {manifest: {schema_version: "1.0.0"}}}
    steps: [{do: register, plugin: a, expect: {error: ManifestInvalid}}]
"#;

/// A binding with both quirks. It declares those that its arguments name.
const ADAPTER: &str = r#"#!/bin/sh
quirks=
for quirk in "$@"; do
  quirks="$quirks${quirks:+,}{\"id\":\"$quirk\",\"reason\":\"toys | have it\"}"
done
registered='{"error":{"code":"ManifestInvalid","message":"schema_version must be 1.0.0"}}'
while IFS= read -r line; do
  case $line in
  *'"type":"hello"'*)
    echo '{"type":"ready","protocol":1,"binding":{"name":"toy","version":"1.0.0","language":"sh"},"core_version":"1.0.0","entry_point":"toy","capabilities":["registration","lookup","discovery","hookspec","dispatch.chain"],"quirks":['"$quirks"']}' ;;
  *'"type":"run"'*)
    seq=${line#*'"seq":'}
    seq=${seq%%,*}
    one=$registered
    case $line in *'"schema_version":"1.0.0"'*) one='{"ok":null}' ;; esac
    steps=$one
    case $line in
    *'"do":"list"'*) steps=$one',{"ok":[{"schema_version":"1.0.0"}]}' ;;
    *'"do":"discover"'*)
      root=${line#*'"root":"'}
      steps='{"ok":[]}'
      if grep -q 'schema_version = "1.0.0"' "${root%%'"'*}/a/dagstack.toml"; then steps='{"ok":["a"]}'; fi ;;
    *'"do":"dispatch"'*'"context_first":["apply"]'* | *'"context_first":["apply"]'*'"do":"dispatch"'*) steps=$one',{"ok":"x"}' ;;
    *'"do":"dispatch"'*) steps=$one',{"error":{"code":null,"message":"the hook takes 2 arguments"}}' ;;
    esac
    echo '{"type":"result","seq":'"$seq"',"status":"ran","steps":['"$steps"'],"trace":[{"plugin":"a","call":"load"}]}' ;;
  *)
    echo '{"type":"bye"}'
    exit ;;
  esac
done
"#;

const BOTH: &str = "./adapter.sh schema_version_semver hooks_take_context";

fn folder() -> tempfile::TempDir {
    let folder = tempfile::tempdir().expect("a folder");
    write(folder.path(), "suite/VERSION", "1.0.0\n");
    write(folder.path(), "suite/sample.yaml", SUITE);
    let adapter = write(folder.path(), "adapter.sh", ADAPTER);
    fs::set_permissions(adapter, fs::Permissions::from_mode(0o755)).expect("its mode is set");
    folder
}

fn conformance(at: &Path, adapter: &str, arguments: &[&str]) -> Ran {
    run(at, &[&["conformance", "run", "--suite", "suite", "--adapter", adapter], arguments].concat())
}

fn json(at: &Path, name: &str) -> Value {
    serde_json::from_str(&fs::read_to_string(at.join(name)).expect("a report")).expect("JSON")
}

fn failed(report: &Value) -> Vec<&str> {
    let cases = report["cases"].as_array().expect("a list").iter();
    cases.filter(|case| case["verdict"] != "pass").filter_map(|case| case["id"].as_str()).collect()
}

#[test]
fn each_quirk_is_looked_past_by_itself() {
    let folder = folder();
    let at = folder.path();
    for (adapter, code, want) in [
        ("./adapter.sh", 1, &["sample.expected", "sample.file", "sample.hook", "sample.value"][..]),
        ("./adapter.sh schema_version_semver", 1, &["sample.hook"]),
        ("./adapter.sh hooks_take_context", 1, &["sample.expected", "sample.file", "sample.hook", "sample.value"]),
        (BOTH, 0, &[]),
    ] {
        let ran = conformance(at, adapter, &["--report", "json=report.json"]);
        assert_eq!(ran.code, code, "{adapter}: {}{}", ran.stdout, ran.stderr);
        assert_eq!(failed(&json(at, "report.json")), want, "{adapter}: {}", ran.stdout);
    }
}

/// What a binding does not refuse that it should is not looked past.
#[test]
fn other_versions_are_sent_as_they_are() {
    let folder = folder();
    let at = folder.path();
    write(at, "suite/wrong.yaml", WRONG);
    let ran = conformance(at, BOTH, &["--report", "json=report.json"]);
    assert_eq!(ran.code, 1, "{}{}", ran.stdout, ran.stderr);
    assert_eq!(failed(&json(at, "report.json")), ["wrong.version"]);
    assert!(ran.stdout.contains("does not conform"), "{}", ran.stdout);
}

#[test]
fn every_report_says_what_was_looked_past_and_none_that_the_binding_conforms() {
    let folder = folder();
    let at = folder.path();
    let formats = ["json=r.json", "markdown=r.md", "junit=r.xml", "badge=badge.json"];
    let asked: Vec<&str> = formats.iter().flat_map(|format| ["--report", format]).collect();
    let ran = conformance(at, BOTH, &asked);
    assert_eq!(ran.code, 0, "{}{}", ran.stdout, ran.stderr);
    let headline =
        "as declared for the profile full: 4 of 4 cases passed, looking past schema_version_semver, hooks_take_context";
    assert_eq!(ran.stdout.lines().last(), Some(headline), "{}", ran.stdout);
    assert!(ran.stdout.contains("quirk schema_version_semver: toys | have it\n"), "{}", ran.stdout);
    let report = json(at, "r.json");
    assert_eq!(report["outcome"], "as_declared");
    assert_eq!(report["quirks"][0]["id"], "schema_version_semver");
    assert_eq!(report["quirks"][0]["reason"], "toys | have it");
    let badge = json(at, "badge.json");
    assert_eq!((&badge["message"], &badge["color"]), (&"4 of 4, 2 quirks".into(), &"yellow".into()));
    let read = |name: &str| fs::read_to_string(at.join(name)).expect("a report");
    let summary = read("r.md");
    assert!(
        summary.contains(headline) && summary.contains("- `schema_version_semver`: toys \\| have it\n"),
        "{summary}"
    );
    let suites = junit_parser::from_reader(read("r.xml").as_bytes()).expect("JUnit");
    assert_eq!((suites.tests, suites.failures, suites.errors, suites.skipped), (6, 0, 0, 2));
    let page = run(at, &["conformance", "matrix", "r.json"]);
    assert!(page.stdout.contains("The run of toy 1.0.0 (sh) looked past"), "{}{}", page.stdout, page.stderr);
    assert!(page.stdout.contains("- `hooks_take_context`: toys \\| have it\n"), "{}", page.stdout);
    for text in [&ran.stdout, &summary, &read("badge.json")] {
        assert!(!text.contains("conforms"), "{text}");
    }
}

#[test]
fn reports_under_different_quirks_are_not_merged() {
    let folder = folder();
    let at = folder.path();
    conformance(at, BOTH, &["--shard", "1/2", "--report", "json=1.json"]);
    conformance(at, BOTH, &["--shard", "2/2", "--report", "json=2.json"]);
    conformance(at, "./adapter.sh hooks_take_context", &["--report", "json=other.json"]);
    let merged = run(at, &["conformance", "merge", "1.json", "2.json"]);
    assert!(merged.code == 0 && merged.stdout.contains("as declared"), "{}{}", merged.stdout, merged.stderr);
    let refused = run(at, &["conformance", "merge", "1.json", "other.json"]);
    assert!(refused.code == 2 && refused.stderr.contains("report 1 is of quirks"), "{}", refused.stderr);
}

/// The list is closed.
#[test]
fn a_quirk_that_there_is_not_starts_nothing() {
    let folder = folder();
    let ran = conformance(folder.path(), "./adapter.sh passes_anyway", &[]);
    assert_eq!(ran.code, 3, "{}{}", ran.stdout, ran.stderr);
    assert!(ran.stdout.contains("passes_anyway"), "{}", ran.stdout);
}

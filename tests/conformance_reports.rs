//! `conformance merge` and `conformance compare`: reports of several runs.

mod tool;

use std::fs;
use std::path::Path;

use serde_json::Value;
use tool::{Ran, run, write};

/// Eight cases that the reference binding passes, and one that wrongly wants an error.
fn suite(wrong: &str) -> String {
    let mut text = "subject: sample\nabout: A suite for tests of reports.\n\ncases:\n".to_owned();
    for name in ["a", "b", "c", "d", "e", "f", "g", "h", "i"] {
        let expected = if name == wrong { ", expect: {error: KindUnknown}" } else { "" };
        text.push_str(&format!(
            "  - id: sample.{name}-registers\n    title: plugin {name} registers\n    clauses: [REG-01]\n    plugins: {{{name}: {{}}}}\n    \
             steps: [{{do: register, plugin: {name}{expected}}}]\n"
        ));
    }
    text
}

fn folder(wrong: &str) -> tempfile::TempDir {
    let folder = tempfile::tempdir().expect("a folder");
    write(folder.path(), "suite/VERSION", "1.0.0\n");
    write(folder.path(), "suite/sample.yaml", suite(wrong));
    folder
}

fn conformance(at: &Path, arguments: &[&str]) -> Ran {
    run(at, &[&["conformance"], arguments].concat())
}

/// Runs the suite, and leaves the report in a file.
fn report(at: &Path, file: &str, arguments: &[&str]) -> i32 {
    let target = format!("json={file}");
    conformance(at, &[&["run", "--suite", "suite", "--report", &target], arguments].concat()).code
}

fn json(at: &Path, file: &str) -> Value {
    serde_json::from_str(&fs::read_to_string(at.join(file)).expect("written")).expect("JSON")
}

#[test]
fn shards_are_merged_into_the_report_of_the_whole() {
    let folder = folder("none");
    let at = folder.path();
    assert_eq!(report(at, "whole.json", &[]), 0);
    assert_eq!(json(at, "whole.json")["outcome"], "conforms");
    for shard in ["1/3", "2/3", "3/3"] {
        let file = format!("{}.json", &shard[..1]);
        assert_eq!(report(at, &file, &["--shard", shard]), 0);
        assert_eq!(json(at, &file)["outcome"], "selected", "a part conforms to nothing");
    }
    let merged = conformance(at, &["merge", "1.json", "2.json", "3.json", "--report", "json=merged.json"]);
    assert_eq!(merged.code, 0, "{}{}", merged.stdout, merged.stderr);
    assert!(merged.stdout.ends_with("conforms to the profile full: 9 of 9 cases passed\n"), "{}", merged.stdout);
    let ids = |report: &Value| -> Vec<Value> {
        report["cases"].as_array().expect("a list").iter().map(|case| case["id"].clone()).collect()
    };
    assert_eq!(ids(&json(at, "merged.json")), ids(&json(at, "whole.json")));
    let part = conformance(at, &["merge", "1.json", "3.json"]);
    assert!(part.code == 0 && part.stdout.contains("of 9 cases selected, all passed"), "{}", part.stdout);
}

#[test]
fn what_was_run_again_replaces_what_was_run_before() {
    let folder = folder("c");
    let at = folder.path();
    assert_eq!(report(at, "first.json", &[]), 1);
    write(at, "suite/sample.yaml", suite("none"));
    assert_eq!(report(at, "again.json", &["--rerun-failed", "first.json"]), 0);
    let merged = conformance(at, &["merge", "first.json", "again.json"]);
    assert!(merged.code == 0 && merged.stdout.contains("9 of 9 cases passed"), "{}", merged.stdout);
    let merged = conformance(at, &["merge", "again.json", "first.json"]);
    assert_eq!(merged.code, 1, "the last one counts");
}

#[test]
fn reports_of_different_things_are_not_merged() {
    let folder = folder("none");
    let at = folder.path();
    report(at, "first.json", &["--filter", "sample.a-registers"]);
    write(at, "suite/VERSION", "1.1.0\n");
    report(at, "other.json", &["--filter", "sample.b-registers"]);
    let ran = conformance(at, &["merge", "first.json", "other.json"]);
    assert!(ran.code == 2 && ran.stderr.contains("report 1 is of suite 1.0.0"), "{}", ran.stderr);
    report(at, "core.json", &["--profile", "core"]);
    let ran = conformance(at, &["merge", "other.json", "core.json"]);
    assert!(ran.code == 2 && ran.stderr.contains("profile full, report 2 of core"), "{}", ran.stderr);
    assert_eq!(conformance(at, &["merge", "suite/VERSION"]).code, 2);
    assert_eq!(conformance(at, &["merge"]).code, 2);
}

#[test]
fn a_comparison_shows_what_is_worse_first() {
    let folder = folder("c");
    let at = folder.path();
    report(at, "before.json", &[]);
    write(at, "suite/sample.yaml", suite("d"));
    report(at, "after.json", &[]);
    let ran = conformance(at, &["compare", "before.json", "after.json"]);
    assert_eq!(ran.code, 1, "{}", ran.stdout);
    insta::assert_snapshot!("comparison", ran.stdout.replace(env!("CARGO_PKG_VERSION"), "[VERSION]"));
    let compared = conformance(at, &["compare", "before.json", "after.json", "--format", "json"]);
    let compared: Value = serde_json::from_str(&compared.stdout).expect("JSON");
    assert_eq!(compared["newly_failing"][0]["id"], "sample.d-registers");
    assert_eq!(compared["newly_passing"][0]["id"], "sample.c-registers");
    assert_eq!(compared["unchanged"], 7);
    assert_eq!(conformance(at, &["compare", "after.json", "after.json"]).code, 0);
    report(at, "less.json", &["--filter", "sample.a-registers"]);
    let ran = conformance(at, &["compare", "after.json", "less.json"]);
    assert!(ran.code == 1 && ran.stdout.contains("no longer shown: 8"), "{}", ran.stdout);
    assert_eq!(conformance(at, &["compare", "after.json"]).code, 2);
    assert_eq!(conformance(at, &["compare", "after.json", "suite/VERSION"]).code, 2);
}

/// Cases in which a server, over each transport, gives another answer than is wanted.
const SERVED: &str = r"subject: served
about: A suite for tests of transcripts.

shared:
  manifest: {kind: greeter}
  kinds: [{kind: greeter, hooks: {greet: {dispatch: singleton}}}]

cases:
  - id: served.stdio
    title: a process answers
    clauses: [RUN-01]
    plugins: {p: {manifest: {runtime: mcp_stdio, command: $SERVER:p}}}
    servers: {p: {transport: stdio, tools: {greeter.p.greet: [{return: {words: good day}}]}}}
    steps:
      - {do: register, plugin: p}
      - {do: setup_all}
      - {do: dispatch, class: singleton, kind: greeter, hook: greet, input: {}, expect: {ok: {words: good night}}}
      - {do: teardown_all}
  - id: served.http
    title: a service answers
    clauses: [RUN-03]
    plugins: {p: {manifest: {runtime: mcp_http, url: $SERVER:p}}}
    servers: {p: {transport: http, tools: {greeter.p.greet: [{return: {words: good day}}]}}}
    steps:
      - {do: register, plugin: p}
      - {do: setup_all}
      - {do: dispatch, class: singleton, kind: greeter, hook: greet, input: {}, expect: {ok: {words: good night}}}
      - {do: teardown_all}
";

/// Who has to find out why a case fails sees what went to and fro, in the report as text and in the JSON one.
#[test]
fn the_lines_of_a_failing_case_are_shown_where_they_are_asked_for() {
    let folder = tempfile::tempdir().expect("a folder");
    let at = folder.path();
    write(at, "suite/VERSION", "1.0.0\n");
    write(at, "suite/served.yaml", SERVED);
    let traced = conformance(at, &["run", "--suite", "suite", "--trace", "--report", "json=report.json"]);
    assert_eq!(traced.code, 1, "{}", traced.stderr);
    let count = |part: &str| traced.stdout.lines().filter(|line| line.contains(part)).count();
    assert_eq!(count("adapter -> {"), 2, "{}", traced.stdout);
    assert_eq!(count("adapter <- {"), 2, "{}", traced.stdout);
    let called = traced.stdout.lines().filter(|line| line.contains("server p -> ") && line.contains("tools/call"));
    assert_eq!(called.count(), 2, "{}", traced.stdout);
    let answered = traced.stdout.lines().filter(|line| line.contains("server p <- ") && line.contains("good day"));
    assert_eq!(answered.count(), 2, "{}", traced.stdout);
    for case in json(at, "report.json")["cases"].as_array().expect("a list") {
        assert!(case["transcript"].as_str().is_some_and(|lines| lines.contains("tools/call")), "{case:#}");
    }
    let silent = conformance(at, &["run", "--suite", "suite"]);
    assert!(!silent.stdout.contains("adapter ->"), "{}", silent.stdout);
}

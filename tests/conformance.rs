//! `conformance` as people and CI see it: exit codes, every report, known failures, selections, and the suite explained.
//!
//! A small suite of its own, in which the built-in binding departs from what two cases wrongly want, keeps these tests apart from
//! the embedded one, which is run under the names of `DAGSTACK_SEED` where it is set.

mod tool;

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use serde_json::Value;
use tool::{Ran, root, run, write};

/// Three gated cases and a SHOULD. The reference binding passes `a`, and departs from what `b` and the SHOULD wrongly want.
const SUITE: &str = r"subject: sample
about: A suite for tests of the command line.

cases:
  - id: sample.a-passes
    title: a plugin registers
    clauses: [REG-01]
    plugins: {a: {}}
    steps:
      - {do: register, plugin: a}
  - id: sample.b-fails
    title: what no registry does
    clauses: [MAN-01, REG-07]
    plugins: {a: {}}
    steps:
      - {do: register, plugin: a, expect: {error: KindUnknown}}
  - id: sample.c-passes
    title: a name is taken once
    clauses: [REG-07]
    plugins:
      a: {}
      b: {manifest: {name: a}}
    steps:
      - {do: register, plugin: a}
      - {do: register, plugin: b, expect: {error: ManifestInvalid}}
  - id: sample.d-should
    title: what no registry does either
    level: SHOULD
    clauses: [SIN-05]
    plugins: {a: {}}
    steps:
      - {do: register, plugin: a, expect: {error: any}}
";

const KNOWN: &str = "[[known]]\nid = \"sample.b-fails\"\noutcome = \"fail\"\ncause = \"expected error KindUnknown\"\nreason = \"it is wrong\"\n";

/// A folder with the small suite in `suite/`.
fn folder() -> tempfile::TempDir {
    let folder = tempfile::tempdir().expect("a folder");
    write(folder.path(), "suite/VERSION", "1.0.0\n");
    write(folder.path(), "suite/sample.yaml", SUITE);
    folder
}

fn conformance(at: &Path, arguments: &[&str]) -> Ran {
    run(at, &[&["conformance"], arguments].concat())
}

/// Runs the small suite with the JSON report in `report.json`.
fn judged(at: &Path, arguments: &[&str]) -> (i32, Value) {
    let ran = conformance(at, &[&["run", "--suite", "suite", "--report", "json=report.json"], arguments].concat());
    let report = fs::read_to_string(at.join("report.json")).unwrap_or_else(|_| panic!("{}{}", ran.stdout, ran.stderr));
    (ran.code, serde_json::from_str(&report).expect("JSON"))
}

fn ids(report: &Value, keep: impl Fn(&Value) -> bool) -> Vec<&str> {
    let cases = report["cases"].as_array().expect("a list");
    cases.iter().filter(|case| keep(case)).filter_map(|case| case["id"].as_str()).collect()
}

/// Durations are the one thing in a report that differs from run to run.
fn timeless(text: &str) -> String {
    let text = regex::Regex::new(r"in \d+\.\d\d s").expect("a pattern").replace_all(text, "in [TIME] s").into_owned();
    let text = regex::Regex::new(r#"("duration_ms": |time=")[0-9.]+"#)
        .expect("a pattern")
        .replace_all(&text, "${1}[TIME]")
        .into_owned();
    text.replace(env!("CARGO_PKG_VERSION"), "[VERSION]")
}

#[test]
#[expect(clippy::print_stdout, reason = "whoever repeats a run needs its seed")]
fn the_embedded_suite_is_passed_by_the_built_in_binding() {
    let folder = tempfile::tempdir().expect("a folder");
    let at = folder.path();
    let mut arguments = vec!["run", "--report", "json=report.json"];
    let seed = std::env::var("DAGSTACK_SEED").ok();
    if let Some(seed) = &seed {
        println!("seed {seed}");
        arguments.extend(["--seed", seed]);
    }
    let ran = conformance(at, &arguments);
    assert_eq!(ran.code, 0, "{}{}", ran.stdout, ran.stderr);
    assert_eq!(ran.stderr, "", "no progress where nobody looks");
    let report: Value =
        serde_json::from_str(&fs::read_to_string(at.join("report.json")).expect("written")).expect("JSON");
    assert!(report["counts"]["total"].as_u64() >= Some(250), "{}", report["counts"]);
    assert_eq!(report["counts"]["pass"], report["counts"]["total"]);
}

#[test]
fn every_report_says_what_was_seen() {
    let folder = folder();
    let at = folder.path();
    let reports = ["text=r.txt", "json=r.json", "junit=r.xml", "markdown=r.md", "badge=r.badge.json"];
    let mut arguments = vec!["run", "--suite", "suite"];
    for report in reports {
        arguments.extend(["--report", report]);
    }
    let ran = conformance(at, &arguments);
    assert_eq!(ran.code, 1, "{}", ran.stderr);
    let read = |name: &str| fs::read_to_string(at.join(name)).expect("written");
    assert_eq!(read("r.txt"), ran.stdout, "the text goes to the standard output as well");
    for (name, file) in
        [("text", "r.txt"), ("json", "r.json"), ("junit", "r.xml"), ("markdown", "r.md"), ("badge", "r.badge.json")]
    {
        insta::assert_snapshot!(name, timeless(&read(file)));
    }
}

#[test]
fn the_json_report_is_valid_under_its_schema() {
    let folder = folder();
    let at = folder.path();
    write(at, "known.toml", KNOWN.replace("b-fails", "a-passes"));
    let (_, report) = judged(at, &["--known-failures", "known.toml"]);
    for draft in ["2020-12", "07"] {
        let schema = run(at, &["schema", "report", "--draft", draft]).stdout;
        let schema: Value = serde_json::from_str(&schema).expect("JSON");
        let validator = jsonschema::validator_for(&schema).expect("a schema");
        let wrong: Vec<String> = validator.iter_errors(&report).map(|error| error.to_string()).collect();
        assert!(wrong.is_empty(), "{wrong:?}");
        let mut broken = report.clone();
        broken["cases"][0]["verdict"] = "maybe".into();
        assert!(!validator.is_valid(&broken));
    }
}

#[test]
fn the_junit_report_is_read_by_another_reader() {
    let folder = folder();
    let at = folder.path();
    write(at, "known.toml", KNOWN);
    for (arguments, failures, skipped) in
        [(&[][..], 1, 1), (&["--known-failures", "known.toml"], 0, 2), (&["--strict"], 2, 0)]
    {
        conformance(at, &[&["run", "--suite", "suite", "--report", "junit=junit.xml"], arguments].concat());
        let file = fs::File::open(at.join("junit.xml")).expect("written");
        let suites = junit_parser::from_reader(std::io::BufReader::new(file)).expect("JUnit");
        assert_eq!((suites.tests, suites.failures, suites.errors, suites.skipped), (4, failures, 0, skipped));
        let names: Vec<&str> =
            suites.suites.iter().flat_map(|suite| &suite.cases).map(|case| case.name.as_str()).collect();
        assert_eq!(names.len(), 4, "{names:?}");
    }
}

#[test]
fn a_report_can_go_to_the_standard_output() {
    let folder = folder();
    let at = folder.path();
    let ran = conformance(at, &["run", "--suite", "suite", "--report", "json=-", "--report", "badge=b.json"]);
    assert_eq!(ran.code, 1, "{}", ran.stderr);
    let report: Value = serde_json::from_str(&ran.stdout).expect("nothing but the report");
    assert_eq!(report["outcome"], "fails");
    for wrong in [&["json=-", "badge=-"][..], &["json=a", "text=a"], &["json"], &["yaml=x"], &["json="]] {
        let arguments: Vec<&str> = wrong.iter().flat_map(|report| ["--report", report]).collect();
        assert_eq!(conformance(at, &[&["run", "--suite", "suite"], &arguments[..]].concat()).code, 2, "{wrong:?}");
    }
}

#[test]
fn known_failures_fail_nothing_as_long_as_they_are_true() {
    let folder = folder();
    let at = folder.path();
    let with = |list: &str, more: &[&str]| {
        write(at, "known.toml", list);
        let (code, report) = judged(at, &[&["--known-failures", "known.toml"], more].concat());
        let problems = report["known_problems"].as_array().expect("a list");
        (
            code,
            problems.iter().map(|problem| problem["problem"].as_str().expect("a word").to_owned()).collect::<Vec<_>>(),
        )
    };
    let none: Vec<String> = Vec::new();
    assert_eq!(with(KNOWN, &[]), (0, none.clone()));
    assert_eq!(with(&KNOWN.replace("sample.b-fails", "sample.b-*"), &[]), (0, none.clone()), "a pattern");
    assert_eq!(with(&KNOWN.replace("b-fails", "*"), &[]).0, 1, "a pattern that takes in what passes");
    let and = |entry: &str| format!("{KNOWN}\n{entry}");
    assert_eq!(with(&and(&KNOWN.replace("b-fails", "a-passes")), &[]), (1, vec!["stale".to_owned()]));
    assert_eq!(with(&and(&KNOWN.replace("b-fails", "nowhere")), &[]), (1, vec!["unknown".to_owned()]));
    assert_eq!(with(&and(&KNOWN.replace("sample.b-fails", "gone.*")), &[]), (1, vec!["unknown".to_owned()]));
    assert_eq!(with(&KNOWN.replace("\"fail\"", "\"crash\""), &[]), (1, vec!["changed_outcome".to_owned()]));
    assert_eq!(with(&KNOWN.replace("expected error KindUnknown", "other"), &[]), (1, vec!["changed_cause".to_owned()]));
    // What did not run is not judged.
    assert_eq!(with(&KNOWN.replace("b-fails", "a-passes"), &["--filter", "c-passes"]), (0, none));
    write(at, "known.toml", "[[known]]\nid = \"sample.b-fails\"\noutcome = \"fail\"\n");
    let ran = conformance(at, &["run", "--suite", "suite", "--known-failures", "known.toml"]);
    assert_eq!(ran.code, 2);
    assert!(ran.stderr.contains("known.toml:1:1") && ran.stderr.contains("DS650"), "{}", ran.stderr);
}

#[test]
fn known_update_makes_the_list_true() {
    let folder = folder();
    let at = folder.path();
    assert_eq!(judged(at, &[]).0, 1);
    let update = |more: &[&str]| {
        conformance(
            at,
            &[&["known", "update", "report.json", "--suite", "suite", "--known-failures", "known.toml"], more].concat(),
        )
    };
    let updated = update(&[]);
    assert_eq!(
        (updated.code, updated.stdout.as_str()),
        (1, "not listed: `sample.b-fails`\nnot listed: `sample.d-should`\n")
    );
    assert!(!at.join("known.toml").exists());
    assert_eq!(update(&["--reason", ""]).code, 2);
    let checked = update(&["--reason", "looked into", "--check"]);
    assert!(checked.code == 1 && !at.join("known.toml").exists(), "{}", checked.stdout);
    assert_eq!(update(&["--reason", "looked into"]).code, 0);
    assert_eq!(judged(at, &["--known-failures", "known.toml"]).0, 0);
    let list = fs::read_to_string(at.join("known.toml")).expect("written");
    insta::assert_snapshot!("known_list", list);
    // A comment is put in, and an entry that is not true: the one stays, the other goes and is printed.
    write(at, "known.toml", format!("# Why.\n\n{list}\n# Not true.\n{}", KNOWN.replace("b-fails", "a-passes")));
    let updated = update(&[]);
    assert_eq!(updated.code, 0, "{}", updated.stderr);
    assert_eq!(fs::read_to_string(at.join("known.toml")).expect("written"), format!("# Why.\n\n{list}"));
    insta::assert_snapshot!("known_removed", updated.stdout);
}

#[test]
fn cases_are_selected_by_id_clause_shard_and_earlier_report() {
    let folder = folder();
    let at = folder.path();
    let run_of = |arguments: &[&str]| {
        let (_, report) = judged(at, arguments);
        ids(&report, |_| true).into_iter().map(str::to_owned).collect::<Vec<_>>()
    };
    let all = run_of(&[]);
    assert_eq!(all.len(), 4);
    assert_eq!(run_of(&["--filter", "passes"]), ["sample.a-passes", "sample.c-passes"]);
    assert_eq!(run_of(&["--filter", "*.b-*", "--filter", "d-should"]), ["sample.b-fails", "sample.d-should"]);
    assert_eq!(run_of(&["--filter", "REG-07"]), ["sample.b-fails", "sample.c-passes"]);
    assert_eq!(run_of(&["--filter", "REG", "--filter", "passes"]), ["sample.a-passes", "sample.c-passes"]);
    let mut union = BTreeSet::new();
    for shard in ["1/3", "2/3", "3/3"] {
        for id in run_of(&["--shard", shard]) {
            assert!(union.insert(id.clone()), "{id} is in two shards");
        }
    }
    assert_eq!(union.into_iter().collect::<Vec<_>>(), all);
    run_of(&[]);
    fs::copy(at.join("report.json"), at.join("earlier.json")).expect("copied");
    assert_eq!(run_of(&["--rerun-failed", "earlier.json"]), ["sample.b-fails", "sample.d-should"]);
}

#[test]
fn a_selection_without_a_case_says_why() {
    let folder = folder();
    let at = folder.path();
    let ran = conformance(at, &["run", "--suite", "suite", "--filter", "nosuch"]);
    let note =
        "no case matches the filter `nosuch`; `dagstack-spec conformance list` shows every id with its clauses\n";
    assert_eq!((ran.code, ran.stderr.as_str()), (3, note));
    insta::assert_snapshot!(timeless(&ran.stdout), @r"
    no case was selected, suite 1.0.0; of 4: filter nosuch
    0 cases: nothing was run, in [TIME] s
    incomplete: no case matches the filter `nosuch`
    ");
    // A filter that nothing matches is noted even with one that selects cases, and by `list`, too.
    for command in ["run", "list"] {
        let ran = conformance(at, &[command, "--suite", "suite", "--filter", "pases", "--filter", "a-passes"]);
        assert_eq!(ran.code, 0, "{}", ran.stdout);
        assert!(ran.stderr.contains("no case matches the filter `pases`; did you mean `passes`?\n"), "{}", ran.stderr);
    }
    let ran = conformance(at, &["run", "--suite", "suite", "--filter", "NOS", "--shard", "1/2"]);
    assert!(ran.stdout.ends_with("\nincomplete: no case matches: filter NOS; shard 1/2\n"), "{}", ran.stdout);
    judged(at, &["--filter", "passes"]);
    let ran = conformance(at, &["run", "--suite", "suite", "--rerun-failed", "report.json"]);
    assert!(ran.stdout.ends_with("\nincomplete: no case failed before\n"), "{}", ran.stdout);
}

#[test]
fn a_report_replaces_a_report_and_nothing_else() {
    let folder = folder();
    let at = folder.path();
    let run_to = |report: &str, more: &[&str]| {
        conformance(at, &[&["run", "--suite", "suite", "--filter", "a-passes", "--report", report], more].concat())
    };
    for format in ["text", "json", "junit", "markdown", "badge"] {
        write(at, "file", "");
        let report = format!("{format}=file");
        assert_eq!(run_to(&report, &[]).code, 0, "an empty file has nothing to lose");
        assert_eq!(run_to(&report, &[]).code, 0, "a report replaces one of its own format");
        write(at, "file", "mine");
        let refused = run_to(&report, &[]);
        assert_eq!((refused.code, refused.stdout.as_str()), (2, ""), "nothing was run");
        assert!(
            refused
                .stderr
                .contains("that dagstack-spec wrote, and is not replaced; name another file, or add `--force`")
        );
        assert_eq!(fs::read_to_string(at.join("file")).expect("a file"), "mine");
        assert_eq!(run_to(&report, &["--force"]).code, 0);
    }
    assert!(run_to("json=suite", &["--force"]).stderr.contains("`suite` is not a regular file"));
    for (command, report) in [("export", &[][..]), ("matrix", &["report.json"][..])] {
        judged(at, &[]);
        write(at, "out", "mine");
        let to = |more: &[&str]| {
            let suite = if command == "export" { &["--suite", "suite"][..] } else { &[] };
            conformance(at, &[&[command], report, suite, &["--out", "out"], more].concat()).code
        };
        assert_eq!((to(&[]), to(&["--force"]), to(&[])), (2, 0, 0), "{command}");
    }
}

#[test]
fn failures_are_shown_without_the_notation_of_fixtures() {
    let folder = folder();
    let at = folder.path();
    write(
        at,
        "suite/sample.yaml",
        SUITE.replace("expect: {error: any}", "expect: {ok: {$subset: {a: {$type: string}}}}"),
    );
    let (_, report) = judged(at, &[]);
    let shown = conformance(at, &["show", "sample.d-should", "--suite", "suite"]).stdout;
    assert!(shown.contains("→ gives {\"a\": <a string>, …}\n"), "{shown}");
    let case = &report["cases"][3]["findings"][0];
    assert_eq!(case["expected"], r#"{"a": <a string>, …}"#, "{report:#}");
}

#[test]
fn failures_with_one_cause_are_shown_once() {
    let folder = folder();
    let at = folder.path();
    let wrong = |number: usize| {
        SUITE
            .lines()
            .skip(10)
            .take(6)
            .collect::<Vec<_>>()
            .join("\n")
            .replace("b-fails", &format!("b-fails-{number}"))
            .replace("what no", &format!("what, {number}, no"))
    };
    let cases: Vec<String> = (0..40).map(wrong).collect();
    write(at, "suite/sample.yaml", format!("{SUITE}{}\n", cases.join("\n")));
    let ran = conformance(at, &["run", "--suite", "suite", "--filter", "b-fails", "--filter", "a-*"]);
    assert_eq!(ran.code, 1, "{}", ran.stderr);
    assert!(ran.stdout.contains("FAIL 41 cases, with one cause\n"), "{}", ran.stdout);
    assert!(ran.stdout.lines().count() < 30, "{}", ran.stdout);
    let prefix = "show each failure by itself: ";
    let command = ran.stdout.lines().find_map(|line| line.strip_prefix(prefix)).expect("the command");
    let arguments = shlex::split(command).expect("quotes are closed");
    let arguments: Vec<&str> = arguments.iter().skip(1).map(String::as_str).collect();
    let all = run(at, &arguments);
    assert_eq!((all.code, all.stdout.matches("FAIL sample.b-fails").count()), (1, 41), "{}", all.stdout);
    assert!(!all.stdout.contains(prefix), "{}", all.stdout);
}

#[test]
fn a_run_can_end_at_its_first_failure() {
    let folder = folder();
    let at = folder.path();
    let (code, report) = judged(at, &["--fail-fast", "--jobs", "1"]);
    assert_eq!((code, report["outcome"].as_str()), (1, Some("fails")), "{report:#}");
    let verdicts: Vec<&str> =
        report["cases"].as_array().expect("a list").iter().filter_map(|case| case["verdict"].as_str()).collect();
    assert_eq!(verdicts, ["pass", "fail", "not_run", "not_run"]);
    let reason = &report["cases"][2]["message"];
    assert_eq!(reason, "`--fail-fast` ended the run at the failure of sample.b-fails");
    // Neither a known failure nor a SHOULD case ends it.
    write(at, "known.toml", KNOWN);
    let (code, report) = judged(at, &["--fail-fast", "--known-failures", "known.toml"]);
    assert_eq!((code, report["counts"]["not_run"].as_u64()), (0, Some(0)), "{report:#}");
    let (code, report) = judged(at, &["--fail-fast", "--strict", "--known-failures", "known.toml"]);
    assert_eq!((code, report["counts"]["unexpected"].as_u64()), (1, Some(1)), "{report:#}");
}

#[test]
fn exit_codes_are_as_promised() {
    let folder = folder();
    let at = folder.path();
    let code = |arguments: &[&str]| conformance(at, &[&["run", "--suite", "suite"], arguments].concat()).code;
    assert_eq!(code(&["--filter", "passes"]), 0);
    assert_eq!(code(&["--filter", "d-should"]), 0, "a SHOULD is reported only");
    assert_eq!(code(&["--filter", "d-should", "--strict"]), 1);
    assert_eq!(code(&[]), 1);
    for wrong in [
        &["--jobs", "0"][..],
        &["--shard", "3/2"],
        &["--shard", "x"],
        &["--timeout", "0"],
        &["--adapter", "'open"],
        &["--adapter", ""],
        &["--filter", "[a"],
        &["--capability", "dispatch.chian"],
        &["--known-failures", "nowhere.toml"],
        &["--rerun-failed", "suite/VERSION"],
        &["--cwd", "suite"],
        &["--built-in", "--adapter", "x"],
    ] {
        assert_eq!(code(wrong), 2, "{wrong:?}");
    }
    assert_eq!(conformance(at, &["run", "--suite", "nowhere"]).code, 2);
    assert_eq!(code(&["--filter", "no-such-case"]), 3, "no case was executed");
    assert_eq!(code(&["--adapter", "./no-such-program"]), 3, "an adapter that never starts");
}

#[test]
fn the_configuration_names_the_adapter_and_its_list() {
    let folder = folder();
    let at = folder.path();
    write(at, "known.toml", KNOWN);
    write(at, "dagstack-spec.toml", "[conformance]\nknown-failures = \"known.toml\"\njobs = 1\ntimeout = 20\n");
    assert_eq!(judged(at, &[]).0, 0);
    // From a folder below, the paths are still relative to the file.
    assert_eq!(conformance(&at.join("suite"), &["run", "--suite", "."]).code, 0);
    write(at, "dagstack-spec.toml", "[conformance]\nadapter = [\"./no-such-program\", \"x\"]\n");
    assert_eq!(judged(at, &[]).0, 3);
    assert_eq!(judged(at, &["--built-in"]).0, 1);
    for wrong in ["adapter = \"\"", "adapter = []", "adapter = 1", "jobs = 0", "timeout = -1", "adaptor = \"x\""] {
        write(at, "dagstack-spec.toml", format!("[conformance]\n{wrong}\n"));
        let ran = conformance(at, &["run", "--suite", "suite"]);
        assert_eq!(ran.code, 2, "{wrong}: {}{}", ran.stdout, ran.stderr);
    }
    write(at, "dagstack-spec.toml", "[conformance]\njobs = 1\n");
    let ran = run(at, &["generate"]);
    assert!(ran.code == 2 && ran.stderr.contains("lists no target"), "{}", ran.stderr);
}

#[test]
fn the_suite_can_be_looked_into() {
    let folder = folder();
    let at = folder.path();
    let of_suite = |arguments: &[&str]| conformance(at, &[arguments, &["--suite", "suite"]].concat());
    insta::assert_snapshot!("list", of_suite(&["list"]).stdout);
    insta::assert_snapshot!("show", of_suite(&["show", "sample.c-passes"]).stdout);
    let listed: Value = serde_json::from_str(&of_suite(&["list", "--format", "json"]).stdout).expect("JSON");
    assert_eq!(listed.as_array().map(Vec::len), Some(4));
    let exported: Value = serde_json::from_str(&of_suite(&["export"]).stdout).expect("JSON");
    assert_eq!(exported["cases"].as_array().map(Vec::len), Some(4));
    assert_eq!(exported["cases"][1]["expected"]["steps"][0]["error"], "KindUnknown");
    let one: Value = serde_json::from_str(&of_suite(&["export", "--cases", "sample.b-fails"]).stdout).expect("JSON");
    assert_eq!(one["cases"][0], exported["cases"][1]);
    let unknown = of_suite(&["show", "sample.c-pases"]);
    assert!(unknown.code == 2 && unknown.stderr.contains("did you mean `sample.c-passes`?"), "{}", unknown.stderr);
    assert_eq!(of_suite(&["export", "--cases", "x"]).code, 2);
    let coverage = of_suite(&["coverage", "--format", "json"]);
    assert_eq!(coverage.code, 1, "four cases don't prove the contract");
    let coverage: Value = serde_json::from_str(&coverage.stdout).expect("JSON");
    let of = |id: &str| {
        coverage["clauses"]
            .as_array()
            .and_then(|all| all.iter().find(|clause| clause["id"] == id))
            .expect("a clause")
            .clone()
    };
    assert_eq!((of("REG-07")["state"].clone(), of("CHN-01")["state"].clone()), ("proven".into(), "uncovered".into()));
    assert_eq!(of("REG-07")["must_cases"], serde_json::json!(["sample.b-fails", "sample.c-passes"]));
}

#[test]
fn a_matrix_is_written_and_checked() {
    let folder = folder();
    let at = folder.path();
    judged(at, &[]);
    let page = conformance(at, &["matrix", "report.json"]);
    assert!(page.code == 0 && page.stdout.contains("| REG-07 MUST |"), "{}{}", page.stdout, page.stderr);
    assert!(page.stdout.contains("✗ 1 of 2"), "{}", page.stdout);
    let to = ["matrix", "report.json", "--out", "docs/compatibility.md"];
    assert_eq!(conformance(at, &[&to[..], &["--check"]].concat()).code, 1);
    assert_eq!(conformance(at, &to).code, 0);
    assert_eq!(fs::read_to_string(at.join("docs/compatibility.md")).expect("written"), page.stdout);
    assert_eq!(conformance(at, &[&to[..], &["--check"]].concat()).code, 0);
    let json: Value =
        serde_json::from_str(&conformance(at, &["matrix", "report.json", "--format", "json"]).stdout).expect("JSON");
    assert_eq!(json["bindings"][0]["departures"][0]["id"], "sample.b-fails");
    assert_eq!(conformance(at, &["matrix", "suite/VERSION"]).code, 2);
}

#[test]
fn every_command_shows_examples() {
    for command in [
        &["run"][..],
        &["list"],
        &["show"],
        &["coverage"],
        &["export"],
        &["init"],
        &["matrix"],
        &["known", "update"],
        &[],
    ] {
        let ran = conformance(root(), &[command, &["--help"]].concat());
        assert!(ran.code == 0 && ran.stdout.contains("Examples:"), "{command:?}: {}", ran.stdout);
        assert!(!ran.stdout.contains("mock-server"), "{}", ran.stdout);
    }
}

#[test]
fn the_committed_schemas_are_what_the_tool_prints() {
    for subject in ["fixture", "report", "protocol"] {
        for (draft, ending) in [("2020-12", "schema.json"), ("07", "draft-07.schema.json")] {
            let file = format!("conformance/schema/{subject}.{ending}");
            let ran = run(root(), &["schema", subject, "--draft", draft]);
            let committed = fs::read_to_string(root().join(&file)).unwrap_or_default();
            assert!(
                ran.stdout == committed,
                "{file} is stale; fix it with: dagstack-spec schema {subject} --draft {draft} --out {file}"
            );
            let schema: Value = serde_json::from_str(&ran.stdout).expect("JSON");
            jsonschema::validator_for(&schema).expect("a schema");
        }
    }
}

//! What is expected of the runner.

use std::path::Path;
use std::process::Command;
use std::time::Duration;

use dagstack_spec_conformance::protocol;
use dagstack_spec_conformance::runner::{self, AdapterSource, Observer, Options};
use dagstack_spec_conformance::suite::Case;
use dagstack_spec_conformance::verdict::{Judged, Run};
use libtest_mimic::Trial;
use rustix::process::{Pid, Signal, kill_process};
use serde_json::Value;

use crate::support::{LONG, SHORT, alive, cases, describe, options, run, test, this};

/// All tests.
pub(crate) fn all() -> Vec<Trial> {
    let mut trials = Vec::new();
    for (mode, deadline, expected) in MODES {
        trials.push(Trial::test(format!("costs its case alone: {mode}"), || {
            check(mode, *deadline, expected);
            Ok(())
        }));
    }
    for (mode, expected) in UNSTARTED {
        trials.push(Trial::test(format!("does not start: {mode}"), || {
            unstarted(mode, expected);
            Ok(())
        }));
    }
    trials.push(test("a program that is missing", a_program_that_is_missing));
    trials.push(test("an adapter that exits after each case", an_adapter_that_exits_after_each_case));
    trials.push(test("a case that is not read", a_case_that_is_not_read));
    trials.push(test("a flood of errors is cut", a_flood_of_errors_is_cut));
    trials.push(test("the stderr of a crash is kept", the_stderr_of_a_crash_is_kept));
    trials.push(test("an adapter that is another one each time", an_adapter_that_is_another_one_each_time));
    trials.push(test("an interrupted run", an_interrupted_run));
    trials.push(test("several jobs", several_jobs));
    trials.push(test("nothing to run", nothing_to_run));
    trials
}

/// A mode of the adapter, the deadline, and how the verdict on the case `b` begins, as `name: description`.
const MODES: &[(&str, Duration, &str)] = &[
    ("sound", LONG, "pass"),
    ("no utf-8", LONG, "protocol_error: not UTF-8 at byte 9 {\"type\":\"\u{fffd}\"}"),
    ("no json", LONG, "protocol_error: no JSON"),
    ("another shape", LONG, "protocol_error: not of the protocol"),
    ("a flaw that only a schema sees", LONG, "protocol_error: not of the protocol"),
    ("unknown seq", LONG, "protocol_error: a result with seq 1"),
    ("ready again", LONG, "protocol_error: a reply to a question not asked"),
    ("bye too early", LONG, "protocol_error: a reply to a question not asked"),
    ("two results", LONG, "protocol_error"),
    ("noise before", LONG, "protocol_error: no JSON"),
    ("noise after", LONG, "protocol_error"),
    ("noise long after", LONG, "protocol_error"),
    ("a long line", LONG, "protocol_error: a line of more than 8 MiB xxx"),
    ("a flood", LONG, "protocol_error: a line of more than 8 MiB xxx"),
    ("a flood of lines", LONG, "protocol_error: not of the protocol"),
    ("a flood of errors", LONG, "adapter_error: lost"),
    ("closes its output", LONG, "protocol_error: it closed its output and lives on"),
    ("exits silently", LONG, "crash: exit status 0"),
    ("exits with status 3", LONG, "crash: exit status 3"),
    ("exits after a good reply", LONG, "crash: exit status 0"),
    ("half a line", LONG, "crash: exit status 1"),
    ("a signal", LONG, "crash: signal 9"),
    ("a child holds the pipe", LONG, "crash: exit status 4"),
    ("a child is left over", LONG, "pass"),
    ("hangs", SHORT, "timeout: 2000"),
    ("hangs and ignores signals", SHORT, "timeout: 2000"),
    ("alone: sound", LONG, "pass"),
    ("alone: no json", LONG, "protocol_error: no JSON"),
    ("alone: noise after", LONG, "protocol_error: no JSON"),
    ("alone: noise long after", LONG, "protocol_error: no JSON"),
    ("alone: exits silently", LONG, "crash: exit status 0"),
    ("alone: a child is left over", LONG, "pass"),
    ("alone: hangs", SHORT, "timeout: 2000"),
    ("many: sound", LONG, "pass"),
    ("many: no json", LONG, "protocol_error: no JSON"),
    ("many: unknown seq", LONG, "protocol_error: a result with seq"),
    ("many: exits with status 3", LONG, "crash: exit status 3"),
    ("many: a signal", LONG, "crash: signal 9"),
    ("many: hangs", SHORT, "timeout: 2000"),
];

/// A mode in which the adapter never gets so far, and a part of the reason.
const UNSTARTED: &[(&str, &str)] = &[
    ("never ready", "no `ready` within 1 s"),
    ("noise at the start", "instead of `ready`, it wrote `Starting up`: no JSON"),
    ("ends at the start", "exit status 3\ncannot find the binding"),
    ("files outside", "the file `../plugin.py` of its `ready`"),
    ("another protocol", "it speaks version 2 of the protocol"),
];

fn check(mode: &str, deadline: Duration, expected: &str) {
    let folder = tempfile::tempdir().expect("a folder");
    let file = folder.path().join("processes");
    let arguments = ["adapter", mode, file.to_str().expect("a path")];
    let run = drive(&cases(&["a", "b", "c", "d", "e"]), &arguments, &Options { deadline, ..options() });
    for judged in &run.cases {
        let got = describe(&judged.verdict);
        let expected = if judged.id == "b" { expected } else { "pass" };
        assert!(got.starts_with(expected), "{}: {got}\n{}", judged.id, judged.stderr);
    }
    assert!(run.ready.is_some());
    none_left(&file);
}

/// Checks that the processes that wrote their ids to a file are gone.
fn none_left(file: &Path) {
    for id in std::fs::read_to_string(file).expect("a file").lines().filter(|line| *line != "hangs") {
        // What was killed may take a moment to be gone.
        let gone = (0..1000).any(|_| {
            std::thread::sleep(Duration::from_millis(10));
            !alive(id)
        });
        assert!(gone, "process {id} is left over");
    }
}

fn unstarted(mode: &str, expected: &str) {
    let options = Options { start_deadline: Duration::from_secs(1), ..options() };
    let run = drive(&cases(&["a", "b"]), &["adapter", mode], &options);
    assert!(run.ready.is_none());
    for judged in &run.cases {
        let got = describe(&judged.verdict);
        assert!(got.starts_with("not_run: the adapter could not be started 3 times in a row"), "{got}");
        assert!(got.contains(expected), "{got}");
    }
}

fn a_program_that_is_missing() {
    let adapter =
        AdapterSource::Command { command: vec!["/nowhere/adapter".to_owned()], folder: None, env: Vec::new() };
    let cases = cases(&["a", "b"]);
    let run = run(&cases, &adapter, &options());
    let got: Vec<String> = run.cases.iter().map(|judged| describe(&judged.verdict)).collect();
    assert!(got.iter().all(|got| got.contains("`/nowhere/adapter` can't be started")), "{got:?}");
}

fn an_adapter_that_exits_after_each_case() {
    let run = drive(&cases(&["a", "b", "c"]), &["adapter", "exits after each"], &options());
    for judged in &run.cases {
        assert!(describe(&judged.verdict).starts_with("crash: exit status 0"), "{judged:?}");
    }
}

fn a_case_that_is_not_read() {
    let mut cases = cases(&["a", "b", "c"]);
    cases[1].script.host.config = Some(Value::String("x".repeat(4 * 1024 * 1024)));
    let run = drive(&cases, &["adapter", "deaf"], &Options { deadline: SHORT, ..options() });
    let got: Vec<String> = run.cases.iter().map(|judged| describe(&judged.verdict)).collect();
    assert_eq!(got, ["pass", "timeout: 2000", "pass"]);
    cases[1].script.host.config = Some(Value::String("x".repeat(protocol::MAX_LINE)));
    let run = drive(&cases, &["adapter", "sound"], &options());
    assert!(describe(&run.cases[1].verdict).starts_with("not_run: a request of "), "{:?}", run.cases[1]);
}

fn a_flood_of_errors_is_cut() {
    let run = drive(&cases(&["a", "b"]), &["adapter", "a flood of errors"], &options());
    let stderr = &run.cases[1].stderr;
    assert!(stderr.contains("bytes left out"), "{stderr}");
    assert!(stderr.len() < 10_000, "{}", stderr.len());
}

fn the_stderr_of_a_crash_is_kept() {
    let run = drive(&cases(&["a", "b"]), &["adapter", "exits with status 3"], &options());
    assert_eq!(run.cases[0].stderr, "");
    assert_eq!(run.cases[1].stderr, "no memory left\n");
}

fn an_adapter_that_is_another_one_each_time() {
    let run = drive(&cases(&["a", "b", "c"]), &["adapter", "never the same"], &options());
    assert_eq!(describe(&run.cases[0].verdict), "pass");
    assert_eq!(describe(&run.cases[1].verdict), "crash: signal 9");
    let last = describe(&run.cases[2].verdict);
    assert!(last.starts_with("not_run: ") && last.ends_with("its `ready` differs from the first one"), "{last}");
}

/// What the program does when it is started with `runner FILE`: a run whose second case never ends.
pub(crate) fn runner(file: &str) -> bool {
    let run = drive(&cases(&["a", "b", "c"]), &["adapter", "hangs and ignores signals", file], &options());
    let got: Vec<String> = run.cases.iter().map(|judged| describe(&judged.verdict)).collect();
    got == ["pass", "not_run: the run was interrupted", "not_run: the run was interrupted"]
}

fn an_interrupted_run() {
    let folder = tempfile::tempdir().expect("a folder");
    let file = folder.path().join("processes");
    let path = file.to_str().expect("a path");
    let mut runner = Command::new(this()).args(["runner", path]).spawn().expect("a runner");
    let hangs = || std::fs::read_to_string(&file).is_ok_and(|text| text.contains("hangs"));
    while !hangs() {
        assert!(runner.try_wait().expect("a status").is_none(), "it ended too early");
        std::thread::sleep(Duration::from_millis(10));
    }
    let id = i32::try_from(runner.id()).ok().and_then(Pid::from_raw).expect("an id");
    kill_process(id, Signal::INT).expect("a signal");
    assert!(runner.wait().expect("a status").success());
    none_left(&file);
}

fn several_jobs() {
    let ids: Vec<String> = (0..60).map(|number| format!("case-{number:02}")).collect();
    let mut ids: Vec<&str> = ids.iter().map(String::as_str).collect();
    ids.push("b");
    let mut counter = Counter(Vec::new());
    let cases = cases(&ids);
    let cases: Vec<&Case> = cases.iter().collect();
    let run = runner::run(&cases, &command(&["adapter", "a signal"]), &Options { jobs: 3, ..options() }, &mut counter);
    for judged in &run.cases {
        let expected = if judged.id == "b" { "crash: signal 9" } else { "pass" };
        assert_eq!(describe(&judged.verdict), expected, "{}", judged.id);
    }
    counter.0.sort();
    let ids_of_run: Vec<&str> = run.cases.iter().map(|judged| judged.id.as_str()).collect();
    assert_eq!(counter.0, ids_of_run, "each verdict is reported once");
}

fn nothing_to_run() {
    let run = drive(&[], &["adapter", "sound"], &options());
    assert!(run.cases.is_empty() && run.ready.is_none());
}

struct Counter(Vec<String>);

impl Observer for Counter {
    fn judged(&mut self, judged: &Judged) {
        self.0.push(judged.id.clone());
    }
}

fn command(arguments: &[&str]) -> AdapterSource {
    let program = this();
    let command = std::iter::once(program).chain(arguments.iter().map(|&argument| argument.to_owned())).collect();
    AdapterSource::Command { command, folder: None, env: Vec::new() }
}

fn drive(cases: &[Case], arguments: &[&str], options: &Options) -> Run {
    run(cases, &command(arguments), options)
}

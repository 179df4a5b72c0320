//! `conformance run` with adapters that misbehave, and everything about the command that starts one.
//!
//! The adapters are shell scripts of a few lines, so that no toolchain is needed. The liars that know all of the protocol are tried
//! where they live, in `conformance/liars`.
#![cfg(unix)]

mod tool;

use std::fs;
use std::os::unix::fs::PermissionsExt as _;
use std::path::Path;
use std::process::{Command, Stdio};
use std::thread::sleep;
use std::time::Duration;

use serde_json::Value;
use tool::{Ran, ran, run, tool, write};

/// Three cases that an adapter passes by reporting that all went well.
const SUITE: &str = r"subject: sample
about: A suite for tests of adapters.

cases:
  - id: sample.before
    title: a plugin registers
    clauses: [REG-01]
    plugins: {a: {}}
    steps: [{do: register, plugin: a}]
  - id: sample.middle
    title: another plugin registers
    clauses: [REG-01]
    plugins: {b: {}}
    steps: [{do: register, plugin: b}]
  - id: sample.behind
    title: yet another plugin registers
    clauses: [REG-01]
    plugins: {c: {}}
    steps: [{do: register, plugin: c}]
";

/// Says of each case that its one step went well; in the middle one it does first what its argument says.
const ADAPTER: &str = r#"#!/bin/sh
while IFS= read -r line; do
  case $line in
  *'"type":"hello"'*)
    echo '{"type":"ready","protocol":1,"binding":{"name":"toy","version":"1.0.0","language":"sh"},"core_version":"1.0.0","entry_point":"toy","capabilities":["registration"]}' ;;
  *'"type":"run"'*)
    seq=${line#*'"seq":'}
    seq=${seq%%,*}
    case $line in
    *'"do":"discover"'*)
      echo '{"type":"result","seq":'"$seq"',"status":"unsupported","capability":"discovery"}'; continue ;;
    *'"id":"sample.middle"'*)
      case $1 in
      crash) echo 'out of luck' >&2; exit 3 ;;
      hang) sleep 300 & echo $$ > hanging.new; mv hanging.new hanging; wait ;;
      flood) while :; do printf '%01000d' 0; done ;;
      noise) echo 'all is well, trust me' ;;
      bytes) printf '\377\376\n' ;;
      orphan) sleep 300 & exit 0 ;;
      other) seq=$((seq + 7)) ;;
      twice) echo '{"type":"result","seq":'"$seq"',"status":"ran","steps":[{"ok":null}]}' ;;
      short) echo '{"type":"result","seq":'"$seq"',"status":"ran","steps":[]}'; continue ;;
      blame) echo '{"type":"result","seq":'"$seq"',"status":"adapter_error","message":"my fault"}'; continue ;;
      refuse) echo '{"type":"result","seq":'"$seq"',"status":"unsupported","capability":"registration"}'; continue ;;
      esac ;;
    esac
    echo '{"type":"result","seq":'"$seq"',"status":"ran","steps":[{"ok":null}]}' ;;
  *)
    echo '{"type":"bye"}'
    exit ;;
  esac
done
"#;

/// A folder with the small suite in `suite/` and the adapter.
fn folder() -> tempfile::TempDir {
    let folder = tempfile::tempdir().expect("a folder");
    write(folder.path(), "suite/VERSION", "1.0.0\n");
    write(folder.path(), "suite/sample.yaml", SUITE);
    executable(&write(folder.path(), "adapter.sh", ADAPTER));
    folder
}

fn executable(path: &Path) {
    fs::set_permissions(path, fs::Permissions::from_mode(0o755)).expect("its mode is set");
}

/// Runs the small suite with the JSON report in `report.json`.
fn conformance(at: &Path, arguments: &[&str]) -> Ran {
    let _ = fs::remove_file(at.join("report.json"));
    run(at, &[&["conformance", "run", "--suite", "suite", "--report", "json=report.json"], arguments].concat())
}

fn report(at: &Path) -> Value {
    serde_json::from_str(&fs::read_to_string(at.join("report.json")).expect("a report")).expect("JSON")
}

/// Each case and its verdict, by id.
fn verdicts(report: &Value) -> Vec<(&str, &str)> {
    let cases = report["cases"].as_array().expect("a list");
    let word = |case: &'_ Value, key: &str| -> String { case[key].as_str().expect("a word").to_owned() };
    assert!(cases.is_sorted_by_key(|case| word(case, "id")));
    cases.iter().filter_map(|case| Some((case["id"].as_str()?, case["verdict"].as_str()?))).collect()
}

/// Its neighbours pass, whatever the case in the middle gets.
fn with_middle(verdict: &str) -> Vec<(&str, &str)> {
    vec![("sample.before", "pass"), ("sample.behind", "pass"), ("sample.middle", verdict)]
}

#[test]
fn a_misdeed_costs_one_case_and_the_run_goes_on() {
    for (misdeed, verdict, shown) in [
        ("hang", "timeout", "no reply within 1000 ms"),
        ("crash", "crash", "out of luck"),
        ("flood", "protocol_error", "a line of more than 8 MiB"),
        ("noise", "protocol_error", "all is well, trust me"),
        ("bytes", "protocol_error", "UTF-8"),
        ("orphan", "crash", "exit status 0"),
        ("other", "protocol_error", "seq"),
        ("twice", "protocol_error", "seq"),
        ("short", "protocol_error", "0 outcomes for 1 steps"),
        ("blame", "adapter_error", "my fault"),
        ("refuse", "fail", "registration"),
    ] {
        let folder = folder();
        let at = folder.path();
        let ran = conformance(at, &["--timeout", "1", "--adapter", &format!("./adapter.sh {misdeed}")]);
        assert_eq!(ran.code, 1, "{misdeed}: {}{}", ran.stdout, ran.stderr);
        let report = report(at);
        assert_eq!(verdicts(&report), with_middle(verdict), "{misdeed}");
        assert!(ran.stdout.contains(shown), "{misdeed}: {}", ran.stdout);
        let again = format!("repeat it: dagstack-spec conformance run --adapter './adapter.sh {misdeed}'");
        assert!(ran.stdout.contains(&again), "{misdeed}: {}", ran.stdout);
    }
}

/// The processes of a group that still run.
fn alive(group: &str) -> Vec<String> {
    let listed = Command::new("ps").args(["-eo", "pgid=,stat=,args="]).output().expect("ps starts");
    let listed = String::from_utf8_lossy(&listed.stdout).into_owned();
    let is_alive = |line: &&str| {
        let mut words = line.split_whitespace();
        words.next() == Some(group) && !words.next().is_some_and(|state| state.starts_with('Z'))
    };
    listed.lines().filter(is_alive).map(str::to_owned).collect()
}

#[test]
fn an_interrupt_ends_the_run_and_every_process_of_the_adapter() {
    for signal in ["-INT", "-TERM"] {
        let folder = folder();
        let at = folder.path();
        // Left alone, the run would outlast the adapter's own nap and pass.
        let mut child = tool()
            .current_dir(at)
            .args(["conformance", "run", "--suite", "suite", "--timeout", "3600", "--jobs", "1"])
            .args(["--report", "json=report.json", "--adapter", "./adapter.sh hang"])
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .expect("the binary starts");
        while !at.join("hanging").exists() {
            assert!(child.try_wait().expect("it can be asked").is_none(), "it ended before the adapter hung");
            sleep(Duration::from_millis(5));
        }
        let group = fs::read_to_string(at.join("hanging")).expect("the adapter's number").trim().to_owned();
        assert!(alive(&group).len() >= 2, "the adapter and its child: {:?}", alive(&group));
        let sent = Command::new("kill").args([signal, &child.id().to_string()]).status().expect("kill starts");
        assert!(sent.success());
        let ran = ran(&child.wait_with_output().expect("it ends"));
        assert_eq!(ran.code, 3, "{}{}", ran.stdout, ran.stderr);
        assert!(ran.stdout.contains("the run was "), "{}", ran.stdout);
        let report = report(at);
        let middle = verdicts(&report).into_iter().find(|(id, _)| *id == "sample.middle");
        assert_eq!(middle, Some(("sample.middle", "not_run")));
        assert_eq!(alive(&group), Vec::<String>::new());
    }
}

#[test]
fn the_command_is_split_as_in_a_shell() {
    let folder = folder();
    let at = folder.path();
    let script = ADAPTER
        .replace("case $1 in", "case $2 in")
        .replace("#!/bin/sh", "#!/bin/sh\ntest \"$1\" = \"it's a b\" || exit 9");
    executable(&write(at, "my adapters/the \"one\".sh", script));
    for (command, code) in [
        (r#"'my adapters/the "one".sh' "it's a b" noise"#, 1),
        (r#"my\ adapters/the\ \"one\".sh 'it'\''s a b'"#, 0),
        (r#"'my adapters/the "one".sh' it\'s a b"#, 3),
    ] {
        assert_eq!(conformance(at, &["--adapter", command]).code, code, "{command}");
    }
    // The folder is the adapter's; reports stay where the command was given.
    let command = r#"'./the "one".sh' "it's a b""#;
    assert_eq!(conformance(at, &["--cwd", "my adapters", "--adapter", command]).code, 0);
    assert_eq!(verdicts(&report(at)), with_middle("pass"));
}

#[test]
fn an_adapter_that_can_not_be_started_proves_nothing() {
    let folder = folder();
    let at = folder.path();
    write(at, "plain.sh", ADAPTER);
    for (command, why) in [
        ("./plain.sh", "Permission denied"),
        ("./nowhere", "No such file"),
        ("no-such-program-anywhere", "no-such-program-anywhere"),
        ("./suite", "Permission denied"),
        ("sh -c 'echo broken >&2; exit 7'", "broken"),
        ("true", "exit status 0"),
        ("cat", "hello"),
    ] {
        let ran = conformance(at, &["--adapter", command]);
        assert_eq!(ran.code, 3, "{command}: {}{}", ran.stdout, ran.stderr);
        assert!(ran.stdout.contains(why), "{command}: {}", ran.stdout);
        assert!(verdicts(&report(at)).iter().all(|(_, verdict)| *verdict == "not_run"), "{command}");
    }
}

#[test]
fn the_configuration_starts_the_adapter_in_its_folder() {
    let folder = folder();
    let at = folder.path();
    for adapter in ["\"./adapter.sh noise\"", "[\"./adapter.sh\", \"noise\"]"] {
        write(at, "dagstack-spec.toml", format!("[conformance]\nadapter = {adapter}\n"));
        let ran = run(&at.join("suite"), &["conformance", "run", "--suite", ".", "--report", "json=../report.json"]);
        assert_eq!(ran.code, 1, "{adapter}: {}{}", ran.stdout, ran.stderr);
        assert_eq!(verdicts(&report(at)), with_middle("protocol_error"));
        // What is asked for on the command line goes first.
        assert_eq!(conformance(at, &["--adapter", "./adapter.sh"]).code, 0);
    }
}

#[test]
fn junit_can_go_to_the_standard_output() {
    let folder = folder();
    let at = folder.path();
    let ran = conformance(at, &["--report", "junit=-", "--adapter", "./adapter.sh crash"]);
    assert_eq!((ran.code, ran.stderr.as_str()), (1, ""));
    let suites = junit_parser::from_reader(ran.stdout.as_bytes()).expect("nothing but JUnit");
    assert_eq!((suites.tests, suites.failures, suites.errors), (3, 0, 1));
}

#[test]
fn what_failed_is_run_again() {
    let folder = folder();
    let at = folder.path();
    assert_eq!(conformance(at, &["--adapter", "./adapter.sh noise"]).code, 1);
    fs::rename(at.join("report.json"), at.join("earlier.json")).expect("moved");
    let again = ["--rerun-failed", "earlier.json", "--adapter", "./adapter.sh"];
    assert_eq!(conformance(at, &again).code, 0);
    assert_eq!(verdicts(&report(at)), [("sample.middle", "pass")]);
    // Nothing failed: there is nothing to run, and nothing is proven.
    fs::rename(at.join("report.json"), at.join("earlier.json")).expect("moved");
    let none = conformance(at, &again);
    assert_eq!(none.code, 3, "{}", none.stdout);
}

#[test]
fn the_shards_of_the_embedded_suite_hold_each_case_once() {
    let folder = tempfile::tempdir().expect("a folder");
    let at = folder.path();
    let ids = |shard: &[&str]| {
        // A job at a time: other tests run adapters that take all the machine has.
        let arguments = [&["conformance", "run", "--jobs", "1", "--report", "json=report.json"], shard].concat();
        let done = run(at, &arguments);
        assert_eq!(done.code, 0, "{shard:?}: {}", done.stdout);
        let report = report(at);
        verdicts(&report).into_iter().map(|(id, _)| id.to_owned()).collect::<Vec<_>>()
    };
    let all = ids(&[]);
    let mut union = Vec::new();
    for shard in ["1/4", "2/4", "3/4", "4/4"] {
        let part = ids(&["--shard", shard]);
        assert!(!part.is_empty() && part.len() < all.len() / 2, "{shard}: {} of {}", part.len(), all.len());
        union.extend(part);
    }
    union.sort();
    assert_eq!(union, all, "none is lacking, and none is there twice");
}

/// A reader that has seen enough ends a command quietly.
#[test]
fn a_closed_pipe_is_no_failure() {
    for arguments in [&["export"][..], &["list"], &["coverage"], &["show", "dispatch.chain.stop-keeps-last-input"]] {
        let mut child = tool()
            .args([&["conformance"], arguments].concat())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .expect("the binary starts");
        drop(child.stdout.take());
        let ran = ran(&child.wait_with_output().expect("it ends"));
        assert_eq!((ran.code, ran.stderr.contains("error")), (0, false), "{arguments:?}: {}", ran.stderr);
    }
}

/// A verdict is about a profile: what an adapter does not declare is missing there, and nothing that is left is called conformance.
#[test]
fn an_adapter_that_declares_little_is_partial() {
    let folder = folder();
    let at = folder.path();
    write(
        at,
        "suite/found.yaml",
        "subject: found\nabout: A case that needs a folder.\n\ncases:\n  - id: found.none\n    \
        title: an empty folder has no plugin\n    clauses: [DIS-02]\n    files: {plugins/readme.txt: {text: nothing}}\n    \
        steps: [{do: discover, root: plugins, expect: {ok: []}}]\n",
    );
    let ran = conformance(at, &["--adapter", "./adapter.sh"]);
    assert_eq!(ran.code, 3, "{}{}", ran.stdout, ran.stderr);
    assert!(ran.stdout.ends_with("partial: 3 of 4 cases of the profile full, none failed\n"), "{}", ran.stdout);
    let partial = report(at);
    assert_eq!((&partial["outcome"], &partial["profile"]["gaps"]), (&"partial".into(), &1.into()));
    let ran = conformance(at, &["--adapter", "./adapter.sh", "--allow-partial", "--report", "badge=badge.json"]);
    assert_eq!(ran.code, 0, "{}", ran.stdout);
    let badge = fs::read_to_string(at.join("badge.json")).expect("written");
    assert!(badge.contains("partial: 3 of 4") && badge.contains("orange"), "{badge}");
    let ran = conformance(at, &["--adapter", "./adapter.sh", "--profile", "core"]);
    assert!(
        ran.code == 0 && ran.stdout.ends_with("conforms to the profile core: 3 of 3 cases passed\n"),
        "{}",
        ran.stdout
    );
    // The file of the project says what its binding is to show.
    write(at, "dagstack-spec.toml", "[conformance]\nadapter = \"./adapter.sh\"\nprofile = \"core\"\n");
    assert_eq!(conformance(at, &[]).code, 0);
    assert_eq!(conformance(at, &["--profile", "full"]).code, 3);
    write(at, "dagstack-spec.toml", "[conformance]\nadapter = \"./adapter.sh\"\nprofile = \"cor\"\n");
    let ran = run(at, &["conformance", "run", "--suite", "suite"]);
    assert!(ran.code == 2 && ran.stderr.contains("core"), "{}", ran.stderr);
}

//! Skeletons of adapters: each builds and lints clean with the tools of its language, runs as it is, and what is not written yet is
//! the adapter's fault.
//!
//! `DAGSTACK_SKIP_PYTHON=1` and its like (`TS`, `GO`, `RUST`) leave out one language.

mod npm;
mod tool;

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use dagstack_spec_conformance::protocol::{Capability, ERROR_CODES, Step};
use npm::Npm;
use serde_json::Value;
use tool::{root, run};

/// Whether the switch says to do without.
#[expect(clippy::print_stdout, reason = "what was left out is printed where the test's output is looked at")]
fn is_skipped(switch: &str) -> bool {
    let skipped = std::env::var_os(switch).is_some_and(|value| value == "1");
    if skipped {
        println!("skipped: {switch}=1");
    }
    skipped
}

/// Writes a skeleton to a folder that is not there yet.
fn init(language: &str, folder: &Path) {
    let _ = fs::remove_dir_all(folder);
    let ran = run(root(), &["conformance", "init", "--lang", language, folder.to_str().expect("UTF-8")]);
    assert_eq!((ran.code, ran.stdout.as_str()), (0, ""), "{}", ran.stderr);
    assert!(ran.stderr.contains("README.md"), "{}", ran.stderr);
}

/// Runs a tool of the language in a folder, and gives what it says to the standard output.
fn succeed(command: &mut Command, switch: &str) -> String {
    let output =
        command.output().unwrap_or_else(|error| panic!("{command:?}: {error}; {switch}=1 leaves this test out"));
    let stdout = String::from_utf8_lossy(&output.stdout).into_owned();
    assert!(output.status.success(), "{command:?}\n{stdout}\n{}", String::from_utf8_lossy(&output.stderr));
    stdout
}

/// Runs cases through an adapter: the exit code and the report.
fn judge(folder: &Path, adapter: &str, more: &[&str]) -> (i32, Value) {
    let report = folder.join("report.json");
    let to = format!("json={}", report.display());
    let ran = run(folder, &[&["conformance", "run", "--adapter", adapter, "--report", &to], more].concat());
    let text = fs::read_to_string(report).unwrap_or_else(|error| panic!("{error}: {}{}", ran.stdout, ran.stderr));
    (ran.code, serde_json::from_str(&text).expect("JSON"))
}

fn verdicts(report: &Value) -> BTreeSet<&str> {
    let cases = report["cases"].as_array().expect("a list");
    cases.iter().filter_map(|case| case["verdict"].as_str()).collect()
}

/// The skeleton as it is: the whole suite is unsupported, and nothing is proven.
fn supports_nothing(folder: &Path, adapter: &str, language: &str) {
    let (code, report) = judge(folder, adapter, &[]);
    assert_eq!((code, verdicts(&report)), (3, BTreeSet::from(["unsupported"])), "{language}");
    assert_eq!(report["binding"]["language"], language);
}

/// Declares a capability without writing its steps.
fn declare(folder: &Path, file: &str, empty: &str, declared: &str) {
    let path = folder.join(file);
    let text = fs::read_to_string(&path).expect("a file of the skeleton");
    assert_eq!(text.matches(empty).count(), 1, "{file} says once what it offers");
    fs::write(path, text.replace(empty, declared)).expect("written");
}

/// With a capability declared and no step written the fault is the adapter's.
fn blames_itself(folder: &Path, adapter: &str) {
    let (code, report) = judge(folder, adapter, &["--filter", "registration.checks.*"]);
    assert_eq!((code, verdicts(&report)), (1, BTreeSet::from(["adapter_error", "unsupported"])));
    let blamed = |case: &&Value| case["verdict"] == "adapter_error";
    let case = report["cases"].as_array().and_then(|all| all.iter().find(blamed)).expect("a case");
    assert!(case.to_string().contains("the step register is not written"), "{case}");
}

#[test]
fn python_runs_as_it_is() {
    const SKIP: &str = "DAGSTACK_SKIP_PYTHON";
    if is_skipped(SKIP) {
        return;
    }
    let home = tempfile::tempdir().expect("a folder");
    let folder = home.path().join("adapter");
    init("python", &folder);
    succeed(Command::new("python3").args(["-W", "error", "-m", "compileall", "-q", "."]).current_dir(&folder), SKIP);
    supports_nothing(&folder, "python3 adapter.py", "python");
    declare(&folder, "adapter.py", "\"capabilities\": []", "\"capabilities\": [\"registration\"]");
    blames_itself(&folder, "python3 adapter.py");
}

#[test]
fn typescript_compiles_strictly() {
    if npm::is_skipped() {
        return;
    }
    let npm = Npm::open();
    let folder = npm.folder.join("skeleton");
    init("ts", &folder);
    let compile = || {
        let done = npm.run(&folder, "tsc", &["--noUnusedLocals", "--noUnusedParameters"]);
        assert!(done.status.success(), "{}", String::from_utf8_lossy(&done.stdout));
    };
    compile();
    supports_nothing(&folder, "node dist/adapter.js", "typescript");
    declare(&folder, "src/adapter.ts", "capabilities: []", "capabilities: [\"registration\"]");
    compile();
    blames_itself(&folder, "node dist/adapter.js");
}

#[test]
fn go_builds_and_is_clean_for_gofmt_and_vet() {
    const SKIP: &str = "DAGSTACK_SKIP_GO";
    if is_skipped(SKIP) {
        return;
    }
    let home = tempfile::tempdir().expect("a folder");
    let folder = home.path().join("adapter");
    init("go", &folder);
    let go =
        |program: &str, arguments: &[&str]| succeed(Command::new(program).args(arguments).current_dir(&folder), SKIP);
    assert_eq!(go("gofmt", &["-l", "."]), "");
    go("go", &["vet", "."]);
    go("go", &["build", "-o", "adapter", "."]);
    supports_nothing(&folder, "./adapter", "go");
    declare(&folder, "adapter.go", "Capabilities: []string{}", "Capabilities: []string{\"registration\"}");
    go("go", &["build", "-o", "adapter", "."]);
    blames_itself(&folder, "./adapter");
}

#[test]
fn rust_builds_and_is_clean_for_clippy_and_rustfmt() {
    const SKIP: &str = "DAGSTACK_SKIP_RUST";
    if is_skipped(SKIP) {
        return;
    }
    // Outside the repository, whose settings for rustfmt and clippy are not a stranger's.
    let home = tempfile::tempdir().expect("a folder");
    let folder = home.path().join("adapter");
    init("rust", &folder);
    // The versions that this repository is built with are at hand without a registry.
    fs::copy(root().join("Cargo.lock"), folder.join("Cargo.lock")).expect("copied");
    let target = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join("skeleton");
    let cargo = |arguments: &[&str]| {
        let mut cargo = Command::new("cargo");
        cargo.args(arguments).current_dir(&folder).env("CARGO_TARGET_DIR", &target).env_remove("RUSTFLAGS");
        succeed(&mut cargo, SKIP);
    };
    cargo(&["fmt", "--check"]);
    cargo(&["clippy", "--quiet", "--offline", "--", "-D", "warnings"]);
    cargo(&["build", "--quiet", "--offline"]);
    let program = target.join("debug/conformance-adapter");
    let adapter = shlex::try_quote(program.to_str().expect("UTF-8")).expect("no zero byte").into_owned();
    supports_nothing(&folder, &adapter, "rust");
    declare(&folder, "src/main.rs", "\"capabilities\": []", "\"capabilities\": [\"registration\"]");
    cargo(&["build", "--quiet", "--offline"]);
    blames_itself(&folder, &adapter);
}

#[test]
fn nothing_is_replaced() {
    let home = tempfile::tempdir().expect("a folder");
    fs::write(home.path().join("adapter.go"), "package mine\n").expect("written");
    let refused = run(home.path(), &["conformance", "init", "--lang", "go"]);
    assert_eq!(refused.code, 2);
    assert!(refused.stderr.contains("adapter.go") && refused.stderr.contains("not replaced"), "{}", refused.stderr);
    assert_eq!(fs::read_to_string(home.path().join("adapter.go")).expect("there"), "package mine\n");
    assert_eq!(fs::read_dir(home.path()).expect("a folder").count(), 1, "all files or none");
    for arguments in [&["--lang", "java"][..], &[]] {
        assert_eq!(run(home.path(), &[&["conformance", "init"], arguments].concat()).code, 2, "{arguments:?}");
    }
}

/// What an adapter may say, and what it is asked, is on the page.
#[test]
fn the_page_names_every_capability_code_and_step() {
    let page = fs::read_to_string(root().join("docs/conformance/adapters.md")).expect("the page");
    let quoted = |name: &str| page.contains(&format!("`{name}`"));
    let lacking: Vec<&str> = Capability::ALL.iter().map(|one| one.as_str()).filter(|name| !quoted(name)).collect();
    assert!(lacking.is_empty(), "no capability {lacking:?}");
    let words: BTreeSet<&str> = page.split_whitespace().collect();
    let lacking: Vec<&str> = ERROR_CODES.into_iter().filter(|code| !words.contains(code)).collect();
    assert!(lacking.is_empty(), "no code {lacking:?}");
    let suite = dagstack_spec_conformance::suite::Suite::embedded().expect("the suite");
    let asked: BTreeSet<&str> = suite.cases.iter().flat_map(|case| &case.script.steps).map(Step::name).collect();
    let lacking: Vec<&&str> = asked.iter().filter(|step| !quoted(step)).collect();
    assert!(lacking.is_empty(), "no step {lacking:?}");
}

/// A skeleton that gave any other code would be at fault where the binding is.
#[test]
fn the_skeletons_know_the_codes_of_the_contract() {
    let folder = root().join("conformance/skeletons");
    for file in ["python/protocol.py", "ts/src/protocol.ts", "go/protocol.go"] {
        let text = fs::read_to_string(folder.join(file)).expect("a file of the skeleton");
        for code in ERROR_CODES {
            assert_eq!(text.matches(&format!("\"{code}\",")).count(), 1, "{file}: {code}");
        }
    }
}

//! A kind with every form of payload and hook, and one that shares a type with it, implemented by plugins and called by a host in each
//! language, which passes values from one to the other: the programs that README shows, linted, compiled and run by the real toolchains.
//!
//! `DAGSTACK_SKIP_RUST=1`, `DAGSTACK_SKIP_TS=1`, `DAGSTACK_SKIP_GO=1` and `DAGSTACK_SKIP_PYTHON=1` leave out what needs the
//! toolchain of a language.

mod npm;
mod tool;
mod venv;

use std::fs;
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

use npm::Npm;
use serde_json::Value;
use tool::root;

/// Incidents that every host takes, each with what it prints, a line a plugin.
const TAKEN: [(&str, &str); 2] = [
    (
        r#"{"service": "db", "reading": 97, "rule": {"metric": "disk_used", "operator": ">=", "threshold": 90}}"#,
        r#"
        {"plugin": "restarter", "does": "restarts db within 30 s", "action": {"do": "restart", "service": "db"}, "rule": null}
        {"plugin": "pager", "does": "writes to on-call", "action": {"do": "notify", "text": "db: disk_used is at 97 %"},
         "rule": {"text": "disk_used >= 90 %"}}
        "#,
    ),
    (
        r#"{"service": "web", "reading": 0,
            "rule": {"metric": "up", "operator": "=", "threshold": 0, "severity": "critical"}}"#,
        r#"
        {"plugin": "restarter", "does": "restarts web within 30 s", "action": {"do": "restart", "service": "web"}, "rule": null}
        {"plugin": "pager", "does": "writes to war-room",
         "action": {"do": "notify", "text": "web: up is at 0 %", "channel": "war-room"}, "rule": {"text": "up = 0 %"}}
        "#,
    ),
];

/// An incident that every host refuses, and the places of its problems.
const REFUSED: (&str, [&str; 3]) = (
    r#"{"service": "", "reading": 1, "rule": {"metric": "up", "operator": "≥", "threshold": 101}}"#,
    ["/service", "/rule/operator", "/rule/threshold"],
);

/// Writes the programs of a language, and the code that they use, which takes the place of an earlier run's.
fn project(folder: &Path, lang: &str, sources: &str) {
    let programs = root().join("tests/hosts").join(lang);
    for program in fs::read_dir(&programs).unwrap_or_else(|error| panic!("{}: {error}", programs.display())) {
        let program = program.expect("a file").path();
        let name = program.file_name().and_then(|name| name.to_str()).expect("a name");
        let is_source =
            program.extension().is_some_and(|ending| ["rs", "ts", "go", "py"].iter().any(|own| ending == *own));
        let place = if is_source { format!("{sources}{name}") } else { name.to_owned() };
        // Compilers take a file that is not written anew as one that did not change.
        let text = fs::read_to_string(&program).expect("a text");
        if fs::read_to_string(folder.join(&place)).ok().as_deref() != Some(&text) {
            tool::write(folder, &place, text);
        }
    }
    let out = folder.join(sources).join("spec");
    let spec = root().join("tests/hosts/spec");
    let generated = tool::tool()
        .current_dir(folder)
        .args(["generate", "--lang", lang, "--no-manifest"])
        .arg("--spec")
        .arg(spec)
        .arg("--out")
        .arg(out)
        .output()
        .expect("the binary starts");
    assert!(generated.status.success(), "{}", String::from_utf8_lossy(&generated.stderr));
}

/// A folder below the one for what tests make.
fn folder(name: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    fs::create_dir_all(&folder).expect("a folder");
    folder
}

/// A command that is run in a folder.
fn command(folder: &Path, program: impl AsRef<Path>, arguments: &[&str]) -> Command {
    let mut command = Command::new(program.as_ref());
    command.current_dir(folder).args(arguments).env("NO_COLOR", "1").env_remove("RUSTFLAGS");
    command.env("CARGO_TARGET_DIR", root().join("target/emitted-rust/target"));
    command
}

/// What a command does with a text.
fn answer(command: &mut Command, input: &str) -> Output {
    command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
    let mut child = command.spawn().unwrap_or_else(|error| panic!("{command:?} does not start: {error}"));
    // A host is done with its input before it prints anything.
    child.stdin.take().expect("a pipe").write_all(input.as_bytes()).expect("it reads all");
    child.wait_with_output().expect("it ends")
}

/// Runs a tool, which ends well and finds nothing.
fn check(folder: &Path, program: impl AsRef<Path>, arguments: &[&str]) {
    let output = answer(&mut command(folder, program, arguments), "");
    let printed = format!("{}{}", String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr));
    assert!(output.status.success(), "{arguments:?}:\n{printed}");
}

/// Runs a host with every incident.
fn run(host: impl Fn() -> Command) {
    let values = |text: &str| -> Vec<Value> {
        let values = serde_json::Deserializer::from_str(text).into_iter();
        values.collect::<Result<_, _>>().unwrap_or_else(|error| panic!("{error}: {text}"))
    };
    for (incident, expected) in TAKEN {
        let output = answer(&mut host(), incident);
        let (printed, errors) = (String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr));
        assert!(output.status.success() && errors.is_empty(), "{incident}: {errors}");
        assert_eq!(values(&printed), values(expected), "{incident}");
    }
    let (incident, places) = REFUSED;
    let output = answer(&mut host(), incident);
    let errors = String::from_utf8_lossy(&output.stderr);
    assert_eq!((output.status.code(), output.stdout.as_slice()), (Some(1), &b""[..]), "{errors}");
    for place in places {
        assert!(errors.contains(&format!("{place}: ")), "{place} is not reported: {errors}");
    }
}

fn is_skipped(switch: &str) -> bool {
    std::env::var_os(switch).is_some_and(|value| value == "1")
}

#[test]
fn in_rust() {
    if is_skipped("DAGSTACK_SKIP_RUST") {
        return;
    }
    let folder = folder("hosts-rust");
    project(&folder, "rust", "src/");
    check(&folder, "rustfmt", &["--edition", "2024", "--check", "src/host.rs"]);
    check(&folder, "cargo", &["clippy", "--quiet", "--locked", "--", "-D", "warnings", "-D", "clippy::pedantic"]);
    run(|| command(&folder, "cargo", &["run", "--quiet", "--locked"]));
}

#[test]
fn in_typescript() {
    if npm::is_skipped() {
        return;
    }
    let npm = Npm::open();
    let folder = npm.folder.join("hosts");
    project(&folder, "ts", "src/");
    for config in ["tsconfig.json", ".oxlintrc.json"] {
        let text = fs::read_to_string(root().join("tests/emitted_ts").join(config)).expect("a file of the project");
        tool::write(&folder, &config.replace("tsconfig", "strict"), text);
    }
    // The compiler knows which `switch` is exhaustive, and the linter does not.
    let lint = ["--tsconfig", "tsconfig.json", "--deny-warnings", "--allow", "typescript/consistent-return", "src"];
    for (program, arguments) in [("tsc", &[][..]), ("oxlint", &lint)] {
        let done = npm.run(&folder, program, arguments);
        assert!(done.status.success(), "{program}:\n{}", String::from_utf8_lossy(&done.stdout));
    }
    run(|| command(&folder, "node", &["out/host.js"]));
}

#[test]
fn in_go() {
    if is_skipped("DAGSTACK_SKIP_GO") {
        return;
    }
    let folder = folder("hosts-go");
    project(&folder, "go", "");
    check(&folder, "go", &["vet", "./..."]);
    let unformatted = answer(&mut command(&folder, "gofmt", &["-l", "."]), "");
    assert_eq!(String::from_utf8_lossy(&unformatted.stdout), "", "gofmt would change these");
    check(&folder, "go", &["build", "-o", "host", "."]);
    run(|| command(&folder, folder.join("host"), &[]));
}

#[test]
fn in_python() {
    if venv::is_skipped() {
        return;
    }
    let python = venv::emitted();
    let folder = folder("hosts-python");
    project(&folder, "python", "");
    check(&folder, &python, &["-m", "mypy", "--strict", "host.py", "journal.py", "plugin.py"]);
    check(&folder, python.with_file_name("basedpyright"), &[]);
    let rules = "--select=E,F,W,I,UP,B,C4,SIM,RET,PIE,PERF,FURB,RUF,TC,N";
    check(&folder, &python, &["-m", "ruff", "check", "--isolated", rules, "host.py", "journal.py", "plugin.py"]);
    check(&folder, &python, &["-m", "ruff", "format", "--isolated", "--check", "host.py", "journal.py", "plugin.py"]);
    run(|| command(&folder, &python, &["-W", "error", "host.py"]));
}

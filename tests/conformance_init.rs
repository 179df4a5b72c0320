//! Skeletons of adapters: each builds and lints clean with the tools of its language, runs as it is, what is not written yet is the
//! adapter's fault, and the example that it prints does what it says.
//!
//! `DAGSTACK_SKIP_PYTHON=1` and its like (`TS`, `GO`, `RUST`) leave out one language.

mod npm;
mod tool;

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use dagstack_spec_conformance::protocol::{Capability, ContextSeen, ERROR_CODES, Reply, Request, Step};
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

/// Replaces text that is there once: to declare a capability, say.
fn edit(folder: &Path, file: &str, old: &str, new: &str) {
    let path = folder.join(file);
    let text = fs::read_to_string(&path).expect("a file of the skeleton");
    assert_eq!(text.matches(old).count(), 1, "{file} has `{old}` once");
    fs::write(path, text.replace(old, new)).expect("written");
}

/// With a capability declared and no step written the fault is the adapter's.
fn blames_itself(folder: &Path, adapter: &str) {
    let (code, report) = judge(folder, adapter, &["--filter", "registration.checks.*"]);
    assert_eq!((code, verdicts(&report)), (1, BTreeSet::from(["adapter_error", "unsupported"])));
    let blamed = |case: &&Value| case["verdict"] == "adapter_error";
    let case = report["cases"].as_array().and_then(|all| all.iter().find(blamed)).expect("a case");
    assert!(case.to_string().contains("the step register is not written"), "{case}");
}

/// Makes code of the comment `For example:`, as it is printed.
fn take_the_example_in(folder: &Path, file: &str, comment: &str) {
    let path = folder.join(file);
    let text = fs::read_to_string(&path).expect("a file of the skeleton");
    let (before, after) = text.split_once(&format!("{comment} For example:\n")).expect("an example");
    let commented = |line: &&str| line.trim_start().starts_with(comment);
    let example: Vec<&str> = after.lines().take_while(commented).collect();
    assert!(!example.is_empty(), "{file} has an example");
    let code: String =
        example.iter().map(|line| format!("{}\n", line.replacen(&format!("{comment} "), "", 1))).collect();
    let rest: String = after.lines().skip(example.len()).map(|line| format!("{line}\n")).collect();
    fs::write(path, format!("{}{code}{rest}", before.trim_end_matches([' ', '\t']))).expect("written");
}

/// With the example the adapter registers: what loads is registered, and what does not is the binding's failure.
fn registers(folder: &Path, adapter: &str) {
    const CASES: [&str; 2] = ["registration.checks.kind-api-opaque", "registration.checks.load-fails"];
    let (code, report) = judge(folder, adapter, &["--filter", CASES[0], "--filter", CASES[1]]);
    assert_eq!((code, verdicts(&report)), (0, BTreeSet::from(["pass"])), "{report}");
    assert_eq!(report["cases"].as_array().map(Vec::len), Some(CASES.len()), "{report}");
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
    edit(&folder, "adapter.py", "\"capabilities\": []", "\"capabilities\": [\"registration\"]");
    blames_itself(&folder, "python3 adapter.py");
    fs::write(folder.join("registry.py"), include_str!("conformance_init/registry.py")).expect("written");
    edit(&folder, "adapter.py", "from scripted", "from registry import Registry\nfrom scripted");
    edit(
        &folder,
        "adapter.py",
        "        self.case = case\n",
        "        self.case = case\n        self.registry = Registry()\n",
    );
    take_the_example_in(&folder, "adapter.py", "#");
    registers(&folder, "python3 adapter.py");
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
    edit(&folder, "src/adapter.ts", "capabilities: []", "capabilities: [\"registration\"]");
    compile();
    blames_itself(&folder, "node dist/adapter.js");
    fs::write(folder.join("src/registry.ts"), include_str!("conformance_init/registry.ts")).expect("written");
    edit(
        &folder,
        "src/adapter.ts",
        "import { Scripted",
        "import { Registry } from \"./registry.js\";\nimport { Scripted",
    );
    edit(
        &folder,
        "src/adapter.ts",
        "  constructor(",
        "  private readonly registry = new Registry();\n\n  constructor(",
    );
    take_the_example_in(&folder, "src/adapter.ts", "//");
    compile();
    registers(&folder, "node dist/adapter.js");
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
    edit(&folder, "adapter.go", "Capabilities: []string{}", "Capabilities: []string{\"registration\"}");
    go("go", &["build", "-o", "adapter", "."]);
    blames_itself(&folder, "./adapter");
    fs::write(folder.join("registry.go"), include_str!("conformance_init/registry.go")).expect("written");
    edit(&folder, "adapter.go", "\tlogs []logLine\n", "\tlogs     []logLine\n\tregistry registry\n");
    take_the_example_in(&folder, "adapter.go", "//");
    assert_eq!(go("gofmt", &["-l", "."]), "");
    go("go", &["vet", "."]);
    go("go", &["build", "-o", "adapter", "."]);
    registers(&folder, "./adapter");
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
    edit(&folder, "src/main.rs", "\"capabilities\": []", "\"capabilities\": [\"registration\"]");
    cargo(&["build", "--quiet", "--offline"]);
    blames_itself(&folder, &adapter);
    fs::write(folder.join("src/registry.rs"), include_str!("conformance_init/registry.rs")).expect("written");
    edit(&folder, "src/main.rs", "mod protocol;\n", "mod protocol;\nmod registry;\n");
    edit(
        &folder,
        "src/main.rs",
        "    logs: Vec<Value>,\n",
        "    logs: Vec<Value>,\n    registry: registry::Registry,\n",
    );
    edit(&folder, "src/main.rs", "logs: Vec::new(),\n", "logs: Vec::new(),\n        registry: registry::Registry,\n");
    take_the_example_in(&folder, "src/main.rs", "//");
    cargo(&["fmt", "--check"]);
    cargo(&["clippy", "--quiet", "--offline", "--", "-D", "warnings"]);
    cargo(&["build", "--quiet", "--offline"]);
    registers(&folder, &adapter);
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

/// The runner takes no context that lacks a field.
#[test]
fn the_page_and_the_skeletons_name_every_field_of_the_context() {
    let context = serde_json::to_value(ContextSeen::default()).expect("JSON");
    let skeletons = ["python/protocol.py", "ts/src/protocol.ts", "go/scripted.go", "rust/src/scripted.rs"];
    let skeletons = skeletons.map(|file| format!("conformance/skeletons/{file}"));
    for file in skeletons.iter().map(String::as_str).chain(["docs/conformance/adapters.md"]) {
        let text = fs::read_to_string(root().join(file)).expect("a file of the repository");
        let words: BTreeSet<&str> = text.split(|one: char| !one.is_alphanumeric() && one != '_').collect();
        let fields = context.as_object().expect("an object").keys();
        let lacking: Vec<&String> = fields.filter(|field| !words.contains(field.as_str())).collect();
        assert!(lacking.is_empty(), "{file} lacks {lacking:?}");
    }
}

/// What the page prints of a conversation is of the protocol, with cases where it leaves them out.
#[test]
fn the_conversation_on_the_page_is_of_the_protocol() {
    let page = fs::read_to_string(root().join("docs/conformance/adapters.md")).expect("the page");
    let (_, after) = page.split_once("\n    → ").expect("a conversation");
    let (conversation, _) = after.split_once("\n\n").expect("its end");
    let mut read = 0;
    for exchange in conversation.split("\n    → ") {
        let mut messages = exchange.split("\n    ← ").map(|message| message.replace("{…}", r#"{"steps":[]}"#));
        let request = messages.next().expect("a request");
        serde_json::from_str::<Request>(&request).unwrap_or_else(|error| panic!("{error}: {request}"));
        for reply in messages {
            serde_json::from_str::<Reply>(&reply).unwrap_or_else(|error| panic!("{error}: {reply}"));
            read += 1;
        }
    }
    assert_eq!(read, 4, "{conversation}");
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

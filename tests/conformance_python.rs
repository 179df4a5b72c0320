//! The published Python registry, run against the suite: it departs where its list of known failures says, and nowhere else; and
//! the page on compatibility says so.
//!
//! Needs Python 3.11 or newer with `venv` and pip, which fetches the registry from its package index into an environment below the
//! target folder. `DAGSTACK_SKIP_PYTHON=1` skips it.
#![expect(clippy::print_stdout, reason = "a test reports how the registry does")]

mod tool;
mod venv;

use std::fs;
use std::path::Path;

use serde_json::Value;
use tool::{ran, root, tool};

/// The adapter, relative to the repository.
const ADAPTER: &str = "conformance/adapters/python-published";

#[test]
fn the_python_registry_departs_where_its_list_says() {
    if venv::is_skipped() {
        return;
    }
    let python = venv::environment("python-adapter", &format!("{ADAPTER}/requirements.txt"));
    let folder = tempfile::tempdir().expect("a folder");
    let (of_python, of_rust) = (folder.path().join("python.json"), folder.path().join("rust.json"));
    let known = root().join(ADAPTER).join("known-failures.toml");

    let run = ran(&tool()
        .current_dir(root())
        .args(["conformance", "run", "--quiet", "--allow-partial", "--cwd", ADAPTER])
        .args(["--adapter", &format!("'{}' -m dagstack_adapter", python.display())])
        .arg("--known-failures")
        .arg(&known)
        .arg("--report")
        .arg(format!("json={}", of_python.display()))
        .output()
        .expect("the binary starts"));
    println!("{}", run.stdout);
    assert_eq!(run.code, 0, "{}{}", run.stdout, run.stderr);
    every_case_has_a_verdict_of_the_registry(&of_python);

    let builtin = ran(&tool()
        .current_dir(folder.path())
        .args(["conformance", "run", "--quiet", "--report"])
        .arg(format!("json={}", of_rust.display()))
        .output()
        .expect("the binary starts"));
    assert_eq!(builtin.code, 0, "{}{}", builtin.stdout, builtin.stderr);
    the_page_is_true(&[&of_rust, &of_python]);
}

/// None is the fault of the adapter, and none was left out.
fn every_case_has_a_verdict_of_the_registry(report: &Path) {
    let report: Value = serde_json::from_slice(&fs::read(report).expect("a report")).expect("JSON");
    let count = |verdict: &str| report["counts"][verdict].as_u64().expect("a count");
    for fault in ["protocol_error", "adapter_error", "not_run"] {
        assert_eq!(count(fault), 0, "{fault}: {}", report["counts"]);
    }
    let cases = report["cases"].as_array().expect("cases");
    let suite = dagstack_spec_conformance::suite::Suite::embedded().expect("a sound suite");
    assert_eq!(cases.len(), suite.cases.len());
}

fn the_page_is_true(reports: &[&Path]) {
    let page = root().join("docs/compatibility.md");
    let mut command = tool();
    command.current_dir(root()).args(["conformance", "matrix"]).args(reports).arg("--out").arg(&page);
    if std::env::var_os("INSTA_UPDATE").is_none_or(|update| update != "always") {
        command.arg("--check");
    }
    let matrix = ran(&command.output().expect("the binary starts"));
    assert_eq!(
        matrix.code, 0,
        "{}{}\nINSTA_UPDATE=always cargo test --test conformance_python writes the page anew",
        matrix.stdout, matrix.stderr
    );
}

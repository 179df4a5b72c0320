//! The two speeds of tests.

use std::env;
use std::ffi::OsString;
use std::process::{Command, ExitCode};

use serde_json::Value;

/// The test targets that run another toolchain or a package of a registry. Every other target is fast.
const SLOW: &[&str] = &[
    "conformance_adapters",
    "conformance_init",
    "conformance_python",
    "emitted_go",
    "emitted_rust",
    "emitted_ts",
    "formats",
    "hookspec_schema",
    "mutants",
    "patterns",
    "random",
    "readme",
    "recursive",
    "schema",
    "suite",
    "wild",
];

/// Runs every test.
pub(crate) fn all(rest: &[String]) -> ExitCode {
    run(&[], rest)
}

/// Runs the libraries' tests and the test targets that need nothing but Rust.
pub(crate) fn fast(rest: &[String]) -> ExitCode {
    let mut targets = vec!["--lib".to_owned(), "--bins".to_owned()];
    targets.extend(fast_targets().into_iter().flat_map(|name| ["--test".to_owned(), name]));
    run(&targets, rest)
}

/// The names of the test targets of the workspace that are not slow.
fn fast_targets() -> Vec<String> {
    let metadata = Command::new(cargo()).args(["metadata", "--format-version=1", "--no-deps", "--locked"]).output();
    let metadata: Value = metadata.ok().and_then(|out| serde_json::from_slice(&out.stdout).ok()).unwrap_or_default();
    let list = |value: &Value, key: &str| value[key].as_array().cloned().unwrap_or_default();
    let targets = list(&metadata, "packages").into_iter().flat_map(|package| list(&package, "targets"));
    let tests = targets.filter(|target| list(target, "kind").contains(&Value::from("test")));
    let names = tests.filter_map(|target| Some(target["name"].as_str()?.to_owned()));
    names.filter(|name| !SLOW.contains(&name.as_str())).collect()
}

fn run(targets: &[String], rest: &[String]) -> ExitCode {
    let status = Command::new(cargo()).args(["test", "--workspace", "--locked"]).args(targets).args(rest).status();
    match status {
        Ok(status) if status.success() => ExitCode::SUCCESS,
        _ => ExitCode::FAILURE,
    }
}

/// The cargo that started this program.
fn cargo() -> OsString {
    env::var_os("CARGO").unwrap_or_else(|| "cargo".into())
}

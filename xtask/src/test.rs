//! The two speeds of tests.

use std::env;
use std::ffi::OsString;
use std::process::{Command, ExitCode};

use serde::Deserialize;

/// The test targets that run another toolchain or a package of a registry. Every other target is fast.
const SLOW: &[&str] = &[
    "conformance_adapters",
    "conformance_init",
    "conformance_python",
    "conformance_seed",
    "emitted_go",
    "emitted_python",
    "emitted_rust",
    "emitted_ts",
    "formats",
    "hookspec_schema",
    "hosts",
    "json_schemas",
    "messages",
    "mutants",
    "nested_types",
    "numbers",
    "patterns",
    "python_runtime",
    "random",
    "recursive",
    "reports",
    "schema",
    "shared_runtime",
    "shared_types",
    "suite",
    "unions",
    "wild",
];

/// What `cargo metadata` says, as far as it is looked at.
#[derive(Deserialize)]
struct Metadata {
    packages: Vec<Package>,
}

#[derive(Deserialize)]
struct Package {
    targets: Vec<Target>,
}

#[derive(Deserialize)]
struct Target {
    name: String,
    kind: Vec<String>,
}

/// Runs every test.
pub(crate) fn all(rest: &[String]) -> Result<ExitCode, String> {
    run(&[], rest)
}

/// Runs the libraries' tests and the test targets that need nothing but Rust.
pub(crate) fn fast(rest: &[String]) -> Result<ExitCode, String> {
    let mut targets = vec!["--lib".to_owned(), "--bins".to_owned()];
    let fast = test_targets()?.into_iter().filter(|name| !SLOW.contains(&name.as_str()));
    targets.extend(fast.flat_map(|name| ["--test".to_owned(), name]));
    run(&targets, rest)
}

/// The names of the test targets of the workspace.
fn test_targets() -> Result<Vec<String>, String> {
    let failed = |reason: String| format!("`cargo metadata` does not list the tests: {reason}");
    let asked = Command::new(cargo()).args(["metadata", "--format-version=1", "--no-deps", "--locked"]).output();
    let output = asked.map_err(|error| failed(error.to_string()))?;
    if !output.status.success() {
        return Err(failed(String::from_utf8_lossy(&output.stderr).into_owned()));
    }
    let metadata: Metadata = serde_json::from_slice(&output.stdout).map_err(|error| failed(error.to_string()))?;
    let targets = metadata.packages.into_iter().flat_map(|package| package.targets);
    Ok(targets.filter(|target| target.kind.iter().any(|kind| kind == "test")).map(|target| target.name).collect())
}

fn run(targets: &[String], rest: &[String]) -> Result<ExitCode, String> {
    let status = Command::new(cargo()).args(["test", "--workspace", "--locked"]).args(targets).args(rest).status();
    let status = status.map_err(|error| format!("cargo does not start: {error}"))?;
    Ok(if status.success() { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

/// The cargo that started this program.
fn cargo() -> OsString {
    env::var_os("CARGO").unwrap_or_else(|| "cargo".into())
}

#[cfg(test)]
mod tests {
    use std::fs;
    use std::path::Path;

    use super::*;

    #[test]
    fn slow_tests_exist() {
        let targets = test_targets().expect("cargo lists them");
        for name in SLOW {
            assert!(targets.iter().any(|target| target == name), "there is no test `{name}`");
        }
    }

    #[test]
    fn tests_that_take_in_other_toolchains_are_slow() {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../tests");
        for entry in fs::read_dir(folder).expect("the tests").map(|entry| entry.expect("an entry").path()) {
            let Ok(text) = fs::read_to_string(&entry) else { continue };
            let name = entry.file_stem().and_then(|name| name.to_str()).expect("a name");
            let is_slow = text.lines().any(|line| matches!(line, "mod languages;" | "mod npm;"));
            assert!(!is_slow || SLOW.contains(&name), "`{name}` runs other toolchains");
        }
    }
}

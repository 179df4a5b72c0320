//! The two speeds of tests.

use std::env;
use std::ffi::{OsStr, OsString};
use std::io::{self, Read as _, Write as _};
use std::process::{Command, ExitCode, ExitStatus, Stdio};
use std::thread;
use std::time::Instant;

use serde::Deserialize;

/// The test targets that run emitted code under its own toolchains. They share what they install, so they run one after the other.
const EMITTED: &[&str] = &[
    "emitted_go",
    "emitted_python",
    "emitted_rust",
    "emitted_ts",
    "formats",
    "hookspec_schema",
    "hosts",
    "json_schemas",
    "messages",
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

/// The other test targets that run another toolchain or a package of a registry: they are about the gate, and bring their own. Every
/// target that is in neither list is fast.
const GATE: &[&str] = &[
    "conformance_adapters",
    "conformance_init",
    "conformance_python",
    "conformance_seed",
    "interop",
    "mcp_wire",
    "mutants",
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

/// Runs every test in two lanes, since what waits for a compiler, a process or a clock leaves a core idle: what is about emitted code,
/// and all else. The second lane is printed when both have ended.
pub(crate) fn all(rest: &[String]) -> Result<ExitCode, String> {
    let built = cargo_test(["--no-run"]).status().map_err(does_not_start)?;
    if !built.success() {
        return Ok(ExitCode::FAILURE);
    }
    let (emitted, others): (Vec<_>, Vec<_>) =
        test_targets()?.into_iter().partition(|name| EMITTED.contains(&name.as_str()));
    let begun = Instant::now();
    let (first, second) = thread::scope(|scope| {
        let second = scope.spawn(|| -> io::Result<_> {
            let targets = quiet(cargo_test(libraries_and(others)).args(rest))?;
            let examples = quiet(cargo_test(["--doc"]).args(rest))?;
            Ok(([targets, examples], begun.elapsed()))
        });
        let first = cargo_test(named(emitted)).args(rest).status().map(|status| (status, begun.elapsed()));
        (first, second.join())
    });
    let (emitted, first_took) = first.map_err(does_not_start)?;
    let (others, second_took) =
        second.map_err(|_| "the second lane ended early".to_owned())?.map_err(does_not_start)?;
    let took =
        format!("\n-- emitted code: {} s; all else, as follows: {} s\n", first_took.as_secs(), second_took.as_secs());
    let mut passed = emitted.success();
    let mut stdout = io::stdout().lock();
    let mut print = |printed: &[u8]| stdout.write_all(printed).map_err(|error| format!("can't write: {error}"));
    print(took.as_bytes())?;
    for (status, printed) in &others {
        print(printed)?;
        passed &= status.success();
    }
    Ok(if passed { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

/// Runs the libraries' tests and the test targets that need nothing but Rust.
pub(crate) fn fast(rest: &[String]) -> Result<ExitCode, String> {
    let is_slow = |name: &str| EMITTED.contains(&name) || GATE.contains(&name);
    let fast = test_targets()?.into_iter().filter(|name| !is_slow(name)).collect();
    let status = cargo_test(libraries_and(fast)).args(rest).status().map_err(does_not_start)?;
    Ok(if status.success() { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

fn cargo_test<Argument: AsRef<OsStr>>(arguments: impl IntoIterator<Item = Argument>) -> Command {
    let mut command = Command::new(cargo());
    command.args(["test", "--workspace", "--locked"]).args(arguments);
    // What cargo says of this program to this program: build scripts that look at it would run again, and all behind them be compiled again.
    let about_this = |name: &OsString| {
        let name = name.to_string_lossy();
        name.starts_with("CARGO_PKG_") || name.starts_with("CARGO_MANIFEST_")
    };
    for name in env::vars_os().map(|(name, _)| name).filter(about_this) {
        command.env_remove(name);
    }
    command
}

/// The arguments that choose the libraries, the programs and these test targets.
fn libraries_and(tests: Vec<String>) -> Vec<String> {
    let mut arguments = vec!["--lib".to_owned(), "--bins".to_owned()];
    arguments.extend(named(tests));
    arguments
}

/// The arguments that choose these test targets.
fn named(tests: Vec<String>) -> Vec<String> {
    tests.into_iter().flat_map(|name| ["--test".to_owned(), name]).collect()
}

/// Runs a command, and keeps all that it prints, in its order.
fn quiet(command: &mut Command) -> io::Result<(ExitStatus, Vec<u8>)> {
    let (mut reader, writer) = io::pipe()?;
    let mut child = command.stdout(writer.try_clone()?).stderr(writer).spawn()?;
    // Until the command lets go of its ends of the pipe, there is more to read.
    command.stdout(Stdio::null()).stderr(Stdio::null());
    let mut printed = Vec::new();
    reader.read_to_end(&mut printed)?;
    Ok((child.wait()?, printed))
}

#[expect(clippy::needless_pass_by_value, reason = "as `map_err` gives it")]
fn does_not_start(error: io::Error) -> String {
    format!("cargo does not start: {error}")
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
        for name in EMITTED.iter().chain(GATE) {
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
            assert!(!is_slow || EMITTED.contains(&name) || GATE.contains(&name), "`{name}` runs other toolchains");
        }
    }
}

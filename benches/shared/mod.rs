//! What benchmarks have in common: how they fail, how they choose a figure, and the programs that they start.
#![allow(dead_code, reason = "each benchmark that takes this in uses its own part")]

pub(crate) mod meter;

use std::io;
use std::process::{Command, ExitCode};

/// Why a benchmark has no figures.
#[derive(Debug, thiserror::Error)]
pub(crate) enum Failure {
    /// A toolchain is not there.
    #[error("`{program}` does not start: {source}\nthis benchmark needs {needed}, each on PATH")]
    Missing { program: String, needed: String, source: io::Error },
    /// A program does not start.
    #[error("{command} does not start: {source}")]
    Start { command: String, source: io::Error },
    /// A program ended with an error.
    #[error("{command} failed\n{output}")]
    Program { command: String, output: String },
    /// A file is not read or written.
    #[error("{path}: {source}")]
    File { path: String, source: io::Error },
    /// What is to be measured is not what was expected.
    #[error("{0}")]
    Subject(String),
}

/// The end of a benchmark: its reason for having no figures goes to stderr.
#[expect(clippy::print_stderr, reason = "the reason is for whoever started the benchmark")]
pub(crate) fn end(result: Result<(), Failure>) -> ExitCode {
    match result {
        Ok(()) => ExitCode::SUCCESS,
        Err(failure) => {
            eprintln!("error: {failure}");
            ExitCode::FAILURE
        }
    }
}

/// Starts each of these programs once, so that one that is missing is reported before anything is measured.
pub(crate) fn need(programs: &[&str]) -> Result<(), Failure> {
    for program in programs {
        let version = if *program == "go" { "version" } else { "--version" };
        Command::new(program).arg(version).output().map_err(|source| Failure::Missing {
            program: (*program).to_owned(),
            needed: programs.iter().map(|program| format!("`{program}`")).collect::<Vec<_>>().join(", "),
            source,
        })?;
    }
    Ok(())
}

/// Runs a program to its end and gives what it printed.
pub(crate) fn output(command: &mut Command) -> Result<String, Failure> {
    let done = command.output().map_err(|source| Failure::Start { command: format!("{command:?}"), source })?;
    let (printed, complaint) = (String::from_utf8_lossy(&done.stdout), String::from_utf8_lossy(&done.stderr));
    if !done.status.success() {
        return Err(Failure::Program { command: format!("{command:?}"), output: format!("{printed}{complaint}") });
    }
    Ok(printed.into_owned())
}

/// Whether this was started by `cargo bench`: `cargo test --benches` wants no figures.
pub(crate) fn is_bench() -> bool {
    std::env::args().any(|argument| argument == "--bench")
}

/// The arguments, without cargo's own.
pub(crate) fn arguments() -> Vec<String> {
    std::env::args().skip(1).filter(|argument| argument != "--bench").collect()
}

/// Whether to show only that all of it works.
pub(crate) fn is_quick() -> bool {
    std::env::var_os("DAGSTACK_BENCH_QUICK").is_some_and(|value| value == "1")
}

/// How often to measure, where so often would be right.
pub(crate) fn rounds(usual: usize) -> usize {
    if is_quick() { 1 } else { usual }
}

/// The one in the middle.
pub(crate) fn median(values: impl IntoIterator<Item = f64>) -> f64 {
    let mut values: Vec<f64> = values.into_iter().collect();
    values.sort_by(f64::total_cmp);
    values[values.len() / 2]
}

/// The smallest one: what else runs on a machine only adds to a time.
pub(crate) fn least(values: impl IntoIterator<Item = f64>) -> f64 {
    values.into_iter().fold(f64::INFINITY, f64::min)
}

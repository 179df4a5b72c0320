//! Tasks of people who work on the project: `cargo xtask --help`.

mod test;

use std::io::Write as _;
use std::process::ExitCode;

use clap::{Parser, Subcommand};

/// Tasks of people who work on the project
#[derive(Debug, Parser)]
#[command(
    name = "cargo xtask",
    bin_name = "cargo xtask",
    after_help = "\
Examples:
  cargo xtask test
  cargo xtask test -- names
  cargo xtask test-all
  DAGSTACK_LONG=1 cargo xtask test-all"
)]
struct Arguments {
    #[command(subcommand)]
    task: Task,
}

#[derive(Debug, Subcommand)]
enum Task {
    /// The tests that need no network and no other toolchain: a minute or two
    Test {
        /// What goes on to `cargo test`: names of tests, or flags after a second `--`
        #[arg(last = true)]
        rest: Vec<String>,
    },
    /// All tests: also emitted code under its own toolchains, editors, and the published bindings
    TestAll {
        /// What goes on to `cargo test`: names of tests, or flags after a second `--`
        #[arg(last = true)]
        rest: Vec<String>,
    },
}

fn main() -> ExitCode {
    let ended = match Arguments::parse().task {
        Task::Test { rest } => test::fast(&rest),
        Task::TestAll { rest } => test::all(&rest),
    };
    ended.unwrap_or_else(|message| {
        let _ = writeln!(std::io::stderr(), "error: {message}");
        ExitCode::from(2)
    })
}

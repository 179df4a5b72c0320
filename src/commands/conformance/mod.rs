//! `conformance`: checks a binding's registry against the contract. One file a subcommand.

mod compare;
mod coverage;
mod export;
mod filter;
mod init;
mod known;
mod list;
mod matrix;
mod merge;
mod mock_server;
mod reports;
mod run;
mod settings;
mod show;
mod suite;

use clap::{Args, Subcommand};

use super::CommandResult;
use crate::output::Output;

/// Check a binding's registry against the contract
///
/// A suite of golden cases is run against a binding through its adapter: a small program in the binding's language that drives
/// the registry as instructed, and reports what it did.
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  dagstack-spec conformance run                                   the built-in Rust binding
  dagstack-spec conformance run --adapter 'python adapter.py'     a binding of your own
  dagstack-spec conformance show dispatch.chain.stop-keeps-last-input
  dagstack-spec conformance init --lang python adapter            a skeleton to start from")]
pub(crate) struct Arguments {
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    Run(run::Arguments),
    List(list::Arguments),
    Show(show::Arguments),
    Coverage(coverage::Arguments),
    Export(export::Arguments),
    Init(init::Arguments),
    Merge(merge::Arguments),
    Compare(compare::Arguments),
    Matrix(matrix::Arguments),
    Known(known::Arguments),
    #[command(hide = true)]
    MockServer(mock_server::Arguments),
}

pub(crate) fn run(arguments: &Arguments, output: &Output) -> CommandResult {
    match &arguments.command {
        Command::Run(arguments) => run::run(arguments, output),
        Command::List(arguments) => list::run(arguments, output),
        Command::Show(arguments) => show::run(arguments),
        Command::Coverage(arguments) => coverage::run(arguments, output),
        Command::Export(arguments) => export::run(arguments),
        Command::Init(arguments) => init::run(arguments, output),
        Command::Merge(arguments) => merge::run(arguments, output),
        Command::Compare(arguments) => compare::run(arguments),
        Command::Matrix(arguments) => matrix::run(arguments, output),
        Command::Known(arguments) => known::run(arguments, output),
        Command::MockServer(arguments) => Ok(mock_server::run(arguments)),
    }
}

//! `dagstack-spec`: the dagstack plugin contract on the command line.

mod cli;
mod command_line;
mod commands;
mod config;
mod exit;
mod json_text;
mod output;
mod render;
mod rules;

use std::process::ExitCode;

use clap::Parser as _;

use cli::{Cli, Command};
use output::Output;

fn main() -> ExitCode {
    let cli = Cli::parse();
    let output = Output::new(cli.color, cli.quiet);
    let result = match cli.command {
        Command::Generate(arguments) => commands::generate::run(&arguments, &output),
        Command::Check(arguments) => commands::check::run(&arguments, &output),
        Command::Validate(arguments) => commands::validate::run(&arguments, &output),
        Command::Schema(arguments) => commands::schema::run(&arguments),
        Command::Conformance(arguments) => commands::conformance::run(&arguments, &output),
        Command::Explain(arguments) => commands::explain::run(&arguments),
    };
    match result {
        Ok(exit) => exit.into(),
        Err(error) => {
            if let commands::Error::Diagnostics(problems) = &error {
                output.problems(problems);
            }
            Output::error(&error);
            commands::Exit::Failed.into()
        }
    }
}

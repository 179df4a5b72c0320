//! The command line: what can be asked for.

use clap::{Parser, Subcommand};

use crate::commands;
use crate::exit::Exit;
use crate::output::Colour;

/// The whole command line; what it is about is in the package's description.
#[derive(Debug, Parser)]
#[command(
    name = "dagstack-spec",
    version,
    about,
    max_term_width = 100,
    after_help = Exit::HELP
)]
pub(crate) struct Cli {
    #[command(subcommand)]
    pub(crate) command: Command,

    /// When to use colour.
    #[arg(long, global = true, value_enum, default_value_t = Colour::Auto, value_name = "WHEN")]
    pub(crate) color: Colour,

    /// Print results only: no summary.
    #[arg(short, long, global = true)]
    pub(crate) quiet: bool,
}

#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    Generate(commands::generate::Arguments),
    Check(commands::check::Arguments),
    Validate(commands::validate::Arguments),
    Schema(commands::schema::Arguments),
    Conformance(commands::conformance::Arguments),
    Explain(commands::explain::Arguments),
}

#[cfg(test)]
mod tests {
    use clap::{Command, CommandFactory as _};

    use super::*;

    /// The columns of a terminal for which help is written.
    const COLUMNS: usize = 100;

    /// A command and all below it.
    fn all(command: &Command) -> Vec<&Command> {
        std::iter::once(command).chain(command.get_subcommands().flat_map(all)).collect()
    }

    #[test]
    fn no_example_is_wrapped_on_any_page_of_help() {
        let cli = Cli::command();
        let commands = all(&cli);
        assert!(commands.len() > 12, "{commands:?}");
        for command in commands {
            let Some(examples) = command.get_after_help() else { continue };
            let page = command.clone().render_long_help().to_string();
            for line in examples.to_string().lines() {
                let name = command.get_name();
                assert!(line.chars().count() <= COLUMNS, "`{name}`: more than {COLUMNS} columns: {line}");
                assert!(page.lines().any(|shown| shown == line.trim_end()), "`{name} --help` wraps: {line}\n{page}");
            }
        }
    }
}

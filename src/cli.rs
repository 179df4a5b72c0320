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
    Validate(commands::validate::Arguments),
    Schema(commands::schema::Arguments),
    Conformance(commands::conformance::Arguments),
    Explain(commands::explain::Arguments),
}

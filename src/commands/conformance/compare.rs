//! `conformance compare`: what changed from one report to another.

use std::path::PathBuf;

use clap::{Args, ValueEnum};
use dagstack_spec_conformance::report::{compare::Comparison, json};

use crate::commands::{CommandResult, Error, Exit};
use crate::json_text;
use crate::output::Output;

/// Compare two reports: what fails now, what passes now, what fails otherwise
///
/// Ends with 1 where less is shown to be right than before: a case fails that did not, or is not run any more.
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  dagstack-spec conformance compare main.json branch.json
  dagstack-spec conformance compare main.json branch.json --format markdown >> $GITHUB_STEP_SUMMARY")]
pub(crate) struct Arguments {
    /// The report from before, written by `run --report json=FILE`
    #[arg(value_name = "BEFORE")]
    before: PathBuf,

    /// The report from now
    #[arg(value_name = "AFTER")]
    after: PathBuf,

    /// How to show what changed
    #[arg(long, value_enum, default_value_t = Format::Text, value_name = "FORMAT")]
    format: Format,
}

#[derive(Debug, Clone, Copy, ValueEnum)]
enum Format {
    /// For people
    Text,
    /// For the summary page of a CI job
    Markdown,
    /// For programs
    Json,
}

pub(super) fn run(arguments: &Arguments) -> CommandResult {
    let (before, after) = match (json::read(&arguments.before), json::read(&arguments.after)) {
        (Ok(before), Ok(after)) => (before, after),
        (before, after) => {
            return Err(Error::Diagnostics([before, after].into_iter().filter_map(Result::err).collect()));
        }
    };
    let comparison = Comparison::new(&before, &after);
    let text = match arguments.format {
        Format::Text => comparison.text(),
        Format::Markdown => comparison.markdown(),
        Format::Json => json_text::pretty(&comparison)?,
    };
    Output::result(&text)?;
    Ok(if comparison.is_worse() { Exit::Findings } else { Exit::Fine })
}

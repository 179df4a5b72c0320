//! `conformance show`: explains a case.

use clap::Args;
use dagstack_spec_conformance::export::ExportedCase;
use dagstack_spec_conformance::show::show;

use super::suite::{Format, SuiteArguments, clauses, find};
use crate::commands::{CommandResult, Exit};
use crate::json_text;
use crate::output::Output;

/// Explain a case: what holds and by which clause, the scenario, what is expected, and what is sent
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  dagstack-spec conformance show dispatch.chain.stop-keeps-last-input
  dagstack-spec conformance show dispatch.chain.stop-keeps-last-input --format json")]
pub(crate) struct Arguments {
    /// The id of the case, as reports and `list` show it
    id: String,

    /// How to show it
    #[arg(long, value_enum, default_value_t = Format::Text, value_name = "FORMAT")]
    format: Format,

    #[command(flatten)]
    suite: SuiteArguments,
}

pub(super) fn run(arguments: &Arguments) -> CommandResult {
    let suite = arguments.suite.load()?;
    let case = find(&suite, &arguments.id)?;
    let text = match arguments.format {
        Format::Text => show(case, &clauses()?),
        Format::Json => json_text::pretty(&ExportedCase::from(case))?,
    };
    Output::result(&text)?;
    Ok(Exit::Fine)
}

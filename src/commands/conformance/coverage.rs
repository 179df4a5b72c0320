//! `conformance coverage`: which clause is proven by which cases.

use clap::Args;
use dagstack_spec_conformance::coverage::Coverage;

use super::suite::{Format, SuiteArguments, clauses};
use crate::commands::{CommandResult, Exit};
use crate::json_text;
use crate::output::Output;

/// Show which clause is proven by which cases
///
/// Ends with 1 where a MUST clause of sections 3 to 12 is proven by no case and the spec does not say why no registry can show it.
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  dagstack-spec conformance coverage
  dagstack-spec conformance coverage --format json

Exit codes: 0 every gated clause is proven or declared unprovable, 1 one is not, 2 could not run.")]
pub(crate) struct Arguments {
    /// How to show it
    #[arg(long, value_enum, default_value_t = Format::Text, value_name = "FORMAT")]
    format: Format,

    #[command(flatten)]
    suite: SuiteArguments,
}

pub(super) fn run(arguments: &Arguments, output: &Output) -> CommandResult {
    let coverage = Coverage::new(&arguments.suite.load()?, &clauses()?);
    let text = match arguments.format {
        Format::Text => coverage.text(),
        Format::Json => json_text::pretty(&coverage)?,
    };
    Output::result(&text)?;
    let wrong: Vec<&str> =
        coverage.clauses.iter().filter(|clause| clause.state.is_wrong()).map(|clause| clause.id.as_str()).collect();
    if wrong.is_empty() {
        return Ok(Exit::Fine);
    }
    output.note(&format!(
        "not in order: {}; add a case, or write `unprovable` with the reason in `spec/clauses.yaml`",
        wrong.join(", ")
    ));
    Ok(Exit::Findings)
}

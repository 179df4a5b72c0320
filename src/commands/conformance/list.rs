//! `conformance list`: the cases of the suite.

use clap::Args;
use dagstack_spec_conformance::suite::Case;
use serde::Serialize;

use super::filter::FilterArguments;
use super::suite::{Format, SuiteArguments};
use crate::commands::{CommandResult, Exit};
use crate::json_text;
use crate::output::Output;
use crate::render::count;

/// List the cases of the suite
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  dagstack-spec conformance list
  dagstack-spec conformance list --filter CHN
  dagstack-spec conformance list --filter 'dispatch.*' --format json")]
pub(crate) struct Arguments {
    #[command(flatten)]
    filter: FilterArguments,

    /// How to list them
    #[arg(long, value_enum, default_value_t = Format::Text, value_name = "FORMAT")]
    format: Format,

    #[command(flatten)]
    suite: SuiteArguments,
}

/// A case as programs get it. Members are added, never changed.
#[derive(Serialize)]
struct Listed<'a> {
    id: &'a str,
    title: &'a str,
    level: dagstack_spec_conformance::fixture::Level,
    clauses: &'a [String],
    needs: &'a [dagstack_spec_conformance::protocol::Capability],
    file: &'a str,
    line: usize,
}

pub(super) fn run(arguments: &Arguments, output: &Output) -> CommandResult {
    let suite = arguments.suite.load()?;
    let mut cases = arguments.filter.selection(&suite, output)?.of(&suite.cases);
    let profile = arguments.filter.profile.unwrap_or_default();
    cases.retain(|case| profile.takes(case));
    match arguments.format {
        Format::Text => {
            let lines: String = cases.iter().map(|case| line(case)).collect();
            Output::result(&lines)?;
            let listed = count(cases.len(), "case");
            output.note(&format!("{listed} of {}, suite {}", suite.cases.len(), suite.version));
        }
        Format::Json => {
            let listed: Vec<Listed<'_>> = cases
                .iter()
                .map(|case| Listed {
                    id: &case.id,
                    title: &case.title,
                    level: case.level,
                    clauses: &case.clauses,
                    needs: &case.needs,
                    file: &case.place.0,
                    line: case.place.1,
                })
                .collect();
            Output::result(&json_text::pretty(&listed)?)?;
        }
    }
    Ok(Exit::Fine)
}

fn line(case: &Case) -> String {
    format!("{}  {}  {}\n", case.id, case.clauses.join(" "), case.title)
}

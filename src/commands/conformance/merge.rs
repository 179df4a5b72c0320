//! `conformance merge`: one report of several.

use std::path::PathBuf;

use clap::Args;
use dagstack_spec_conformance::report::{TextStyle, merge::merge};

use super::reports::{self, Target};
use super::suite::clauses;
use crate::commands::CommandResult;
use crate::output::Output;

/// Merge the reports of shards into the report of the whole run
///
/// The reports must be of one binding, suite and profile. Where a case is in several of them, the last one counts: the report of
/// `run --rerun-failed` goes behind the one that it repeats. The exit codes are those of `run`.
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  dagstack-spec conformance merge shard-1.json shard-2.json --report json=report.json
  dagstack-spec conformance merge shard-*.json --report junit=conformance.xml
  dagstack-spec conformance merge report.json rerun.json")]
pub(crate) struct Arguments {
    /// Reports that `run --report json=FILE` wrote
    #[arg(required = true, value_name = "REPORT")]
    merged: Vec<PathBuf>,

    /// Write a report: text, json, junit, markdown or badge, to a file or to `-`, the standard output. Repeatable
    #[arg(long = "report", value_name = "FORMAT=PATH")]
    reports: Vec<Target>,

    /// Replace files that are not reports of the same format, too
    #[arg(long, requires = "reports")]
    force: bool,

    /// End with 0, too, where the binding does not offer all that the profile asks for, and what it offers passed
    #[arg(long)]
    allow_partial: bool,
}

pub(super) fn run(arguments: &Arguments, output: &Output) -> CommandResult {
    reports::check(&arguments.reports, arguments.force)?;
    let report = merge(&reports::read(&arguments.merged)?)?;
    reports::write(&report, &arguments.reports, &clauses()?, TextStyle::default(), output)?;
    Ok(reports::exit(&report, arguments.allow_partial))
}

//! `conformance export`: the suite as one JSON document.

use std::collections::BTreeSet;
use std::path::PathBuf;

use clap::Args;
use dagstack_spec_conformance::export::Export;

use super::suite::{SuiteArguments, find};
use crate::commands::output_file::{self, ResultKind};
use crate::commands::{CommandResult, Exit};
use crate::output::Output;

/// Print the suite as one JSON document
///
/// Everything is in it: what is sent to an adapter, the files and servers that go with it, and what is expected.
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  dagstack-spec conformance export > suite.json
  dagstack-spec conformance export --cases dispatch.chain.stop-keeps-last-input")]
pub(crate) struct Arguments {
    /// This case only. Repeatable
    #[arg(long = "cases", value_name = "ID", value_delimiter = ',')]
    cases: Vec<String>,

    /// Write to this file
    #[arg(long, value_name = "FILE")]
    out: Option<PathBuf>,

    /// Replace the file, whatever it is
    #[arg(long, requires = "out")]
    force: bool,

    #[command(flatten)]
    suite: SuiteArguments,
}

/// What this command writes.
const EXPORT: ResultKind = ResultKind { name: "an exported suite", is_one: Export::is_one };

pub(super) fn run(arguments: &Arguments) -> CommandResult {
    let suite = arguments.suite.load()?;
    for id in &arguments.cases {
        find(&suite, id)?;
    }
    let wanted: BTreeSet<&str> = arguments.cases.iter().map(String::as_str).collect();
    let export = Export::new(&suite, |case| wanted.is_empty() || wanted.contains(case.id.as_str()));
    let text = export.json().map_err(std::io::Error::from)?;
    match &arguments.out {
        Some(path) => output_file::write(path, &text, EXPORT, arguments.force)?,
        None => Output::result(&text)?,
    }
    Ok(Exit::Fine)
}

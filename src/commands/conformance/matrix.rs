//! `conformance matrix`: the reports of several bindings side by side.

use std::fs;
use std::path::PathBuf;

use clap::{Args, ValueEnum};
use dagstack_spec_conformance::report::matrix::Matrix;
use similar::TextDiff;

use super::reports;
use super::suite::clauses;
use crate::commands::output_file::{self, ResultKind};
use crate::commands::{CommandResult, Exit};
use crate::json_text;
use crate::output::Output;

/// Lay the reports of several bindings side by side, clause by clause
///
/// Reports of one version of one binding, shards say, are taken together.
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  dagstack-spec conformance matrix rust.json python.json
  dagstack-spec conformance matrix rust.json python.json --out docs/compatibility.md
  dagstack-spec conformance matrix rust.json python.json --out docs/compatibility.md --check")]
pub(crate) struct Arguments {
    /// Reports that `run --report json=FILE` wrote
    #[arg(required = true, value_name = "REPORT")]
    reports: Vec<PathBuf>,

    /// How to lay them out
    #[arg(long, value_enum, default_value_t = Format::Markdown, value_name = "FORMAT")]
    format: Format,

    /// Write to this file
    #[arg(long, value_name = "FILE")]
    out: Option<PathBuf>,

    /// Write nothing; show what would change in the file, and end with 1 if anything would
    #[arg(long, requires = "out")]
    check: bool,

    /// Replace the file, whatever it is
    #[arg(long, requires = "out")]
    force: bool,
}

#[derive(Debug, Clone, Copy, ValueEnum)]
enum Format {
    /// A page for people
    Markdown,
    /// For programs
    Json,
}

/// What this command writes.
const MATRIX: ResultKind = ResultKind { name: "a matrix of bindings", is_one: Matrix::is_one };

pub(super) fn run(arguments: &Arguments, output: &Output) -> CommandResult {
    let reports = reports::read(&arguments.reports)?;
    for (path, _) in arguments.reports.iter().zip(&reports).filter(|(_, report)| report.binding.is_none()) {
        output.note(&format!("{}: left out, as no adapter was started for it", path.display()));
    }
    let matrix = Matrix::new(&reports, &clauses()?);
    let text = match arguments.format {
        Format::Markdown => matrix.markdown(),
        Format::Json => json_text::pretty(&matrix)?,
    };
    match &arguments.out {
        None => Output::result(&text)?,
        Some(path) if arguments.check => {
            let old = fs::read_to_string(path).unwrap_or_default();
            if old != text {
                let shown = path.display().to_string();
                let diff = TextDiff::from_lines(&old, &text);
                Output::result(&diff.unified_diff().header(&shown, &shown).to_string())?;
                output.note(&format!("{} is stale; fix it with the same command without `--check`", path.display()));
                return Ok(Exit::Findings);
            }
        }
        Some(path) => output_file::write(path, &text, MATRIX, arguments.force)?,
    }
    Ok(Exit::Fine)
}

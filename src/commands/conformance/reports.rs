//! The reports of a run, each to its place.

use std::path::PathBuf;
use std::str::FromStr;

use dagstack_spec_conformance::report::{Conclusion, Format, Report, TextStyle, json};
use dagstack_spec_generators::write::write_whole;
use dagstack_spec_model::contract::Contract;

use crate::commands::output_file::{self, ResultKind};
use crate::commands::{Error, Exit};
use crate::output::Output;

/// A report that is wanted, and where.
#[derive(Debug, Clone)]
pub(crate) struct Target {
    format: Format,
    /// The file; the standard output where there is none.
    path: Option<PathBuf>,
}

impl FromStr for Target {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let (format, path) = text.split_once('=').ok_or("write FORMAT=PATH, as in `json=report.json`")?;
        let format = format.parse()?;
        match path {
            "" => Err("the path is empty".to_owned()),
            "-" => Ok(Self { format, path: None }),
            path => Ok(Self { format, path: Some(PathBuf::from(path)) }),
        }
    }
}

/// Reads JSON reports, all or none.
///
/// # Errors
/// What is wrong with each of those that can't be read.
pub(super) fn read<'p>(paths: impl IntoIterator<Item = &'p PathBuf>) -> Result<Vec<Report>, Error> {
    let (mut reports, mut problems) = (Vec::new(), Vec::new());
    for path in paths {
        match json::read(path) {
            Ok(report) => reports.push(report),
            Err(problem) => problems.push(problem),
        }
    }
    if problems.is_empty() { Ok(reports) } else { Err(Error::Diagnostics(problems)) }
}

/// What a report of a format is, as a result that may replace another one.
const fn result_kind(format: Format) -> ResultKind {
    match format {
        Format::Text => ResultKind { name: "a report as text", is_one: |text| Format::Text.is_report(text) },
        Format::Json => ResultKind { name: "a JSON report", is_one: |text| Format::Json.is_report(text) },
        Format::Junit => ResultKind { name: "a JUnit report", is_one: |text| Format::Junit.is_report(text) },
        Format::Markdown => ResultKind { name: "a Markdown report", is_one: |text| Format::Markdown.is_report(text) },
        Format::Badge => ResultKind { name: "a badge", is_one: |text| Format::Badge.is_report(text) },
    }
}

/// Whether every report has a place of its own that it may go to. This is asked before the run: nobody wants to lose one after it.
pub(super) fn check(targets: &[Target], force: bool) -> Result<(), Error> {
    for (index, target) in targets.iter().enumerate() {
        if targets.iter().take(index).any(|other| other.path == target.path) {
            return Err(Error::Usage("two reports go to one place: give each a path of its own"));
        }
        if let Some(path) = &target.path {
            output_file::check(path, result_kind(target.format), force)?;
        }
    }
    Ok(())
}

/// Writes every report, those in files without colour. The text goes to the standard output, unless another one does.
pub(super) fn write(
    report: &Report,
    targets: &[Target],
    contract: &Contract,
    style: TextStyle,
    output: &Output,
) -> Result<(), Error> {
    for target in targets {
        if let Some(path) = &target.path {
            write_whole(path, &target.format.print(report, contract, &style)?)?;
        }
    }
    let format = targets.iter().find(|target| target.path.is_none()).map_or(Format::Text, |target| target.format);
    let style = TextStyle { colour: output.colour(), ..style };
    Ok(Output::result(&format.print(report, contract, &style)?)?)
}

/// How a command ends that has this report.
pub(super) fn exit(report: &Report, allow_partial: bool) -> Exit {
    match report.outcome {
        Conclusion::Conforms | Conclusion::AsDeclared | Conclusion::AsListed | Conclusion::Selected => Exit::Fine,
        Conclusion::Partial if allow_partial => Exit::Fine,
        Conclusion::Fails => Exit::Findings,
        // What a later version of the report concludes is no success before it is looked at.
        _ => Exit::Incomplete,
    }
}

//! Diagnostics as JSON. The shape is stable: members are added, never changed, as long as `version` stays.

use std::io;

use dagstack_spec_model::{Diagnostic, Label, Severity};
use serde::Serialize;

use crate::output::Output;

/// The version of the report's shape.
const VERSION: u32 = 1;

/// The report of a command that checks files.
#[derive(Serialize)]
pub(crate) struct JsonReport<'a> {
    version: u32,
    /// How many files were looked at.
    checked: usize,
    diagnostics: Vec<JsonDiagnostic<'a>>,
}

#[derive(Serialize)]
struct JsonDiagnostic<'a> {
    code: &'static str,
    severity: Severity,
    message: &'a str,
    file: &'a str,
    #[serde(flatten)]
    place: Place,
    clause: Option<&'static str>,
    help: Option<&'a str>,
    related: Vec<Related<'a>>,
}

/// A further place that explains the first.
#[derive(Serialize)]
struct Related<'a> {
    file: &'a str,
    #[serde(flatten)]
    place: Place,
    message: &'a str,
}

/// Lines from 1, columns from 1 in Unicode scalar values, the end exclusive; null where a problem is about a whole file.
#[derive(Serialize, Default)]
struct Place {
    line: Option<usize>,
    column: Option<usize>,
    end_line: Option<usize>,
    end_column: Option<usize>,
}

impl Place {
    fn of(label: &Label) -> Self {
        let start = label.source.position(label.span.start);
        let end = label.source.position(label.span.end);
        Self {
            line: Some(start.line),
            column: Some(start.column),
            end_line: Some(end.line),
            end_column: Some(end.column),
        }
    }
}

/// The report as indented JSON with a line break at its end.
///
/// # Errors
/// Never in practice: a report holds nothing that JSON lacks.
pub(crate) fn report(checked: usize, diagnostics: &[Diagnostic]) -> io::Result<String> {
    let diagnostics = diagnostics
        .iter()
        .map(|diagnostic| JsonDiagnostic {
            code: diagnostic.rule.code,
            severity: diagnostic.severity,
            message: &diagnostic.message,
            file: &diagnostic.file,
            place: diagnostic.primary.as_ref().map(Place::of).unwrap_or_default(),
            clause: diagnostic.clause,
            help: diagnostic.help.as_deref(),
            related: diagnostic
                .secondary
                .iter()
                .map(|label| Related { file: label.source.name(), place: Place::of(label), message: &label.text })
                .collect(),
        })
        .collect();
    let report = JsonReport { version: VERSION, checked, diagnostics };
    Output::json(&report)
}

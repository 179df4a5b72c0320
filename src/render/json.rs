//! Diagnostics as JSON. The shape is stable: members are added, never changed, as long as `version` stays.

use std::io;

use dagstack_spec_model::{Draft, Label, Severity};
use schemars::JsonSchema;
use serde::Serialize;
use serde_json::Value;

use super::{Findings, place};
use crate::json_text;

/// The version of the report's shape.
const VERSION: u32 = 1;

/// The report of a command that checks files: `validate`, `check`, `generate --check`.
#[derive(Serialize, JsonSchema)]
#[schemars(title = "dagstack-spec findings")]
struct JsonReport<'a> {
    /// The version of this form. Members are added within a version, never changed.
    #[schemars(range(min = 1))]
    version: u32,
    /// How many files were looked at.
    checked: usize,
    /// What is wrong with them, by file and place.
    diagnostics: Vec<JsonDiagnostic<'a>>,
}

/// One finding.
#[derive(Serialize, JsonSchema)]
struct JsonDiagnostic<'a> {
    /// The stable code of the rule that is broken, which `dagstack-spec explain` says more about.
    #[schemars(extend("pattern" = "^DS[0-9]{3}$"))]
    code: &'static str,
    /// How much it weighs.
    #[schemars(with = "SeverityName")]
    severity: Severity,
    /// What is wrong.
    message: &'a str,
    /// The file that it is about.
    file: &'a str,
    #[serde(flatten)]
    place: Place,
    /// The clause of the contract that is broken, where there is one.
    clause: Option<&'static str>,
    /// What to do.
    help: Option<&'a str>,
    /// Further places that explain the first.
    related: Vec<Related<'a>>,
}

/// How much a finding weighs.
#[derive(JsonSchema)]
#[schemars(rename_all = "lowercase")]
#[expect(dead_code, reason = "only its schema is used")]
enum SeverityName {
    /// The input is refused.
    Error,
    /// The input is accepted, and departs from a recommendation.
    Warning,
}

/// A further place that explains the first.
#[derive(Serialize, JsonSchema)]
struct Related<'a> {
    file: &'a str,
    #[serde(flatten)]
    place: Place,
    message: &'a str,
}

/// Lines from 1, columns from 1 in Unicode scalar values, the end exclusive; null where a problem is about a whole file.
#[derive(Serialize, JsonSchema, Default)]
struct Place {
    /// The first line, from 1.
    line: Option<usize>,
    /// The first column, from 1, in Unicode scalar values.
    column: Option<usize>,
    /// The line of the end.
    end_line: Option<usize>,
    /// The column after the end.
    end_column: Option<usize>,
}

impl Place {
    fn of(label: &Label) -> Self {
        let place::Place { line, column, end_line, end_column } = place::Place::of(label);
        Self { line: Some(line), column: Some(column), end_line: Some(end_line), end_column: Some(end_column) }
    }
}

/// The report as indented JSON with a line break at its end.
///
/// # Errors
/// Never in practice: a report holds nothing that JSON lacks.
pub(super) fn report(findings: &Findings<'_>) -> io::Result<String> {
    let diagnostics = findings
        .diagnostics
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
    json_text::pretty(&JsonReport { version: VERSION, checked: findings.files.len(), diagnostics })
}

/// The JSON Schema of the report.
pub(crate) fn schema(draft: Draft) -> Value {
    draft.schema_of::<JsonReport<'_>>("findings")
}

//! Findings as workflow commands of GitHub Actions, which shows them at their lines.

use std::fmt::Write as _;

use dagstack_spec_model::{Diagnostic, Severity};

use super::Findings;
use super::place::Place;

/// A workflow command a finding, each on a line of its own.
pub(super) fn report(findings: &Findings<'_>) -> String {
    findings.diagnostics.iter().map(command).collect()
}

fn command(found: &Diagnostic) -> String {
    let level = match found.severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
    };
    let mut properties = format!("title={},file={}", property(found.rule.code), property(&found.file));
    if let Some(label) = &found.primary {
        let Place { line, column, end_line, end_column } = Place::of(label);
        let _ = write!(properties, ",line={line},endLine={end_line}");
        // Columns are shown within one line alone.
        if line == end_line {
            let _ = write!(properties, ",col={column},endColumn={}", end_column.max(column));
        }
    }
    let mut message = found.message.clone();
    if let Some(help) = &found.help {
        let _ = write!(message, "\nhelp: {help}");
    }
    format!("::{level} {properties}::{}\n", data(&message))
}

/// A text after the second `::`.
fn data(text: &str) -> String {
    text.replace('%', "%25").replace('\r', "%0D").replace('\n', "%0A")
}

/// The value of a property.
fn property(text: &str) -> String {
    data(text).replace(':', "%3A").replace(',', "%2C")
}

//! What a command found in files, in every form that people and programs read.

mod clean;
mod excerpt;
mod github;
mod json;
mod junit;
mod place;
mod sarif;
mod text;

pub(crate) use clean::clean;
pub(crate) use json::schema as json_schema;
pub(crate) use text::TextRenderer;

use std::io;

use clap::ValueEnum;
use dagstack_spec_model::{Diagnostic, Severity};

/// How findings are reported.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum Format {
    /// For people: the line with a caret, and what to do
    Text,
    /// For programs: one JSON object (`dagstack-spec schema validate` prints its schema)
    Json,
    /// For code scanning: SARIF 2.1.0
    Sarif,
    /// For GitHub Actions: a workflow command a finding, shown at its line
    Github,
    /// For CI servers: `JUnit` XML, a test case a file
    Junit,
}

/// What a command found in the files that it looked at.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Findings<'a> {
    /// The command: `validate`.
    pub(crate) command: &'static str,
    /// The names of the files that were looked at.
    pub(crate) files: &'a [String],
    /// What is wrong with them, by file and place.
    pub(crate) diagnostics: &'a [Diagnostic],
}

impl Findings<'_> {
    /// The first error, or the first of all where there is none: what has to be fixed is explained before what may be.
    pub(crate) fn gravest(&self) -> Option<&Diagnostic> {
        self.diagnostics.iter().find(|found| found.severity == Severity::Error).or_else(|| self.diagnostics.first())
    }

    /// How many of them weigh this much.
    pub(crate) fn count(&self, severity: Severity) -> usize {
        self.diagnostics.iter().filter(|found| found.severity == severity).count()
    }

    /// The report in a form, with a line break at its end where it is not empty.
    ///
    /// # Errors
    /// Never in practice: a report holds nothing that its form lacks.
    pub(crate) fn render(&self, format: Format, colour: bool) -> io::Result<String> {
        match format {
            Format::Text => {
                let renderer = TextRenderer::new(colour);
                Ok(self.diagnostics.iter().map(|found| format!("{}\n", renderer.render(found))).collect())
            }
            Format::Json => json::report(self),
            Format::Sarif => sarif::report(self),
            Format::Github => Ok(github::report(self)),
            Format::Junit => junit::report(self),
        }
    }
}

/// `1 error`, `2 errors`, `2 fixes`
pub(crate) fn count(number: usize, noun: &str) -> String {
    let ending = match number {
        1 => "",
        _ if noun.ends_with('x') => "es",
        _ => "s",
    };
    format!("{number} {noun}{ending}")
}

//! How commands that check files report what they found: one path for all of them.

use std::io;

use clap::ValueEnum;
use dagstack_spec_model::{Diagnostic, Severity};

use crate::output::Output;
use crate::render::{self, TextRenderer};

/// How to report.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum Format {
    /// For people: the line with a caret, and what to do
    Text,
    /// For programs: one JSON object with `version`, `checked` and `diagnostics`
    Json,
}

/// What a command has checked, and what it found.
pub(crate) struct Report<'d> {
    /// How many files were looked at.
    pub(crate) checked: usize,
    /// What was found, sorted by file and place.
    pub(crate) diagnostics: &'d [Diagnostic],
    /// One line that sums it up, for people.
    pub(crate) summary: String,
}

impl Report<'_> {
    /// Prints the report, and along with text what sums it up.
    ///
    /// # Errors
    /// The standard output can't be written.
    pub(crate) fn print(&self, format: Format, output: &Output) -> io::Result<()> {
        match format {
            Format::Text => {
                let renderer = TextRenderer::new(output.colour());
                for diagnostic in self.diagnostics {
                    Output::result(&renderer.render(diagnostic))?;
                    Output::result("\n")?;
                }
                output.note(&self.summary);
                if let Some(first) = self.diagnostics.first() {
                    output.note(&format!("see `dagstack-spec explain {}` for more about a code", first.rule));
                }
                Ok(())
            }
            Format::Json => Output::result(&render::report(self.checked, self.diagnostics)?),
        }
    }
}

/// How many of some diagnostics have a severity.
pub(crate) fn tally(diagnostics: &[Diagnostic], severity: Severity) -> usize {
    diagnostics.iter().filter(|diagnostic| diagnostic.severity == severity).count()
}

/// `1 error`, `2 errors`
pub(crate) fn count(number: usize, noun: &str) -> String {
    format!("{number} {noun}{}", if number == 1 { "" } else { "s" })
}

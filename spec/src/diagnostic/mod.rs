//! Diagnostics as values: a rule, a severity, places in source files and a help line. Printing them is the caller's choice.

mod edit;

use std::fmt;

pub use edit::{Edit, apply};

use crate::rule::Rule;
use crate::source::{Position, Source, Span};

/// A text of others as the fragment that messages are: it begins in lower case.
pub(crate) fn fragment(text: &str) -> String {
    let mut characters = text.chars();
    characters.next().into_iter().flat_map(char::to_lowercase).chain(characters).collect()
}

/// How much a diagnostic weighs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Severity {
    /// The input breaks a MUST clause, or can't be read.
    Error,
    /// The input departs from a SHOULD clause; it is accepted.
    Warning,
}

impl fmt::Display for Severity {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(match self {
            Self::Error => "error",
            Self::Warning => "warning",
        })
    }
}

/// A span of a source file with a label.
#[derive(Debug, Clone, PartialEq)]
pub struct Label {
    /// The file.
    pub source: Source,
    /// The bytes meant.
    pub span: Span,
    /// What the caret says; may be empty.
    pub text: String,
}

/// One problem: which rule is broken, what is wrong, where, and what to do about it.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct Diagnostic {
    /// The rule that is broken, which `explain` says more about.
    pub rule: &'static Rule,
    /// How much it weighs.
    pub severity: Severity,
    /// What is wrong: one lower-case fragment.
    pub message: String,
    /// The file it is about, even where no span is known.
    pub file: String,
    /// The place the caret points at.
    pub primary: Option<Label>,
    /// Further places that explain the first.
    pub secondary: Vec<Label>,
    /// What to do.
    pub help: Option<String>,
    /// The clause of the contract that is broken (`MAN-04`), where there is one.
    pub clause: Option<&'static str>,
    /// The edits of the file that fix it, where that is mechanical; else empty.
    pub fix: Vec<Edit>,
}

impl Diagnostic {
    /// An error about `span` of `source`.
    #[must_use]
    pub fn error(rule: &'static Rule, source: &Source, span: Span, message: impl Into<String>) -> Self {
        Self {
            rule,
            severity: Severity::Error,
            message: message.into(),
            file: source.name().to_owned(),
            primary: Some(Label { source: source.clone(), span, text: String::new() }),
            secondary: Vec::new(),
            help: None,
            clause: None,
            fix: Vec::new(),
        }
    }

    /// A warning about `span` of `source`.
    #[must_use]
    pub fn warning(rule: &'static Rule, source: &Source, span: Span, message: impl Into<String>) -> Self {
        Self { severity: Severity::Warning, ..Self::error(rule, source, span, message) }
    }

    /// An error about a whole file or folder, where no text can be shown.
    #[must_use]
    pub fn file_error(rule: &'static Rule, file: impl Into<String>, message: impl Into<String>) -> Self {
        Self {
            rule,
            severity: Severity::Error,
            message: message.into(),
            file: file.into(),
            primary: None,
            secondary: Vec::new(),
            help: None,
            clause: None,
            fix: Vec::new(),
        }
    }

    /// The same, with the label next to the caret.
    #[must_use]
    pub fn labelled(mut self, text: impl Into<String>) -> Self {
        if let Some(primary) = &mut self.primary {
            primary.text = text.into();
        }
        self
    }

    /// The same, with one more place.
    #[must_use]
    pub fn also(mut self, source: &Source, span: Span, text: impl Into<String>) -> Self {
        self.secondary.push(Label { source: source.clone(), span, text: text.into() });
        self
    }

    /// The same, with what to do.
    #[must_use]
    pub fn help(mut self, help: impl Into<String>) -> Self {
        self.help = Some(help.into());
        self
    }

    /// The same, citing the clause of the contract that is broken.
    #[must_use]
    pub fn clause(mut self, clause: &'static str) -> Self {
        self.clause = Some(clause);
        self
    }

    /// The same, with the edits of its file that fix it.
    #[must_use]
    pub fn fix(mut self, edits: Vec<Edit>) -> Self {
        self.fix = edits;
        self
    }

    /// Line and column of the primary place, where there is one.
    #[must_use]
    pub fn position(&self) -> Option<Position> {
        self.primary.as_ref().map(|label| label.source.position(label.span.start))
    }
}

impl fmt::Display for Diagnostic {
    /// `file:line:column: severity[code]: message`, on one line.
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{}", self.file)?;
        if let Some(position) = self.position() {
            write!(formatter, ":{}:{}", position.line, position.column)?;
        }
        write!(formatter, ": {}[{}]: {}", self.severity, self.rule, self.message)
    }
}

/// Sorts by file, then by place, so that a report does not depend on the order in which rules ran.
pub fn sort(diagnostics: &mut [Diagnostic]) {
    diagnostics.sort_by(|left, right| {
        let key = |diagnostic: &Diagnostic| diagnostic.primary.as_ref().map_or(0, |label| label.span.start);
        (&left.file, key(left), left.rule, &left.message).cmp(&(&right.file, key(right), right.rule, &right.message))
    });
}

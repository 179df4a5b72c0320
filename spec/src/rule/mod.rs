//! What a diagnostic is an instance of: a rule with a stable code, its documentation, and an example that breaks it.
//!
//! Each crate owns the rules that it reports, a file each; `dagstack-spec explain` and `docs/codes.md` are written from them.

mod example;
pub mod samples;

use std::cmp::Ordering;
use std::fmt;

pub use example::{Content, Example, File};

/// A rule that diagnostics report.
///
/// Two rules are the same when their codes are: [`crate::Diagnostic`]s of one rule differ in place and message alone.
#[derive(Debug)]
pub struct Rule {
    /// The stable code: `DS` and three digits. The hundreds say what kind of input it is about: 0 files, 1 hookspecs, 2 payload
    /// schemas, 3 manifests, 4 generation, 5 the command line, 6 conformance, 7 lint.
    pub code: &'static str,
    /// What is wrong, in a few words: a lower-case fragment.
    pub title: &'static str,
    /// What the rule reports, in whole sentences.
    pub what: &'static str,
    /// Why it matters.
    pub why: &'static str,
    /// What to do about it.
    pub remedy: &'static str,
    /// Files that break the rule, and files that don't.
    pub example: Example,
}

impl Rule {
    /// The rule for people, as `explain` prints it: code and title, what, why, an example of wrong and right, the remedy.
    #[must_use]
    pub fn explanation(&self) -> String {
        let Self { code, title, what, why, remedy, example } = self;
        format!("{code}: {title}\n\n{what}\n\nWhy: {why}\n\n{example}\nFix: {remedy}\n")
    }

    /// The same as a section of Markdown.
    #[must_use]
    pub fn to_markdown(&self) -> String {
        let Self { code, title, what, why, remedy, example } = self;
        let example = example.to_markdown();
        format!("### {code}: {title}\n\n{what}\n\n**Why.** {why}\n\n{example}\n**Fix.** {remedy}\n")
    }
}

impl fmt::Display for Rule {
    /// The code.
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(self.code)
    }
}

impl PartialEq for Rule {
    fn eq(&self, other: &Self) -> bool {
        self.code == other.code
    }
}

impl Eq for Rule {}

impl PartialOrd for Rule {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Rule {
    fn cmp(&self, other: &Self) -> Ordering {
        self.code.cmp(other.code)
    }
}

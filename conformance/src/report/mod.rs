//! Reports: what a run found out, for people and for programs.
//!
//! A [`Report`] is made once from a run. It is the JSON report, and every other format is printed from it.

mod badge;
mod build;
mod case;
pub mod compare;
mod escape;
mod format;
mod groups;
pub mod json;
mod junit;
mod machine;
mod markdown;
pub mod matrix;
mod matrix_page;
pub mod merge;
mod model;
mod phrases;
#[cfg(test)]
pub(crate) mod sample;
#[cfg(test)]
mod tests;
mod text;

pub use badge::badge;
pub use build::About;
pub use case::{CaseReport, FindingReport, KnownNote, Standing, VerdictName};
pub use format::Format;
pub use junit::junit;
pub use markdown::summary;
pub use model::{
    Conclusion, Counts, KnownProblem, KnownProblemKind, ProfileReport, Report, Selection, SuiteVersion, VERSION,
};
pub use text::{TextStyle, text};

/// A line of text from outside, with control characters spelt out.
pub(crate) fn shown(text: &str) -> String {
    escape::block(text, usize::MAX)
}

//! Patterns: as Go's engine reads them, compiled when the package is loaded.

use super::super::needs::Need;
use super::{imports, text};
use crate::ir::Pattern;
use crate::pattern::notation::{self, Engine};

/// How Go's engine differs from others that are linear.
const ENGINE: Engine = Engine {
    end: "$",
    boundary: r"\b",
    no_boundary: r"\B",
    has_ascii_classes: true,
    operators: "&~",
    escape: notation::escape_linear,
};

/// A pattern that is compiled when the package is loaded, and the package that does so. Where a problem shows it differently
/// than Go writes it, that text is next to it; where the schema says what a text has to be, that.
pub(super) fn pattern(pattern: &Pattern) -> (String, Need) {
    let (shown, written) = (pattern.shown(), notation::linear(&pattern.syntax, ENGINE));
    match &pattern.expected {
        Some(expected) => {
            (format!("schema.Expecting({}, {})", text::string(expected), text::raw_string(&written)), imports::SCHEMA)
        }
        None if written == shown => (format!("regexp.MustCompile({})", text::raw_string(&written)), imports::REGEXP),
        None => (
            format!("schema.Translated({}, {})", text::raw_string(&shown), text::raw_string(&written)),
            imports::SCHEMA,
        ),
    }
}

//! Strings and numbers, with what is asked of them.

use std::borrow::Cow;

use dagstack_spec_model::pattern;
use serde_json::Number;

use super::Format;

/// Bounds of a string.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct StringRules {
    /// `minLength`, in Unicode code points.
    pub min_length: Option<u64>,
    /// `maxLength`, in Unicode code points.
    pub max_length: Option<u64>,
    /// `pattern`, ECMA-262 with the `u` flag, searched anywhere in the string.
    pub pattern: Option<Pattern>,
    /// `format`, as a check.
    pub format: Option<Format>,
}

/// A regular expression of ECMA-262 with the `u` flag, and what its engines have to know. It is one that every engine can
/// search for in a time that grows with the text alone, if it does not backtrack.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Pattern {
    /// What was parsed; its source is the text in the schema.
    pub syntax: pattern::Pattern,
    /// Whether an engine that backtracks may take longer than the text is long.
    pub backtracks: bool,
    /// What a text has to be, to follow "must be", where the schema explains it: problems then say this, and not the pattern.
    /// The manifest's schema does (`x-expected`).
    pub expected: Option<String>,
}

impl Pattern {
    /// How many characters of a pattern a problem repeats.
    pub const LONGEST_SHOWN: usize = 200;

    /// The text in the schema.
    #[must_use]
    pub fn source(&self) -> &str {
        &self.syntax.source
    }

    /// The text that a problem repeats: that in the schema, cut where nobody would read it to its end.
    #[must_use]
    pub fn shown(&self) -> Cow<'_, str> {
        match self.source().char_indices().nth(Self::LONGEST_SHOWN) {
            Some((end, _)) => Cow::Owned(format!("{}…", &self.source()[..end])),
            None => Cow::Borrowed(self.source()),
        }
    }
}

/// Bounds of a number, with all digits of the schema: an integer without point and exponent where it fits 64 bits, and never
/// beyond the range of a double. Compared exactly, not after rounding.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct NumberRules {
    /// `minimum`.
    pub minimum: Option<Number>,
    /// `maximum`.
    pub maximum: Option<Number>,
    /// `exclusiveMinimum`.
    pub exclusive_minimum: Option<Number>,
    /// `exclusiveMaximum`.
    pub exclusive_maximum: Option<Number>,
    /// `multipleOf`, > 0. For an [`Type::Integer`](super::Type::Integer) it is itself an integer of 64 bits.
    pub multiple_of: Option<Number>,
}

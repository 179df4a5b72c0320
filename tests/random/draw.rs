//! What is drawn: a schema about one subject, and documents near it, some of them made for that subject.

use serde_json::Value;

use super::near::{self, Rng};
use super::{borders, defaults, large, recursive, schemas, texts};

/// What a schema is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Subject {
    /// Any keywords.
    Anything,
    /// Several ways from a definition to itself, at one place of the document.
    Recursion,
    /// Defaults and keywords that would see what they fill in.
    Defaults,
    /// Numbers where types end: 2^31, 2^53, 2^63, 2^64, the range of doubles.
    Borders,
    /// Hundreds of parts, thousands of values.
    Sizes,
    /// Patterns and formats of values and of keys.
    Texts,
}

impl Subject {
    fn of(rng: &mut Rng) -> Self {
        match rng.below(100) {
            0..32 => Self::Anything,
            32..48 => Self::Recursion,
            48..62 => Self::Defaults,
            62..84 => Self::Borders,
            84..87 => Self::Sizes,
            _ => Self::Texts,
        }
    }

    /// Whether a language is asked about every digit of its numbers.
    pub(crate) fn is_about_numbers(self) -> bool {
        self == Self::Borders
    }
}

/// A subject, a schema about it, and documents near it.
pub(crate) fn draw(rng: &mut Rng, documents: usize) -> (Subject, Value, Vec<Value>) {
    let subject = Subject::of(rng);
    let schema = match subject {
        Subject::Anything => schemas::schema(rng),
        Subject::Recursion => recursive::schema(rng),
        Subject::Defaults => defaults::schema(rng),
        Subject::Borders => borders::schema(rng),
        Subject::Sizes => large::schema(rng),
        Subject::Texts => texts::schema(rng),
    };
    let mut drawn = near::documents(&schema, documents, rng);
    let special = |subject: Subject, document: &mut Value, rng: &mut Rng| match subject {
        Subject::Borders => borders::change(&schema, document, rng),
        Subject::Texts => texts::change(document, rng),
        Subject::Recursion => recursive::deepen(&schema, document, rng),
        _ => {}
    };
    for document in &mut drawn {
        if rng.chance(60) {
            special(subject, document, rng);
        } else if rng.chance(4) {
            *document = recursive::nested(rng);
        }
    }
    (subject, schema, drawn)
}

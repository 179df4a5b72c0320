//! What a language sees of a document's numbers, and which of them it refuses though the schema accepts them: decision 0003, and
//! nothing else. A refusal is taken at its word: the number at its place must be one that the message is true of.

use serde_json::{Number, Value};

use super::Problem;
use super::exact::{Exact, is_double, is_out_of_range, nearest, numbers, with_numbers};
use super::lang::Lang;

/// A way in which a program reads a document.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Reading {
    /// Go, Python's `from_json`, and Rust with `arbitrary_precision`: all digits are seen.
    Exact(Lang),
    /// Rust's `from_text` over a `serde_json` that keeps no digits.
    RustText,
    /// Rust's `from_value` of what such a `serde_json` has read.
    RustValue,
    /// TypeScript's `readText`.
    TypeScriptText,
    /// TypeScript's `read` of what `JSON.parse` has made of the text.
    TypeScriptValue,
    /// Python's `from_value` of what `json.loads` has made of the text.
    PythonValue,
}

impl Reading {
    pub(crate) fn lang(self) -> Lang {
        match self {
            Self::Exact(lang) => lang,
            Self::RustText | Self::RustValue => Lang::Rust,
            Self::TypeScriptText | Self::TypeScriptValue => Lang::TypeScript,
            Self::PythonValue => Lang::Python,
        }
    }

    /// The document whose verdict counts: where a parser that is not ours rounds before we see it, the rounded one.
    pub(crate) fn seen(self, document: &Value) -> Value {
        let rounded = |number: &Number| match nearest(number) {
            Some(near) if !is_double(number) => near,
            _ => number.clone(),
        };
        let change = |number: &Number| match self {
            Self::Exact(_) | Self::TypeScriptText => number.clone(),
            Self::RustText | Self::RustValue if number.is_i64() || number.is_u64() => number.clone(),
            Self::PythonValue if is_of_digits(number) => number.clone(),
            _ => rounded(number),
        };
        with_numbers(document, &change)
    }

    /// The document as it is written again, where all of it was read: fractions as their nearest doubles. In Python an integer is one of
    /// all its digits, also where it is written with a fraction of zero.
    pub(crate) fn written(self, document: &Value) -> Value {
        let is_kept = |number: &Number| self == Self::Exact(Lang::Python) && Exact::of(number).is_integer();
        let change = |number: &Number| match nearest(number) {
            Some(near) if !is_kept(number) && !is_double(number) && !number.is_i64() && !number.is_u64() => near,
            _ => number.clone(),
        };
        with_numbers(document, &change)
    }

    /// Whether a number is refused wherever it is, whatever the schema.
    fn is_lost(self, number: &Number) -> bool {
        let is_integer = || Exact::of(number).is_integer();
        match self {
            Self::Exact(Lang::Python) | Self::PythonValue if is_of_digits(number) => {
                number.as_str().trim_start_matches('-').len() > PYTHON_DIGITS
            }
            Self::Exact(_) => is_out_of_range(number),
            Self::RustText => {
                let is_changed = is_integer() && !number.is_i64() && !number.is_u64() && !is_double(number);
                is_changed || is_out_of_range(number)
            }
            Self::RustValue | Self::TypeScriptValue | Self::PythonValue => nearest(number).is_none(),
            Self::TypeScriptText => is_out_of_range(number) || is_integer() && !is_double(number),
        }
    }

    /// The places of the numbers that are refused wherever they stand.
    pub(crate) fn lost(self, document: &Value) -> Vec<String> {
        numbers(document, &|number| self.is_lost(number))
    }

    /// Whether the document has a number beyond the range of doubles.
    pub(crate) fn has_infinite(document: &Value) -> bool {
        !numbers(document, &|number| nearest(number).is_none()).is_empty()
    }

    /// Whether a problem is this language's word for a number that its type does not represent, and is true of the number in
    /// the document. `is_unsigned`: that the type has no negative integers, where that is known.
    pub(crate) fn excuses(self, problem: &Problem, document: &Value, is_unsigned: bool) -> bool {
        if self == Self::RustText && problem.pointer.is_empty() {
            // `serde_json` reads no number beyond the range of doubles; it gives the line and the column.
            let is_range = problem.message.starts_with("must be a number within the range of a double at line ");
            return problem.keyword == "type" && is_range && Self::has_infinite(document);
        }
        let Some(Value::Number(number)) = document.pointer(&problem.pointer) else { return false };
        let integer = Exact::of(number);
        let (fits_signed, fits_unsigned) = match integer.to_i128() {
            Some(integer) => (i64::try_from(integer).is_ok(), u64::try_from(integer).is_ok()),
            None => (false, false),
        };
        let is_rounded = integer.is_integer() && !is_double(number);
        problem.keyword == "type"
            && match (self.lang(), problem.message.as_str()) {
                (Lang::Rust | Lang::Go, "must be an integer that fits 64 bits") => {
                    integer.is_integer() && !fits_signed && !(is_unsigned && fits_unsigned)
                }
                (Lang::Rust | Lang::Go, "must be an integer that a double can represent") => is_rounded,
                (Lang::TypeScript, "must be an integer that a double can represent") => {
                    self == Self::TypeScriptText && is_rounded
                }
                (Lang::Rust | Lang::Go, "must be a number within the range of a double") => is_out_of_range(number),
                (Lang::TypeScript, "must be a number within the range of a double") => self.is_lost(number),
                (Lang::Python, "must be a number within the range of a double") => {
                    self.is_lost(number) && !is_of_digits(number)
                }
                (Lang::Python, "must be an integer of at most 4300 digits") => {
                    self.is_lost(number) && is_of_digits(number)
                }
                _ => false,
            }
    }
}

/// How many digits an integer may have in Python.
const PYTHON_DIGITS: usize = 4300;

/// Whether a number is written without a fraction and an exponent.
fn is_of_digits(number: &Number) -> bool {
    number.as_str().trim_start_matches('-').bytes().all(|digit| digit.is_ascii_digit())
}

/// How deep arrays and objects may stand inside one another: decision 0006.
pub(crate) const DEEPEST: usize = 128;

/// How deep arrays and objects stand inside one another.
pub(crate) fn depth(value: &Value) -> usize {
    match value {
        Value::Array(items) => 1 + items.iter().map(depth).max().unwrap_or(0),
        Value::Object(entries) => 1 + entries.values().map(depth).max().unwrap_or(0),
        _ => 0,
    }
}

/// Whether a problem is about a document that is nested too deeply.
pub(crate) fn is_about_depth(problem: &Problem) -> bool {
    problem.keyword == "depth" && problem.message == "must be nested no deeper than 128 levels"
}

/// Why a language may refuse what a schema accepts.
pub(crate) fn reason(language: Lang) -> &'static str {
    match language {
        Lang::TypeScript => {
            "an integer that no double has, and a number beyond the range of doubles, is refused where text is read"
        }
        Lang::Python => "an integer of more than 4,300 digits, and a number beyond the range of doubles, is refused",
        Lang::Rust | Lang::Go => {
            "an integer has 64 bits and a number is a double: an integer that would be another one, and a number beyond the \
             range of doubles, is refused"
        }
    }
}

//! Patterns in the notation of the crate `regex`.

use super::names;
use crate::ir::Pattern;
use crate::pattern::notation::{self, Engine};

/// How the crate differs from other linear engines: what it has short classes and boundaries for is Unicode's.
const ENGINE: Engine = Engine { boundary: r"(?-u:\b)", no_boundary: r"(?-u:\B)", has_ascii_classes: false };

/// The argument of a pattern in a table: as a problem shows it, and behind it in the notation of `regex` where that differs. Where
/// the schema says what a text has to be, that comes first.
pub(super) fn argument(pattern: &Pattern) -> String {
    let (shown, written) = (pattern.shown(), notation::linear(&pattern.syntax, ENGINE));
    match &pattern.expected {
        Some(expected) => format!("(expected {} => {})", names::text(expected), names::text(&written)),
        None if written == shown => names::text(&shown),
        None => format!("({} => {})", names::text(&shown), names::text(&written)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_reads_alike_is_written_once() {
        let argument = |source: &str| argument(&crate::pattern::lower(source).expect("it can be emitted"));
        assert_eq!(argument("^[a-z][a-z0-9_]*$"), r#""^[a-z][a-z0-9_]*$""#);
        assert_eq!(argument("^[a-z-]+$"), r#""^[a-z-]+$""#);
        assert_eq!(argument(r"[-_.][ \t]"), r#"r"[-_.][ \t]""#);
        assert_eq!(argument("[+--]"), r#"("[+--]" => r"[+-\-]")"#);
        assert_eq!(argument("^[+--a]$"), r#"("^[+--a]$" => r"^[+-\-a]$")"#);
        assert_eq!(argument(r"^\d+$"), r#"(r"^\d+$" => "^[0-9]+$")"#);
        assert_eq!(argument(r"\bfoo"), r#"(r"\bfoo" => r"(?-u:\b)foo")"#);
    }
}

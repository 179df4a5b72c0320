//! Patterns: what each language's engine takes, how it is written there, and how long it may take.
//!
//! A pattern is read as ECMA-262 with the flag `u` and becomes the same search in every language. What a linear engine can't
//! do (lookaround, back-references, flags inside) is refused for all of them, and so is what would take an engine longer
//! than a second on a hundred thousand characters.

mod automaton;
mod cost;
pub(crate) mod notation;
mod sets;
mod tree;

use dagstack_spec_model::pattern::Pattern as Syntax;

use crate::ir::Pattern;

/// Lowers the text of a pattern.
///
/// # Errors
/// Why it can't be emitted, as text that follows "the pattern can't be emitted: ".
pub(crate) fn lower(source: &str) -> Result<Pattern, String> {
    let syntax = Syntax::parse(source).map_err(|error| error.to_string())?;
    let tree = tree::lower(&syntax.root)?;
    let backtracks = cost::check(&tree)?;
    Ok(Pattern { syntax, backtracks, expected: None })
}

#[cfg(test)]
mod tests {
    use super::lower;

    #[test]
    fn what_may_take_longer_than_the_text_is_long_is_found() {
        let direct = [
            "",
            "^[a-z][a-z0-9_]*$",
            r"^\d{4}-\d{2}-\d{2}$",
            "^[a-z0-9]+(?:-[a-z0-9]+)*$",
            r"^[^@\s]+@[^@\s]+$",
            "^x_",
            "e$",
            r"^[\s\S]{1,1000}$",
            "[A-Za-z0-9]{32}",
            r"^https?://[^\s/$.?#].[^\s]*$",
            r"^.*\.json$",
            r"\S+",
            "^[A-Z]{3}$|^[a-z]+$",
            r"^(0|[1-9]\d*)\.(0|[1-9]\d*)\.(0|[1-9]\d*)(?:-((?:0|[1-9]\d*|\d*[a-zA-Z-][0-9a-zA-Z-]*)(?:\.(?:0|[1-9]\d*|\d*[a-zA-Z-][0-9a-zA-Z-]*))*))?$",
            "^[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?)*$",
            r"^(?:\p{L}\p{M}*)+$",
            "x_.*",
        ];
        let backtracking = [
            "^(a+)+$",
            "(a|a)*b",
            "a*a*a*b",
            r"\s+$",
            r"^\s+|\s+$",
            r".+\.json$",
            "[a-z]+[0-9]",
            r"^(\w+\s?)*$",
            "^(a*)*$",
            "(?:|){30}x",
            "^(?:x?){30}a$",
            "^.*foo.*bar$",
            "x(?:(b+)+c)?",
        ];
        for (patterns, backtracks) in [(&direct[..], false), (&backtracking[..], true)] {
            for pattern in patterns {
                assert_eq!(lower(pattern).map(|it| it.backtracks), Ok(backtracks), "{pattern}");
            }
        }
    }

    #[test]
    fn what_an_engine_lacks_or_takes_too_long_for_is_refused() {
        let lacking = [
            "(?=a)",
            "(?!a)",
            "(?<=a)b",
            "(?<!a)b",
            r"(a)\1",
            r"(?<x>a)\k<x>",
            "(?i:a)",
            r"\p{Changes_When_NFKC_Casefolded}",
        ];
        let large =
            ["a{1001}", "(a{100}){11}", r"^\p{L}{1000}$", "a.{999}b", "[a-z]{999}b", "(x|a){0,1000}b", ".*a.{999}b"];
        for pattern in lacking.iter().chain(&large) {
            lower(pattern).expect_err(pattern);
        }
        // On a short text, it may be at as many places as there are.
        for pattern in ["^.{1,500}/.{1,500}$", "[a-z]{0,1000}", r"^[\p{L}\p{N} _-]{1,255}$", "^(.{0,255}\\n)*$"] {
            lower(pattern).expect(pattern);
        }
    }
}

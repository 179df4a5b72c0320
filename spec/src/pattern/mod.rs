//! Patterns: regular expressions of ECMA-262 with the flag `u`, as `new RegExp(pattern, "u")` reads them.
//!
//! JSON Schema's `pattern` and `patternProperties` are written in this language. What is parsed keeps the place of each
//! part, so that a part can be shown, or replaced, where another engine needs other text for it.

mod class;
mod escape;
mod parse;
mod property;
mod tree;

pub use property::Property;
pub use tree::{Class, GroupKind, Member, MemberKind, NamedSet, SetKind, Term, TermKind};

/// How deep groups may be nested: what the engines of every target take without a setting of their own.
pub const MAX_DEPTH: usize = 100;

/// A pattern that was parsed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Pattern {
    /// The text that it was parsed from.
    pub source: String,
    /// What it says.
    pub root: Term,
}

impl Pattern {
    /// Parses the text of a pattern.
    ///
    /// # Errors
    /// What is wrong with the text, and where: the first place at which it is not a pattern of ECMA-262 with the flag `u`,
    /// or one that nests groups deeper than [`MAX_DEPTH`].
    pub fn parse(source: &str) -> Result<Self, SyntaxError> {
        let root = parse::pattern(source)?;
        Ok(Self { source: source.to_owned(), root })
    }

    /// The text of a part.
    ///
    /// # Panics
    /// Where it is a part of another pattern.
    #[must_use]
    pub fn text(&self, term: &Term) -> &str {
        &self.source[term.span.clone()]
    }
}

/// Why a text is not a pattern.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{message}, at character {}", .character + 1)]
#[non_exhaustive]
pub struct SyntaxError {
    /// What is wrong.
    pub message: String,
    /// How many characters come before the place.
    pub character: usize,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_pattern_is_read_as_the_flag_u_reads_it() {
        let patterns = [
            "",
            "|",
            "a|",
            "()",
            "(?:)",
            "(?<a>)\\k<a>",
            "\\k<a>(?<a>)",
            "\\2()()",
            "(?<\\u{61}>.)",
            "(?<𝒜>.)",
            "(?<$_>)",
            "[]",
            "[^]",
            "[\\-]",
            "[\\b]",
            "[a-]",
            "[-a]",
            "[+--]",
            "[\\d-]",
            "[-\\d]",
            "[^^]",
            "[\\ud83d\\udca9]",
            "\\u{10ffff}",
            "\\u{0000041}",
            "\\cJ",
            "\\x41",
            "\\0",
            "\\/",
            "[\\^\\$]",
            "a{2}",
            "a{2,}?",
            "a{2,3}?",
            "a{99999999999999999999}",
            "(?=a)b",
            "(?<!a)",
            "\\p{L}",
            "\\P{sc=Latn}",
            "\\p{Script_Extensions=Greek}",
            "\\p{gc=Lu}",
            "\\p{Emoji}",
            "\\p{Any}",
            "\\ud800",
            "\\p{sc=Qaai}",
            "(?i:a)",
            "(?i-ms:a)",
        ];
        for pattern in patterns {
            assert_eq!(Pattern::parse(pattern).err(), None, "{pattern}");
        }
    }

    #[test]
    fn what_is_not_a_pattern_is_refused_with_its_place() {
        let patterns = [
            ("\\b?foo", 2),
            ("^*", 1),
            ("(?=a)*", 5),
            ("(?<=a)+", 6),
            ("a**", 2),
            ("*", 0),
            ("a|?", 2),
            ("(", 1),
            (")", 0),
            ("a)", 1),
            ("(?", 1),
            ("(?a)", 1),
            ("(?i", 1),
            ("{", 0),
            ("}", 0),
            ("]", 0),
            ("a{", 1),
            ("a{,2}", 1),
            ("a{2,1}", 1),
            ("a{99999999999999999999,1}", 1),
            ("\\", 0),
            ("\\-", 0),
            ("\\a", 0),
            ("\\c1", 0),
            ("\\c", 0),
            ("\\01", 0),
            ("[\\1]", 1),
            ("\\1", 0),
            ("()\\2", 2),
            ("\\k<a>", 0),
            ("\\k", 0),
            ("(?<a>)(?<a>)", 6),
            ("(?<>)", 0),
            ("(?<1>)", 0),
            ("[b-a]", 1),
            ("[\\w-a]", 1),
            ("[a-\\d]", 1),
            ("[a", 0),
            ("[\\B]", 1),
            ("[\\k]", 1),
            ("\\u{110000}", 0),
            ("\\u{}", 0),
            ("\\u12", 0),
            ("\\xg0", 0),
            ("\\p", 0),
            ("\\pL", 0),
            ("\\p{}", 0),
            ("\\p{l}", 0),
            ("\\p{Latin}", 0),
            ("\\p{sc=latin}", 0),
            ("\\p{Block=ASCII}", 0),
            ("\\p{L=L}", 0),
            ("\\p{RGI_Emoji}", 0),
            ("(?i-i:a)", 0),
            ("(?-:a)", 0),
        ];
        for (pattern, character) in patterns {
            let error = Pattern::parse(pattern).expect_err(pattern);
            assert_eq!(error.character, character, "{pattern}: {error}");
        }
        let deep = |depth| format!("{}a{}", "(".repeat(depth), ")".repeat(depth));
        assert_eq!(Pattern::parse(&deep(MAX_DEPTH)).err(), None);
        Pattern::parse(&deep(MAX_DEPTH + 1)).expect_err("it is too deep");
        Pattern::parse(&deep(1_000_000)).expect_err("it is too deep");
        Pattern::parse(&"(".repeat(1_000_000)).expect_err("it is too deep");
    }
}

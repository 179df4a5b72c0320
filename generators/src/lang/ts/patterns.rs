//! Patterns as TypeScript writes them.

use dagstack_spec_model::pattern::TermKind;

use super::super::needs::{Need, Needs};
use super::{imports, text};
use crate::ir::Pattern;
use crate::pattern::notation;

/// A pattern as an expression. What it needs is noted.
pub(super) fn pattern(pattern: &Pattern, needs: &mut Needs) -> String {
    let written = notation::ecmascript(&pattern.syntax);
    let mut expression = regular_expression(&written);
    if names_control_character(&expression) {
        needs.insert(Need::ControlCharacters);
    }
    if is_searched_by_ours(pattern) {
        needs.extend(imports::of("linear"));
        expression = format!("linear({expression})");
    }
    let shown = pattern.shown();
    if let Some(expected) = &pattern.expected {
        needs.extend(imports::of("expecting"));
        expression = format!("expecting({}, {expression})", text::quote(expected));
    } else if written != shown {
        needs.extend(imports::of("shownAs"));
        expression = format!("shownAs({}, {expression})", text::quote(&shown));
    }
    expression
}

/// Whether the engine of JavaScript would not do. V8 also searches between the two halves of a character, where there is `\B` and nothing
/// else; ECMA-262 goes from character to character.
fn is_searched_by_ours(pattern: &Pattern) -> bool {
    pattern.backtracks || pattern.syntax.root.has(|kind| matches!(kind, TermKind::Boundary { negated: true }))
}

/// Whether a pattern can be written as text, as the engine of ECMA-262 takes it and problems show it.
pub(super) fn is_plain(pattern: &Pattern) -> bool {
    !is_searched_by_ours(pattern)
        && pattern.expected.is_none()
        && notation::ecmascript(&pattern.syntax) == pattern.shown()
}

/// A regular expression literal with the `u` flag.
fn regular_expression(ecma: &str) -> String {
    if ecma.is_empty() {
        return "/(?:)/u".to_owned();
    }
    let mut literal = String::from("/");
    let (mut escaped, mut in_class) = (false, false);
    for character in ecma.chars() {
        match character {
            '/' if !escaped && !in_class => literal.push('\\'),
            '[' if !escaped => in_class = true,
            ']' if !escaped => in_class = false,
            _ => {}
        }
        text::push_visible(&mut literal, character);
        escaped = character == '\\' && !escaped;
    }
    literal.push_str("/u");
    literal
}

/// Whether a literal has a control character by its number, such as `\x1f` or `\u{0}`.
fn names_control_character(literal: &str) -> bool {
    let mut rest = literal;
    while let Some((_, escape)) = rest.split_once('\\') {
        let (digits, after) = match escape.split_at_checked(1) {
            Some(("x", after)) => (after.get(..2), after),
            Some(("u", after)) => match after.strip_prefix('{') {
                Some(braced) => (braced.split('}').next(), after),
                None => (after.get(..4), after),
            },
            _ => {
                let mut characters = escape.chars();
                characters.next();
                (None, characters.as_str())
            }
        };
        let code = digits.and_then(|digits| u32::from_str_radix(digits, 16).ok());
        if code.is_some_and(|code| code < u32::from(' ')) {
            return true;
        }
        rest = after;
    }
    false
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn patterns_end_where_they_should() {
        assert_eq!(regular_expression("^a/b\\/[/]\n$"), r"/^a\/b\/[/]\n$/u");
        assert_eq!(regular_expression(""), "/(?:)/u");
        assert_eq!(regular_expression("\\\\/"), r"/\\\//u");
    }

    #[test]
    fn control_characters_are_seen_by_their_numbers() {
        for pattern in [r"[\x00-\x1f]", r"\u0007", r"\u{1b}", r"\\\x01", "\u{1}"] {
            assert!(names_control_character(&regular_expression(pattern)), "{pattern}");
        }
        for pattern in [r"\t\n\r", r"\x20\x7f", r"\u0020", r"\u{1f600}", r"\\x01", r"\\\\u0001", r"\cA", "a", "é\\."] {
            assert!(!names_control_character(&regular_expression(pattern)), "{pattern}");
        }
    }
}

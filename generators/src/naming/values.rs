//! The names of the values of enumerations: those that a schema gives them, and else what they look like.

use std::collections::BTreeSet;

use super::siblings::assign;
use super::signs::{in_words, sign_word};
use super::style::Style;
use super::words::plain;

/// A value that is to get a name.
#[derive(Debug, Clone, Copy)]
pub struct NamedValue<'v> {
    /// The value as text.
    pub value: &'v str,
    /// The name that the schema gives it.
    pub name: Option<&'v str>,
}

/// Spells the names of the values of one enumeration, as [`identifiers`](super::siblings::identifiers) does it for other siblings. A value
/// without letters and digits is called by its signs: `<=` is `Le`, and an empty text `Empty`.
pub fn value_identifiers(style: &Style, values: &[NamedValue<'_>], taken: &mut BTreeSet<String>) -> Vec<String> {
    let raws: Vec<&str> = values.iter().map(|value| value.name.unwrap_or(value.value)).collect();
    assign(style, &raws, words, taken)
}

/// The raw name, or the words for its signs where it has nothing else.
pub(crate) fn readable(raw: &str) -> String {
    let has_words = plain(raw).contains(|character: char| character.is_ascii_alphanumeric());
    if has_words { raw.to_owned() } else { in_words(raw) }
}

/// The words of a value, in reading form.
fn words(raw: &str) -> String {
    let text = plain(raw);
    if text.contains(|character: char| character.is_ascii_alphanumeric()) {
        return signed_number(raw).unwrap_or(text);
    }
    in_words(raw)
}

/// The words of a number with a sign before it, which it would lose otherwise.
fn signed_number(raw: &str) -> Option<String> {
    let (sign, digits) = raw.split_at_checked(1)?;
    let is_number = digits.starts_with(|first: char| first.is_ascii_digit());
    let word = sign.chars().next().filter(|sign| matches!(sign, '+' | '-')).map(sign_word)?;
    is_number.then(|| format!("{word} {}", plain(digits)))
}

#[cfg(test)]
mod tests {
    use super::super::style::Case;
    use super::*;

    const PASCAL: Style = Style { case: Case::Pascal, escape: |name| name, word: None };

    fn spell(values: &[&str]) -> Vec<String> {
        let values: Vec<NamedValue<'_>> = values.iter().map(|value| NamedValue { value, name: None }).collect();
        value_identifiers(&PASCAL, &values, &mut BTreeSet::new())
    }

    #[test]
    fn values_made_of_signs_have_names() {
        for (value, name) in [
            ("=", "Eq"),
            ("==", "EqEq"),
            ("!=", "Ne"),
            ("<", "Lt"),
            ("<=", "Le"),
            (">", "Gt"),
            (">=", "Ge"),
            ("+", "Plus"),
            ("-", "Minus"),
            ("*", "Star"),
            ("**", "StarStar"),
            ("/", "Slash"),
            ("->", "Arrow"),
            ("=>", "FatArrow"),
            ("&&", "And"),
            ("||", "Or"),
            ("", "Empty"),
            (" ", "Space"),
            ("  ", "SpaceSpace"),
            ("\t", "Tab"),
            ("\u{7}", "U0007"),
            ("≤", "Le"),
            ("→", "Arrow"),
            ("-1", "Minus1"),
            ("+1", "Plus1"),
            ("a-1", "A1"),
            ("low", "Low"),
        ] {
            assert_eq!(spell(&[value]), [name], "{value:?}");
        }
    }

    #[test]
    fn every_sign_of_ascii_has_a_name_of_its_own() {
        let signs: Vec<String> = (' '..='~').filter(|sign| !sign.is_ascii_alphanumeric()).map(String::from).collect();
        let signs: Vec<&str> = signs.iter().map(String::as_str).collect();
        let names = spell(&signs);
        assert_eq!(names.iter().collect::<BTreeSet<_>>().len(), signs.len());
        for (sign, name) in signs.iter().zip(names) {
            assert!(name.chars().all(|letter| letter.is_ascii_alphabetic()), "{sign}: {name}");
            assert_eq!(spell(&[sign]), [name.as_str()], "{sign} has another name alone");
        }
    }

    #[test]
    fn values_never_merge_and_do_not_depend_on_their_order() {
        let values = ["=", "eq", "≤", "<=", "less than", "-1", "1", " ", "space", "", "empty", "!", "not"];
        let mut names = spell(&values);
        let mut backwards: Vec<&str> = values.to_vec();
        backwards.reverse();
        let mut again = spell(&backwards);
        again.reverse();
        assert_eq!(names, again);
        names.sort();
        names.dedup();
        assert_eq!(names.len(), values.len());
    }

    #[test]
    fn names_of_the_schema_go_first() {
        let entry = |value, name| NamedValue { value, name: Some(name) };
        let names = value_identifiers(&PASCAL, &[entry("=", "equal"), entry("<=", "atMost")], &mut BTreeSet::new());
        assert_eq!(names, ["Equal", "AtMost"]);
    }
}

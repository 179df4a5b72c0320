//! Texts that mention others, and nothing but what they are about.

use crate::suite::Decoy;

/// The longest text that is read, in bytes. What is longer is no message, and no line of a log.
const LONGEST: usize = 16 * 1024;

/// Why a text does not mention another one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Unmentioned {
    /// It is not in there.
    Missing,
    /// The text names a plugin that nothing was ever done with: it was copied from the case.
    Copied(String),
    /// The text is too long to be about anything.
    TooLong(usize),
}

impl Unmentioned {
    /// What is expected of a text in addition to mentioning something.
    pub(super) fn condition(&self) -> String {
        match self {
            Self::Missing => String::new(),
            Self::Copied(decoy) => format!(", without naming `{decoy}`, which no step registers"),
            Self::TooLong(length) => format!(", in {LONGEST} bytes at most and not in {length}"),
        }
    }
}

/// Reads the texts of one case.
#[derive(Debug, Clone, Copy)]
pub(super) struct TextReader<'a> {
    decoy: Option<&'a Decoy>,
}

impl<'a> TextReader<'a> {
    pub(super) const fn new(decoy: Option<&'a Decoy>) -> Self {
        Self { decoy }
    }

    /// Whether a text of the adapter mentions another one, as a text does that is about it.
    ///
    /// # Errors
    /// Why not.
    pub(super) fn mentions(self, text: &str, wanted: &str) -> Result<(), Unmentioned> {
        if !mentions(text, wanted) {
            return Err(Unmentioned::Missing);
        }
        if let Some(decoy) = self.decoy.filter(|decoy| decoy.is_in(text)) {
            return Err(Unmentioned::Copied(decoy.key.clone()));
        }
        if text.len() > LONGEST { Err(Unmentioned::TooLong(text.len())) } else { Ok(()) }
    }
}

/// Whether a text mentions another one: it is in there, and not as a part of a longer word. So `a` is mentioned in
/// `plugin.a failed`, and not in `failed`.
pub(super) fn mentions(text: &str, wanted: &str) -> bool {
    let is_word = |one: char| one.is_alphanumeric() || one == '_';
    let starts = wanted.chars().next().is_some_and(is_word);
    let ends = wanted.chars().next_back().is_some_and(is_word);
    wanted.is_empty()
        || text.match_indices(wanted).any(|(at, _)| {
            let before = text[..at].chars().next_back().is_some_and(is_word);
            let after = text[at + wanted.len()..].chars().next().is_some_and(is_word);
            !(starts && before || ends && after)
        })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_that_names_the_decoy_or_has_no_end_mentions_nothing() {
        let decoy = Decoy { key: "decoy-1".to_owned(), failure: "decoy 2".to_owned() };
        let reader = TextReader::new(Some(&decoy));
        assert_eq!(reader.mentions("a failed", "a"), Ok(()));
        assert_eq!(reader.mentions("b failed", "a"), Err(Unmentioned::Missing));
        assert_eq!(reader.mentions("one of a, b, decoy-1", "a"), Err(Unmentioned::Copied("decoy-1".to_owned())));
        assert_eq!(reader.mentions("a: boom, decoy 2", "a"), Err(Unmentioned::Copied("decoy-1".to_owned())));
        assert_eq!(TextReader::new(None).mentions("one of a, b, decoy-1", "a"), Ok(()));
        let long = format!("a {}", "x".repeat(LONGEST));
        assert_eq!(reader.mentions(&long, "a"), Err(Unmentioned::TooLong(LONGEST + 2)));
    }

    #[test]
    fn a_mention_is_a_whole_word() {
        for (text, wanted, expected) in [
            ("plugin.a failed", "a", true),
            ("failed", "a", false),
            ("failed: a", "a", true),
            ("'a'", "a", true),
            ("a2 and _a", "a", false),
            ("set DAGSTACK_ACTIVE_TOOL", "DAGSTACK_ACTIVE_TOOL", true),
            ("set DAGSTACK_ACTIVE_TOOLS", "DAGSTACK_ACTIVE_TOOL", false),
            ("näh", "n", false),
            ("x → y", "→", true),
            ("x", "", true),
            ("", "x", false),
        ] {
            assert_eq!(mentions(text, wanted), expected, "{wanted:?} in {text:?}");
        }
    }
}

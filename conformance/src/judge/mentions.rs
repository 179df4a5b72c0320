//! Texts that mention others.

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

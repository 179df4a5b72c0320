//! The names of a case: those that can be replaced, and those that stay.
//!
//! What is replaced are names of plugins and kinds, wherever the case declares them, and the words of values that pass through the
//! registry untouched. A name stays where it is the point of the case, or where something else gives it a meaning: [`stays`] has the rules.

mod declared;
mod spelling;
mod stays;

use std::collections::BTreeSet;

use self::declared::Declared;
use self::spelling::{spelling, variable};
use super::tokens::{Replacements, add_tokens, tokens};
use super::words::is_word;
use crate::suite::Case;

/// A longer name is about its length.
const LONGEST: usize = 24;

/// The names of a case.
#[derive(Debug, Default)]
pub(super) struct Names {
    /// Those that are replaced.
    pub(super) renamed: BTreeSet<String>,
    /// Those that stay and are compared with others: names that are sorted, parts of paths.
    pub(super) pinned: BTreeSet<String>,
    /// Every token of the case.
    pub(super) all: BTreeSet<String>,
    /// The names of its kinds.
    pub(super) kinds: BTreeSet<String>,
}

/// The names of a case.
///
/// # Errors
/// The case can't be represented as JSON.
pub(super) fn of(case: &Case) -> serde_json::Result<Names> {
    let parts = [
        serde_json::to_value(&case.script)?,
        serde_json::to_value(&case.files)?,
        serde_json::to_value(&case.servers)?,
        serde_json::to_value(&case.expected)?,
    ];
    let all = parts.iter().fold(BTreeSet::new(), |mut all, part| {
        add_tokens(part, &mut all);
        all
    });
    let [script, ..] = &parts;
    let declared = Declared::of(case, script);
    let candidates: BTreeSet<&String> = declared.names.iter().chain(&declared.kinds).chain(&declared.values).collect();
    let can_be_replaced = |name: &String| is_name(name) && name.len() <= LONGEST && !is_word(name);
    let stays = stays::of(case, &declared, &all);
    let renamed: BTreeSet<String> =
        candidates.into_iter().filter(|name| can_be_replaced(name) && !stays.contains(*name)).cloned().collect();
    let compared = declared.names.iter().chain(&declared.kinds).flat_map(|name| tokens(name)).map(str::to_owned);
    let pinned = compared.chain(declared.paths).filter(|name| !renamed.contains(name)).collect();
    Ok(Names { renamed, pinned, all, kinds: declared.kinds })
}

impl Names {
    /// Whether new names can be used: none is a word with a meaning, or in the case already, in whatever spelling.
    pub(super) fn takes(&self, images: &Replacements) -> bool {
        let all: BTreeSet<String> = self.all.iter().map(|token| spelling(token)).collect();
        let mut taken = BTreeSet::new();
        images.values().all(|image| {
            let spelling = spelling(image);
            !is_word(image) && !all.contains(&spelling) && taken.insert(spelling)
        })
    }

    /// The replacements with those of the variables that are named for a kind.
    pub(super) fn with_variables(&self, mut replacements: Replacements) -> Replacements {
        for kind in &self.kinds {
            if let Some(image) = replacements.get(kind) {
                let image = variable(image);
                replacements.insert(variable(kind), image);
            }
        }
        replacements
    }
}

/// Whether a text looks like a name that somebody chose, and like nothing else.
fn is_name(text: &str) -> bool {
    let is_part = |one: char| one.is_ascii_lowercase() || one.is_ascii_digit() || one == '_' || one == '-';
    text.starts_with(|one: char| one.is_ascii_lowercase()) && !text.ends_with('-') && text.chars().all(is_part)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_in_lower_case_and_plain() {
        for (text, expected) in [
            ("a", true),
            ("git-tools_2", true),
            ("A", false),
            ("2a", false),
            ("a.b", false),
            ("é", false),
            ("a-", false),
            ("", false),
        ] {
            assert_eq!(is_name(text), expected, "{text}");
        }
    }
}

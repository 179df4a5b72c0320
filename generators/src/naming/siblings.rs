//! The names of siblings, spelled together so that they never merge.

use std::collections::{BTreeMap, BTreeSet};

use super::numbered::free;
use super::style::Style;
use super::words::plain;

/// Spells sibling names: one identifier for each raw name, in the order given, all different from each other and from
/// `taken`, to which they are added.
///
/// Where two raw names would merge (`a-b` and `a_b`), the one that already is its identifier keeps it and the others have
/// their signs spelled out (`a_dash_b`); what still merges is numbered in the order of the raw names.
///
/// Equal raw names get different identifiers too.
pub fn identifiers(style: &Style, raws: &[&str], taken: &mut BTreeSet<String>) -> Vec<String> {
    assign(style, raws, plain, taken)
}

/// As [`identifiers`]; `words` gives the words of a raw name.
pub(super) fn assign(
    style: &Style,
    raws: &[&str],
    words: impl Fn(&str) -> String,
    taken: &mut BTreeSet<String>,
) -> Vec<String> {
    let mut groups: BTreeMap<String, Vec<usize>> = BTreeMap::new();
    for (index, raw) in raws.iter().enumerate() {
        groups.entry(style.finish(&words(raw))).or_default().push(index);
    }
    let mut names = vec![String::new(); raws.len()];
    let mut contested = Vec::new();
    for (identifier, mut members) in groups {
        members.sort_by_key(|index| (raws[*index] != identifier, raws[*index], *index));
        let alone = members.len() == 1 || raws[members[0]] == identifier;
        let free = !taken.contains(&identifier);
        let keeps = usize::from(alone && free);
        for index in members.drain(..keeps) {
            taken.insert(identifier.clone());
            names[index].clone_from(&identifier);
        }
        contested.extend(members);
    }
    contested.sort_by_key(|index| (raws[*index], *index));
    for index in contested {
        names[index] = free(&style.spelled(raws[index]), taken);
    }
    names
}

#[cfg(test)]
mod tests {
    use super::super::style::Case;
    use super::*;

    const SNAKE: Style =
        Style { case: Case::Snake, escape: |name| if name == "type" { "r#type".to_owned() } else { name }, word: None };

    fn spell(raws: &[&str]) -> Vec<String> {
        identifiers(&SNAKE, raws, &mut BTreeSet::new())
    }

    #[test]
    fn hostile_names_are_legal_and_apart() {
        assert_eq!(
            spell(&["a-b", "a_b", "a b", "type", "3d", "größe", "", "日本", "🚀", "*/"]),
            ["a_dash_b", "a_b", "a_space_b", "r#type", "n_3d", "grosse", "empty", "ri_ben", "rocket", "star_slash"]
        );
    }

    #[test]
    fn names_do_not_depend_on_the_order_of_siblings() {
        let mut forwards = spell(&["x.y", "x-y", "x_y", "xY", "x y"]);
        let mut backwards = spell(&["x y", "xY", "x_y", "x-y", "x.y"]);
        backwards.reverse();
        assert_eq!(forwards, backwards);
        forwards.sort();
        forwards.dedup();
        assert_eq!(forwards.len(), 5);
    }

    #[test]
    fn a_taken_name_is_not_given_again() {
        let mut taken = BTreeSet::from(["id".to_owned()]);
        assert_eq!(identifiers(&SNAKE, &["id", "id"], &mut taken), ["id2", "id3"]);
    }
}

//! Names: from whatever a schema calls things to identifiers that are legal, readable and never merge.
//!
//! A [`Style`] says how a language spells a kind of name; [`identifiers`] spells a whole group of siblings at once, so that the
//! result depends on the group alone and not on its order. Identifiers are ASCII in every language.

mod signs;
mod values;

use std::collections::{BTreeMap, BTreeSet};

use heck::{ToLowerCamelCase, ToPascalCase, ToShoutySnakeCase, ToSnakeCase};

pub(crate) use self::values::readable;
pub use self::values::{NamedValue, value_identifiers};

/// How the words of an identifier are joined.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Case {
    /// `ExecuteInput`
    Pascal,
    /// `executeInput`
    Camel,
    /// `execute_input`
    Snake,
    /// `EXECUTE_INPUT`
    Shouty,
}

/// How a language spells one sort of name.
#[derive(Debug)]
pub struct Style {
    /// How words are joined.
    pub case: Case,
    /// Makes an identifier legal that is a reserved word: `type` → `r#type`, `type_`. Gives back the others unchanged.
    pub escape: fn(String) -> String,
    /// Rewrites single words after casing, as Go does with initialisms (`Id` → `ID`). Takes and gives one cased word.
    pub word: Option<fn(&str) -> String>,
}

impl Style {
    /// The identifier for one raw name, without regard to its siblings.
    #[must_use]
    pub fn identifier(&self, raw: &str) -> String {
        self.finish(&plain(raw))
    }

    /// The identifier that keeps apart what [`Style::identifier`] merges: every sign is spelled out.
    fn spelled(&self, raw: &str) -> String {
        self.finish(&spell_out(raw))
    }

    fn finish(&self, text: &str) -> String {
        let mut name = match self.case {
            Case::Pascal => text.to_pascal_case(),
            Case::Camel => text.to_lower_camel_case(),
            Case::Snake => text.to_snake_case(),
            Case::Shouty => text.to_shouty_snake_case(),
        };
        if let Some(word) = self.word {
            name = rewrite_words(&name, word);
        }
        if name.is_empty() {
            return self.finish("empty");
        }
        if name.starts_with(|first: char| first.is_ascii_digit()) {
            let prefix = match self.case {
                Case::Pascal => "N",
                Case::Camel => "n",
                Case::Snake => "n_",
                Case::Shouty => "N_",
            };
            name.insert_str(0, prefix);
        }
        (self.escape)(name)
    }
}

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
fn assign(style: &Style, raws: &[&str], words: impl Fn(&str) -> String, taken: &mut BTreeSet<String>) -> Vec<String> {
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

/// The name as it is, or numbered where it is taken already: `name2`. It is added to `taken`.
pub(crate) fn free(name: &str, taken: &mut BTreeSet<String>) -> String {
    first_free(|number| if number == 1 { name.to_owned() } else { format!("{name}{number}") }, taken)
}

/// The first of numbered names that is not taken, which is added to `taken`. Numbers count from 1.
///
/// There are no gaps as long as numbers are given in this way alone. Finding one takes a number of steps that grows with the
/// logarithm of how many are given: thousands of siblings may ask for one name.
pub(crate) fn first_free(numbered: impl Fn(usize) -> String, taken: &mut BTreeSet<String>) -> String {
    // `low` is taken, or 0; `high` is free. A set has fewer names than there are numbers.
    let (mut low, mut high) = (0, 1);
    while taken.contains(&numbered(high)) {
        low = high;
        high *= 2;
    }
    while high - low > 1 {
        let middle = low + (high - low) / 2;
        if taken.contains(&numbered(middle)) {
            low = middle;
        } else {
            high = middle;
        }
    }
    let found = numbered(high);
    taken.insert(found.clone());
    found
}

/// ASCII words, in reading form: letters of other scripts are transliterated, signs part words.
fn plain(raw: &str) -> String {
    raw.chars().fold(String::with_capacity(raw.len()), |mut text, character| {
        match character {
            'a'..='z' | 'A'..='Z' | '0'..='9' => text.push(character),
            _ if character.is_ascii() => text.push(' '),
            _ => push_transliterated(&mut text, character),
        }
        text
    })
}

/// As [`plain`], with signs and letter case in words.
fn spell_out(raw: &str) -> String {
    raw.chars().fold(String::with_capacity(raw.len()), |mut text, character| {
        if character.is_ascii_alphanumeric() {
            text.push(character);
            return text;
        }
        text.push(' ');
        text.push_str(&signs::word_inside(character));
        text.push(' ');
        text
    })
}

fn push_transliterated(text: &mut String, character: char) {
    match deunicode::deunicode_char(character) {
        Some(ascii) if character.is_alphabetic() && ascii.chars().all(|sign| sign.is_ascii_alphanumeric()) => {
            text.push_str(ascii);
        }
        Some(ascii) if ascii.chars().any(|sign| sign.is_ascii_alphanumeric()) => {
            text.push(' ');
            text.extend(ascii.chars().map(|sign| if sign.is_ascii_alphanumeric() { sign } else { ' ' }));
            text.push(' ');
        }
        _ if character.is_alphanumeric() => text.push_str(&format!(" u{:04x} ", u32::from(character))),
        _ => text.push(' '),
    }
}

/// Applies `word` to each capitalised run of a Pascal or camel case name.
fn rewrite_words(name: &str, word: fn(&str) -> String) -> String {
    let mut rewritten = String::with_capacity(name.len());
    let mut start = 0;
    for (index, character) in name.char_indices().skip(1) {
        if character.is_ascii_uppercase() {
            rewritten.push_str(&word(&name[start..index]));
            start = index;
        }
    }
    rewritten.push_str(&word(&name[start..]));
    rewritten
}

#[cfg(test)]
mod tests {
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

    #[test]
    fn thousands_of_equal_names_are_numbered_without_gaps() {
        let mut taken = BTreeSet::new();
        let names: Vec<String> = (0..5_000).map(|_| free("name", &mut taken)).collect();
        assert_eq!(names[..3], ["name", "name2", "name3"]);
        assert_eq!(names.last().map(String::as_str), Some("name5000"));
        assert_eq!(taken.len(), 5_000);
    }
}

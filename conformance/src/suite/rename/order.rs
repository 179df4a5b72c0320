//! New names in the order of the old ones.
//!
//! Names are a tree of their characters. Each letter is replaced by another one such that letters that follow the same beginning keep
//! their order, and everything else stays: digits, `-`, `_`, and what pinned names consist of. So any two names compare as before, as
//! wholes and as parts of paths, and one that begins with another one still does.

use std::collections::BTreeSet;

use super::names::Names;
use super::tokens::Replacements;

/// Names shorter than this get longer: there are too few of them.
const SHORT: usize = 5;
/// What short names are lengthened with: no word of a language consists of these letters.
const FILLER: &[u8] = b"bcdfghjklmnpqrstvwxz";

/// A new name for each of the names.
pub(super) fn images(names: &Names, draws: &mut Draws) -> Replacements {
    let all: BTreeSet<&str> = names.renamed.iter().chain(&names.pinned).map(String::as_str).collect();
    let mut entries: Vec<Entry> = all
        .into_iter()
        .map(|name| Entry {
            name,
            letters: name.chars().collect(),
            pinned: !names.renamed.contains(name),
            image: String::new(),
        })
        .collect();
    assign(&mut entries, 0, false, draws);
    let renamed = entries.into_iter().filter(|entry| !entry.pinned && entry.image != entry.name);
    renamed.map(|entry| (entry.name.to_owned(), entry.image)).collect()
}

struct Entry<'n> {
    name: &'n str,
    letters: Vec<char>,
    pinned: bool,
    image: String,
}

/// Gives sorted names that agree in their first `depth` characters the rest of their images. The recursion ends where every name is
/// pinned, so that it is as deep as the longest name that is not.
fn assign(entries: &mut [Entry<'_>], depth: usize, is_longer: bool, draws: &mut Draws) {
    let begins = entries.partition_point(|entry| entry.letters.len() == depth);
    let entries = &mut entries[begins..];
    let mut groups: Vec<&mut [Entry<'_>]> =
        entries.chunk_by_mut(|one, other| one.letters[depth] == other.letters[depth]).collect();
    let letters = letters(&groups, depth, draws);
    for (group, letter) in groups.iter_mut().zip(letters) {
        let Some(letter) = letter else {
            let letter = group[0].letters[depth];
            group.iter_mut().for_each(|entry| entry.image.push(letter));
            if group.iter().any(|entry| !entry.pinned) {
                assign(group, depth + 1, is_longer, draws);
            }
            continue;
        };
        let is_short = group.iter().any(|entry| entry.letters.len() < SHORT);
        let filler: String = if is_short && !is_longer {
            (0..3 + draws.below(3)).map(|_| char::from(FILLER[draws.below(FILLER.len())])).collect()
        } else {
            String::new()
        };
        for entry in group.iter_mut() {
            entry.image.push(letter);
            entry.image.push_str(&filler);
        }
        assign(group, depth + 1, is_longer || is_short, draws);
    }
}

/// The new letter of each group, none where it keeps the character that it has.
fn letters(groups: &[&mut [Entry<'_>]], depth: usize, draws: &mut Draws) -> Vec<Option<char>> {
    let is_free =
        |group: &[Entry<'_>]| group[0].letters[depth].is_ascii_lowercase() && group.iter().all(|entry| !entry.pinned);
    let mut letters = vec![None; groups.len()];
    let mut at = 0;
    while at < groups.len() {
        let free = groups[at..].iter().take_while(|group| is_free(group)).count();
        if free > 0 {
            // Between its neighbours that stay, where those are letters.
            let bound = |group: Option<&&mut [Entry<'_>]>| {
                group.map(|group| group[0].letters[depth]).filter(char::is_ascii_lowercase)
            };
            let lower = at.checked_sub(1).and_then(|before| bound(groups.get(before)));
            let upper = bound(groups.get(at + free));
            let room: Vec<char> = ('a'..='z')
                .filter(|letter| lower.is_none_or(|lower| *letter > lower) && upper.is_none_or(|upper| *letter < upper))
                .collect();
            for (place, letter) in letters[at..at + free].iter_mut().zip(draws.some_of(&room, free)) {
                *place = Some(letter);
            }
        }
        at += free.max(1);
    }
    letters
}

/// Numbers that look random and follow from a key: `SplitMix64`. They are the same in every version of every library.
#[derive(Debug)]
pub(super) struct Draws(u64);

impl Draws {
    pub(super) fn new(key: &[u8; 32]) -> Self {
        Self(key.iter().take(8).fold(0, |state, byte| state << 8 | u64::from(*byte)))
    }

    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mixed = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }

    /// A number below `end`, which is not 0.
    fn below(&mut self, end: usize) -> usize {
        usize::try_from(self.next() % (end as u64)).unwrap_or_default()
    }

    /// That many of these letters, in their order.
    fn some_of(&mut self, letters: &[char], wanted: usize) -> Vec<char> {
        let mut missing = wanted.min(letters.len());
        let mut taken = Vec::with_capacity(missing);
        for (index, letter) in letters.iter().enumerate() {
            if missing > 0 && self.below(letters.len() - index) < missing {
                taken.push(*letter);
                missing -= 1;
            }
        }
        taken
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn renamed(renamed: &[&str], pinned: &[&str], seed: u8) -> Replacements {
        let set = |names: &[&str]| names.iter().map(|&name| name.to_owned()).collect();
        let names = Names { renamed: set(renamed), pinned: set(pinned), ..Names::default() };
        images(&names, &mut Draws::new(&[seed; 32]))
    }

    #[test]
    fn every_order_and_every_beginning_is_kept() {
        let names = ["a", "a-b", "a1", "ab", "abc", "b", "p10", "p100", "p9", "zz"];
        let pinned = ["B", "aa", "m", "tool", "é"];
        for seed in 0..=255 {
            let images = renamed(&names, &pinned, seed);
            let image = |name: &str| images.get(name).cloned().unwrap_or_else(|| name.to_owned());
            for one in names.iter().chain(&pinned) {
                for other in names.iter().chain(&pinned) {
                    assert_eq!(one.cmp(other), image(one).cmp(&image(other)), "{one} {other}: {images:?}");
                    assert_eq!(
                        one.starts_with(other),
                        image(one).starts_with(&image(other)),
                        "{one} {other}: {images:?}"
                    );
                }
            }
        }
    }

    #[test]
    fn a_whole_alphabet_has_room() {
        let alphabet: Vec<String> = ('a'..='z').map(String::from).collect();
        let names: Vec<&str> = alphabet.iter().map(String::as_str).collect();
        let images = renamed(&names, &[], 7);
        assert_eq!(images.len(), 26);
        assert!(images.values().is_sorted() && images.values().all(|image| image.len() > 3));
    }

    #[test]
    fn another_seed_gives_other_names() {
        assert_ne!(renamed(&["service"], &[], 1), renamed(&["service"], &[], 2));
        assert_eq!(renamed(&["service"], &[], 1), renamed(&["service"], &[], 1));
    }
}

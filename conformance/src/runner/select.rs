//! Which cases of a suite to run.

use globset::{Glob, GlobMatcher};
use sha2::{Digest, Sha256};

use crate::protocol::Capability;
use crate::suite::Case;

/// What a case must fit to be run. Each list that is not empty must have one entry that fits.
#[derive(Debug, Clone, Default)]
pub struct Selection {
    ids: Vec<Filter>,
    clauses: Vec<String>,
    capabilities: Vec<Capability>,
    shard: Option<Shard>,
}

/// What ids are asked for.
#[derive(Debug, Clone)]
enum Filter {
    /// An id, where there is a case of it, else a part of ids.
    Text(String),
    /// A pattern of whole ids.
    Pattern(GlobMatcher),
}

/// A selection that can't be.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum SelectionError {
    /// A pattern of ids that can't be read.
    #[error("`{pattern}` is not a valid pattern of ids")]
    Pattern {
        /// The pattern.
        pattern: String,
        /// What is wrong with it.
        source: globset::Error,
    },
    /// A shard that is not written `K/N`, or one that does not exist.
    #[error("`{0}` is not a valid shard: write `K/N` with K from 1 to N")]
    Shard(String),
}

impl Selection {
    /// Takes the case of this id; where there is none, cases whose id contains this text; with `*`, `?` or `[…]` in it, cases whose
    /// whole id fits the pattern.
    ///
    /// # Errors
    ///
    /// If the pattern can't be read.
    pub fn id(&mut self, filter: &str) -> Result<&mut Self, SelectionError> {
        let filter = if filter.contains(['*', '?', '[']) {
            let glob =
                Glob::new(filter).map_err(|source| SelectionError::Pattern { pattern: filter.to_owned(), source })?;
            Filter::Pattern(glob.compile_matcher())
        } else {
            Filter::Text(filter.to_owned())
        };
        self.ids.push(filter);
        Ok(self)
    }

    /// Takes cases that prove this clause (`CHN-02`), or one of this section (`CHN`).
    pub fn clause(&mut self, clause: &str) -> &mut Self {
        self.clauses.push(clause.to_owned());
        self
    }

    /// Takes cases that need this capability.
    pub fn capability(&mut self, capability: Capability) -> &mut Self {
        self.capabilities.push(capability);
        self
    }

    /// Takes the cases of one shard.
    pub const fn shard(&mut self, shard: Shard) -> &mut Self {
        self.shard = Some(shard);
        self
    }

    /// The cases of a suite that fit, in their order.
    #[must_use]
    pub fn of<'a>(&self, cases: &'a [Case]) -> Vec<&'a Case> {
        let is_id = |text: &str| cases.iter().any(|case| case.id == text);
        let ids: Vec<(&Filter, bool)> =
            self.ids.iter().map(|filter| (filter, matches!(filter, Filter::Text(text) if is_id(text)))).collect();
        cases.iter().filter(|case| self.takes(case, &ids)).collect()
    }

    /// Whether a case fits. With each filter comes whether it is the id of a case.
    fn takes(&self, case: &Case, ids: &[(&Filter, bool)]) -> bool {
        let any_id = ids.is_empty() || ids.iter().any(|(filter, is_id)| filter.fits(&case.id, *is_id));
        let any_clause = self.clauses.is_empty()
            || case.clauses.iter().any(|id| self.clauses.iter().any(|clause| names(clause, id)));
        let any_capability =
            self.capabilities.is_empty() || self.capabilities.iter().any(|capability| case.needs.contains(capability));
        any_id && any_clause && any_capability && self.shard.is_none_or(|shard| shard.contains(&case.id))
    }
}

impl Filter {
    fn fits(&self, id: &str, is_id: bool) -> bool {
        match self {
            Self::Text(text) if is_id => id == text,
            Self::Text(part) => id.contains(part.as_str()),
            Self::Pattern(pattern) => pattern.is_match(id),
        }
    }
}

/// Whether a filter names a clause: by its id, or by its section.
fn names(filter: &str, clause: &str) -> bool {
    clause.strip_prefix(filter).is_some_and(|rest| rest.is_empty() || rest.starts_with('-'))
}

/// One of several parts of a suite. Which one contains a case depends on its id alone, so parts stay what they are as the suite grows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Shard {
    /// Which one, from 1.
    number: u64,
    /// Of how many.
    of: u64,
}

impl Shard {
    /// Whether a case of this id belongs to it.
    #[must_use]
    pub fn contains(self, id: &str) -> bool {
        let digest = Sha256::digest(id.as_bytes());
        let hash = digest.iter().take(8).fold(0_u64, |hash, byte| hash << 8 | u64::from(*byte));
        hash % self.of == self.number - 1
    }
}

impl std::str::FromStr for Shard {
    type Err = SelectionError;

    /// Reads `K/N`.
    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let shard = text.split_once('/').and_then(|(number, of)| Some((number.parse().ok()?, of.parse().ok()?)));
        match shard {
            Some((number, of)) if (1..=of).contains(&number) => Ok(Self { number, of }),
            _ => Err(SelectionError::Shard(text.to_owned())),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn case(id: &str, clauses: &[&str], needs: &[Capability]) -> Case {
        Case {
            id: id.to_owned(),
            clauses: clauses.iter().map(|&clause| clause.to_owned()).collect(),
            needs: needs.to_vec(),
            ..Case::default()
        }
    }

    fn ids(selection: &Selection, cases: &[Case]) -> Vec<String> {
        selection.of(cases).into_iter().map(|case| case.id.clone()).collect()
    }

    fn suite() -> Vec<Case> {
        vec![
            case("dispatch.chain.stop", &["CHN-02"], &[Capability::DispatchChain]),
            case("dispatch.order", &["DSP-01", "CHN-01"], &[Capability::DispatchChain, Capability::Logs]),
            case("manifest.types", &["MAN-02"], &[Capability::Manifest]),
        ]
    }

    #[test]
    fn nothing_asked_takes_all() {
        assert_eq!(Selection::default().of(&suite()).len(), 3);
    }

    #[test]
    fn ids_fit_by_a_part_or_as_a_whole() {
        let cases = suite();
        assert_eq!(ids(Selection::default().id("chain").expect("sound"), &cases), ["dispatch.chain.stop"]);
        assert_eq!(ids(Selection::default().id("*.stop").expect("sound"), &cases), ["dispatch.chain.stop"]);
        assert_eq!(ids(Selection::default().id("chain*").expect("sound"), &cases), [""; 0]);
        let both = ["order", "man*"].iter().fold(Selection::default(), |mut selection, filter| {
            selection.id(filter).expect("sound");
            selection
        });
        assert_eq!(ids(&both, &cases), ["dispatch.order", "manifest.types"]);
        assert!(Selection::default().id("[").is_err());
    }

    #[test]
    fn an_id_is_that_case_alone() {
        let cases = [case("chain.stop", &[], &[]), case("chain.stop-early", &[], &[]), case("a.chain.stop", &[], &[])];
        assert_eq!(ids(Selection::default().id("chain.stop").expect("sound"), &cases), ["chain.stop"]);
        let part = ids(Selection::default().id("chain.sto").expect("sound"), &cases);
        assert_eq!(part, ["chain.stop", "chain.stop-early", "a.chain.stop"]);
    }

    #[test]
    fn clauses_fit_by_id_or_section_and_never_by_a_part() {
        let cases = suite();
        assert_eq!(ids(Selection::default().clause("CHN"), &cases), ["dispatch.chain.stop", "dispatch.order"]);
        assert_eq!(ids(Selection::default().clause("CHN-02"), &cases), ["dispatch.chain.stop"]);
        assert_eq!(ids(Selection::default().clause("CHN-0"), &cases), [""; 0]);
    }

    #[test]
    fn lists_narrow_each_other() {
        let cases = suite();
        let mut selection = Selection::default();
        selection.capability(Capability::DispatchChain).clause("DSP-01");
        assert_eq!(ids(&selection, &cases), ["dispatch.order"]);
    }

    #[test]
    fn shards_are_the_whole_and_never_overlap() {
        let cases: Vec<Case> = (0..500).map(|number| case(&format!("a.case-{number}"), &[], &[])).collect();
        let mut seen = Vec::new();
        for number in 1..=4 {
            let part = ids(Selection::default().shard(format!("{number}/4").parse().expect("a shard")), &cases);
            assert!(part.len() > 80, "shard {number} has {} of 500", part.len());
            seen.extend(part);
        }
        seen.sort();
        let mut all: Vec<String> = cases.into_iter().map(|case| case.id).collect();
        all.sort();
        assert_eq!(seen, all);
    }

    #[test]
    fn a_shard_never_changes() {
        let shard: Shard = "2/3".parse().expect("a shard");
        let contained = ["a.one", "a.two", "a.three", "a.four", "a.five"].map(|id| shard.contains(id));
        assert_eq!(contained, [true, false, false, false, true]);
    }

    #[test]
    fn what_is_no_shard_is_refused() {
        for text in ["", "1", "0/2", "3/2", "1/0", "a/b", "1/2/3", "-1/2"] {
            assert!(text.parse::<Shard>().is_err(), "{text}");
        }
    }
}

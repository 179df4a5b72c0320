//! What becomes of the cases that an entry of the list is about.

use super::compare::{EntryState, entry_state};
use super::{Entry, FailureKind};
use crate::report::{CaseReport, KnownProblemKind};

/// A case that an entry is about.
pub(super) struct Covered<'a> {
    pub(super) id: &'a str,
    /// How it ended, where it ran.
    pub(super) case: Option<&'a CaseReport>,
}

/// What becomes of a case's place in the list.
pub(super) enum Fate<'a> {
    /// What the list says is true, or the case did not run.
    Stays,
    /// It does not fail any more.
    Goes(&'a str),
    /// It fails otherwise.
    Changes(&'a CaseReport, FailureKind),
}

/// What becomes of a case that an entry is about.
pub(super) fn fate<'a>(entry: &Entry, covered: &Covered<'a>) -> Fate<'a> {
    let Some(case) = covered.case else { return Fate::Stays };
    match (entry_state(entry, case), FailureKind::of(case.verdict)) {
        (EntryState::NotRun | EntryState::AsListed, _) => Fate::Stays,
        (EntryState::Differs(KnownProblemKind::Stale, _), _) => Fate::Goes("it passes"),
        (EntryState::Differs(..), Some(kind)) => Fate::Changes(case, kind),
        (EntryState::Differs(..), None) => Fate::Goes("it is not supported"),
    }
}

/// Why all of an entry's cases are gone, if they are.
pub(super) fn all_go<'a>(fates: &[(&str, Fate<'a>)]) -> Option<&'a str> {
    let mut whys = fates.iter().map(|(_, fate)| if let Fate::Goes(why) = fate { Some(*why) } else { None });
    let first = whys.next()??;
    whys.all(|why| why.is_some()).then_some(first)
}

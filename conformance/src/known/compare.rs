//! A list of known failures compared with what a run found.

use std::collections::BTreeMap;

use super::{Entry, List};
use crate::report::{CaseReport, KnownNote, KnownProblem, KnownProblemKind, VerdictName};

/// What the comparison found.
#[derive(Debug, Clone, Default)]
pub struct Comparison {
    /// The failures that are as listed, by case; and the cases that passed and are listed as flaky.
    pub known: BTreeMap<String, KnownNote>,
    /// What is stale in the list, in its order.
    pub problems: Vec<KnownProblem>,
}

/// Compares a list with the cases of a run. `suite` is the ids of the whole suite; entries whose cases did not run are not judged.
#[must_use]
pub fn compare(list: &List, suite: &[&str], cases: &[CaseReport]) -> Comparison {
    let mut comparison = Comparison::default();
    let mut problems: Vec<(usize, KnownProblem)> = Vec::new();
    let mut fitting = vec![false; list.entries().len()];
    for index in suite.iter().flat_map(|id| list.fitting(id)) {
        fitting[index] = true;
    }
    for ((index, entry), fits) in list.entries().iter().enumerate().zip(fitting) {
        if !fits {
            let what = if entry.is_pattern() { "fits the pattern" } else { "has the id" };
            problems.push((
                index,
                problem(
                    list,
                    entry,
                    KnownProblemKind::Unknown,
                    None,
                    format!("no case of the suite {what} `{}`", entry.id),
                ),
            ));
        }
    }
    for case in cases {
        let Some((index, entry)) = list.find(&case.id).and_then(|index| Some((index, list.entries().get(index)?)))
        else {
            continue;
        };
        match entry_state(entry, case) {
            EntryState::NotRun => {}
            EntryState::AsListed => {
                comparison.known.insert(case.id.clone(), KnownNote::from(entry));
            }
            EntryState::Differs(kind, message) => {
                problems.push((index, problem(list, entry, kind, Some(case.id.clone()), message)));
            }
        }
    }
    problems.sort_by_key(|(index, _)| *index);
    comparison.problems = problems.into_iter().map(|(_, problem)| problem).collect();
    comparison
}

fn problem(
    list: &List,
    entry: &Entry,
    problem: KnownProblemKind,
    case: Option<String>,
    message: String,
) -> KnownProblem {
    KnownProblem { problem, entry: entry.id.clone(), case, file: list.file.clone(), line: entry.line, message }
}

/// How an entry and its case go together.
pub(super) enum EntryState {
    /// The case was not run: nothing is known.
    NotRun,
    /// It ended as the entry says.
    AsListed,
    /// It did not.
    Differs(KnownProblemKind, String),
}

/// Compares one entry with one of its cases.
pub(super) fn entry_state(entry: &Entry, case: &CaseReport) -> EntryState {
    let id = &case.id;
    if case.verdict == VerdictName::NotRun {
        return EntryState::NotRun;
    }
    if case.verdict == VerdictName::Pass && entry.flaky {
        return EntryState::AsListed;
    }
    if case.verdict == VerdictName::Pass {
        return EntryState::Differs(KnownProblemKind::Stale, format!("`{id}` passes now: take the entry out"));
    }
    if case.verdict != entry.outcome.verdict() {
        let message = format!(
            "`{id}` ends with `{}` now, not with `{}`: look into it again",
            case.verdict.as_str(),
            entry.outcome.as_str()
        );
        return EntryState::Differs(KnownProblemKind::ChangedOutcome, message);
    }
    match &entry.cause {
        Some(wanted) if !case.causes().any(|seen| seen.contains(wanted.as_str())) => {
            let message = format!("`{id}` fails for another cause than `{wanted}`: look into it again");
            EntryState::Differs(KnownProblemKind::ChangedCause, message)
        }
        _ => EntryState::AsListed,
    }
}

//! A list of known failures held against what a run found.

use std::collections::BTreeMap;

use super::{Entry, List};
use crate::report::{CaseReport, KnownNote, KnownProblem, KnownProblemKind, VerdictName};

/// What the comparison found.
#[derive(Debug, Clone, Default)]
pub struct Comparison {
    /// The failures that are as listed, by case.
    pub known: BTreeMap<String, KnownNote>,
    /// What is not true in the list, in its order.
    pub problems: Vec<KnownProblem>,
}

/// Holds a list against the cases of a run. `suite` is the ids of the whole suite; entries whose cases did not run are not judged.
#[must_use]
pub fn compare(list: &List, suite: &[&str], cases: &[CaseReport]) -> Comparison {
    let mut comparison = Comparison::default();
    let mut problems: Vec<(usize, KnownProblem)> = Vec::new();
    for (index, entry) in list.entries.iter().enumerate() {
        if !suite.iter().any(|id| entry.fits(id)) {
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
        let Some((index, entry)) = list.find(&case.id).and_then(|index| Some((index, list.entries.get(index)?))) else {
            continue;
        };
        match hold(entry, case) {
            Held::NotRun => {}
            Held::Known => {
                comparison.known.insert(case.id.clone(), KnownNote::from(entry));
            }
            Held::Not(kind, message) => {
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
pub(super) enum Held {
    /// The case was not run: nothing can be said.
    NotRun,
    /// It failed as the entry says.
    Known,
    /// It did not.
    Not(KnownProblemKind, String),
}

/// Holds one entry against one of its cases.
pub(super) fn hold(entry: &Entry, case: &CaseReport) -> Held {
    let id = &case.id;
    if case.verdict == VerdictName::NotRun {
        return Held::NotRun;
    }
    if case.verdict == VerdictName::Pass {
        return Held::Not(KnownProblemKind::Stale, format!("`{id}` passes now: take the entry out"));
    }
    if case.verdict != entry.outcome.verdict() {
        let message = format!(
            "`{id}` ends with `{}` now, not with `{}`: look into it again",
            case.verdict.as_str(),
            entry.outcome.as_str()
        );
        return Held::Not(KnownProblemKind::ChangedOutcome, message);
    }
    match &entry.cause {
        Some(wanted) if !case.causes().any(|seen| seen.contains(wanted.as_str())) => {
            let message = format!("`{id}` fails for another cause than `{wanted}`: look into it again");
            Held::Not(KnownProblemKind::ChangedCause, message)
        }
        _ => Held::Known,
    }
}

//! The words that several formats share.

use super::model::{Counts, Outcome, Report, Standing};

/// `dagstack-plugin-system 0.4.1 (python)`, or that nothing is known of it.
pub(super) fn binding(report: &Report) -> String {
    report.binding.as_ref().map_or_else(
        || "a binding whose adapter never started".to_owned(),
        |binding| format!("{} {} ({})", binding.name, binding.version, binding.language),
    )
}

/// `290 cases: 200 passed, 85 known failures, 3 failed, 2 unsupported`. What did not happen is not said.
pub(super) fn counts(counts: &Counts) -> String {
    let parts = [
        (counts.pass, "passed", "passed"),
        (counts.unexpected, "failed", "failed"),
        (counts.known, "known failure", "known failures"),
        (counts.reported, "SHOULD case failed", "SHOULD cases failed"),
        (counts.unsupported, "unsupported", "unsupported"),
        (counts.not_run, "not run", "not run"),
    ];
    let said: Vec<String> = parts
        .into_iter()
        .filter(|(count, ..)| *count > 0)
        .map(|(count, one, several)| format!("{count} {}", if count == 1 { one } else { several }))
        .collect();
    let noun = if counts.total == 1 { "case" } else { "cases" };
    let said = if said.is_empty() { "nothing was run".to_owned() } else { said.join(", ") };
    format!("{} {noun}: {said}", counts.total)
}

/// What the run says about the binding, in a sentence without a full stop.
pub(super) fn outcome(report: &Report) -> String {
    let counts = &report.counts;
    match report.outcome {
        Outcome::Conforms if counts.known > 0 => "conforms, but for its known failures".to_owned(),
        Outcome::Conforms => "conforms".to_owned(),
        Outcome::Fails if counts.unexpected == 0 => "the list of known failures is not true".to_owned(),
        Outcome::Fails => "does not conform".to_owned(),
        Outcome::Incomplete if counts.not_run > 0 => "incomplete: not every case could be run".to_owned(),
        Outcome::Incomplete => "incomplete: no case was executed".to_owned(),
    }
}

/// Which part of the suite was run; empty for all of it.
pub(super) fn selection(report: &Report) -> String {
    let selection = &report.selection;
    let mut parts = Vec::new();
    if !selection.filters.is_empty() {
        parts.push(format!("filter {}", selection.filters.join(", ")));
    }
    parts.extend(selection.shard.as_ref().map(|shard| format!("shard {shard}")));
    if selection.rerun_failed {
        parts.push("cases that failed before".to_owned());
    }
    parts.join("; ")
}

/// The cases of one standing.
pub(super) fn standing(report: &Report, standing: Standing) -> impl Iterator<Item = &super::CaseReport> {
    report.cases.iter().filter(move |case| case.standing == standing)
}

//! Phrases that several formats share.

use super::case::Standing;
use super::model::{Conclusion, Counts, Report, Selection};

/// `dagstack-plugin-system 0.4.1 (python)`, or why nothing is known of it.
pub(super) fn binding(report: &Report) -> String {
    match &report.binding {
        Some(binding) => format!("{} {} ({})", binding.name, binding.version, binding.language),
        None if report.counts.total == 0 => "no case was selected".to_owned(),
        None => "a binding whose adapter never started".to_owned(),
    }
}

/// `290 cases: 200 passed, 85 known failures, 3 failed, 2 unsupported`. What did not happen is left out.
pub(super) fn counts(counts: &Counts) -> String {
    let parts = [
        (counts.pass, "passed", "passed"),
        (counts.unexpected, "failed", "failed"),
        (counts.known, "known failure", "known failures"),
        (counts.reported, "SHOULD case failed", "SHOULD cases failed"),
        (counts.unsupported, "unsupported", "unsupported"),
        (counts.not_run, "not run", "not run"),
        (counts.not_scored, "not scored", "not scored"),
    ];
    let parts: Vec<String> = parts
        .into_iter()
        .filter(|(count, ..)| *count > 0)
        .map(|(count, one, several)| format!("{count} {}", if count == 1 { one } else { several }))
        .collect();
    let total = counts.total + counts.not_scored;
    let noun = if total == 1 { "case" } else { "cases" };
    let parts = if parts.is_empty() { "nothing was run".to_owned() } else { parts.join(", ") };
    format!("{total} {noun}: {parts}")
}

/// What the run says about the binding, in a sentence without a full stop. It never says more than was shown.
pub(super) fn outcome(report: &Report) -> String {
    with_quirks(outcome_of_cases(report), report)
}

/// A text, and what the run looked past.
pub(super) fn with_quirks(text: String, report: &Report) -> String {
    let quirks: Vec<&str> = report.quirks.iter().map(|quirk| quirk.id.as_str()).collect();
    if quirks.is_empty() { text } else { format!("{text}, looking past {}", quirks.join(", ")) }
}

/// `1 quirk`, `2 quirks`; nothing where the run looked past none.
pub(super) fn quirks_counted(report: &Report) -> Option<String> {
    match report.quirks.len() {
        0 => None,
        1 => Some("1 quirk".to_owned()),
        several => Some(format!("{several} quirks")),
    }
}

fn outcome_of_cases(report: &Report) -> String {
    let (counts, profile) = (&report.counts, &report.profile);
    let name = match &report.suite.requirements {
        Some(version) => format!("{} of suite {version}", profile.name),
        None => profile.name.to_string(),
    };
    let known = |rest: &str| match (counts.known, counts.flaky) {
        (0, 0) => rest.to_owned(),
        (0, flaky) => format!("{rest}, {flaky} of them flaky"),
        (known, 0) => format!("{known} failed as expected"),
        (known, flaky) => format!("{known} failed as expected, {flaky} that passed are flaky"),
    };
    match report.outcome {
        Conclusion::Conforms => {
            format!("conforms to the profile {name}: {} of {} cases passed", counts.pass, profile.cases)
        }
        Conclusion::AsDeclared => {
            format!("as declared for the profile {name}: {} of {} cases passed", counts.pass, profile.cases)
        }
        Conclusion::AsListed => format!(
            "as listed for the profile {name}: {} of {} cases passed, {}",
            counts.pass,
            profile.cases,
            known("none failed")
        ),
        Conclusion::Partial => format!(
            "partial: {} of {} cases of the profile {name}, {}",
            counts.executed(),
            profile.cases,
            known("none failed")
        ),
        Conclusion::Selected if counts.pass == counts.total => {
            format!("{} of {} cases selected, all passed", counts.total, profile.cases)
        }
        Conclusion::Selected => {
            format!("{} of {} cases selected, {}", counts.total, profile.cases, known("none failed"))
        }
        Conclusion::Fails if counts.unexpected == 0 => "the list of known failures is stale".to_owned(),
        Conclusion::Fails if report.is_part() => {
            format!("{} of {} cases selected, {} failed", counts.total, profile.cases, counts.unexpected)
        }
        Conclusion::Fails => {
            format!("does not conform to the profile {name}: {} of {} cases failed", counts.unexpected, profile.cases)
        }
        Conclusion::Incomplete if counts.total == 0 => format!("incomplete: {}", nothing_selected(report)),
        Conclusion::Incomplete if counts.not_run > 0 => "incomplete: not every case could be run".to_owned(),
        Conclusion::Incomplete => "incomplete: no case was executed".to_owned(),
    }
}

/// Why no case was selected.
fn nothing_selected(report: &Report) -> String {
    let Selection { filters, shard, rerun_failed } = &report.selection;
    match (filters.as_slice(), shard, rerun_failed) {
        ([], None, false) => "the suite has no case".to_owned(),
        ([], None, true) => "no case failed before".to_owned(),
        ([filter], None, false) => format!("no case matches the filter `{filter}`"),
        _ => format!("no case matches: {}", selection(report)),
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

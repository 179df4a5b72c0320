//! One report of several: shards of a run, and cases that were run again.

use std::collections::BTreeMap;

use super::case::CaseReport;
use super::model::{KnownProblem, Report, Selection};
use super::phrases;

/// Why reports can't be merged.
#[derive(Debug, thiserror::Error, PartialEq, Eq)]
#[non_exhaustive]
pub enum MergeError {
    /// There is none.
    #[error("there is no report to merge")]
    Empty,
    /// Two of them are about different things.
    #[error("report 1 is of {what} {first}, report {number} of {other}")]
    Different {
        /// What differs: `suite`, `binding`, `core`, `profile`, `quirks`.
        what: &'static str,
        /// In the first report.
        first: String,
        /// The number of the other report, from 1.
        number: usize,
        /// In the other report.
        other: String,
    },
}

/// Merges reports of one binding, suite and profile. Where a case is in several of them, the last one counts, so that the report of a
/// second run of what failed replaces it in the first.
///
/// The conclusion is drawn anew: of the profile where all its cases are there, else of those that are.
///
/// # Errors
/// There is no report, or reports are about different things.
pub fn merge(reports: &[Report]) -> Result<Report, MergeError> {
    // Whose adapter never started is about no binding; what it has are cases that were not run.
    let lead = reports.iter().find(|report| report.binding.is_some()).or(reports.first()).ok_or(MergeError::Empty)?;
    let first = reports.first().unwrap_or(lead);
    for (number, other) in (1..).zip(reports).skip(1) {
        compatible(first, other, number)?;
    }
    let mut cases: BTreeMap<&str, &CaseReport> = BTreeMap::new();
    for report in reports {
        cases.extend(report.cases.iter().map(|case| (case.id.as_str(), case)));
    }
    let merged = Report {
        selection: Selection::default(),
        cases: cases.into_values().cloned().collect(),
        known_problems: known_problems(reports),
        duration_ms: reports.iter().map(|report| report.duration_ms).sum(),
        ..lead.clone()
    };
    Ok(merged.concluded(false))
}

/// Whether two reports are about one thing.
fn compatible(first: &Report, other: &Report, number: usize) -> Result<(), MergeError> {
    let suite = |report: &Report| {
        let by = report.suite.requirements.as_ref().map(|version| format!(" by {version}")).unwrap_or_default();
        format!("{}{by} for spec {}", report.suite.version, report.suite.spec)
    };
    let binding = |report: &Report| report.binding.as_ref().map(|_| phrases::binding(report));
    let profile = |report: &Report| {
        let level = if report.strict { ", strict" } else { "" };
        format!("{}{level}", report.profile.name)
    };
    // Whose adapter never started declares nothing.
    let quirks = |report: &Report| {
        let names: Vec<&str> = report.quirks.iter().map(|quirk| quirk.id.as_str()).collect();
        report.binding.as_ref().map(|_| if names.is_empty() { "none".to_owned() } else { names.join(", ") })
    };
    let compared = [
        ("suite", Some(suite(first)), Some(suite(other))),
        ("binding", binding(first), binding(other)),
        ("core", first.core_version.clone(), other.core_version.clone()),
        ("profile", Some(profile(first)), Some(profile(other))),
        ("quirks", quirks(first), quirks(other)),
    ];
    for (what, first, other) in compared {
        if let (Some(first), Some(other)) = (first, other)
            && first != other
        {
            return Err(MergeError::Different { what, first, number, other });
        }
    }
    Ok(())
}

/// What is wrong with the list of known failures: once each, and of a case as the last report with that case has it.
fn known_problems(reports: &[Report]) -> Vec<KnownProblem> {
    let mut problems: Vec<KnownProblem> = Vec::new();
    for report in reports {
        problems
            .retain(|problem| !problem.case.as_ref().is_some_and(|id| report.cases.iter().any(|case| case.id == *id)));
        for problem in &report.known_problems {
            if !problems.contains(problem) {
                problems.push(problem.clone());
            }
        }
    }
    problems
}

#[cfg(test)]
mod tests {
    use super::super::{Conclusion, VerdictName, sample};
    use super::*;

    fn shards() -> (Report, Report) {
        let whole = sample::report(None);
        let (mut left, mut right) = (whole.clone(), whole);
        for (half, name) in [(&mut left, "1/2"), (&mut right, "2/2")] {
            half.selection.shard = Some(name.to_owned());
        }
        left.cases.truncate(4);
        right.cases.drain(..4);
        (left, right)
    }

    #[test]
    fn shards_make_the_whole_report() {
        let whole = sample::report(None);
        let (left, right) = shards();
        let merged = merge(&[left.clone(), right]).expect("of one run");
        assert_eq!((merged.counts, merged.outcome), (whole.counts, whole.outcome));
        assert_eq!(merged.cases, whole.cases);
        let part = merge(std::slice::from_ref(&left)).expect("a report");
        assert_eq!(part.counts.total, 4);
        let passing: Vec<CaseReport> = whole
            .cases
            .iter()
            .take(4)
            .map(|case| CaseReport {
                verdict: VerdictName::Pass,
                standing: super::super::Standing::Passed,
                ..case.clone()
            })
            .collect();
        let part = merge(&[Report { cases: passing, ..left }]).expect("a report");
        assert_eq!(part.outcome, Conclusion::Selected, "cases are missing");
    }

    #[test]
    fn a_second_run_replaces_what_it_ran_again() {
        let list = "[[known]]\nid = \"sample.pass\"\noutcome = \"fail\"\ncause = \"x\"\nreason = \"r\"\n";
        let first = sample::report(Some(list));
        assert_eq!(first.known_problems.len(), 1);
        let mut again = sample::report(None);
        again.cases.retain(|case| case.id == "sample.pass");
        let merged = merge(&[first, again]).expect("of one binding");
        assert_eq!(merged.known_problems, []);
        assert_eq!(merged.cases.len(), 9);
    }

    #[test]
    fn what_is_about_different_things_stays_apart() {
        let (left, right) = shards();
        let mut other = right.clone();
        other.suite.version = "0.9.0".to_owned();
        let error = merge(&[left.clone(), other]).expect_err("another suite");
        assert_eq!(error.to_string(), "report 1 is of suite 1.0.0 for spec 1.0.0, report 2 of 0.9.0 for spec 1.0.0");
        let mut other = right.clone();
        other.strict = true;
        assert!(merge(&[left.clone(), other]).is_err(), "counted otherwise");
        let mut other = right;
        other.binding.as_mut().expect("a binding").version = "0.2.0".to_owned();
        assert!(merge(&[left, other]).is_err(), "another binding");
        assert_eq!(merge(&[]), Err(MergeError::Empty));
    }
}

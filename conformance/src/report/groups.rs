//! Failures with one cause: a registry that does one thing wrong fails many cases, and a reader wants to see it once.

use std::collections::BTreeMap;

use super::case::{CaseReport, VerdictName};

/// Failures of one clause that were seen alike, in the order of their ids.
#[derive(Debug, PartialEq)]
pub(super) struct Group<'a> {
    /// The first of them.
    pub(super) first: &'a CaseReport,
    /// The others.
    pub(super) others: Vec<&'a CaseReport>,
}

impl Group<'_> {
    /// How many failures it has.
    pub(super) const fn len(&self) -> usize {
        self.others.len() + 1
    }
}

/// What failures of one group have in common.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
struct Cause<'a> {
    verdict: VerdictName,
    clause: Option<&'a str>,
    place: String,
    expected: &'a str,
    got: &'a str,
}

impl<'a> Cause<'a> {
    /// The first difference is what counts: the ones after it mostly follow from it.
    fn of(case: &'a CaseReport) -> Self {
        let (place, expected, got) = case.findings.first().map_or_else(
            || (String::new(), "", case.message.as_deref().unwrap_or_default()),
            |first| (unnumbered(&first.place), first.expected.as_str(), first.got.as_str()),
        );
        // An error is the cause, whatever a case would have liked to get instead.
        let expected = if is_error(got) { "" } else { expected };
        Self { verdict: case.verdict, clause: case.clauses.first().map(String::as_str), place, expected, got }
    }
}

/// Whether something that was got is an error with its message.
fn is_error(got: &str) -> bool {
    got.starts_with("error ") || got.starts_with("an error ")
}

/// A place without the number of its step: one thing is wrong, whether a case does it first or last.
fn unnumbered(place: &str) -> String {
    match place.strip_prefix("step ").and_then(|rest| rest.split_once(' ')) {
        Some((number, rest)) if number.bytes().all(|byte| byte.is_ascii_digit()) => rest.to_owned(),
        _ => place.to_owned(),
    }
}

/// Failures by their causes: the largest groups first, and among those of one size the one with the first id.
pub(super) fn by_cause<'a>(cases: impl IntoIterator<Item = &'a CaseReport>) -> Vec<Group<'a>> {
    let mut by_cause: BTreeMap<Cause<'a>, Group<'a>> = BTreeMap::new();
    for case in cases {
        by_cause
            .entry(Cause::of(case))
            .and_modify(|group| group.others.push(case))
            .or_insert_with(|| Group { first: case, others: Vec::new() });
    }
    let mut groups: Vec<Group<'a>> = by_cause.into_values().collect();
    groups.sort_by(|one, other| other.len().cmp(&one.len()).then_with(|| one.first.id.cmp(&other.first.id)));
    groups
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::{FindingReport, sample};

    /// Failures: id, clause, place, expected, got.
    fn failures(rows: &[[&str; 5]]) -> Vec<CaseReport> {
        let sample = sample::report(None);
        let template = sample.cases.iter().find(|case| case.verdict == VerdictName::Fail).expect("the sample has one");
        rows.iter()
            .map(|[id, clause, place, expected, got]| CaseReport {
                id: (*id).to_owned(),
                clauses: vec![(*clause).to_owned(), "DSP-04".to_owned()],
                findings: vec![FindingReport {
                    place: (*place).to_owned(),
                    expected: (*expected).to_owned(),
                    got: (*got).to_owned(),
                }],
                ..template.clone()
            })
            .collect()
    }

    fn ids(cases: &[CaseReport]) -> Vec<Vec<&str>> {
        by_cause(cases)
            .iter()
            .map(|group| std::iter::once(&group.first).chain(&group.others).map(|case| case.id.as_str()).collect())
            .collect()
    }

    #[test]
    fn an_error_is_one_cause_whatever_was_expected_and_at_whatever_step() {
        let cases = failures(&[
            ["a", "CAP-01", "step 3 (dispatch)", "\"a\"", "error KindUnknown: no"],
            ["b", "CAP-01", "step 12 (dispatch)", "\"b\"", "error KindUnknown: no"],
            ["c", "CAP-01", "step 12 (register)", "\"b\"", "error KindUnknown: no"],
            ["d", "CAP-02", "step 12 (dispatch)", "\"b\"", "error KindUnknown: no"],
        ]);
        assert_eq!(ids(&cases), [vec!["a", "b"], vec!["c"], vec!["d"]]);
    }

    #[test]
    fn values_are_one_cause_only_where_both_sides_are_equal() {
        let cases = failures(&[
            ["a", "CHN-01", "step 3 (dispatch), at /0", "1", "2"],
            ["b", "CHN-01", "step 3 (dispatch), at /0", "2", "2"],
            ["c", "CHN-01", "step 4 (dispatch), at /0", "2", "2"],
            ["d", "CHN-01", "trace", "2", "2"],
        ]);
        assert_eq!(ids(&cases), [vec!["b", "c"], vec!["a"], vec!["d"]], "the largest group comes first");
    }
}

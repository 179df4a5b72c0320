//! The badge: the JSON that a shields.io endpoint badge asks for.

use serde_json::json;

use super::model::{Conclusion, Report};
use super::phrases;

/// What the badge is about.
pub(super) const LABEL: &str = "dagstack conformance";

/// The badge, as JSON with a line break at its end: how many of the profile's cases passed, how many quirks the
/// run looked past, and a colour. Green is for the whole profile without any.
#[must_use]
pub fn badge(report: &Report) -> String {
    let (counts, profile) = (&report.counts, &report.profile);
    let passed = format!("{} of {}", counts.pass, profile.cases);
    let selected = |count: usize, what: &str| format!("{count} of {} selected {what}", counts.total);
    let (message, colour) = match report.outcome {
        Conclusion::Incomplete => ("incomplete".to_owned(), "lightgrey"),
        Conclusion::Fails if report.is_part() => (selected(counts.unexpected, "failed"), "red"),
        Conclusion::Fails => (passed, "red"),
        Conclusion::Selected => (selected(counts.pass, "passed"), "lightgrey"),
        Conclusion::Partial => (format!("partial: {passed}"), "orange"),
        Conclusion::AsListed | Conclusion::AsDeclared => (passed, "yellow"),
        Conclusion::Conforms => match &report.suite.requirements {
            Some(version) => (format!("{} of suite {version}: {passed}", profile.name), "brightgreen"),
            None => (format!("{}: {passed}", profile.name), "brightgreen"),
        },
    };
    let message = match phrases::quirks_counted(report) {
        Some(quirks) if report.outcome != Conclusion::Incomplete => format!("{message}, {quirks}"),
        _ => message,
    };
    let badge = json!({"schemaVersion": 1, "label": LABEL, "message": message, "color": colour});
    format!("{badge}\n")
}

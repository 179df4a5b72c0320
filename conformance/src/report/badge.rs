//! The badge: the JSON that a shields.io endpoint badge asks for.

use serde_json::json;

use super::model::{Conclusion, Report};

/// What the badge is about.
pub(super) const LABEL: &str = "dagstack conformance";

/// The badge, as JSON with a line break at its end: how many of the profile's cases passed, and a colour. Green is for the whole profile.
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
        Conclusion::AsListed => (passed, "yellow"),
        Conclusion::Conforms => (format!("{}: {passed}", profile.name), "brightgreen"),
    };
    let badge = json!({"schemaVersion": 1, "label": LABEL, "message": message, "color": colour});
    format!("{badge}\n")
}

//! The badge: the JSON that a shields.io endpoint badge asks for.

use serde_json::json;

use super::model::{Conclusion, Report};

/// What the badge is about.
pub(super) const LABEL: &str = "dagstack conformance";

/// The badge, as JSON with a line break at its end: how many of the cases that were run passed, and a colour.
#[must_use]
pub fn badge(report: &Report) -> String {
    let counts = &report.counts;
    let executed = counts.executed();
    let (message, colour) = match report.outcome {
        Conclusion::Incomplete => ("incomplete".to_owned(), "lightgrey"),
        Conclusion::Fails => (format!("{} of {executed}", counts.pass), "red"),
        Conclusion::Conforms if counts.known > 0 => (format!("{} of {executed}", counts.pass), "yellow"),
        Conclusion::Conforms => (format!("{} of {executed}", counts.pass), "brightgreen"),
    };
    let badge = json!({"schemaVersion": 1, "label": LABEL, "message": message, "color": colour});
    format!("{badge}\n")
}

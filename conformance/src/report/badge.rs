//! The badge: the JSON that a shields.io endpoint badge asks for.

use serde_json::json;

use super::model::{Outcome, Report};

/// The badge, as JSON with a line break at its end: how many of the cases that were run passed, and a colour.
#[must_use]
pub fn badge(report: &Report) -> String {
    let counts = &report.counts;
    let executed = counts.executed();
    let (message, colour) = match report.outcome {
        Outcome::Incomplete => ("incomplete".to_owned(), "lightgrey"),
        Outcome::Fails => (format!("{} of {executed}", counts.pass), "red"),
        Outcome::Conforms if counts.known > 0 => (format!("{} of {executed}", counts.pass), "yellow"),
        Outcome::Conforms => (format!("{} of {executed}", counts.pass), "brightgreen"),
    };
    let badge = json!({"schemaVersion": 1, "label": "dagstack conformance", "message": message, "color": colour});
    format!("{badge}\n")
}

//! `known update`: the smallest change, and nothing is dropped silently.

use std::fmt::Write as _;

use super::{Change, NewEntries, Update, compare, update};
use crate::report::sample::{list, report, suite};

fn updated(text: &str, wanted: NewEntries<'_>) -> Update {
    let suite = suite();
    let ids = || suite.cases.iter().map(|case| case.id.as_str());
    let all: Vec<&str> = ids().collect();
    let report = report(Some(text));
    let update = update(&list(text), ids(), &report, wanted).expect("a list that can be changed");
    // Whatever was done, the list is up to date, and a second time changes nothing.
    let after = list(&update.text);
    assert_eq!(compare(&after, &all, &report.cases).problems, [], "{}", update.text);
    let again = super::update(&after, ids(), &report, NewEntries::default()).expect("a list");
    assert_eq!((again.text.as_str(), again.changes.as_slice()), (update.text.as_str(), &[][..]));
    assert_eq!(again.unexplained, update.unexplained);
    update
}

fn rendered(update: &Update) -> String {
    let mut text = String::new();
    for change in &update.changes {
        let _ = writeln!(text, "{change:?}");
    }
    let _ = writeln!(text, "unexplained: {}", update.unexplained.join(" "));
    format!("{text}-----\n{}", update.text)
}

#[test]
fn an_up_to_date_list_keeps_every_byte() {
    let text = "# why this list\n\n  [[known]] # first\nid   = 'sample.fail-known'   # an id\noutcome = \"fail\"\ncause = \"ManifestInvalid\"\nreason = \"\"\"\nlong\n\"\"\"\n# the end\n";
    let update = updated(text, NewEntries::default());
    assert_eq!((update.text.as_str(), update.changes.as_slice()), (text, &[][..]));
    assert_eq!(update.unexplained.len(), 6);
}

#[test]
fn a_list_is_made_with_one_reason() {
    let update = updated("", NewEntries { reason: Some("seen in 0.1.0"), issue: Some("https://tracker.example/7") });
    insta::assert_snapshot!(rendered(&update));
    assert_eq!(update.unexplained, [""; 0]);
    assert!(updated("", NewEntries { reason: Some("  "), issue: None }).changes.is_empty());
}

#[test]
fn what_is_stale_is_changed_and_reported() {
    let text = "\
# Known failures of sample-plugins.
# Keep it sorted.

# It passes.
[[known]]
id = \"sample.pass\"
outcome = \"fail\"
cause = \"x\"
reason = \"was broken\"

# Chains.

[[known]]
id = \"sample.fail\"   # look at the trace
outcome = \"crash\"    # every time
cause = \"segmentation\"
reason = \"the chain goes on\"
clauses = [\"CHN-02\"]

[[known]]
id = \"nowhere.x\"
outcome = \"timeout\"
reason = \"renamed since\"

[[known]]
id = \"sample.fail-*\"
outcome = \"fail\"
cause = \"ManifestInvalid\"
reason = \"stays\"

# == The end ==

# Not offered.
[[known]]
id = \"sample.unsupported\"
outcome = \"fail\"
cause = \"x\"
reason = \"no HTTP\"
# The end.
";
    insta::assert_snapshot!(rendered(&updated(text, NewEntries::default())));
}

#[test]
fn a_pattern_that_does_not_hold_any_more_is_split() {
    let text = "# All of them.\n[[known]]\nid = \"sample.*\"\noutcome = \"fail\"\ncause = \"got\"\nreason = \"nothing works\" # yet\n";
    let update = updated(text, NewEntries::default());
    assert!(matches!(update.changes.first(), Some(Change::Split { .. })), "{:?}", update.changes);
    insta::assert_snapshot!(rendered(&update));
}

#[test]
fn entries_in_one_value_are_refused() {
    let text = "known = [{id = \"sample.fail\", outcome = \"fail\", cause = \"x\", reason = \"r\"}]";
    let suite = suite();
    let refused =
        update(&list(text), suite.cases.iter().map(|case| case.id.as_str()), &report(None), NewEntries::default());
    assert!(refused.is_err());
}

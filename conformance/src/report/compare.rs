//! Two reports, case by case: what fails now, what passes now, and what fails otherwise than before.

use std::collections::{BTreeMap, BTreeSet};

use schemars::JsonSchema;
use serde::Serialize;

use super::case::{CaseReport, VerdictName};
use super::escape::{SHORT, code, line, markdown};
use super::model::Report;
use super::phrases;

/// The most cases of one heading that are shown as text; the JSON holds them all.
const SHOWN: usize = 50;

/// What changed from one report to another.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
#[non_exhaustive]
pub struct Comparison {
    /// What the first report is about: binding, suite, and what its run looked past.
    pub before: String,
    /// What the second report is about.
    pub after: String,
    /// Cases that fail now, and did not.
    pub newly_failing: Vec<Change>,
    /// Cases that passed or failed, and are now unsupported, not run, or missing.
    pub no_longer_shown: Vec<Change>,
    /// Cases that pass now, and did not.
    pub newly_passing: Vec<Change>,
    /// Cases that fail in both, otherwise than before.
    pub changed: Vec<Change>,
    /// How many cases end in both as they did.
    pub unchanged: usize,
}

/// A case that ends otherwise.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
#[non_exhaustive]
pub struct Change {
    /// The case.
    pub id: String,
    /// What it should show.
    pub title: String,
    /// The clauses that it proves.
    pub clauses: Vec<String>,
    /// How it ended in the first report; null where it was not in it.
    pub before: Option<Ended>,
    /// How it ended in the second one.
    pub after: Option<Ended>,
}

/// How a case ended.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Ended {
    /// The verdict.
    pub verdict: VerdictName,
    /// What was seen, on one line; empty for a pass.
    pub seen: String,
}

impl Ended {
    fn of(case: &CaseReport) -> Self {
        let seen = if case.verdict == VerdictName::Pass { String::new() } else { line(&case.seen(), SHORT) };
        Self { verdict: case.verdict, seen }
    }
}

/// Whether a case showed anything of the binding.
const fn is_shown(verdict: VerdictName) -> bool {
    matches!(verdict, VerdictName::Pass) || verdict.is_failure()
}

fn by_id(report: &Report) -> BTreeMap<&str, &CaseReport> {
    report.cases.iter().map(|case| (case.id.as_str(), case)).collect()
}

impl Comparison {
    /// Compares two reports, of one binding or of two, with one suite or with two.
    #[must_use]
    pub fn new(before: &Report, after: &Report) -> Self {
        let name = |report: &Report| {
            let suite = format!("{}, suite {}", phrases::binding(report), report.suite.version);
            phrases::with_quirks(suite, report)
        };
        let mut comparison = Self {
            before: name(before),
            after: name(after),
            newly_failing: Vec::new(),
            no_longer_shown: Vec::new(),
            newly_passing: Vec::new(),
            changed: Vec::new(),
            unchanged: 0,
        };
        let (old, new) = (by_id(before), by_id(after));
        for id in old.keys().chain(new.keys()).collect::<BTreeSet<_>>() {
            comparison.add(old.get(id).copied(), new.get(id).copied());
        }
        comparison
    }

    fn add(&mut self, before: Option<&CaseReport>, after: Option<&CaseReport>) {
        let verdict = |case: Option<&CaseReport>| case.map(|case| case.verdict);
        let was_shown = verdict(before).is_some_and(is_shown);
        let had_failed = verdict(before).is_some_and(VerdictName::is_failure);
        let list = match verdict(after) {
            Some(now) if now.is_failure() && !had_failed => &mut self.newly_failing,
            Some(now) if now.is_failure() && before.map(Ended::of) != after.map(Ended::of) => &mut self.changed,
            Some(VerdictName::Pass) if verdict(before) != Some(VerdictName::Pass) => &mut self.newly_passing,
            now if was_shown && !now.is_some_and(is_shown) => &mut self.no_longer_shown,
            _ => {
                self.unchanged += 1;
                return;
            }
        };
        let Some(case) = after.or(before) else { return };
        list.push(Change {
            id: case.id.clone(),
            title: case.title.clone(),
            clauses: case.clauses.clone(),
            before: before.map(Ended::of),
            after: after.map(Ended::of),
        });
    }

    /// Whether less is shown to be right than before.
    #[must_use]
    pub const fn is_worse(&self) -> bool {
        !self.newly_failing.is_empty() || !self.no_longer_shown.is_empty()
    }

    /// The headings with what is below them: what is worse comes first.
    const fn parts(&self) -> [(&'static str, &Vec<Change>); 4] {
        [
            ("newly failing", &self.newly_failing),
            ("no longer shown", &self.no_longer_shown),
            ("newly passing", &self.newly_passing),
            ("failing otherwise", &self.changed),
        ]
    }

    /// The comparison as text.
    #[must_use]
    pub fn text(&self) -> String {
        let mut text = format!("before: {}\nafter:  {}\n", self.before, self.after);
        for (heading, changes) in self.parts().into_iter().filter(|(_, changes)| !changes.is_empty()) {
            text.push_str(&format!("\n{heading}: {}\n", changes.len()));
            for change in changes.iter().take(SHOWN) {
                text.push_str(&format!("  {}  {}\n", change.id, change.clauses.join(" ")));
                for (label, ended) in [("before", &change.before), ("after", &change.after)] {
                    text.push_str(&format!("    {label:<6} {}\n", shown(ended.as_ref())));
                }
            }
            if let more @ 1.. = changes.len().saturating_sub(SHOWN) {
                text.push_str(&format!("  and {more} more; the JSON holds them all\n"));
            }
        }
        text.push_str(&format!("\n{}\n", self.sums()));
        text
    }

    /// The comparison as Markdown.
    #[must_use]
    pub fn markdown(&self) -> String {
        let mut text =
            format!("## {}\n\nBefore: {}. After: {}.\n", self.sums(), markdown(&self.before), markdown(&self.after));
        for (heading, changes) in self.parts().into_iter().filter(|(_, changes)| !changes.is_empty()) {
            text.push_str(&format!("\n### {heading}: {}\n\n", changes.len()));
            text.push_str("| case | clauses | before | after |\n|---|---|---|---|\n");
            for change in changes.iter().take(SHOWN) {
                text.push_str(&format!(
                    "| {}<br>{} | {} | {} | {} |\n",
                    code(&change.id),
                    markdown(&change.title),
                    markdown(&change.clauses.join(" ")),
                    markdown(&shown(change.before.as_ref())),
                    markdown(&shown(change.after.as_ref())),
                ));
            }
            if let more @ 1.. = changes.len().saturating_sub(SHOWN) {
                text.push_str(&format!("\nand {more} more; the JSON holds them all.\n"));
            }
        }
        text
    }

    /// `2 newly failing, 1 newly passing, 770 unchanged`.
    fn sums(&self) -> String {
        let counted = self.parts().into_iter().filter(|(_, changes)| !changes.is_empty());
        let mut parts: Vec<String> = counted.map(|(heading, changes)| format!("{} {heading}", changes.len())).collect();
        parts.push(format!("{} unchanged", self.unchanged));
        parts.join(", ")
    }
}

fn shown(ended: Option<&Ended>) -> String {
    match ended {
        None => "not in the report".to_owned(),
        Some(Ended { verdict, seen }) if seen.is_empty() => verdict.as_str().replace('_', " "),
        Some(Ended { verdict, seen }) => format!("{}: {seen}", verdict.as_str().replace('_', " ")),
    }
}

#[cfg(test)]
mod tests {
    use super::super::sample;
    use super::*;

    fn reports() -> (Report, Report) {
        let before = sample::report(None);
        let mut after = before.clone();
        let passing = before.cases.iter().find(|case| case.id == "sample.pass").expect("it passes").clone();
        let failing = before.cases.iter().find(|case| case.id == "sample.fail").expect("it fails").clone();
        for case in &mut after.cases {
            let (id, title) = (case.id.clone(), case.title.clone());
            match id.as_str() {
                "sample.pass" => *case = CaseReport { id, title, ..failing.clone() },
                "sample.timeout" => *case = CaseReport { id, title, ..passing.clone() },
                "sample.crash" => case.message = Some("signal 9".to_owned()),
                _ => {}
            }
        }
        after.cases.retain(|case| case.id != "sample.should");
        after.cases.push(CaseReport { id: "sample.new".to_owned(), ..passing });
        (before, after)
    }

    #[test]
    fn what_changed_is_sorted_by_what_it_means() {
        let (before, after) = reports();
        let comparison = Comparison::new(&before, &after);
        assert!(comparison.is_worse());
        insta::assert_snapshot!("comparison_text", comparison.text());
        insta::assert_snapshot!("comparison_markdown", comparison.markdown());
        let same = Comparison::new(&before, &before);
        assert_eq!((same.is_worse(), same.unchanged), (false, before.cases.len()));
    }
}

//! The report as Markdown, for the summary page of a CI job.

use super::case::{CaseReport, Standing};
use super::escape::{SHORT, code, line, markdown};
use super::model::{Conclusion, Report};
use super::phrases;

/// The most cases that one table shows: summary pages take 1 MiB, and nobody reads more.
const ROWS: usize = 200;

/// The report as Markdown.
#[must_use]
pub fn summary(report: &Report) -> String {
    let mark = match report.outcome {
        Conclusion::Conforms => "✅",
        Conclusion::AsDeclared | Conclusion::AsListed | Conclusion::Partial | Conclusion::Selected => "☑️",
        Conclusion::Fails => "❌",
        Conclusion::Incomplete => "⚠️",
    };
    let mut text = format!(
        "## {mark} {}: {}\n\n{}, in {:.2} s. Suite {}, spec {}.\n",
        markdown(&phrases::binding(report)),
        phrases::outcome(report),
        phrases::counts(&report.counts),
        report.duration_ms / 1000.0,
        markdown(&report.suite.version),
        markdown(&report.suite.spec),
    );
    let selection = phrases::selection(report);
    if !selection.is_empty() {
        text.push_str(&format!("Of {} cases: {}.\n", report.suite.cases, markdown(&selection)));
    }
    if !report.quirks.is_empty() {
        text.push_str("\n### Departures that the run looked past\n\n");
        for quirk in &report.quirks {
            text.push_str(&format!("- {}: {}\n", code(quirk.id.as_str()), markdown(&quirk.reason)));
        }
    }
    let of = |standing| phrases::standing(report, standing).collect::<Vec<_>>();
    failures(&mut text, "Failures", &of(Standing::Unexpected), false);
    if !report.known_problems.is_empty() {
        text.push_str("\n### The list of known failures is stale\n\n");
        for problem in report.known_problems.iter().take(ROWS) {
            let place = format!("{}:{}", problem.file, problem.line);
            text.push_str(&format!("- {}: {}\n", code(&place), markdown(&problem.message)));
        }
        more(&mut text, report.known_problems.len());
    }
    failures(&mut text, "SHOULD cases that failed", &of(Standing::Reported), true);
    known(&mut text, &of(Standing::Known));
    skipped(&mut text, &of(Standing::Skipped));
    let not_run = of(Standing::NotRun);
    if let Some(first) = not_run.first() {
        let reason = first.message.as_deref().unwrap_or("no reason given");
        text.push_str(&format!("\n{} not run: {}\n", not_run.len(), markdown(&line(reason, SHORT))));
    }
    if !of(Standing::Unexpected).is_empty() {
        text.push_str(&format!("\nRepeat one with {} and its id.\n", code(&format!("{} --filter", report.command))));
    }
    text
}

fn failures(text: &mut String, heading: &str, cases: &[&CaseReport], folded: bool) {
    if cases.is_empty() {
        return;
    }
    open(text, &format!("{heading}: {}", cases.len()), folded);
    text.push_str("| case | clauses | verdict | seen |\n|---|---|---|---|\n");
    for case in cases.iter().take(ROWS) {
        text.push_str(&format!(
            "| {}<br>{} | {} | {} | {} |\n",
            code(&case.id),
            markdown(&case.title),
            markdown(&case.clauses.join(" ")),
            case.verdict.as_str().replace('_', " "),
            markdown(&line(&case.seen(), SHORT)),
        ));
    }
    more(text, cases.len());
    close(text, folded);
}

fn known(text: &mut String, cases: &[&CaseReport]) {
    if cases.is_empty() {
        return;
    }
    open(text, &format!("Known failures: {}", cases.len()), true);
    text.push_str("| case | clauses | verdict | reason |\n|---|---|---|---|\n");
    for case in cases.iter().take(ROWS) {
        let (reason, issue) = case
            .known
            .as_ref()
            .map(|known| (line(&known.reason, SHORT), known.issue.clone().unwrap_or_default()))
            .unwrap_or_default();
        text.push_str(&format!(
            "| {} | {} | {} | {} {} |\n",
            code(&case.id),
            markdown(&case.clauses.join(" ")),
            case.verdict.as_str().replace('_', " "),
            markdown(&reason),
            code(&issue),
        ));
    }
    more(text, cases.len());
    close(text, true);
}

fn skipped(text: &mut String, cases: &[&CaseReport]) {
    if cases.is_empty() {
        return;
    }
    open(text, &format!("Unsupported: {}", cases.len()), true);
    text.push_str("| case | capability |\n|---|---|\n");
    for case in cases.iter().take(ROWS) {
        let capability = case.capability.map(|capability| code(capability.as_str())).unwrap_or_default();
        text.push_str(&format!("| {} | {capability} |\n", code(&case.id)));
    }
    more(text, cases.len());
    close(text, true);
}

fn open(text: &mut String, heading: &str, folded: bool) {
    if folded {
        text.push_str(&format!("\n<details><summary>{heading}</summary>\n\n"));
    } else {
        text.push_str(&format!("\n### {heading}\n\n"));
    }
}

fn close(text: &mut String, folded: bool) {
    if folded {
        text.push_str("\n</details>\n");
    }
}

fn more(text: &mut String, count: usize) {
    if count > ROWS {
        text.push_str(&format!("\n… and {} more; the JSON report holds them all.\n", count - ROWS));
    }
}

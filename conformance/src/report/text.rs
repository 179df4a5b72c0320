//! The report as text: what fails the run in full, failures with one cause once, what is known in a line, and the sums at the end.

use std::collections::BTreeMap;

use anstyle::{AnsiColor, Style};
use dagstack_spec_model::contract::Contract;

use super::case::{CaseReport, Standing, VerdictName};
use super::groups::{Group, by_cause};
use super::model::{Conclusion, Report};
use super::phrases;
use crate::fixture::Level;
use crate::prose::{one_line, proven_text};

/// The most groups of failures that are shown in full; what is wrong with most cases is among them.
const GROUPS: usize = 20;

/// The most cases of one group that are named.
const NAMED: usize = 3;

/// The most differences of one case that are shown; the JSON report holds more.
const FINDINGS: usize = 8;

/// The most lines of one text that are shown.
const LINES: usize = 24;

/// The last lines of standard error that are shown.
const STDERR_LINES: usize = 12;

const RED: Style = AnsiColor::Red.on_default().bold();
const YELLOW: Style = AnsiColor::Yellow.on_default();
const GREEN: Style = AnsiColor::Green.on_default().bold();
const DIM: Style = Style::new().dimmed();

/// How a report is written as text.
#[derive(Debug, Clone, Default)]
pub struct TextStyle {
    /// With colour.
    pub colour: bool,
    /// Failures with one cause are shown once, and a limited number of them in full: this is the command that shows them all, each by
    /// itself. Without it, all are shown.
    pub show_all_with: Option<String>,
}

/// The report as text. The contract gives the texts of clauses.
#[must_use]
pub fn text(report: &Report, contract: &Contract, style: &TextStyle) -> String {
    let mut writer = Writer { report, contract, style, text: String::new() };
    writer.failures(Standing::Unexpected, RED);
    if phrases::standing(report, Standing::Reported).next().is_some() {
        writer.heading("SHOULD: reported, and no reason to fail");
        writer.failures(Standing::Reported, YELLOW);
    }
    writer.folded();
    writer.known_problems();
    writer.quirks();
    writer.sums();
    writer.text
}

struct Writer<'a> {
    report: &'a Report,
    contract: &'a Contract,
    style: &'a TextStyle,
    text: String,
}

impl Writer<'_> {
    fn paint(&self, style: Style, text: &str) -> String {
        if self.style.colour { format!("{style}{text}{style:#}") } else { text.to_owned() }
    }

    fn line(&mut self, text: &str) {
        self.text.push_str(text.trim_end());
        self.text.push('\n');
    }

    fn heading(&mut self, text: &str) {
        self.line(text);
        self.line("");
    }

    /// The failures of one standing.
    fn failures(&mut self, standing: Standing, style: Style) {
        let report = self.report;
        let cases = phrases::standing(report, standing);
        let Some(show_all_with) = &self.style.show_all_with else {
            return cases.for_each(|case| self.case(case, style));
        };
        let groups = by_cause(cases);
        for group in groups.iter().take(GROUPS) {
            if group.others.is_empty() {
                self.case(group.first, style);
            } else {
                self.group(group, style);
            }
        }
        let rest = groups.get(GROUPS..).unwrap_or_default();
        if !rest.is_empty() {
            let failures: usize = rest.iter().map(Group::len).sum();
            self.line(&format!("and {failures} failures more, of {} causes", rest.len()));
        }
        if !rest.is_empty() || groups.iter().any(|group| !group.others.is_empty()) {
            self.line(&format!("show each failure by itself: {show_all_with}"));
            self.line("");
        }
    }

    /// Failures with one cause: which cases they are, and what was seen in the first of them.
    fn group(&mut self, group: &Group<'_>, style: Style) {
        let verdict = self.verdict(group.first, style);
        self.line(&format!("{verdict} {} cases, with one cause", group.len()));
        for case in std::iter::once(&group.first).chain(&group.others).take(NAMED) {
            let place = self.place(case);
            self.line(&format!("  {}: {}  {place}", case.id, case.title));
        }
        if let more @ 1.. = group.len().saturating_sub(NAMED) {
            self.line(&format!("  and {more} more"));
        }
        self.line(&format!("  seen in {}:", group.first.id));
        self.seen(group.first);
    }

    fn case(&mut self, case: &CaseReport, style: Style) {
        let (verdict, place) = (self.verdict(case, style), self.place(case));
        self.line(&format!("{verdict} {}  {place}", case.id));
        self.line(&format!("  {}", case.title));
        self.seen(case);
    }

    fn verdict(&self, case: &CaseReport, style: Style) -> String {
        self.paint(style, &case.verdict.as_str().to_uppercase().replace('_', " "))
    }

    fn place(&self, case: &CaseReport) -> String {
        self.paint(DIM, &format!("({})", case.place))
    }

    /// The clauses of a case, and what was otherwise than they want.
    fn seen(&mut self, case: &CaseReport) {
        for clause in &case.clauses {
            self.clause(clause, case.level);
        }
        if let Some(message) = &case.message {
            self.block("  ", message, LINES);
        }
        if let Some(line) = &case.line {
            self.line("  the line:");
            self.block("    ", line, LINES);
        }
        for finding in case.findings.iter().take(FINDINGS) {
            self.line(&format!("  {}", finding.place));
            self.labelled("expected", &finding.expected);
            self.labelled("got", &finding.got);
        }
        if case.findings.len() > FINDINGS {
            self.line(&format!("  and {} differences more", case.findings.len() - FINDINGS));
        }
        if !case.stderr.is_empty() {
            self.line("  the adapter's standard error, its end:");
            let lines: Vec<&str> = case.stderr.lines().collect();
            let from = lines.len().saturating_sub(STDERR_LINES);
            for line in lines.get(from..).unwrap_or_default() {
                self.line(&format!("  | {line}"));
            }
        }
        if !case.transcript.is_empty() {
            self.line("  the lines:");
            self.block("  | ", &case.transcript, usize::MAX);
        }
        self.line(&format!("  repeat it: {}", self.report.repeating(case)));
        self.line("");
    }

    /// A clause with its text. Of a clause that has a part of another level, the case's level says which part is meant.
    fn clause(&mut self, id: &str, level: Level) {
        let Some(clause) = self.contract.clauses.iter().find(|clause| clause.id == id) else {
            self.line(&format!("  {id}"));
            return;
        };
        let should = if level == Level::Should && clause.should.is_some() { " SHOULD" } else { "" };
        let text = one_line(&format!("{id}{should}: {}", proven_text(clause, level)));
        for line in textwrap::wrap(&text, textwrap::Options::new(100).initial_indent("  ").subsequent_indent("    ")) {
            self.line(&line);
        }
    }

    /// A label, and behind it a text of one line; one of several lines follows below.
    fn labelled(&mut self, label: &str, text: &str) {
        if text.contains('\n') {
            self.line(&format!("    {label}"));
            self.block("      ", text, LINES);
        } else {
            self.line(&format!("    {label:<9} {text}"));
        }
    }

    fn block(&mut self, indent: &str, text: &str, limit: usize) {
        for line in text.lines().take(limit) {
            self.line(&format!("{indent}{line}"));
        }
        let more = text.lines().count().saturating_sub(limit);
        if more > 0 {
            self.line(&format!("{indent}… and {more} lines more"));
        }
    }

    /// What is not shown case by case.
    fn folded(&mut self) {
        let mut known: BTreeMap<VerdictName, usize> = BTreeMap::new();
        for case in phrases::standing(self.report, Standing::Known) {
            *known.entry(case.verdict).or_default() += 1;
        }
        if !known.is_empty() {
            let sum: usize = known.values().sum();
            let parts: Vec<String> =
                known.iter().map(|(verdict, count)| format!("{count} {}", verdict.as_str())).collect();
            self.line(&format!("known failures: {sum} as listed ({})", parts.join(", ")));
        }
        let mut lacking: BTreeMap<&str, usize> = BTreeMap::new();
        for capability in phrases::standing(self.report, Standing::Skipped).filter_map(|case| case.capability) {
            *lacking.entry(capability.as_str()).or_default() += 1;
        }
        if !lacking.is_empty() {
            let parts: Vec<String> = lacking.iter().map(|(name, count)| format!("{name} ({count})")).collect();
            self.line(&format!("unsupported: {}", parts.join(", ")));
        }
        let (mut passed, mut others) = (0, 0);
        for case in phrases::standing(self.report, Standing::NotScored) {
            *(if case.verdict == VerdictName::Pass { &mut passed } else { &mut others }) += 1;
        }
        if passed + others > 0 {
            let by = self.report.suite.requirements.as_deref().unwrap_or_default();
            self.line(&format!("not scored, as they came after {by}: {passed} passed, {others} did not"));
        }
        let mut reasons: BTreeMap<&str, usize> = BTreeMap::new();
        for case in phrases::standing(self.report, Standing::NotRun) {
            *reasons.entry(case.message.as_deref().unwrap_or("no reason given")).or_default() += 1;
        }
        for (reason, count) in reasons {
            self.line(&format!("not run: {count}"));
            self.block("  ", reason, LINES);
        }
    }

    fn known_problems(&mut self) {
        if self.report.known_problems.is_empty() {
            return;
        }
        let heading = self.paint(RED, "the list of known failures is stale:");
        self.line(&heading);
        for problem in &self.report.known_problems {
            self.line(&format!("  {}:{}: {}", problem.file, problem.line, problem.message));
        }
        self.line("  fix it with `dagstack-spec conformance known update`");
    }

    /// What the run looked past, and why.
    fn quirks(&mut self) {
        for quirk in &self.report.quirks {
            let text = format!("quirk {}: {}", quirk.id, quirk.reason);
            for line in textwrap::wrap(&text, textwrap::Options::new(100).subsequent_indent("  ")) {
                let line = self.paint(YELLOW, &line);
                self.line(&line);
            }
        }
    }

    fn sums(&mut self) {
        let report = self.report;
        let selection = phrases::selection(report);
        let part =
            if selection.is_empty() { String::new() } else { format!("; of {}: {selection}", report.suite.cases) };
        if !self.text.is_empty() && !self.text.ends_with("\n\n") {
            self.line("");
        }
        self.line(&format!("{}, suite {}{part}", phrases::binding(report), report.suite.version));
        self.line(&format!("{}, in {:.2} s", phrases::counts(&report.counts), report.duration_ms / 1000.0));
        let style = match report.outcome {
            Conclusion::Conforms => GREEN,
            Conclusion::AsDeclared | Conclusion::AsListed | Conclusion::Partial | Conclusion::Selected => YELLOW,
            Conclusion::Fails | Conclusion::Incomplete => RED,
        };
        let outcome = self.paint(style, &phrases::outcome(report));
        self.line(&outcome);
    }
}

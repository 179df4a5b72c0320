//! The report as `JUnit` XML, as CI servers read it.
//!
//! A known failure, a SHOULD case that failed and what the binding does not offer are skipped tests with a reason: the file is red
//! where the run is.

use std::collections::BTreeMap;
use std::time::Duration;

use quick_junit::{NonSuccessKind, Report as Document, SerializeError, TestCase, TestCaseStatus, TestSuite};

use super::case::{CaseReport, Standing, VerdictName};
use super::model::Report;
use super::phrases;

/// The report as `JUnit` XML. A subject of the suite is a test suite; the list of known failures is one more where it is stale,
/// and the quirks that the run looked past are another.
///
/// # Errors
/// Never in practice: the writer writes to memory.
pub fn junit(report: &Report) -> Result<String, SerializeError> {
    let mut document = Document::new(phrases::binding(report));
    document.set_time(duration(report.duration_ms));
    let mut suites: BTreeMap<&str, Vec<&CaseReport>> = BTreeMap::new();
    for case in &report.cases {
        suites.entry(subject(&case.id)).or_default().push(case);
    }
    for (subject, cases) in suites {
        let mut suite = TestSuite::new(subject);
        suite.set_time(duration(cases.iter().map(|case| case.duration_ms).sum()));
        suite.add_test_cases(cases.into_iter().map(|case| test_case(report, case)));
        document.add_test_suite(suite);
    }
    if !report.known_problems.is_empty() {
        let mut suite = TestSuite::new("known failures");
        suite.set_time(Duration::ZERO);
        for problem in &report.known_problems {
            let mut status = TestCaseStatus::non_success(NonSuccessKind::Failure);
            status.set_type("known_failures").set_message(&problem.message);
            status.set_description(format!("{}:{}: {}", problem.file, problem.line, problem.message));
            let name = problem.case.as_ref().unwrap_or(&problem.entry);
            let mut case = TestCase::new(name.as_str(), status);
            case.set_classname("known failures").set_time(Duration::ZERO);
            suite.add_test_case(case);
        }
        document.add_test_suite(suite);
    }
    if !report.quirks.is_empty() {
        let mut suite = TestSuite::new("quirks");
        suite.set_time(Duration::ZERO);
        for quirk in &report.quirks {
            let mut status = TestCaseStatus::skipped();
            status.set_type("quirk").set_message(format!("looked past: {}", quirk.reason));
            let mut case = TestCase::new(quirk.id.as_str(), status);
            case.set_classname("quirks").set_time(Duration::ZERO);
            suite.add_test_case(case);
        }
        document.add_test_suite(suite);
    }
    document.to_string()
}

/// What an id starts with, up to its last dot.
fn subject(id: &str) -> &str {
    id.rsplit_once('.').map_or(id, |(subject, _)| subject)
}

fn duration(milliseconds: f64) -> Duration {
    Duration::try_from_secs_f64(milliseconds / 1000.0).unwrap_or_default()
}

fn test_case(report: &Report, case: &CaseReport) -> TestCase {
    let mut status = match case.standing {
        Standing::Passed => TestCaseStatus::success(),
        Standing::Skipped | Standing::Known | Standing::Reported | Standing::NotScored => TestCaseStatus::skipped(),
        Standing::Unexpected if case.verdict == VerdictName::Fail => {
            TestCaseStatus::non_success(NonSuccessKind::Failure)
        }
        Standing::Unexpected | Standing::NotRun => TestCaseStatus::non_success(NonSuccessKind::Error),
    };
    if case.standing != Standing::Passed {
        status.set_type(case.verdict.as_str()).set_message(message(case)).set_description(description(report, case));
    }
    let mut test = TestCase::new(case.id.as_str(), status);
    test.set_classname(subject(&case.id)).set_time(duration(case.duration_ms));
    test.add_property(("clauses", case.clauses.join(" ").as_str()));
    if !case.transcript.is_empty() {
        test.set_system_out(&case.transcript);
    }
    if !case.stderr.is_empty() {
        test.set_system_err(&case.stderr);
    }
    test
}

/// One line: why it is skipped, or what was seen.
fn message(case: &CaseReport) -> String {
    let seen = super::escape::line(&case.seen(), super::escape::SHORT);
    match (case.standing, &case.known, case.capability) {
        (Standing::Known, Some(known), _) => format!("known failure: {}", known.reason),
        (Standing::Reported, ..) => format!("SHOULD: {seen}"),
        (Standing::NotScored, ..) => format!("not scored, since {}: {seen}", case.since),
        (Standing::Skipped, _, Some(capability)) => format!("unsupported: {capability}"),
        _ => seen,
    }
}

fn description(report: &Report, case: &CaseReport) -> String {
    let mut text = format!("{}\nclauses {}, {}\n", case.title, case.clauses.join(" "), case.place);
    for finding in &case.findings {
        text.push_str(&format!("{}\n  expected {}\n  got {}\n", finding.place, finding.expected, finding.got));
    }
    for more in [&case.message, &case.line].into_iter().flatten() {
        text.push_str(more);
        text.push('\n');
    }
    text.push_str(&format!("repeat it: {}\n", report.repeating(case)));
    text
}

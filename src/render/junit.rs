//! Findings as `JUnit` XML, as CI servers read it: a test case a file. Errors fail it, warnings are part of its output.

use std::collections::BTreeMap;
use std::io;
use std::time::Duration;

use dagstack_spec_model::{Diagnostic, Severity};
use quick_junit::{NonSuccessKind, Report, TestCase, TestCaseStatus, TestSuite};

use super::{Findings, TextRenderer};

/// The report as XML. Findings about files that were not looked at are test cases of their own.
pub(super) fn report(findings: &Findings<'_>) -> io::Result<String> {
    let mut files: BTreeMap<&str, Vec<&Diagnostic>> = BTreeMap::new();
    for file in findings.files {
        files.entry(file).or_default();
    }
    for found in findings.diagnostics {
        files.entry(&found.file).or_default().push(found);
    }
    let mut suite = TestSuite::new(findings.command);
    suite.set_time(Duration::ZERO);
    suite.add_test_cases(files.into_iter().map(|(file, found)| test_case(findings.command, file, &found)));
    let mut report = Report::new("dagstack-spec");
    report.set_time(Duration::ZERO);
    report.add_test_suite(suite);
    let xml = report.to_string().map_err(io::Error::other)?;
    Ok(if xml.ends_with('\n') { xml } else { xml + "\n" })
}

fn test_case(command: &str, file: &str, found: &[&Diagnostic]) -> TestCase {
    let renderer = TextRenderer::new(false);
    let text = |severity: Severity| -> String {
        let of_severity = found.iter().filter(|found| found.severity == severity);
        of_severity.map(|found| format!("{}\n", renderer.render(found))).collect()
    };
    let first = found.iter().find(|found| found.severity == Severity::Error);
    let status = match first {
        None => TestCaseStatus::success(),
        Some(first) => {
            let mut status = TestCaseStatus::non_success(NonSuccessKind::Failure);
            status.set_type(first.rule.code).set_message(&first.message).set_description(text(Severity::Error));
            status
        }
    };
    let mut case = TestCase::new(file, status);
    case.set_classname(command).set_time(Duration::ZERO);
    let warnings = text(Severity::Warning);
    if !warnings.is_empty() {
        case.set_system_out(warnings);
    }
    case
}

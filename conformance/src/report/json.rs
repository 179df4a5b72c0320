//! The JSON report: the report itself, indented. `--rerun-failed`, `matrix` and `known update` read it back.

use std::fs::File;
use std::io::{self, Read as _};
use std::path::Path;

use dagstack_spec_model::Diagnostic;

use super::Report;
use super::escape::{LONG, SHORT, TRANSCRIPT, block, line};
use super::model::VERSION;
use crate::rules;

/// The most bytes of a report that is read: some hundred thousand cases.
const MAX_BYTES: u64 = 256 * 1024 * 1024;

/// The report as indented JSON with a line break at its end.
///
/// # Errors
/// Never in practice: a report holds nothing that JSON has not.
pub fn json(report: &Report) -> serde_json::Result<String> {
    let mut text = serde_json::to_string_pretty(report)?;
    text.push('\n');
    Ok(text)
}

/// Reads a report that [`json`] wrote. Its texts are cut and cleaned again: whoever wrote the file may not be this program.
///
/// # Errors
/// One diagnostic: the file can't be read, is too large, is not a report, or one of another version.
pub fn read(path: &Path) -> Result<Report, Diagnostic> {
    let shown = path.display().to_string();
    let failed =
        |error: io::Error| Diagnostic::file_error(dagstack_spec_model::rules::UNREADABLE, &shown, error.to_string());
    let kind = std::fs::metadata(path).map_err(failed)?;
    // Opening a pipe would wait for somebody to write to it.
    if !kind.is_file() {
        return Err(Diagnostic::file_error(dagstack_spec_model::rules::UNREADABLE, &shown, "not a regular file"));
    }
    let mut bytes = Vec::new();
    File::open(path).and_then(|file| file.take(MAX_BYTES + 1).read_to_end(&mut bytes)).map_err(failed)?;
    if bytes.len() as u64 > MAX_BYTES {
        let message = format!("larger than {} MiB", MAX_BYTES / 1024 / 1024);
        return Err(Diagnostic::file_error(dagstack_spec_model::rules::TOO_LARGE, &shown, message));
    }
    parse(&bytes).map_err(|message| {
        Diagnostic::file_error(rules::REPORT_INVALID, &shown, message)
            .help("give a file that `dagstack-spec conformance run --report json=FILE` wrote")
    })
}

/// Reads a report from its bytes.
///
/// # Errors
/// Why it is not a report.
pub fn parse(bytes: &[u8]) -> Result<Report, String> {
    #[derive(serde::Deserialize)]
    struct Version {
        report: u32,
    }
    let version: Version = serde_json::from_slice(bytes).map_err(|error| format!("no report: {error}"))?;
    if version.report != VERSION {
        return Err(format!("a report of version {}; version {VERSION} is understood", version.report));
    }
    let mut report: Report = serde_json::from_slice(bytes).map_err(|error| format!("no report: {error}"))?;
    clean(&mut report);
    Ok(report)
}

fn clean(report: &mut Report) {
    let short = |text: &mut String| *text = line(text, SHORT);
    let long = |text: &mut String| *text = block(text, LONG);
    short(&mut report.suite.version);
    short(&mut report.suite.spec);
    report.suite.requirements.iter_mut().for_each(short);
    if let Some(binding) = &mut report.binding {
        [&mut binding.name, &mut binding.version, &mut binding.language].into_iter().for_each(short);
    }
    if let Some(adapter) = &mut report.adapter {
        [&mut adapter.name, &mut adapter.version].into_iter().for_each(short);
    }
    report.core_version.iter_mut().for_each(short);
    report.quirks.iter_mut().for_each(|quirk| short(&mut quirk.reason));
    for case in &mut report.cases {
        [&mut case.id, &mut case.title, &mut case.place, &mut case.since].into_iter().for_each(short);
        case.clauses.iter_mut().for_each(short);
        for finding in &mut case.findings {
            short(&mut finding.place);
            long(&mut finding.expected);
            long(&mut finding.got);
        }
        case.message.iter_mut().for_each(long);
        case.line.iter_mut().for_each(long);
        long(&mut case.stderr);
        case.transcript = block(&case.transcript, TRANSCRIPT);
        if let Some(known) = &mut case.known {
            long(&mut known.reason);
            known.issue.iter_mut().for_each(short);
        }
    }
    for problem in &mut report.known_problems {
        [&mut problem.entry, &mut problem.file, &mut problem.message].into_iter().for_each(short);
        problem.case.iter_mut().for_each(short);
    }
}

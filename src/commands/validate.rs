//! `validate`: finds manifests and reports what is wrong with them.

use std::path::PathBuf;

use clap::Args;
use dagstack_spec_model::Severity;
use dagstack_spec_model::manifest::{Report as ManifestReport, ValidateOptions, in_process_only_kinds, validate_paths};

use super::{CommandResult, Exit, load_spec};
use crate::output::Output;
use crate::report::{Format, Report, count};

/// Check plugin manifests
///
/// Takes manifest files, and folders in which manifests are looked for as a registry would: `dagstack.toml`, `dagstack.json`,
/// `[tool.dagstack.plugin]` in `pyproject.toml`, or `dagstack` in `package.json`. Every problem of every manifest is reported.
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  dagstack-spec validate plugins/
  dagstack-spec validate plugins/echo/dagstack.toml
  dagstack-spec validate plugins/ --format json > report.json
  dagstack-spec validate plugins/ --deny-warnings --ignore 'draft-*'

Exit codes: 0 no errors, 1 errors found, 2 a path can't be read or holds no manifest.")]
pub(crate) struct Arguments {
    /// Manifest files, and folders to look for manifests in
    #[arg(required = true, value_name = "PATH")]
    paths: Vec<PathBuf>,

    /// How to report
    #[arg(long, value_enum, default_value_t = Format::Text, value_name = "FORMAT")]
    format: Format,

    /// Pass by folders of this name, besides those that every discovery passes by; `*`, `?` and `[abc]` are understood
    #[arg(long, value_name = "PATTERN")]
    ignore: Vec<String>,

    /// A spec tree whose kinds the manifests may name, besides those of the embedded spec
    #[arg(long, value_name = "DIR")]
    spec: Option<PathBuf>,

    /// End with 1 for warnings, too
    #[arg(long)]
    deny_warnings: bool,
}

pub(crate) fn run(arguments: &Arguments, output: &Output) -> CommandResult {
    let mut options = ValidateOptions { ignore: arguments.ignore.clone(), ..ValidateOptions::default() };
    if let Some(folder) = &arguments.spec {
        options.in_process_only_kinds = in_process_only_kinds(&load_spec(Some(folder))?);
    }
    let report = validate_paths(&arguments.paths, &options)?;
    Report { checked: report.checked, diagnostics: &report.diagnostics, summary: summary(&report) }
        .print(arguments.format, output)?;
    let findings =
        report.count(Severity::Error) > 0 || (arguments.deny_warnings && report.count(Severity::Warning) > 0);
    Ok(match (report.is_incomplete(), findings) {
        (true, _) => Exit::Failed,
        (false, true) => Exit::Findings,
        (false, false) => Exit::Fine,
    })
}

/// `3 manifests: 1 invalid, 2 errors, 1 warning`.
fn summary(report: &ManifestReport) -> String {
    let mut parts = Vec::new();
    let errors = report.count(Severity::Error);
    if errors > 0 {
        if report.checked > 0 {
            parts.push(format!("{} invalid", report.invalid()));
        }
        parts.push(count(errors, "error"));
    }
    let warnings = report.count(Severity::Warning);
    if warnings > 0 {
        parts.push(count(warnings, "warning"));
    }
    let verdict = if parts.is_empty() { "all valid".to_owned() } else { parts.join(", ") };
    format!("{}: {verdict}", count(report.checked, "manifest"))
}

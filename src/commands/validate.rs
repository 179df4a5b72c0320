//! `validate`: finds manifests and reports what is wrong with them.

use std::io::Read as _;
use std::path::{Path, PathBuf};
use std::{env, io};

use clap::Args;
use dagstack_spec_model::Severity;
use dagstack_spec_model::internal::read;
use dagstack_spec_model::manifest::{Report, ValidateOptions, validate_paths, validate_text};

use super::fix::Fixes;
use super::{CommandResult, Error, Exit, load_spec};
use crate::config;
use crate::output::Output;
use crate::render::{Findings, Format, count};

/// Check plugin manifests, each and as a set
///
/// Takes manifest files, and folders in which manifests are looked for as a registry would: `dagstack.toml`, `dagstack.json`,
/// `[tool.dagstack.plugin]` in `pyproject.toml`, or `dagstack` in `package.json`. Every problem of every manifest is reported, and
/// what a registry that loads all of them would find between them: circles of dependencies, names that are taken, kinds that nobody
/// has, entry points that lead nowhere.
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  dagstack-spec validate                                   the plugins in and below this folder
  dagstack-spec validate plugins/ more-plugins/            two folders that one registry loads
  dagstack-spec validate plugins/echo/dagstack.toml
  dagstack-spec validate --spec . --host-kind tool --host-kind source plugins/
  dagstack-spec validate plugins/ --format json > report.json
  dagstack-spec validate plugins/ --deny-warnings --ignore 'draft-*'
  dagstack-spec validate --fix --dry-run plugins/          show what could be fixed
  dagstack-spec validate - --stdin-filename plugins/echo/dagstack.toml < dagstack.toml

Exit codes: 0 no errors, 1 errors found, 2 a path can't be read or holds no manifest.")]
pub(crate) struct Arguments {
    /// Manifest files, and folders to look for manifests in; `-` is the standard input. Of several files, those that hold no manifest
    /// are passed over
    #[arg(default_value = ".", value_name = "PATH")]
    paths: Vec<PathBuf>,

    /// Which file the standard input is: its name says the form, and its folder is the plugin's
    #[arg(long, value_name = "FILE")]
    stdin_filename: Option<PathBuf>,

    /// How to report
    #[arg(long, value_enum, default_value_t = Format::Text, value_name = "FORMAT")]
    format: Format,

    /// Pass by folders of this name, besides those that every discovery passes by; `*`, `?` and `[abc]` are understood. Repeatable; added
    /// to `ignore` under `[validate]` in the nearest dagstack-spec.toml
    #[arg(long, value_name = "PATTERN")]
    ignore: Vec<String>,

    /// A spec tree whose kinds the manifests may name, besides those of the embedded spec. `spec` under `[validate]` by default
    #[arg(long, value_name = "DIR")]
    spec: Option<PathBuf>,

    /// A kind that the host has: a manifest of a kind that is not among them is refused. Repeatable; added to `kinds` under `[validate]`
    #[arg(long = "host-kind", value_name = "NAME")]
    host_kinds: Vec<String>,

    /// Fix what is mechanical (a range in another ecosystem's notation, an entry that is there already), and report what is left.
    /// Comments and layout stay
    #[arg(long)]
    fix: bool,

    /// With `--fix`, show the changes as a diff and write nothing; end with 1 if there are any
    #[arg(long, requires = "fix")]
    dry_run: bool,

    /// End with 1 for warnings, too
    #[arg(long)]
    deny_warnings: bool,
}

/// How long a manifest on the standard input may be, in bytes: as long as one in a file.
const MAX_BYTES: u64 = read::MAX_BYTES;

pub(crate) fn run(arguments: &Arguments, output: &Output) -> CommandResult {
    let options = options(arguments)?;
    let is_standard_input = arguments.paths.iter().any(|path| path == Path::new("-"));
    if is_standard_input && arguments.fix {
        return Err(Error::Usage("`--fix` changes files, and `-` is none"));
    }
    let mut report = if is_standard_input {
        if arguments.paths.len() > 1 {
            return Err(Error::Usage("`-` stands alone: name the standard input, or files and folders"));
        }
        validate_text(arguments.stdin_filename.as_deref(), standard_input()?, &options)
    } else {
        validate_paths(&arguments.paths, &options)?
    };
    if arguments.fix {
        let fixes = fixes(&report);
        if arguments.dry_run && fixes.count() > 0 {
            Output::result(&fixes.diff())?;
            output.note(&format!("{} to apply; leave out `--dry-run`", count(fixes.count(), "fix")));
            return Ok(Exit::Findings);
        }
        // Fixes that overlap are found anew in what comes of the first.
        let mut applied = 0;
        for _ in 0..ROUNDS {
            let fixes = self::fixes(&report);
            if fixes.count() == 0 {
                break;
            }
            fixes.write()?;
            applied += fixes.count();
            report = validate_paths(&arguments.paths, &options)?;
        }
        if applied > 0 {
            output.note(&format!("{} applied", count(applied, "fix")));
        }
    }
    let files: Vec<String> = report.files.iter().map(|file| file.name.clone()).collect();
    let found = Findings { command: "validate", files: &files, diagnostics: &report.diagnostics };
    output.findings(&found, arguments.format, &summary(&report))?;
    let findings =
        report.count(Severity::Error) > 0 || (arguments.deny_warnings && report.count(Severity::Warning) > 0);
    Ok(match (report.is_incomplete(), findings) {
        (true, _) => Exit::Failed,
        (false, true) => Exit::Findings,
        (false, false) => Exit::Fine,
    })
}

/// How often what was fixed is looked at again.
const ROUNDS: usize = 10;

/// The fixes of what is reported about manifests in files.
fn fixes(report: &Report) -> Fixes {
    Fixes::of(&report.diagnostics, |name| {
        report.files.iter().find(|file| file.name == name).map(|file| file.path.clone())
    })
}

/// What the arguments and the nearest configuration say together.
fn options(arguments: &Arguments) -> Result<ValidateOptions, Error> {
    let file = env::current_dir().ok().and_then(|folder| config::find(&folder));
    let config = file.as_deref().map(|file| config::read(file).map_err(Error::Diagnostics)).transpose()?;
    let config = config.map(|config| config.validate).unwrap_or_default();
    let base = file.as_deref().and_then(Path::parent).unwrap_or(Path::new(""));
    let mut options = ValidateOptions::default();
    options.ignore = config.ignore.into_iter().chain(arguments.ignore.iter().cloned()).collect();
    if let Some(folder) = arguments.spec.clone().or_else(|| config.spec.map(|spec| base.join(spec))) {
        options.kinds = options.kinds.with_spec(&load_spec(Some(&folder))?);
    }
    options.kinds = options.kinds.declared(config.kinds.into_iter().chain(arguments.host_kinds.iter().cloned()));
    Ok(options)
}

/// The standard input as text.
fn standard_input() -> Result<String, Error> {
    let mut bytes = Vec::new();
    let read = io::stdin().lock().take(MAX_BYTES + 1).read_to_end(&mut bytes);
    read.map_err(|error| Error::Missing(format!("can't read the standard input: {error}")))?;
    if bytes.len() as u64 > MAX_BYTES {
        return Err(Error::Missing(format!("the standard input is larger than {} MiB", MAX_BYTES >> 20)));
    }
    String::from_utf8(bytes).map_err(|_| Error::Missing("the standard input is not UTF-8".to_owned()))
}

/// `3 manifests: 1 invalid, 2 errors, 1 warning`.
fn summary(report: &Report) -> String {
    let mut parts = Vec::new();
    let errors = report.count(Severity::Error);
    if errors > 0 {
        if report.invalid() > 0 {
            parts.push(format!("{} invalid", report.invalid()));
        }
        parts.push(count(errors, "error"));
    }
    let warnings = report.count(Severity::Warning);
    if warnings > 0 {
        parts.push(count(warnings, "warning"));
    }
    if report.passed_over > 0 {
        parts.push(format!("{} without a manifest passed over", count(report.passed_over, "file")));
    }
    let is_fine = errors + warnings == 0;
    let verdict = if is_fine { [vec!["all valid".to_owned()], parts].concat() } else { parts };
    format!("{}: {}", count(report.checked, "manifest"), verdict.join(", "))
}

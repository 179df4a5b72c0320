//! `conformance known`: the list of known failures.

use std::path::PathBuf;

use clap::{Args, Subcommand};
use dagstack_spec_conformance::known::{Change, List, NewEntries, Update, update};
use dagstack_spec_conformance::report::json;
use dagstack_spec_generators::write::write_whole;

use super::settings::{configured, resolved};
use super::suite::SuiteArguments;
use crate::commands::{CommandResult, Error, Exit};
use crate::output::Output;
use crate::render::clean;

/// Work on the list of known failures
#[derive(Debug, Args)]
pub(crate) struct Arguments {
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    Update(UpdateArguments),
}

/// Bring the list up to date with what a run found
///
/// Takes out what passes or is gone, corrects outcomes and causes, and keeps comments, order and reasons. What is taken out is printed.
/// Failures that are not listed are added with the reason that you give; without one they are only reported.
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  dagstack-spec conformance run --adapter 'python adapter.py' --report json=report.json
  dagstack-spec conformance known update report.json --known-failures known.toml
  dagstack-spec conformance known update report.json --known-failures known.toml \\
      --reason 'chains go on after an error' --issue https://example.com/issues/7

Exit codes:
  0  the list is up to date now
  1  failures are left that nobody explained; with --check, the list is stale
  2  could not run")]
struct UpdateArguments {
    /// A report that `run --report json=FILE` wrote
    report: PathBuf,

    /// The list. That of the nearest dagstack-spec.toml by default
    #[arg(long, value_name = "FILE")]
    known_failures: Option<PathBuf>,

    /// Why the failures that are not listed yet are let be
    #[arg(long, value_name = "TEXT", value_parser = clap::builder::NonEmptyStringValueParser::new())]
    reason: Option<String>,

    /// Where the failures that are not listed yet are followed up
    #[arg(long, value_name = "URL", requires = "reason")]
    issue: Option<String>,

    /// Write nothing; show what would change, and end with 1 if anything would
    #[arg(long)]
    check: bool,

    #[command(flatten)]
    suite: SuiteArguments,
}

pub(super) fn run(arguments: &Arguments, output: &Output) -> CommandResult {
    let Command::Update(arguments) = &arguments.command;
    let path = if let Some(path) = &arguments.known_failures {
        path.clone()
    } else {
        let (config, folder) = configured()?;
        let path = config.known_failures.ok_or(Error::Usage("name the list to change with `--known-failures FILE`"))?;
        resolved(&folder, &path)
    };
    let suite = arguments.suite.load()?;
    let list = if path.exists() {
        List::read(&path).map_err(Error::Diagnostics)?
    } else {
        List::empty(path.display().to_string())
    };
    let report = json::read(&arguments.report).map_err(|problem| Error::Diagnostics(vec![problem]))?;
    let wanted = NewEntries { reason: arguments.reason.as_deref(), issue: arguments.issue.as_deref() };
    let update = update(&list, suite.cases.iter().map(|case| case.id.as_str()), &report, wanted)?;
    Output::result(&describe(&update))?;
    if !update.changes.is_empty() && !arguments.check {
        write_whole(&path, &update.text)?;
    }
    let wrong = !update.unexplained.is_empty() || (arguments.check && !update.changes.is_empty());
    if !update.unexplained.is_empty() {
        output.note("add what is not listed with `--reason TEXT`, or fix it");
    } else if update.changes.is_empty() {
        output.note(&format!("{} is up to date", path.display()));
    }
    Ok(if wrong { Exit::Findings } else { Exit::Fine })
}

fn describe(update: &Update) -> String {
    let mut text = String::new();
    for change in &update.changes {
        match change {
            Change::Removed { id, why, entry } => {
                text.push_str(&format!("took out `{}`: {why}\n{}", clean(id), quoted(entry)));
            }
            Change::Split { id, into, entry } => {
                text.push_str(&format!("split `{}` into {} entries\n{}", clean(id), into.len(), quoted(entry)));
            }
            Change::Changed { id, what, reason } => text.push_str(&format!(
                "changed `{}`: {}\n    does its reason still hold? {}\n",
                clean(id),
                clean(what),
                clean(reason)
            )),
            Change::Added { id } => text.push_str(&format!("added `{}`\n", clean(id))),
        }
    }
    for id in &update.unexplained {
        text.push_str(&format!("not listed: `{}`\n", clean(id)));
    }
    text
}

fn quoted(entry: &str) -> String {
    entry.lines().map(|line| format!("    {}\n", clean(line))).collect()
}

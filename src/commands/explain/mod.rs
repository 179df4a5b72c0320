//! `explain`: what a diagnostic code means, or what the contract says under a name.

mod hookspec_keys;
mod lints;

use std::path::PathBuf;

use clap::Args;
use dagstack_spec_model::Rule;
use dagstack_spec_model::contract::explanation;

use super::{CommandResult, Error, Exit};
use crate::output::Output;
use crate::rules;

/// Explain a diagnostic code, or a name of the contract
///
/// Says what a code reports, why it matters and how to fix it, with an example of wrong and right; or what the contract says of a
/// clause, a section of clauses, an error code, a reason of `unavailable`, a dispatch class or a key of a hookspec. Without a name, lists
/// all codes.
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  dagstack-spec explain DS306
  dagstack-spec explain DS306 --example try
  dagstack-spec explain MAN-04
  dagstack-spec explain MAN
  dagstack-spec explain AmbiguousPlugin
  dagstack-spec explain broadcast_collect
  dagstack-spec explain error_policy
  dagstack-spec explain --markdown > codes.md
  dagstack-spec explain --lint                  the rules of `check`
  dagstack-spec explain --lint --markdown > rules.md")]
pub(crate) struct Arguments {
    /// A code (DS306), a clause (MAN-04), a section (MAN), an error code, a reason, a dispatch class or a key of a hookspec
    name: Option<String>,
    /// Write the code's example into `wrong` and `right` below this new folder
    #[arg(long, value_name = "DIR", requires = "name")]
    example: Option<PathBuf>,
    /// Print all codes as one page of Markdown
    #[arg(long, conflicts_with_all = ["name", "example"])]
    markdown: bool,
    /// List the rules of `check` alone, with their groups and levels
    #[arg(long, conflicts_with_all = ["name", "example"])]
    lint: bool,
}

pub(crate) fn run(arguments: &Arguments) -> CommandResult {
    let text = match (arguments.lint, arguments.markdown) {
        (true, true) => Some(lints::page()),
        (true, false) => Some(lints::list()),
        (false, true) => Some(page()),
        (false, false) => None,
    };
    if let Some(text) = text {
        return print(&text);
    }
    let Some(wanted) = &arguments.name else { return print(&list()) };
    let rule = rules::all().into_iter().find(|rule| rule.code.eq_ignore_ascii_case(wanted));
    if let (Some(rule), Some(folder)) = (rule, &arguments.example) {
        return example(rule, folder);
    }
    let text = rule
        .map(lints::explanation)
        .or_else(|| explanation(wanted).map(|text| format!("{text}\n")))
        .or_else(|| hookspec_keys::explanation(wanted));
    match text {
        Some(text) if arguments.example.is_none() => print(&text),
        Some(_) => Err(Error::NoExample(wanted.clone())),
        None => Err(Error::UnknownName(wanted.chars().take(40).collect())),
    }
}

fn print(text: &str) -> CommandResult {
    Output::result(text)?;
    Ok(Exit::Fine)
}

fn list() -> String {
    rules::all().iter().map(|rule| format!("{}  {}\n", rule.code, rule.title)).collect()
}

fn page() -> String {
    let sections: Vec<String> =
        rules::all().into_iter().filter(|rule| !lints::is_lint_alone(rule)).map(Rule::to_markdown).collect();
    format!(
        "# Diagnostic codes\n\nWritten by `dagstack-spec explain --markdown`. `dagstack-spec explain CODE` prints one of them. The rules of \
         `dagstack-spec check` are in [rules.md](rules.md).\n\n{}",
        sections.join("\n")
    )
}

/// Writes the example and says how to see it reported.
fn example(rule: &Rule, folder: &PathBuf) -> CommandResult {
    if folder.exists() {
        return Err(Error::Exists(folder.clone()));
    }
    let failed = |source| Error::Example { path: folder.clone(), source };
    std::fs::create_dir_all(folder).map_err(failed)?;
    rule.example.write(folder).map_err(failed)?;
    let folder = folder.display();
    print(&format!(
        "{folder}/wrong breaks {rule}, {folder}/right does not. In either, run:\n\n    dagstack-spec {}\n",
        rule.example.command
    ))
}

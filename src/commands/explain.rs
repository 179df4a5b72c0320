//! `explain`: tells the story of a diagnostic code, or what a clause says.

use clap::Args;
use dagstack_spec_model::contract::{contract, words};
use dagstack_spec_model::diagnostic::CODES;

use super::{Error, Exit, Outcome};
use crate::output::Output;

/// Explain a diagnostic code or a clause
///
/// Says what a code means, why it matters and what to do, or what a clause of the contract says. Without a code, lists all
/// codes.
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  dagstack-spec explain DS306
  dagstack-spec explain MAN-04
  dagstack-spec explain")]
pub(crate) struct Arguments {
    /// A code or a clause as printed, such as DS306 or MAN-04
    code: Option<String>,
}

pub(crate) fn run(arguments: &Arguments) -> Outcome {
    let Some(wanted) = &arguments.code else {
        let list: Vec<String> = CODES.iter().map(|code| format!("{}  {}", code.id, code.title)).collect();
        Output::result(&format!("{}\n", list.join("\n")))?;
        return Ok(Exit::Fine);
    };
    if let Some(code) = CODES.iter().find(|code| code.id.eq_ignore_ascii_case(wanted)) {
        Output::result(&format!("{}: {}\n\n{}\n", code.id, code.title, code.story))?;
        return Ok(Exit::Fine);
    }
    let clause = contract().ok().and_then(|contract| words(&contract, &wanted.to_ascii_uppercase()));
    let clause = clause.ok_or_else(|| Error::UnknownCode(wanted.chars().take(40).collect()))?;
    Output::result(&format!("{clause}\n"))?;
    Ok(Exit::Fine)
}

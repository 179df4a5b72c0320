//! `explain`: tells the story of a diagnostic code.

use clap::Args;
use dagstack_spec_model::diagnostic::CODES;

use super::{Error, Exit, Outcome};
use crate::output::Output;

/// Explain a diagnostic code
///
/// Says what a code means, why it matters and what to do. Without a code, lists them all.
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  dagstack-spec explain DS306
  dagstack-spec explain")]
pub(crate) struct Arguments {
    /// A code as printed, such as DS306
    code: Option<String>,
}

pub(crate) fn run(arguments: &Arguments) -> Outcome {
    let Some(wanted) = &arguments.code else {
        let list: Vec<String> = CODES.iter().map(|code| format!("{}  {}", code.id, code.title)).collect();
        Output::result(&format!("{}\n", list.join("\n")))?;
        return Ok(Exit::Fine);
    };
    let code = CODES.iter().find(|code| code.id.eq_ignore_ascii_case(wanted));
    let code = code.ok_or_else(|| Error::UnknownCode(wanted.chars().take(40).collect()))?;
    Output::result(&format!("{}: {}\n\n{}\n", code.id, code.title, code.story))?;
    Ok(Exit::Fine)
}

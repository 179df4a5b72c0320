//! JSON as results have it.

use std::io;

use serde::Serialize;

/// A result for programs: indented JSON with a line break at its end.
///
/// # Errors
/// The result can't be represented as JSON.
pub(crate) fn pretty(result: &impl Serialize) -> io::Result<String> {
    Ok(format!("{}\n", serde_json::to_string_pretty(result)?))
}

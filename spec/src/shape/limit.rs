//! How much is reported.

use crate::diagnostic::Diagnostic;
use crate::rule::Rule;
use crate::source::Source;

/// How many violations of one document are reported. Nobody reads more, and crafted input could hold millions.
pub(super) const LIMIT: usize = 1000;

/// Keeps what a person may read of the problems of one file, and says so.
pub(crate) fn limit(found: &mut Vec<Diagnostic>, source: &Source, code: &'static Rule) {
    if found.len() > LIMIT {
        found.truncate(LIMIT);
        found.push(Diagnostic::file_error(
            code,
            source.name(),
            format!("more problems; the first {LIMIT} are reported"),
        ));
    }
}

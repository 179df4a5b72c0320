//! A plugin of the kind `journal`.

use crate::plugin::Failure;
use crate::spec::journal_v1::{Action, Entry, JournalPlugin, Line};

/// Puts in words what plugins do.
pub struct Logbook;

impl JournalPlugin for Logbook {
    type Error = Failure;

    fn record(&self, entry: Entry) -> Result<Line, Failure> {
        Ok(Line::new(match entry.action {
            Action::Notify(notify) => format!("writes to {}", notify.channel()),
            Action::Restart(restart) => {
                let seconds = restart.grace_seconds();
                format!("restarts {} within {seconds} s", restart.service)
            }
        }))
    }
}

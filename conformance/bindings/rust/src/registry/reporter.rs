//! What a plugin that runs apart reports to its registry between `setup` and `teardown` (RUN-14).

use std::sync::Weak;

use super::{Entry, Reason, Status};

/// Reports what became of one plugin. It does not keep the plugin alive, and outside of a registry it reports to nobody.
#[derive(Debug, Clone, Default)]
pub(crate) struct StatusReporter(Weak<Entry>);

impl StatusReporter {
    pub(super) fn new(entry: Weak<Entry>) -> Self {
        Self(entry)
    }

    /// The plugin's process was started anew: it is asked for its health again, and stays ready.
    pub(crate) async fn restarted(&self) {
        let Some(entry) = self.0.upgrade() else { return };
        entry.logger.warn("its process had ended, and was started anew");
        let healthy = entry.is_healthy().await;
        entry.replace_ready(Status::Ready { healthy });
    }

    /// The plugin can't be used any more.
    pub(crate) fn lost(&self, reason: Reason, message: &str) {
        if let Some(entry) = self.0.upgrade() {
            entry.logger.error(format_args!("unavailable ({reason}): {message}"));
            entry.replace_ready(Status::Unavailable { reason, message: message.to_owned() });
        }
    }
}

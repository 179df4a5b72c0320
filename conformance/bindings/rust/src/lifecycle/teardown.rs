//! Tearing plugins down.

use std::time::Duration;

use tokio::time::timeout;

use crate::error::{Code, Error, PluginFailure, Result};
use crate::guard::guarded;
use crate::registry::{Entry, Status};
use crate::{Failure, Registry, Released};

impl Registry {
    /// Tears down every plugin whose setup succeeded, in the reverse order of their setup (LIF-01, LIF-07). A failure, or a
    /// plugin that outlasts its `teardown_timeout_sec` and is then `leaked`, does not keep the others from their turn
    /// (LIF-08). A second call does nothing (LIF-09).
    ///
    /// # Errors
    /// `TeardownErrors` at the end, with every failure by plugin; those of leaked plugins carry the code `LeakDetected`.
    pub async fn teardown_all(&self) -> Result<()> {
        let _one_at_a_time = self.lifecycle().lock().await;
        let mut failures = Vec::new();
        while let Some(entry) = self.next_to_tear_down() {
            if let Some(failure) = tear_down(&entry).await {
                failures.push(failure);
            }
        }
        if failures.is_empty() {
            return Ok(());
        }
        Err(Error::of_plugins(Code::TeardownErrors, "not all plugins were torn down", failures))
    }

    /// Takes the plugin that was set up last, so that none is torn down twice.
    fn next_to_tear_down(&self) -> Option<std::sync::Arc<Entry>> {
        self.state_mut().started.pop()
    }
}

/// Tears one plugin down within its time.
async fn tear_down(entry: &Entry) -> Option<PluginFailure> {
    let limit = entry.manifest.teardown_timeout_sec.get();
    entry.set_status(Status::Stopped);
    let teardown = guarded(async { entry.plugin.teardown().await });
    let (code, failure) = match timeout(Duration::from_secs(limit), teardown).await {
        Ok(Ok(Released::Fully)) => return None,
        Ok(Ok(Released::RequiresRestart)) => {
            entry.set_status(Status::RequiresRestart);
            entry.logger.warn("holds on to something until the process ends");
            return None;
        }
        Ok(Err(failure)) => {
            entry.set_status(Status::TeardownFailed);
            (None, failure)
        }
        Err(_) => {
            entry.set_status(Status::Leaked);
            (Some(Code::LeakDetected), Failure::new(format!("teardown did not end within {limit} s")))
        }
    };
    entry.logger.error(format_args!("not torn down: {failure}"));
    Some(PluginFailure { plugin: entry.name().to_owned(), code, failure })
}

//! The calls of a plugin that have not ended.

use tokio::sync::watch;

/// How many calls of a plugin's hooks have not ended. A `teardown` can wait for them.
#[derive(Clone, Debug)]
pub struct InFlight(watch::Sender<usize>);

/// One call, from its begin until it is dropped.
pub(crate) struct Running(watch::Sender<usize>);

impl Default for InFlight {
    fn default() -> Self {
        Self(watch::Sender::new(0))
    }
}

impl InFlight {
    /// How many calls there are now.
    #[must_use]
    pub fn count(&self) -> usize {
        *self.0.borrow()
    }

    /// Waits until there is none.
    pub async fn idle(&self) {
        // The sender lives as long as `self`, so there is always an answer.
        let _ = self.0.subscribe().wait_for(|count| *count == 0).await;
    }

    pub(crate) fn begin(&self) -> Running {
        self.0.send_modify(|count| *count += 1);
        Running(self.0.clone())
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        self.0.send_modify(|count| *count = count.saturating_sub(1));
    }
}

//! Every plugin is called, and nothing is returned.

use serde_json::Value;

use super::order::in_order;
use crate::Registry;
use crate::error::Result;
use crate::spec::support::Dispatch;

impl Registry {
    /// Notifies every plugin (BNO-01). What one of them answers is dropped; a failure is logged with the plugin's name, and
    /// reaches neither the others nor the caller (BNO-02).
    ///
    /// # Errors
    /// `DispatchMismatch` where the hookspec declares another class.
    pub async fn broadcast_notify(&self, kind: &str, hook: &str, input: Value) -> Result<()> {
        self.hook_of_class(kind, hook, Dispatch::BroadcastNotify)?;
        for entry in in_order(self.candidates(kind, hook)) {
            if let Err(failure) = entry.notify(hook, input.clone()).await {
                entry.logger.error(format_args!("the hook `{hook}` failed: {failure}"));
            }
        }
        Ok(())
    }
}

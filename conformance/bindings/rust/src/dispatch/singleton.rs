//! One plugin is called.

use serde_json::Value;

use super::is_candidate;
use crate::Registry;
use crate::error::{Error, Result};
use crate::spec::support::Dispatch;

impl Registry {
    /// Calls the one plugin that the host's routing, the environment or the highest priority chooses (SIN-01 to SIN-05).
    ///
    /// # Errors
    /// `DispatchMismatch` where the hookspec declares another class, `KindUnknown` where no plugin can be called,
    /// `AmbiguousPlugin` where nothing chooses among several; else the plugin's own failure, without a code (SIN-03).
    pub async fn singleton(&self, kind: &str, hook: &str, input: Value) -> Result<Value> {
        self.hook_of_class(kind, hook, Dispatch::Singleton)?;
        let chosen = self.select(kind, |entry| is_candidate(entry, hook))?;
        chosen.call_for_value(hook, input).await.map_err(|failure| Error::of_plugin(chosen.name(), failure))
    }
}

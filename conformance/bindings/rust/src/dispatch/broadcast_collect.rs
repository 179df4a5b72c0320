//! Every plugin is called, and the results are a list.

use serde_json::Value;

use super::order::in_order;
use crate::Registry;
use crate::error::{Code, Error, PluginFailure, Result};
use crate::spec::support::{Dispatch, ErrorPolicy};

/// What the plugins of a broadcast gave.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Collected {
    /// The results, in the order of dispatch, each with the plugin that gave it.
    pub results: Vec<(String, Value)>,
    /// The failures, in the order of dispatch. Always empty unless the hookspec says `best_effort` (BCO-04).
    pub failures: Vec<PluginFailure>,
}

impl Collected {
    /// The results without names, in the order of dispatch.
    #[must_use]
    pub fn into_values(self) -> Vec<Value> {
        self.results.into_iter().map(|(_, value)| value).collect()
    }

    /// The results without names, where no plugin failed.
    ///
    /// # Errors
    /// `BroadcastErrors` with every failure by plugin.
    pub fn complete(self) -> Result<Vec<Value>> {
        if self.failures.is_empty() {
            return Ok(self.into_values());
        }
        Err(Error::of_plugins(Code::BroadcastErrors, "not all plugins answered", self.failures))
    }
}

impl Registry {
    /// Calls every plugin, and lists what they give (BCO-01, BCO-02).
    ///
    /// What a failure means is in the hookspec: `fail_fast`, the default, makes it the caller's error, and plugins that come
    /// later are not called any more; with `best_effort` it is among the failures, and the others go on.
    ///
    /// # Errors
    /// `DispatchMismatch` where the hookspec declares another class; under `fail_fast` the first plugin's failure, without a
    /// code (BCO-03).
    pub async fn broadcast_collect(&self, kind: &str, hook: &str, input: Value) -> Result<Collected> {
        let declared = self.hook_of_class(kind, hook, Dispatch::BroadcastCollect)?;
        let policy = declared.and_then(|hook| hook.error_policy).unwrap_or(ErrorPolicy::FailFast);
        let mut collected = Collected::default();
        for entry in in_order(self.candidates(kind, hook)) {
            let plugin = entry.name().to_owned();
            match (entry.call_for_value(hook, input.clone()).await, policy) {
                (Ok(value), _) => collected.results.push((plugin, value)),
                (Err(failure), ErrorPolicy::FailFast) => return Err(Error::of_plugin(&plugin, failure)),
                (Err(failure), ErrorPolicy::BestEffort) => {
                    collected.failures.push(PluginFailure { plugin, code: None, failure });
                }
            }
        }
        Ok(collected)
    }
}

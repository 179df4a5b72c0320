//! What a registry asks of a plugin, whatever its kind and wherever it runs.

use async_trait::async_trait;
use serde_json::Value;

use crate::Context;

/// A plugin as its registry sees it: untyped JSON in, untyped JSON out (contract DSP-04). Plugins written against the emitted
/// traits of a kind become one through the wrappers of that kind; plugins behind MCP are proxies that implement it.
///
/// All methods but [`call`](Self::call) have a default that does nothing (LIF-10).
#[async_trait]
pub trait Plugin: Send + Sync {
    /// Gets ready: called once, after all plugins that this one depends on (LIF-01).
    ///
    /// # Errors
    /// Whatever keeps the plugin from working; it is then `unavailable` (LIF-03).
    async fn setup(&self, _context: Context) -> Result<(), Failure> {
        Ok(())
    }

    /// Lets go of what [`setup`](Self::setup) took.
    ///
    /// # Errors
    /// What could not be let go; the registry collects it (LIF-07).
    async fn teardown(&self) -> Result<Released, Failure> {
        Ok(Released::Fully)
    }

    /// Whether the plugin is well (LIF-16).
    async fn health(&self) -> bool {
        true
    }

    /// Whether the plugin implements this hook; others are passed over (DSP-03).
    fn implements(&self, hook: &str) -> bool;

    /// Calls one hook.
    ///
    /// # Errors
    /// The hook's own failure; what the caller sees of it depends on the hook's dispatch class.
    async fn call(&self, hook: &str, input: Value) -> Result<Answer, Failure>;

    /// Calls one hook as a link of a chain, which [`Answer::Stop`] ends. Of use to who can't tell a stop from a value otherwise:
    /// a plugin behind MCP, whose kind may have no hookspec that says which hooks are called so (RUN-09).
    ///
    /// # Errors
    /// As of [`call`](Self::call).
    async fn call_in_chain(&self, hook: &str, input: Value) -> Result<Answer, Failure> {
        self.call(hook, input).await
    }
}

/// How much a `teardown` let go.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Released {
    /// All that `setup` took.
    #[default]
    Fully,
    /// Some of it is only let go when the process ends; the plugin is marked `requires_restart` (LIF-16).
    RequiresRestart,
}

/// What a hook answers.
#[derive(Debug, Clone, PartialEq)]
pub enum Answer {
    /// A value.
    Value(Value),
    /// The chain ends here, and its result is the value that came in (CHN-02).
    Stop,
}

/// A plugin's own failure, with its own message.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{message}")]
pub struct Failure {
    /// What went wrong.
    pub message: String,
}

impl Failure {
    /// A failure with this message.
    #[must_use]
    pub fn new(message: impl Into<String>) -> Self {
        Self { message: message.into() }
    }
}

impl From<String> for Failure {
    fn from(message: String) -> Self {
        Self { message }
    }
}

impl From<&str> for Failure {
    fn from(message: &str) -> Self {
        Self::new(message)
    }
}

impl From<Value> for Answer {
    fn from(value: Value) -> Self {
        Self::Value(value)
    }
}

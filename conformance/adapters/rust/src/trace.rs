//! The trace of a case: what its scripted plugins were asked to do.

use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::{SystemTime, UNIX_EPOCH};

use dagstack_spec_conformance::protocol::{ContextSeen, Event};
use serde_json::Value;

/// A trace that all plugins of a case write to.
#[derive(Debug, Clone, Default)]
pub(crate) struct Trace(Arc<Mutex<Vec<Event>>>);

impl Trace {
    /// A call begins.
    pub(crate) fn begin(&self, plugin: &str, call: &str, input: Option<Value>) {
        self.add(plugin, call, input, None);
    }

    /// A `setup` begins, and records what it got.
    pub(crate) fn begin_setup(&self, plugin: &str, context: Option<ContextSeen>) {
        self.add(plugin, "setup", None, context);
    }

    fn add(&self, plugin: &str, call: &str, input: Option<Value>, context: Option<ContextSeen>) {
        let since = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
        let at_us = u64::try_from(since.as_micros()).ok();
        self.lock().push(Event { plugin: plugin.to_owned(), call: call.to_owned(), at_us, input, context });
    }

    /// All that has begun so far.
    pub(crate) fn events(&self) -> Vec<Event> {
        self.lock().clone()
    }

    fn lock(&self) -> MutexGuard<'_, Vec<Event>> {
        // An event is pushed whole or not at all, so a panic elsewhere leaves the trace sound.
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

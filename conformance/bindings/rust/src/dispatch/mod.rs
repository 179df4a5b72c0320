//! Calling hooks: five classes, a file each (contract section 8).
//!
//! Plugins are called one after the other, in an order that is fixed: what a call does can then be read from the manifests
//! alone.

mod broadcast_collect;
mod broadcast_notify;
mod capability;
mod chain;
mod class;
mod order;
mod singleton;

use std::sync::Arc;

pub use broadcast_collect::Collected;

use crate::Registry;
use crate::registry::Entry;

impl Registry {
    /// The plugins that a hook of a kind is dispatched to, by priority descending, then by name.
    fn candidates(&self, kind: &str, hook: &str) -> Vec<Arc<Entry>> {
        let of_kind = self.state().of_kind(kind);
        of_kind.iter().filter(|entry| is_candidate(entry, hook)).map(Arc::clone).collect()
    }
}

/// Whether a hook is dispatched to a plugin: it is available, and implements it (LIF-12, DSP-03).
fn is_candidate(entry: &Entry, hook: &str) -> bool {
    entry.takes_part() && entry.implements(hook)
}

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
    /// The plugins that a hook of a kind is dispatched to: available, and implementing it (LIF-12, DSP-03).
    fn candidates(&self, kind: &str, hook: &str) -> Vec<Arc<Entry>> {
        let mut candidates = self.available(kind);
        candidates.retain(|entry| entry.implements(hook));
        candidates
    }
}

//! The plugins of a registry, and what happened to them.

use std::collections::HashMap;
use std::sync::Arc;

use super::{Entry, by_priority};
use crate::registration::Refusals;

/// The plugins of a registry, in the order of their registration.
#[derive(Debug, Default)]
pub(crate) struct State {
    plugins: Vec<Arc<Entry>>,
    by_name: HashMap<String, Arc<Entry>>,
    by_kind: HashMap<String, Arc<Vec<Arc<Entry>>>>,
    pub(crate) refusals: Refusals,
    /// Those whose `setup` succeeded and that were not torn down, in the order of their setup.
    pub(crate) started: Vec<Arc<Entry>>,
}

impl State {
    /// Takes a plugin, unless its name is taken.
    pub(crate) fn insert(&mut self, entry: Arc<Entry>) -> bool {
        if self.is_taken(entry.name()) {
            return false;
        }
        self.by_name.insert(entry.name().to_owned(), Arc::clone(&entry));
        let of_kind = Arc::make_mut(self.by_kind.entry(entry.kind().to_owned()).or_default());
        let place = of_kind.partition_point(|other| by_priority(&other.manifest, &entry.manifest).is_le());
        of_kind.insert(place, Arc::clone(&entry));
        self.plugins.push(entry);
        true
    }

    /// Whether a name is taken, whatever the kind (REG-07).
    pub(crate) fn is_taken(&self, name: &str) -> bool {
        self.by_name.contains_key(name)
    }

    /// Every plugin, in the order of registration (LKP-04).
    pub(crate) fn plugins(&self) -> &[Arc<Entry>] {
        &self.plugins
    }

    pub(crate) fn named(&self, name: &str) -> Option<&Arc<Entry>> {
        self.by_name.get(name)
    }

    /// Every plugin of a kind, by priority descending, then by name: what they are at this moment, however long the caller looks
    /// at them.
    pub(crate) fn of_kind(&self, kind: &str) -> Arc<Vec<Arc<Entry>>> {
        self.by_kind.get(kind).map(Arc::clone).unwrap_or_default()
    }
}

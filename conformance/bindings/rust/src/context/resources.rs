//! The host's resources, as one plugin may see them.

use std::any::Any;
use std::collections::BTreeMap;
use std::fmt;
use std::sync::Arc;

use super::Service;
use crate::spec::manifest;

/// The resources that a plugin's manifest declares and its host has (CTX-03). An optional one that the host lacks is absent
/// (LIF-11).
#[derive(Clone, Default)]
pub struct Resources(Arc<BTreeMap<String, Service>>);

impl Resources {
    /// Of all that the host has, what the manifest declares.
    pub(crate) fn declared(manifest: &manifest::Resources, host: &BTreeMap<String, Service>) -> Self {
        let names = manifest.required.iter().chain(&manifest.optional);
        let granted =
            names.filter_map(|name| host.get(name).map(|resource| (name.clone(), Arc::clone(resource)))).collect();
        Self(Arc::new(granted))
    }

    /// The first required resource that the host lacks (LIF-11).
    pub(crate) fn missing<'m>(manifest: &'m manifest::Resources, host: &BTreeMap<String, Service>) -> Option<&'m str> {
        manifest.required.iter().find(|name| !host.contains_key(*name)).map(String::as_str)
    }

    /// The resource of this name; `None` where it is absent, or of another type.
    #[must_use]
    pub fn get<T: Any + Send + Sync>(&self, name: &str) -> Option<Arc<T>> {
        Arc::downcast(Arc::clone(self.0.get(name)?)).ok()
    }

    /// Whether there is a resource of this name, of whatever type.
    #[must_use]
    pub fn has(&self, name: &str) -> bool {
        self.0.contains_key(name)
    }

    /// The names, sorted.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        self.0.keys().map(String::as_str)
    }
}

impl fmt::Debug for Resources {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_set().entries(self.names()).finish()
    }
}

//! What a host gives to the plugins that it sets up.

use std::any::Any;
use std::collections::BTreeMap;
use std::sync::Arc;

use serde_json::Value;

use super::{Metadata, Service, Services, Tenant};
use crate::spec::support::Object;

/// What a host gives to its plugins. Everything has a default: [`Host::default`] gives nothing, which is fine for plugins
/// that need nothing.
#[derive(Clone, Debug)]
pub struct Host {
    pub(crate) config: Arc<Value>,
    pub(crate) own_config: BTreeMap<String, Arc<Value>>,
    pub(crate) metadata: Metadata,
    pub(crate) tenant: Tenant,
    pub(crate) resources: BTreeMap<String, Service>,
    pub(crate) services: Services,
}

impl Default for Host {
    fn default() -> Self {
        Self {
            config: Arc::new(Value::Object(Object::new())),
            own_config: BTreeMap::new(),
            metadata: Metadata::default(),
            tenant: Tenant::default(),
            resources: BTreeMap::new(),
            services: Services::default(),
        }
    }
}

impl Host {
    /// A host that gives nothing so far.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// The configuration of all plugins that have none of their own.
    #[must_use]
    pub fn config(mut self, config: Value) -> Self {
        self.config = Arc::new(config);
        self
    }

    /// The configuration of one plugin.
    #[must_use]
    pub fn config_of(mut self, plugin: impl Into<String>, config: Value) -> Self {
        self.own_config.insert(plugin.into(), Arc::new(config));
        self
    }

    /// Metadata of the run; the reserved keys are in [`RESERVED_KEYS`](super::RESERVED_KEYS) (CTX-02).
    #[must_use]
    pub fn metadata(mut self, metadata: Object) -> Self {
        self.metadata = Metadata::new(metadata);
        self
    }

    /// For whom the host runs.
    #[must_use]
    pub fn tenant(mut self, tenant: Tenant) -> Self {
        self.tenant = tenant;
        self
    }

    /// A resource under its name. Plugins that declare it get it, others don't (CTX-03).
    #[must_use]
    pub fn resource<T: Any + Send + Sync>(mut self, name: impl Into<String>, resource: Arc<T>) -> Self {
        self.resources.insert(name.into(), resource);
        self
    }

    /// Where plugins count and measure.
    #[must_use]
    pub fn metrics<T: Any + Send + Sync>(mut self, metrics: Arc<T>) -> Self {
        self.services.metrics = Some(metrics);
        self
    }

    /// Where plugins trace.
    #[must_use]
    pub fn tracer<T: Any + Send + Sync>(mut self, tracer: Arc<T>) -> Self {
        self.services.tracer = Some(tracer);
        self
    }

    /// Where plugins publish events.
    #[must_use]
    pub fn event_bus<T: Any + Send + Sync>(mut self, event_bus: Arc<T>) -> Self {
        self.services.event_bus = Some(event_bus);
        self
    }

    /// Where plugins report progress.
    #[must_use]
    pub fn progress<T: Any + Send + Sync>(mut self, progress: Arc<T>) -> Self {
        self.services.progress = Some(progress);
        self
    }

    /// Where plugins keep how far their work is.
    #[must_use]
    pub fn checkpoint<T: Any + Send + Sync>(mut self, checkpoint: Arc<T>) -> Self {
        self.services.checkpoint = Some(checkpoint);
        self
    }

    pub(crate) fn config_for(&self, plugin: &str) -> Arc<Value> {
        Arc::clone(self.own_config.get(plugin).unwrap_or(&self.config))
    }
}

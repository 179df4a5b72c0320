//! What a plugin gets when it is set up (contract section 9).

mod host;
pub(crate) mod in_flight;
pub(crate) mod logger;
mod metadata;
mod resources;
mod tenant;

use std::any::Any;
use std::sync::Arc;

use serde_json::Value;

pub use host::Host;
pub use in_flight::InFlight;
pub use logger::{Level, LogRecord, LogSink, Logger};
pub use metadata::{Metadata, RESERVED_KEYS};
pub use resources::Resources;
pub use tenant::{AccessCheck, Tenant};

use crate::Registry;
use crate::registry::{StatusReporter, Weak};

/// Something that the host hands to its plugins as it is. Host and plugin agree on the type, and the plugin asks for it by
/// that type: the contract names these things and leaves their interfaces open.
pub type Service = Arc<dyn Any + Send + Sync>;

/// What `setup` gets (CTX-01). Cheap to clone, so that a plugin can keep it.
#[derive(Clone, Debug)]
pub struct Context {
    pub(crate) config: Arc<Value>,
    pub(crate) logger: Logger,
    pub(crate) registry: Weak,
    pub(crate) metadata: Metadata,
    pub(crate) in_flight: InFlight,
    pub(crate) tenant: Tenant,
    pub(crate) resources: Resources,
    pub(crate) services: Arc<Services>,
    pub(crate) status: StatusReporter,
}

/// What a host may give besides.
#[derive(Clone, Debug, Default)]
pub(crate) struct Services {
    pub(crate) metrics: Option<Service>,
    pub(crate) tracer: Option<Service>,
    pub(crate) event_bus: Option<Service>,
    pub(crate) progress: Option<Service>,
    pub(crate) checkpoint: Option<Service>,
}

impl Context {
    /// The plugin's configuration; an empty object where the host gave none.
    #[must_use]
    pub fn config(&self) -> &Value {
        &self.config
    }

    /// The plugin's logger: every record carries `plugin.<name>`.
    #[must_use]
    pub fn logger(&self) -> &Logger {
        &self.logger
    }

    /// The registry that the plugin is in; `None` once the host has dropped it. The context does not keep it alive, so that
    /// a plugin that holds its context is not a leak.
    #[must_use]
    pub fn registry(&self) -> Option<Registry> {
        self.registry.upgrade()
    }

    /// What the host says about the run (CTX-02). It can't be written to.
    #[must_use]
    pub fn metadata(&self) -> &Metadata {
        &self.metadata
    }

    /// The calls of this plugin's hooks that have not ended.
    #[must_use]
    pub fn in_flight(&self) -> &InFlight {
        &self.in_flight
    }

    /// For whom the host runs; where none is given, every access check passes (CTX-04).
    #[must_use]
    pub fn tenant(&self) -> &Tenant {
        &self.tenant
    }

    /// The host's resources that the manifest declares, and no others (CTX-03).
    #[must_use]
    pub fn resources(&self) -> &Resources {
        &self.resources
    }

    /// Where to count and measure; `None` where the host gives nothing of this type.
    #[must_use]
    pub fn metrics<T: Any + Send + Sync>(&self) -> Option<Arc<T>> {
        typed(self.services.metrics.as_ref())
    }

    /// Where to trace; `None` where the host gives nothing of this type.
    #[must_use]
    pub fn tracer<T: Any + Send + Sync>(&self) -> Option<Arc<T>> {
        typed(self.services.tracer.as_ref())
    }

    /// Where to publish events; `None` where the host gives nothing of this type.
    #[must_use]
    pub fn event_bus<T: Any + Send + Sync>(&self) -> Option<Arc<T>> {
        typed(self.services.event_bus.as_ref())
    }

    /// Where to report progress; `None` where the host gives nothing of this type.
    #[must_use]
    pub fn progress<T: Any + Send + Sync>(&self) -> Option<Arc<T>> {
        typed(self.services.progress.as_ref())
    }

    /// Where to keep how far work is; `None` where the host gives nothing of this type.
    #[must_use]
    pub fn checkpoint<T: Any + Send + Sync>(&self) -> Option<Arc<T>> {
        typed(self.services.checkpoint.as_ref())
    }
}

fn typed<T: Any + Send + Sync>(service: Option<&Service>) -> Option<Arc<T>> {
    Arc::downcast(Arc::clone(service?)).ok()
}

//! What a host says once, when it builds a registry.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;
use std::sync::Arc;
use std::time::Duration;

use pep440_rs::Version;

use crate::HostEnvironment;
use crate::context::logger::{LogSink, Logger};
use crate::kind::Kind;
use crate::loader::Loader;
use crate::spec::manifest::Runtime;

/// What a host says once, when it builds a registry.
pub(crate) struct Core {
    pub(crate) version: Version,
    pub(crate) runtimes: BTreeSet<Runtime>,
    pub(crate) hookspecs: BTreeMap<String, BTreeMap<u64, Kind>>,
    pub(crate) known_kinds: Option<BTreeSet<String>>,
    pub(crate) routes: BTreeMap<String, String>,
    pub(crate) environment: HostEnvironment,
    /// How long a call of a plugin behind MCP may take (RUN-05).
    pub(crate) call_limit: Duration,
    pub(crate) log_sink: Option<LogSink>,
    pub(crate) loader: Arc<dyn Loader>,
    /// The payload checks of the newest hookspec of each kind, where the host asked for them (DSP-05).
    #[cfg(feature = "payload-checks")]
    pub(crate) payloads: BTreeMap<String, Arc<crate::kind::Payloads>>,
}

impl Core {
    pub(crate) fn version(&self) -> &Version {
        &self.version
    }

    pub(crate) fn offers(&self, runtime: &str) -> bool {
        self.runtimes.iter().any(|offered| offered.as_str() == runtime)
    }

    /// Whether the host knows a kind; one that did not say which it knows takes any (REG-03).
    pub(crate) fn knows_kind(&self, kind: &str) -> bool {
        match &self.known_kinds {
            Some(known) => known.contains(kind),
            None => true,
        }
    }

    /// The majors of a kind that have a hookspec.
    pub(crate) fn majors(&self, kind: &str) -> Vec<u64> {
        self.hookspecs.get(kind).into_iter().flat_map(BTreeMap::keys).copied().collect()
    }

    pub(crate) fn hookspec(&self, kind: &str, major: u64) -> Option<&Kind> {
        self.hookspecs.get(kind)?.get(&major)
    }

    /// The hookspec that calls are validated against: the one of the highest major.
    pub(crate) fn newest_hookspec(&self, kind: &str) -> Option<&Kind> {
        self.hookspecs.get(kind)?.values().next_back()
    }

    /// The constraint of LIF-17, from any major of the kind.
    pub(crate) fn is_singleton_per_runtime(&self, kind: &str) -> bool {
        self.hookspecs
            .get(kind)
            .is_some_and(|majors| majors.values().any(|hookspec| hookspec.constraints().singleton_per_runtime))
    }

    pub(crate) fn logger(&self, plugin: &str) -> Logger {
        Logger::new(plugin, self.log_sink.clone())
    }
}

impl fmt::Debug for Core {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Core")
            .field("version", &self.version)
            .field("runtimes", &self.runtimes)
            .field("hookspecs", &self.hookspecs)
            .field("known_kinds", &self.known_kinds)
            .field("routes", &self.routes)
            .finish_non_exhaustive()
    }
}

//! Building a registry to a host's measure.

use std::collections::{BTreeMap, BTreeSet};
use std::str::FromStr;
use std::sync::Arc;
use std::time::Duration;

use pep440_rs::Version;

use super::permissions::Permissions;
use super::{BuildError, Registry};
use crate::context::logger::{LogRecord, LogSink};
use crate::core::Core;
use crate::kind::Kind;
use crate::loader::{Factories, Loader};
use crate::mcp::REQUEST_LIMIT;
use crate::spec::manifest::{Manifest, Runtime};
use crate::{Failure, HostEnvironment, Plugin};

/// What a host says about its registry. Every part has a default.
pub struct Builder {
    core_version: Option<String>,
    runtimes: BTreeSet<Runtime>,
    kinds: Vec<Kind>,
    known_kinds: Option<BTreeSet<String>>,
    routes: BTreeMap<String, String>,
    environment: HostEnvironment,
    permissions: Permissions,
    #[cfg(feature = "http")]
    origins: Vec<String>,
    call_limit: Duration,
    log_sink: Option<LogSink>,
    factories: Factories,
    loader: Option<Arc<dyn Loader>>,
    #[cfg(feature = "payload-checks")]
    payload_checks: bool,
}

impl Default for Builder {
    fn default() -> Self {
        Self {
            core_version: None,
            runtimes: compiled_in().collect(),
            kinds: Vec::new(),
            known_kinds: None,
            routes: BTreeMap::new(),
            environment: HostEnvironment::process(),
            permissions: Permissions::default(),
            #[cfg(feature = "http")]
            origins: Vec::new(),
            call_limit: REQUEST_LIMIT,
            log_sink: None,
            factories: Factories::default(),
            loader: None,
            #[cfg(feature = "payload-checks")]
            payload_checks: false,
        }
    }
}

/// The runtimes that this build can offer.
fn compiled_in() -> impl Iterator<Item = Runtime> {
    let http = cfg!(feature = "http");
    Runtime::ALL.iter().copied().filter(move |runtime| http || *runtime != Runtime::McpHttp)
}

impl Builder {
    /// The version of the core that manifests are checked against, a PEP 440 version (REG-05). The default is the version of
    /// this crate.
    #[must_use]
    pub fn core_version(mut self, version: impl Into<String>) -> Self {
        self.core_version = Some(version.into());
        self
    }

    /// The runtimes that the registry offers (REG-06), of those that were compiled in. The default is all of those.
    #[must_use]
    pub fn runtimes(mut self, runtimes: impl IntoIterator<Item = Runtime>) -> Self {
        let wanted: BTreeSet<Runtime> = runtimes.into_iter().collect();
        self.runtimes = compiled_in().filter(|runtime| wanted.contains(runtime)).collect();
        self
    }

    /// Gives the registry the hookspec of a kind. It then refuses plugins of other majors (REG-04), checks calls against the
    /// dispatch classes of the hooks (DSP-02), and keeps the kind's constraints. `tool` and `orchestrator` of version 1 are
    /// there by themselves, unless a host gives its own; of a kind without a hookspec the registry takes any plugin, and
    /// calls any hook in any way.
    #[must_use]
    pub fn kind(mut self, kind: Kind) -> Self {
        self.kinds.push(kind);
        self
    }

    /// Says which kinds the host knows: plugins of others are refused (REG-03). It is the whole list: a hookspec alone
    /// does not make a kind known. A registry that is given no kinds takes any kind.
    #[must_use]
    pub fn known_kinds<K: Into<String>>(mut self, kinds: impl IntoIterator<Item = K>) -> Self {
        self.known_kinds.get_or_insert_default().extend(kinds.into_iter().map(Into::into));
        self
    }

    /// Routes singleton calls of a kind to one plugin, whatever its priority and the environment say (SIN-01).
    #[must_use]
    pub fn route(mut self, kind: impl Into<String>, plugin: impl Into<String>) -> Self {
        self.routes.insert(kind.into(), plugin.into());
        self
    }

    /// The host's environment: where `DAGSTACK_ACTIVE_<KIND>` is read (SIN-01), and which variables plugins may have. The default is
    /// that of the process, of which plugins get what every process needs and nothing else (RUN-12, RUN-15).
    #[must_use]
    pub fn environment(mut self, environment: HostEnvironment) -> Self {
        self.environment = environment;
        self
    }

    /// Names environment variables that plugins may have: each process gets them (RUN-12), and a manifest's `token_env` may name one
    /// (RUN-15). So a token reaches a plugin without being in its manifest.
    #[must_use]
    pub fn pass_environment<N: Into<String>>(mut self, names: impl IntoIterator<Item = N>) -> Self {
        self.environment = self.environment.passing(names);
        self
    }

    /// Allows processes whose `command` begins with these words, and from then on no others: a manifest that wants another one is refused
    /// (`PluginLoadError`). Its `env` may then have the names of [`Self::allow_variables`] alone, as with `PATH` or `LD_PRELOAD` any
    /// program becomes another. A program may still take code from the plugin's folder, in which it starts: this bounds what is
    /// started, and is no sandbox.
    ///
    /// ```
    /// # use dagstack_plugin_system::Registry;
    /// let builder = Registry::builder().allow_command(["uvx", "mcp-server-time"]).allow_command(["/opt/search/server"]);
    /// ```
    #[must_use]
    pub fn allow_command<W: Into<String>>(mut self, words: impl IntoIterator<Item = W>) -> Self {
        self.permissions.add_command(words.into_iter().map(Into::into).collect());
        self
    }

    /// Allows the `env` of manifests to have these names, and from then on no others: a manifest that has another one is refused
    /// (`PluginLoadError`).
    #[must_use]
    pub fn allow_variables<N: Into<String>>(mut self, names: impl IntoIterator<Item = N>) -> Self {
        self.permissions.add_variables(names.into_iter().map(Into::into));
        self
    }

    /// Allows servers of this origin, such as `https://mcp.example.org`, and from then on no others: a manifest whose `url` is of another
    /// one is refused (`PluginLoadError`). What is not an origin is an error of [`Self::build`].
    #[cfg(feature = "http")]
    #[must_use]
    pub fn allow_origin(mut self, origin: impl Into<String>) -> Self {
        self.origins.push(origin.into());
        self
    }

    /// Sets how long a call of a plugin behind MCP may take, 60 s by default. One that takes longer is an error, and is cancelled (RUN-05); so is
    /// one whose future is dropped earlier, as `tokio::time::timeout` does.
    #[must_use]
    pub fn call_limit(mut self, limit: Duration) -> Self {
        self.call_limit = limit;
        self
    }

    /// Gives every record that the registry and its plugins log to this function too, besides `tracing`. It must not panic.
    #[must_use]
    pub fn log_sink(mut self, sink: impl Fn(&LogRecord) + Send + Sync + 'static) -> Self {
        self.log_sink = Some(Arc::new(sink));
        self
    }

    /// Makes plugins with this entry point, each from its manifest.
    #[must_use]
    pub fn factory<P: Plugin + 'static>(
        self,
        entry_point: impl Into<String>,
        factory: impl Fn(&Manifest) -> P + Send + Sync + 'static,
    ) -> Self {
        self.try_factory(entry_point, move |manifest| Ok(factory(manifest)))
    }

    /// Makes plugins with this entry point, each from its manifest, or says why not: `PluginLoadError` (REG-08).
    #[must_use]
    pub fn try_factory<P: Plugin + 'static>(
        mut self,
        entry_point: impl Into<String>,
        factory: impl Fn(&Manifest) -> Result<P, Failure> + Send + Sync + 'static,
    ) -> Self {
        self.factories.add(entry_point, factory);
        self
    }

    /// Asks for payload checks, or not (DSP-05): what a hook takes and gives is validated against the schemas of its hookspec, and what
    /// does not fit is an error that names plugin, hook and place. They are off by default.
    #[cfg(feature = "payload-checks")]
    #[must_use]
    pub fn payload_checks(mut self, payload_checks: bool) -> Self {
        self.payload_checks = payload_checks;
        self
    }

    /// Loads plugins in the host's own way, instead of from factories.
    #[must_use]
    pub fn loader(mut self, loader: impl Loader + 'static) -> Self {
        self.loader = Some(Arc::new(loader));
        self
    }

    /// Builds the registry.
    ///
    /// # Errors
    /// The core's version is not a PEP 440 version, an origin is none, two hookspecs have one kind and one major, or a payload schema that
    /// is to be checked does not compile.
    pub fn build(self) -> Result<Registry, BuildError> {
        let version = match &self.core_version {
            Some(text) => Version::from_str(text).map_err(|_| BuildError::CoreVersion(text.clone()))?,
            None => own_version(),
        };
        let mut hookspecs: BTreeMap<String, BTreeMap<u64, Kind>> = BTreeMap::new();
        for kind in &self.kinds {
            let major = kind.api_version().major;
            let majors = hookspecs.entry(kind.name().to_owned()).or_default();
            if majors.insert(major, kind.clone()).is_some() {
                return Err(BuildError::DuplicateKind { kind: kind.name().to_owned(), major });
            }
        }
        for (kind, majors) in own_hookspecs() {
            for (major, hookspec) in majors {
                hookspecs.entry(kind.clone()).or_default().entry(major).or_insert(hookspec);
            }
        }
        #[cfg(feature = "payload-checks")]
        let payloads = if self.payload_checks { payloads(&hookspecs)? } else { BTreeMap::new() };
        Ok(Registry::with(Core {
            version,
            hookspecs,
            #[cfg(feature = "http")]
            permissions: self.permissions.clone().with_origins(&self.origins).map_err(BuildError::Origin)?,
            #[cfg(feature = "payload-checks")]
            payloads,
            ..self.into_core()
        }))
    }

    /// The configuration, without what has to be checked.
    pub(super) fn into_core(self) -> Core {
        Core {
            version: own_version(),
            runtimes: self.runtimes,
            hookspecs: own_hookspecs(),
            known_kinds: self.known_kinds,
            routes: self.routes,
            environment: self.environment,
            permissions: self.permissions,
            call_limit: self.call_limit,
            log_sink: self.log_sink,
            loader: self.loader.unwrap_or_else(|| Arc::new(self.factories)),
            #[cfg(feature = "payload-checks")]
            payloads: BTreeMap::new(),
        }
    }
}

/// The payload checks of each kind, by its newest hookspec: the one that calls are validated against.
#[cfg(feature = "payload-checks")]
fn payloads(
    hookspecs: &BTreeMap<String, BTreeMap<u64, Kind>>,
) -> Result<BTreeMap<String, Arc<crate::kind::Payloads>>, BuildError> {
    let newest = hookspecs.iter().filter_map(|(name, majors)| Some((name, majors.values().next_back()?)));
    let compiled = newest.map(|(name, kind)| match crate::kind::Payloads::of(kind) {
        Ok(payloads) => Ok((name.clone(), Arc::new(payloads))),
        Err((hook, reason)) => Err(BuildError::PayloadSchema { kind: name.clone(), hook, reason }),
    });
    compiled.collect()
}

/// The contract's own kinds.
fn own_hookspecs() -> BTreeMap<String, BTreeMap<u64, Kind>> {
    let kinds = [Kind::tool_v1(), Kind::orchestrator_v1()];
    kinds.into_iter().map(|kind| (kind.name().to_owned(), BTreeMap::from([(kind.api_version().major, kind)]))).collect()
}

/// The version of this crate.
fn own_version() -> Version {
    let number = |text: &str| text.parse::<u64>().unwrap_or_default();
    Version::new([
        number(env!("CARGO_PKG_VERSION_MAJOR")),
        number(env!("CARGO_PKG_VERSION_MINOR")),
        number(env!("CARGO_PKG_VERSION_PATCH")),
    ])
}

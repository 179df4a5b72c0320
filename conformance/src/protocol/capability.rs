//! What a binding may or may not offer.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

macro_rules! capabilities {
    ($($(#[doc = $doc:literal])+ $variant:ident = $name:literal,)+) => {
        /// One thing that a binding may offer, and that a case may need.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
        pub enum Capability {
            $($(#[doc = $doc])+ #[serde(rename = $name)] $variant,)+
        }

        impl Capability {
            /// All of them, in the order of the contract.
            pub const ALL: &'static [Self] = &[$(Self::$variant),+];

            /// The name, as on the wire: `dispatch.chain`.
            #[must_use]
            pub const fn as_str(self) -> &'static str {
                match self { $(Self::$variant => $name),+ }
            }
        }
    };
}

capabilities! {
    /// Manifests are read and normalised: the step `parse`, from `dagstack.toml` or as a value.
    Manifest = "manifest",
    /// Manifests are read from `dagstack.json`.
    ManifestJson = "manifest.json",
    /// Manifests are read from `pyproject.toml`.
    ManifestPyproject = "manifest.pyproject",
    /// Manifests are read from `package.json`.
    ManifestPackageJson = "manifest.package_json",
    /// Plugins are registered from a manifest: the step `register`.
    Registration = "registration",
    /// The host can say which kinds it knows: `host.known_kinds`.
    RegistrationKinds = "registration.kinds",
    /// The host can say which runtimes the core offers: `host.runtimes`.
    RegistrationRuntimes = "registration.runtimes",
    /// Refused plugins can be asked for: the step `refusals`.
    RegistrationRefusals = "registration.refusals",
    /// Folders are searched for plugins: the step `discover`.
    Discovery = "discovery",
    /// The steps `setup_all` and `teardown_all`.
    Lifecycle = "lifecycle",
    /// The state of each plugin can be asked for: the step `status`.
    LifecycleStatus = "lifecycle.status",
    /// Plugins are set up and torn down one at a time, so that the order among those that are ready is fixed (LIF-02).
    LifecycleSequential = "lifecycle.sequential",
    /// The health of a plugin is asked.
    LifecycleHealth = "lifecycle.health",
    /// Plugins with synchronous hooks: `script.style` is `sync`.
    StyleSync = "style.sync",
    /// Plugins with asynchronous hooks: `script.style` is `async`.
    StyleAsync = "style.async",
    /// The steps `get` and `list`.
    Lookup = "lookup",
    /// A hook of a plugin that was looked up can be called: the step `call`.
    LookupCall = "lookup.call",
    /// The class singleton.
    DispatchSingleton = "dispatch.singleton",
    /// The host can route a kind to one plugin: `host.routes`.
    DispatchRoutes = "dispatch.routes",
    /// `DAGSTACK_ACTIVE_<KIND>` is read: `host.env`.
    DispatchEnvironment = "dispatch.environment",
    /// The class `broadcast_collect`.
    DispatchBroadcastCollect = "dispatch.broadcast_collect",
    /// The class `broadcast_notify`.
    DispatchBroadcastNotify = "dispatch.broadcast_notify",
    /// The class chain.
    DispatchChain = "dispatch.chain",
    /// The class capability.
    DispatchCapability = "dispatch.capability",
    /// The host can narrow the candidates of a capability dispatch: `filter`.
    DispatchFilter = "dispatch.filter",
    /// Several dispatches can be under way at once: the step `concurrent`.
    DispatchConcurrent = "dispatch.concurrent",
    /// The host can ask for payload checks: `host.payload_checks`.
    DispatchPayloadChecks = "dispatch.payload_checks",
    /// Events of the trace say when they happened: `at_us`.
    TraceTime = "trace.time",
    /// What the binding logs can be observed.
    Logs = "logs",
    /// What `setup` gets can be observed.
    Context = "context",
    /// The host offers resources: `host.resources`.
    Resources = "resources",
    /// Plugins that are processes and speak MCP over standard input and output.
    RuntimeMcpStdio = "runtime.mcp_stdio",
    /// Plugins that are services and speak MCP over HTTP.
    RuntimeMcpHttp = "runtime.mcp_http",
    /// The host can name environment variables that plugins may have: `host.pass_env`.
    RuntimePassEnv = "runtime.pass_env",
    /// The host can limit how long a call of a plugin behind MCP may take: `host.call_limit_ms`.
    RuntimeCallLimit = "runtime.call_limit",
    /// Kinds of a host's own, given as values: `kinds`.
    Hookspec = "hookspec",
    /// Kinds of a host's own, read from a folder: the step `load_kinds`.
    HookspecFiles = "hookspec.files",
}

impl std::fmt::Display for Capability {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.write_str(self.as_str())
    }
}

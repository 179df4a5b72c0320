//! The host of a case: from its description to a registry, and from manifests to scripted plugins.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::str::FromStr as _;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use dagstack_plugin_system::kind::Constraints;
use dagstack_plugin_system::loader::Loader;
use dagstack_plugin_system::{
    Dispatch, ErrorPolicy, Failure, Hook, Host, HostEnvironment, Kind, Manifest, Plugin, Registry, Runtime,
};
use dagstack_spec_conformance::protocol::{Case, HookSpec, KindSpec, Load, ScriptedPlugin};
use indexmap::IndexMap;
use serde_json::Value;

use crate::lacking;
use crate::logs::Logs;
use crate::scripted::Scripted;
use crate::time::Clock;
use crate::trace::Trace;

/// What a manifest's `entry_point` says to load a scripted plugin.
pub(crate) const ENTRY_POINT: &str = "scripted:Plugin";

/// Why there is no registry: the host configured something that the binding refuses.
pub(crate) type Refused = String;

/// Builds the registry that a case describes, with these kinds besides its own.
pub(crate) fn registry(case: &Case, more: &[Kind], scripts: &Arc<Scripts>, logs: &Logs) -> Result<Registry, Refused> {
    let host = &case.host;
    let sink = logs.sink();
    let mut builder = Registry::builder()
        .core_version(crate::VERSION)
        .environment(environment(&host.env))
        .pass_environment(&host.pass_env)
        .log_sink(move |record| sink(record))
        .loader(Arc::clone(scripts).loader());
    if let Some(limit) = host.call_limit_ms {
        builder = builder.call_limit(Duration::from_millis(limit));
    }
    for kind in kinds(case, more)? {
        builder = builder.kind(kind);
    }
    if let Some(known) = &host.known_kinds {
        builder = builder.known_kinds(known);
    }
    if let Some(runtimes) = &host.runtimes {
        let offered: Vec<Runtime> = runtimes
            .iter()
            .map(|runtime| Runtime::from_str(runtime).map_err(|_| runtime.clone()))
            .collect::<Result<_, _>>()?;
        builder = builder.runtimes(offered);
    }
    for (kind, plugin) in &host.routes {
        builder = builder.route(kind, plugin);
    }
    builder.payload_checks(host.payload_checks).build().map_err(|error| error.to_string())
}

/// The environment that a case describes: its variables over those of this process, of which none chooses a plugin.
fn environment(variables: &BTreeMap<String, String>) -> HostEnvironment {
    let of_the_process = std::env::vars().filter(|(name, _)| !name.starts_with("DAGSTACK_"));
    HostEnvironment::of(of_the_process.chain(variables.clone()))
}

/// The kinds with a hookspec: the host's own, and the two of the contract. A host that says which kinds it knows, and means
/// neither of these, is not given them.
fn kinds(case: &Case, more: &[Kind]) -> Result<Vec<Kind>, Refused> {
    let mut kinds: Vec<Kind> = case.kinds.iter().map(kind).collect::<Result<_, _>>()?;
    kinds.extend(more.iter().cloned());
    for kind in [Kind::tool_v1(), Kind::orchestrator_v1()] {
        let known = case.host.known_kinds.as_ref().is_none_or(|known| known.iter().any(|name| name == kind.name()));
        let given = kinds.iter().any(|own| own.name() == kind.name());
        if known && !given {
            kinds.push(kind);
        }
    }
    Ok(kinds)
}

fn kind(spec: &KindSpec) -> Result<Kind, Refused> {
    let hooks: Vec<Hook> = spec.hooks.iter().map(|(name, spec)| hook(name, spec)).collect::<Result<_, _>>()?;
    let constraints =
        Constraints { in_process_only: spec.in_process_only, singleton_per_runtime: spec.singleton_per_runtime };
    let kind = Kind::new(&spec.kind, &spec.kind_api_version, hooks).map_err(|error| error.to_string())?;
    Ok(kind.constrained(constraints))
}

fn hook(name: &str, spec: &HookSpec) -> Result<Hook, Refused> {
    let class = class(&spec.dispatch).ok_or_else(|| format!("there is no dispatch class `{}`", spec.dispatch))?;
    let mut hook = Hook::new(name, class).exposed(spec.mcp_exposed);
    if let Some(template) = &spec.mcp_tool_name_template {
        hook = hook.tool_name(template);
    }
    if let Some(schema) = &spec.input_schema {
        hook = hook.input_schema(Value::Object(schema.clone()));
    }
    if let Some(schema) = &spec.output_schema {
        hook = hook.output_schema(Value::Object(schema.clone()));
    }
    match spec.error_policy.as_deref() {
        None => Ok(hook),
        Some("fail_fast") => Ok(hook.on_error(ErrorPolicy::FailFast)),
        Some("best_effort") => Ok(hook.on_error(ErrorPolicy::BestEffort)),
        Some(other) => Err(format!("there is no error policy `{other}`")),
    }
}

/// A dispatch class by its name. The binding has a type for them, which can hold no other.
pub(crate) fn class(name: &str) -> Option<Dispatch> {
    [Dispatch::Singleton, Dispatch::BroadcastCollect, Dispatch::BroadcastNotify, Dispatch::Chain, Dispatch::Capability]
        .into_iter()
        .find(|class| class.as_str() == name)
}

/// What the host gives to the plugins that it sets up.
pub(crate) fn context(case: &Case) -> Host {
    let mut host = Host::new();
    if let Some(config) = &case.host.config {
        host = host.config(config.clone());
    }
    if let Some(metadata) = &case.host.metadata {
        host = host.metadata(metadata.clone());
    }
    for (name, value) in &case.host.resources {
        host = host.resource(name, Arc::new(value.clone()));
    }
    host
}

/// The scripts of a case's plugins, and how their manifests lead to them.
#[derive(Debug)]
pub(crate) struct Scripts {
    plugins: IndexMap<String, ScriptedPlugin>,
    /// The folders of plugins that lie in one, resolved.
    folders: Vec<(PathBuf, String)>,
    /// The key of the plugin that a step registers just now.
    registering: Mutex<Option<String>>,
    resources: Arc<[String]>,
    trace: Trace,
    clock: Clock,
}

impl Scripts {
    pub(crate) fn new(case: &Case, trace: Trace, clock: Clock) -> Arc<Self> {
        let folder = |(key, plugin): (&String, &ScriptedPlugin)| {
            let folder = Path::new(case.root.as_deref()?).join(plugin.folder.as_deref()?);
            Some((fs::canonicalize(folder).ok()?, key.clone()))
        };
        Arc::new(Self {
            plugins: case.plugins.clone(),
            folders: case.plugins.iter().filter_map(folder).collect(),
            registering: Mutex::default(),
            resources: case.host.resources.keys().cloned().collect(),
            trace,
            clock,
        })
    }

    /// Says which plugin the next manifest without a folder belongs to.
    pub(crate) fn register(&self, key: Option<&str>) {
        *self.registering.lock().unwrap_or_else(PoisonError::into_inner) = key.map(ToOwned::to_owned);
    }

    /// The key of the plugin in a folder.
    pub(crate) fn key_in(&self, folder: &Path) -> Option<&str> {
        let folder = fs::canonicalize(folder).ok()?;
        self.folders.iter().find(|(own, _)| *own == folder).map(|(_, key)| key.as_str())
    }

    fn loader(self: Arc<Self>) -> impl Loader + 'static {
        Loading(self)
    }
}

struct Loading(Arc<Scripts>);

impl Loader for Loading {
    fn load(&self, manifest: &Manifest, folder: Option<&Path>) -> Result<Arc<dyn Plugin>, Failure> {
        let Self(scripts) = self;
        let entry_point = manifest.entry_point.as_deref().unwrap_or_default();
        // A loader looks in a folder for what is there: the last step of the path names it.
        if entry_point.rsplit(['/', '\\']).next() != Some(ENTRY_POINT) {
            return Err(Failure::new(format!("there is no `{entry_point}`")));
        }
        let key = match folder {
            Some(folder) => scripts.key_in(folder).map(ToOwned::to_owned),
            None => scripts.registering.lock().unwrap_or_else(PoisonError::into_inner).clone(),
        };
        let (key, script) = key
            .and_then(|key| scripts.plugins.get(&key).map(|plugin| (key, plugin.script.clone())))
            .ok_or_else(|| Failure::new(format!("the case has no script for `{}`", manifest.name.as_str())))?;
        if script.load == Load::Absent {
            return Err(Failure::new("there is no such module"));
        }
        scripts.trace.begin(&key, "load", None);
        match script.load {
            Load::Ok | Load::Absent => {}
            Load::Constructor => return Err(Failure::new("the plugin can't be made")),
            Load::Fail => return Err(Failure::new("the module fails as it runs")),
            Load::Missing => return Err(Failure::new("the module has no such name")),
        }
        let scripted =
            Scripted::new(&key, script, scripts.trace.clone(), scripts.clock.clone(), Arc::clone(&scripts.resources));
        Ok(lacking::plugin(scripted))
    }
}

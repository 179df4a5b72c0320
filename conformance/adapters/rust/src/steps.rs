//! The steps of a case, one by one.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use dagstack_plugin_system::manifest::Source;
use dagstack_plugin_system::{self as binding, Discovery, Kind, Manifest, PluginHandle, Registry, Status};
use dagstack_spec_conformance::protocol::{Case, Ran, Step, StepOutcome};
use serde_json::{Value, json};

use crate::dispatch;
use crate::host::{self, Refused, Scripts};
use crate::logs::Logs;
use crate::outcome;
use crate::time::Clock;
use crate::trace::Trace;

/// A case that can't be played: a fault of the adapter, or of who wrote the case.
#[derive(Debug)]
pub(crate) struct Fault(pub(crate) String);

/// Why a step gives no value.
enum Stop {
    /// The binding failed.
    Failed(StepOutcome),
    /// It could not be asked.
    Fault(Fault),
}

impl From<StepOutcome> for Stop {
    fn from(failed: StepOutcome) -> Self {
        Self::Failed(failed)
    }
}

impl From<binding::Error> for Stop {
    fn from(error: binding::Error) -> Self {
        Self::Failed(outcome::error(&error))
    }
}

/// Plays a case, and reports what happened.
pub(crate) async fn play(case: &Case, clock: Clock) -> Result<Ran, Fault> {
    let (trace, logs) = (Trace::default(), Logs::default());
    let scripts = Scripts::new(case, trace.clone(), clock);
    let mut player = Player {
        case,
        scripts,
        logs: logs.clone(),
        kinds: Vec::new(),
        registry: None,
        keys: BTreeMap::new(),
        handles: Vec::new(),
    };
    let mut steps = Vec::with_capacity(case.steps.len());
    for step in &case.steps {
        steps.push(match player.step(step).await {
            Ok(outcome) | Err(Stop::Failed(outcome)) => outcome,
            Err(Stop::Fault(fault)) => return Err(fault),
        });
    }
    Ok(Ran { steps, trace: trace.events(), logs: logs.lines() })
}

struct Player<'c> {
    case: &'c Case,
    scripts: Arc<Scripts>,
    logs: Logs,
    /// Kinds that were read from folders so far.
    kinds: Vec<Kind>,
    /// The registry, made when a step first asks for it.
    registry: Option<Result<Registry, Refused>>,
    /// Keys by the names of the plugins that steps registered.
    keys: BTreeMap<String, String>,
    /// What lookups gave, each instance once.
    handles: Vec<PluginHandle>,
}

impl Player<'_> {
    async fn step(&mut self, step: &Step) -> Result<StepOutcome, Stop> {
        match step {
            Step::Parse { file, manifest } => self.parse(file.as_deref(), manifest.as_ref()),
            Step::Register { plugin } => self.register(plugin),
            Step::Discover { root, recursive, ignore } => self.discover(root, *recursive, ignore).await,
            Step::Refusals {} => self.refusals(),
            Step::LoadKinds { root } => self.load_kinds(root),
            Step::SetupAll {} => {
                self.registry()?.setup_all(host::context(self.case)).await?;
                Ok(outcome::ok(Value::Null))
            }
            Step::TeardownAll {} => {
                self.registry()?.teardown_all().await?;
                Ok(outcome::ok(Value::Null))
            }
            Step::Get { kind, name } => self.get(kind, name.as_deref()),
            Step::List {} => {
                let manifests = self.registry()?.list();
                manifests.iter().map(|manifest| normalised(manifest)).collect::<Result<Value, Stop>>().map(outcome::ok)
            }
            Step::Status { plugin } => self.status(plugin),
            Step::Dispatch(dispatch) => Ok(dispatch::one(&self.registry()?, dispatch).await?),
            Step::Concurrent { dispatches } => {
                dispatch::at_once(&self.registry()?, dispatches).await.map_err(Stop::Fault)
            }
            Step::Call { kind, name, hook, input } => {
                let plugin = self.registry()?.get(kind, Some(name))?;
                Ok(outcome::ok(plugin.call(hook, input.clone()).await?))
            }
        }
    }

    fn registry(&mut self) -> Result<Registry, Stop> {
        let made =
            self.registry.get_or_insert_with(|| host::registry(self.case, &self.kinds, &self.scripts, &self.logs));
        made.clone().map_err(|refused| Stop::Failed(outcome::uncoded(refused)))
    }

    fn parse(&self, file: Option<&str>, manifest: Option<&Value>) -> Result<StepOutcome, Stop> {
        let source = match (file, manifest) {
            (Some(file), None) => Source::file(self.below_root(file)?)?,
            (None, Some(manifest)) => Source::value(manifest.clone()),
            _ => return Err(fault("`parse` takes a file or a manifest")),
        };
        normalised(&source.normalise()?).map(outcome::ok)
    }

    fn register(&mut self, key: &str) -> Result<StepOutcome, Stop> {
        let registry = self.registry()?;
        let Some(plugin) = self.case.plugins.get(key) else { return Err(fault(format!("no plugin `{key}`"))) };
        let Some(manifest) = &plugin.manifest else {
            return Err(fault(format!("`{key}` has no manifest to register")));
        };
        self.scripts.register(Some(key));
        let registered = registry.register(Value::Object(manifest.clone()));
        self.scripts.register(None);
        self.keys.insert(registered?.name.as_str().to_owned(), key.to_owned());
        Ok(outcome::ok(Value::Null))
    }

    async fn discover(&mut self, root: &str, recursive: bool, ignore: &[String]) -> Result<StepOutcome, Stop> {
        let registry = self.registry()?;
        let discovery = Discovery::new(self.below_root(root)?)
            .recursive(recursive)
            .ignoring(ignore)
            .map_err(|error| Stop::Failed(outcome::uncoded(error.to_string())))?;
        let discovered = registry.discover(discovery).await?;
        let names: Vec<&str> = discovered.plugins.iter().map(|manifest| manifest.name.as_str()).collect();
        Ok(outcome::ok(names))
    }

    fn refusals(&mut self) -> Result<StepOutcome, Stop> {
        let refusals = self.registry()?.refusals();
        let reported = refusals.iter().map(|refusal| {
            let code = refusal.code().map(binding::Code::as_str);
            json!({"plugin": refusal.plugin, "code": code})
        });
        Ok(outcome::ok(reported.collect::<Value>()))
    }

    fn load_kinds(&mut self, root: &str) -> Result<StepOutcome, Stop> {
        let read = Kind::from_folder(self.below_root(root)?)
            .map_err(|error| Stop::Failed(outcome::uncoded(error.to_string())))?;
        if self.registry.is_some() {
            return Err(Stop::Failed(outcome::uncoded("a registry is given its kinds before it is made")));
        }
        let names: BTreeSet<String> = read.iter().map(|kind| kind.name().to_owned()).collect();
        self.kinds.extend(read);
        Ok(outcome::ok(names.into_iter().collect::<Vec<_>>()))
    }

    fn get(&mut self, kind: &str, name: Option<&str>) -> Result<StepOutcome, Stop> {
        let handle = self.registry()?.get(kind, name)?;
        let key = self.key(&handle);
        let known = self.handles.iter().position(|known| *known == handle);
        let instance = known.unwrap_or_else(|| {
            self.handles.push(handle);
            self.handles.len() - 1
        });
        Ok(outcome::ok(json!({"plugin": key, "instance": format!("instance {instance}")})))
    }

    /// The key of a plugin: by its folder, or by the step that registered it.
    fn key(&self, handle: &PluginHandle) -> Option<String> {
        match handle.folder() {
            Some(folder) => self.scripts.key_in(folder).map(ToOwned::to_owned),
            None => self.keys.get(handle.name()).cloned(),
        }
    }

    fn status(&mut self, plugin: &str) -> Result<StepOutcome, Stop> {
        let Some(status) = self.registry()?.status(plugin) else {
            return Err(Stop::Failed(outcome::uncoded(format!("the registry has no plugin `{plugin}`"))));
        };
        let reason = match &status {
            Status::Unavailable { reason, .. } => Some(reason.as_str()),
            _ => None,
        };
        Ok(outcome::ok(json!({"state": status.as_str(), "reason": reason})))
    }

    fn below_root(&self, path: &str) -> Result<PathBuf, Stop> {
        let root = self.case.root.as_deref().ok_or_else(|| fault("the case has no root"))?;
        Ok(match path {
            "." => PathBuf::from(root),
            below => Path::new(root).join(below),
        })
    }
}

fn normalised(manifest: &Manifest) -> Result<Value, Stop> {
    serde_json::to_value(manifest).map_err(|error| fault(format!("a manifest is not JSON: {error}")))
}

fn fault(message: impl Into<String>) -> Stop {
    Stop::Fault(Fault(message.into()))
}

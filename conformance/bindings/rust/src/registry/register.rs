//! Taking plugins in.

use std::path::Path;
use std::sync::Arc;

use serde_json::Value;

use super::{Entry, Registry};
use crate::error::{Code, Error, Result};
use crate::guard::guarded_call;
use crate::loader::stays_inside;
use crate::manifest::Source;
use crate::registration::{Candidate, Facts, Refusal, check, taken, warnings};
use crate::registry::remote::behind_mcp;
use crate::spec::manifest::{ExecutionModel, Manifest, Runtime};
use crate::{Blocking, Failure, Plugin};

impl Registry {
    /// Registers one plugin by its manifest, and loads it. The checks of the contract run in their order, and no code of the
    /// plugin before they have passed (REG-01 to REG-11).
    ///
    /// # Errors
    /// The code of the first check that fails. The refusal can also be asked for later, with [`refusals`](Self::refusals).
    pub fn register(&self, source: impl Into<Source>) -> Result<Arc<Manifest>> {
        self.admit(&source.into(), Self::load)
    }

    /// Registers a plugin that the host has made itself: nothing is loaded, and the manifest passes the same checks.
    ///
    /// # Errors
    /// The code of the first check that fails.
    pub fn register_plugin(&self, source: impl Into<Source>, plugin: impl Plugin + 'static) -> Result<Arc<Manifest>> {
        self.admit(&source.into(), |_, manifest, _| Ok(in_its_place(manifest, Arc::new(plugin))))
    }

    /// The plugins that were refused so far, in order; of very many, the last ones (REG-09).
    #[must_use]
    pub fn refusals(&self) -> Vec<Refusal> {
        self.state().refusals.to_vec()
    }

    /// Checks, loads and takes a plugin, and keeps the refusal where that fails.
    fn admit(
        &self,
        source: &Source,
        load: impl FnOnce(&Self, &Manifest, Option<&Path>) -> Result<Arc<dyn Plugin>>,
    ) -> Result<Arc<Manifest>> {
        self.admit_fields(source.fields(), source.folder(), load).map_err(|refusal| refusal.error)
    }

    /// The same for a manifest that has been read, or could not be.
    pub(crate) fn admit_fields(
        &self,
        fields: Result<Value>,
        folder: Option<&Path>,
        load: impl FnOnce(&Self, &Manifest, Option<&Path>) -> Result<Arc<dyn Plugin>>,
    ) -> Result<Arc<Manifest>, Refusal> {
        match fields.map(Candidate::new) {
            Ok(candidate) => {
                let name = candidate.name().map(ToOwned::to_owned);
                self.admit_candidate(candidate, folder, load).map_err(|error| self.refuse(name, folder, error))
            }
            Err(error) => Err(self.refuse(None, folder, error)),
        }
    }

    fn admit_candidate(
        &self,
        candidate: Candidate,
        folder: Option<&Path>,
        load: impl FnOnce(&Self, &Manifest, Option<&Path>) -> Result<Arc<dyn Plugin>>,
    ) -> Result<Arc<Manifest>> {
        check(&candidate, &Facts { core: self.core(), is_taken: &|name| self.state().is_taken(name) })?;
        let manifest = candidate.manifest()?;
        let plugin = load(self, &manifest, folder)?;
        let logger = self.core().logger(manifest.name.as_str());
        for warning in warnings(&manifest) {
            logger.warn(warning);
        }
        let entry = Entry::new(manifest, folder.map(Path::to_owned), plugin, logger);
        #[cfg(feature = "payload-checks")]
        let entry = {
            let payloads = self.core().payloads.get(entry.kind()).cloned();
            entry.checked(payloads)
        };
        let entry = Arc::new(entry);
        // Somebody may have taken the name while the plugin was loaded.
        if !self.state_mut().insert(Arc::clone(&entry)) {
            return Err(taken(entry.name()));
        }
        Ok(Arc::clone(&entry.manifest))
    }

    /// Keeps a refusal.
    fn refuse(&self, plugin: Option<String>, folder: Option<&Path>, error: Error) -> Refusal {
        let error = match &plugin {
            Some(name) => error.about(name.clone()),
            None => error,
        };
        tracing::warn!(target: "dagstack.registry", plugin, code = ?error.code(), "refused: {error}");
        let refusal = Refusal { plugin, folder: folder.map(Path::to_owned), error };
        self.state_mut().refusals.push(refusal.clone());
        refusal
    }

    /// Check 8: loads the plugin (REG-08).
    pub(crate) fn load(&self, manifest: &Manifest, folder: Option<&Path>) -> Result<Arc<dyn Plugin>> {
        self.core().permissions.check(manifest).map_err(|problem| Error::new(Code::PluginLoadError, problem))?;
        match manifest.runtime {
            Runtime::InProcess => {
                let entry_point = manifest.entry_point.as_deref().unwrap_or_default();
                if !stays_inside(entry_point, folder) {
                    return Err(not_loaded(manifest, &Failure::new("the entry point leaves the plugin's folder")));
                }
                let loader = &self.core().loader;
                let plugin = guarded_call(|| loader.load(manifest, folder))
                    .and_then(|loaded| loaded)
                    .map_err(|failure| not_loaded(manifest, &failure))?;
                Ok(in_its_place(manifest, plugin))
            }
            // Nothing of the plugin runs before its setup.
            Runtime::McpStdio | Runtime::McpHttp => match behind_mcp(self.core(), manifest, folder) {
                Some(plugin) => Ok(Arc::new(plugin)),
                None => Err(not_compiled_in(manifest.runtime)),
            },
        }
    }
}

/// Moves a plugin that computes for long to a thread where that hinders nobody.
fn in_its_place(manifest: &Manifest, plugin: Arc<dyn Plugin>) -> Arc<dyn Plugin> {
    match manifest.execution_model {
        ExecutionModel::ThreadCpuBound | ExecutionModel::ProcessCpuBound => Arc::new(Blocking::shared(plugin)),
        ExecutionModel::Async | ExecutionModel::Sync => plugin,
    }
}

fn not_compiled_in(runtime: Runtime) -> Error {
    Error::new(Code::RuntimeNotSupported, format!("the runtime `{}` was not compiled in", runtime.as_str()))
}

fn not_loaded(manifest: &Manifest, failure: &Failure) -> Error {
    let entry_point = manifest.entry_point.as_deref().unwrap_or_default();
    Error::new(Code::PluginLoadError, format!("`{entry_point}` does not load: {failure}")).caused_by(failure.clone())
}

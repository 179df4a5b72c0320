//! What a lookup gives.

use std::path::Path;
use std::sync::Arc;

use serde_json::Value;

use super::{Entry, Status};
use crate::error::{Code, Error, Result};
use crate::spec::manifest::Manifest;

/// One plugin of a registry, to be called by itself. Handles of one plugin are equal, and hold one instance (LKP-01).
#[derive(Clone, Debug)]
pub struct PluginHandle(Arc<Entry>);

impl PluginHandle {
    pub(crate) fn new(entry: Arc<Entry>) -> Self {
        Self(entry)
    }

    /// The plugin's name.
    #[must_use]
    pub fn name(&self) -> &str {
        self.0.name()
    }

    /// The plugin's manifest, with every field.
    #[must_use]
    pub fn manifest(&self) -> &Manifest {
        &self.0.manifest
    }

    /// The plugin's folder, where it has one.
    #[must_use]
    pub fn folder(&self) -> Option<&Path> {
        self.0.folder.as_deref()
    }

    /// How the plugin is.
    #[must_use]
    pub fn status(&self) -> Status {
        self.0.status()
    }

    /// Whether the plugin implements a hook.
    #[must_use]
    pub fn implements(&self, hook: &str) -> bool {
        self.0.implements(hook)
    }

    /// Calls a hook of this plugin, and of no other.
    ///
    /// # Errors
    /// `PluginLoadError` where the plugin is unavailable or was torn down, `DispatchMismatch` where it does not implement
    /// the hook; else the plugin's own failure, without a code.
    pub async fn call(&self, hook: &str, input: Value) -> Result<Value> {
        let (name, status) = (self.name(), self.status());
        if !status.takes_part() {
            return Err(
                Error::new(Code::PluginLoadError, format!("plugin `{name}` can't be called: {status}")).about(name)
            );
        }
        if !self.implements(hook) {
            let message = format!("plugin `{name}` does not implement the hook `{hook}`");
            return Err(Error::new(Code::DispatchMismatch, message).about(name));
        }
        self.0.call_for_value(hook, input).await.map_err(|failure| Error::of_plugin(name, failure))
    }
}

impl PartialEq for PluginHandle {
    fn eq(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.0, &other.0)
    }
}

impl Eq for PluginHandle {}

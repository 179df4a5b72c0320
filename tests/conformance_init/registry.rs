//! A registry that loads what it registers, and can do nothing else.

use serde_json::Value;

use crate::Stopped;

pub struct Registry;

pub struct LoadError(String);

impl From<LoadError> for Stopped {
    fn from(LoadError(message): LoadError) -> Self {
        Self::Failed(Some("PluginLoadError"), message)
    }
}

impl Registry {
    pub fn register<T>(
        &self,
        _manifest: &Value,
        load: impl FnOnce() -> Result<T, String>,
    ) -> Result<(), LoadError> {
        load().map(|_| ()).map_err(LoadError)
    }
}

//! A plugin behind MCP, alone in a registry.

use dagstack_plugin_system::{Dispatch, Hook, Host, Kind, Registry, Status};
use serde_json::{Value, json};

/// The plugin's name.
const NAME: &str = "interop";

/// A registry with one plugin, which is ready.
pub(crate) struct Tool {
    registry: Registry,
}

impl Tool {
    /// Registers and sets up the plugin whose manifest has these fields besides those that all have.
    pub(crate) async fn set_up(fields: Value) -> Result<Self, String> {
        let mut manifest = json!({
            "schema_version": "1", "name": NAME, "kind": "interop", "kind_api_version": "1", "core_version": ">=0",
        });
        let all = manifest.as_object_mut().expect("an object");
        all.extend(fields.as_object().cloned().unwrap_or_default());
        let hooks = ["echo", "fail"].map(|name| Hook::new(name, Dispatch::Singleton).tool_name("{hook}"));
        let kind = Kind::new("interop", "1.0.0", hooks).map_err(|error| error.to_string())?;
        let registry = Registry::builder().kind(kind).build().map_err(|error| error.to_string())?;
        registry.register(manifest).map_err(|error| error.to_string())?;
        registry.setup_all(Host::new()).await.map_err(|error| error.to_string())?;
        match registry.status(NAME) {
            Some(Status::Ready { .. }) => Ok(Self { registry }),
            Some(Status::Unavailable { message, .. }) => Err(message),
            other => Err(format!("{other:?}")),
        }
    }

    /// Calls a function.
    pub(crate) async fn call(&self, function: &str, args: Value) -> Result<Value, String> {
        self.registry.singleton("interop", function, args).await.map_err(|error| error.to_string())
    }

    /// Tears the plugin down.
    pub(crate) async fn tear_down(self) -> Result<(), String> {
        self.registry.teardown_all().await.map_err(|error| error.to_string())?;
        match self.registry.status(NAME) {
            Some(Status::Stopped) => Ok(()),
            other => Err(format!("{other:?}")),
        }
    }
}

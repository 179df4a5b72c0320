//! A plugin of the kind `tool` behind MCP, alone in a registry.

use dagstack_plugin_system::{Host, Registry, Status};
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
            "schema_version": "1", "name": NAME, "kind": "tool", "kind_api_version": "1", "core_version": ">=0",
        });
        let all = manifest.as_object_mut().expect("an object");
        all.extend(fields.as_object().cloned().unwrap_or_default());
        let registry = Registry::new();
        registry.register(manifest).map_err(|error| error.to_string())?;
        registry.setup_all(Host::new()).await.map_err(|error| error.to_string())?;
        match registry.status(NAME) {
            Some(Status::Ready { .. }) => Ok(Self { registry }),
            Some(Status::Unavailable { message, .. }) => Err(message),
            other => Err(format!("{other:?}")),
        }
    }

    /// The functions that the server lists: name, description and parameters of each.
    pub(crate) async fn functions(&self) -> Result<Vec<Value>, String> {
        let plugin = self.registry.get("tool", Some(NAME)).map_err(|error| error.to_string())?;
        let schema = plugin.call("get_schema", json!({})).await.map_err(|error| error.to_string())?;
        Ok(schema.as_array().cloned().unwrap_or_default())
    }

    /// Calls a function.
    pub(crate) async fn call(&self, function: &str, args: Value) -> Result<Value, String> {
        let input = json!({"function": function, "args": args});
        let mut output = self.registry.singleton("tool", "execute", input).await.map_err(|error| error.to_string())?;
        if output["is_error"] == true {
            return Err(output["error_message"].to_string());
        }
        Ok(output["result"].take())
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

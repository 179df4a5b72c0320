//! The quick start: a plugin that returns its input, found by its manifest in `examples/plugins/echo`.

use std::error::Error;
use std::path::Path;

use dagstack_plugin_system::{Answer, Failure, Host, Plugin, Registry, async_trait};
use serde_json::{Value, json};

/// Returns the message that it gets under `echoed`.
struct EchoTool;

#[async_trait]
impl Plugin for EchoTool {
    fn implements(&self, hook: &str) -> bool {
        hook == "execute"
    }

    async fn call(&self, _hook: &str, input: Value) -> Result<Answer, Failure> {
        Ok(Answer::Value(json!({ "echoed": input["msg"] })))
    }
}

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), Box<dyn Error>> {
    let registry = Registry::builder().factory("plugin:EchoTool", |_manifest| EchoTool).build()?;
    registry.discover(Path::new(env!("CARGO_MANIFEST_DIR")).join("examples/plugins")).await?;
    registry.setup_all(Host::new()).await?;

    for manifest in registry.list() {
        assert_eq!((manifest.kind.as_str(), manifest.name.as_str()), ("tool", "echo"));
    }

    let echo = registry.get("tool", Some("echo"))?;
    assert_eq!(echo.call("execute", json!({ "msg": "hello" })).await?, json!({ "echoed": "hello" }));

    registry.teardown_all().await?;
    Ok(())
}

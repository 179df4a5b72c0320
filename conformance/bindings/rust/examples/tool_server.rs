//! Any MCP server as a plugin: a folder with a manifest of eight lines, and no code. Lists the functions of the server whose manifest is in
//! the folder that is given, or in `examples/tool_server`.

use std::error::Error;
use std::io::Write as _;
use std::path::{Path, PathBuf};

use dagstack_plugin_system::{Host, Registry};
use serde_json::json;

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), Box<dyn Error>> {
    let own = Path::new(env!("CARGO_MANIFEST_DIR")).join("examples/tool_server");
    let folder = std::env::args_os().nth(1).map_or(own, PathBuf::from);
    let registry = Registry::new();
    registry.discover(folder).await?;
    registry.setup_all(Host::new()).await?;
    for functions in registry.broadcast_collect("tool", "get_schema", json!({})).await?.complete()? {
        writeln!(std::io::stdout(), "{functions:#}")?;
    }
    registry.teardown_all().await?;
    Ok(())
}

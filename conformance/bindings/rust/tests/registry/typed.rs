//! Plugins written against the emitted types.

use std::fmt;

use dagstack_plugin_system::spec::support::{Answer as Future, Object};
use dagstack_plugin_system::spec::tool_v1::{
    AsyncToolPlugin, Empty, ExecuteInput, ExecuteOutput, FunctionSchema, GetSchemaOutput, ToolPlugin,
};
use dagstack_plugin_system::typed::{Lifecycle, async_tool, tool};
use dagstack_plugin_system::{Host, Kind, Plugin, Registry};
use serde_json::json;

use crate::scripted::manifest;

#[derive(Debug)]
struct Refused(&'static str);

impl fmt::Display for Refused {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.0)
    }
}

fn schema() -> Result<GetSchemaOutput, Refused> {
    let name = "echo".try_into().map_err(|_| Refused("no name"))?;
    Ok(vec![FunctionSchema::new(name, "Returns its input.", Object::new())])
}

fn execute(input: ExecuteInput) -> Result<ExecuteOutput, Refused> {
    if input.function != "echo" {
        return Err(Refused("no such function"));
    }
    Ok(ExecuteOutput::new(input.args))
}

struct Plain;

impl ToolPlugin for Plain {
    type Error = Refused;

    fn get_schema(&self, _input: Empty) -> Result<GetSchemaOutput, Refused> {
        schema()
    }

    fn execute(&self, input: ExecuteInput) -> Result<ExecuteOutput, Refused> {
        execute(input)
    }
}

impl Lifecycle for Plain {}

struct Waiting;

impl AsyncToolPlugin for Waiting {
    type Error = Refused;

    fn get_schema(&self, _input: Empty) -> Future<'_, GetSchemaOutput, Refused> {
        Box::pin(async { schema() })
    }

    fn execute(&self, input: ExecuteInput) -> Future<'_, ExecuteOutput, Refused> {
        Box::pin(async move {
            tokio::time::sleep(std::time::Duration::from_secs(1)).await;
            execute(input)
        })
    }
}

impl Lifecycle for Waiting {}

async fn with(plugin: impl Plugin + 'static) -> Registry {
    let registry = Registry::builder().kind(Kind::tool_v1()).build().expect("a valid registry");
    registry.register_plugin(manifest("echo", json!({ "kind": "tool" })), plugin).expect("a valid manifest");
    registry.setup_all(Host::new()).await.expect("nothing is in the way");
    registry
}

async fn answers(registry: Registry) {
    let echo = json!({ "function": "echo", "args": { "msg": "hello" } });
    let answer = registry.singleton("tool", "execute", echo).await.expect("it answers");
    assert_eq!(answer, json!({ "result": { "msg": "hello" } }));
    let schemas = registry.broadcast_collect("tool", "get_schema", json!({})).await.expect("it answers");
    assert_eq!(
        schemas.into_values(),
        [json!([{ "name": "echo", "description": "Returns its input.", "parameters": {} }])]
    );
    let other = registry.singleton("tool", "execute", json!({ "function": "other", "args": {} })).await;
    assert!(other.is_err_and(|error| error.message().contains("no such function")));
    let unfit = registry.singleton("tool", "execute", json!({ "function": "echo" })).await;
    assert!(unfit.is_err_and(|error| error.message().contains("args")));
}

#[tokio::test(start_paused = true)]
async fn plain_and_waiting_hooks_answer_alike() {
    answers(with(tool(Plain)).await).await;
    answers(with(async_tool(Waiting)).await).await;
}

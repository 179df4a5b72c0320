//! Scripted plugins, and the kinds they are of.

use indexmap::IndexMap;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

use super::present;

/// A kind of a host's own, as data: what a file `kinds/<kind>/v<N>.yaml` says (contract section 12).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct KindSpec {
    /// The kind's name.
    pub kind: String,
    /// The version of its interface, as SemVer.
    #[serde(default = "first")]
    pub kind_api_version: String,
    /// Plugins of the kind run in process only.
    #[serde(default)]
    pub in_process_only: bool,
    /// A runtime has one plugin of the kind at most.
    #[serde(default)]
    pub singleton_per_runtime: bool,
    /// The hooks by name.
    pub hooks: IndexMap<String, HookSpec>,
}

fn first() -> String {
    "1.0.0".to_owned()
}

/// One hook of a kind.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct HookSpec {
    /// The dispatch class by name. A case about a wrong hookspec may hold any word.
    pub dispatch: String,
    /// Whether the hook is a tool of an MCP server.
    #[serde(default = "yes")]
    pub mcp_exposed: bool,
    /// The template of the tool's name.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub mcp_tool_name_template: Option<String>,
    /// What a failure among several means: `fail_fast` or `best_effort`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub error_policy: Option<String>,
    /// The JSON Schema of what the hook takes, where the case gives one: closed, without references to other documents.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub input_schema: Option<Map<String, Value>>,
    /// The JSON Schema of what it gives.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub output_schema: Option<Map<String, Value>>,
}

fn yes() -> bool {
    true
}

/// A plugin that does what its script says.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ScriptedPlugin {
    /// The manifest to register, complete and in the flat layout. Absent where the plugin lies in a folder to be discovered.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub manifest: Option<Map<String, Value>>,
    /// The folder it lies in, relative to the case's `root`, with `/`: `.` is the root itself.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub folder: Option<String>,
    /// What it does.
    #[serde(default)]
    pub script: Script,
    /// The hooks that take the plugin's context before their input: none, unless the adapter declares `hooks_take_context`.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub context_first: Vec<String>,
}

/// What a scripted plugin does when it is loaded, set up, called and torn down. It records each in the trace.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct Script {
    /// Whether its methods are synchronous or asynchronous, where the case says so. Else the adapter chooses.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub style: Option<Style>,
    /// What loading its entry point does.
    pub load: Load,
    /// What `setup` does. `null`: the plugin has no `setup`.
    #[serde(skip_serializing_if = "Option::is_none", deserialize_with = "present::deserialize")]
    #[schemars(with = "Option<Behaviour>")]
    pub setup: Option<Option<Behaviour>>,
    /// What `teardown` does. `null`: the plugin has no `teardown`.
    #[serde(skip_serializing_if = "Option::is_none", deserialize_with = "present::deserialize")]
    #[schemars(with = "Option<Behaviour>")]
    pub teardown: Option<Option<Behaviour>>,
    /// What `health` answers: a behaviour that returns a boolean. Absent: the plugin has no `health`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub health: Option<Behaviour>,
    /// What its hooks do, by name. A hook that is not listed is one that it does not implement.
    #[serde(skip_serializing_if = "IndexMap::is_empty")]
    pub hooks: IndexMap<String, Behaviour>,
}

impl Script {
    /// What its methods do: `setup`, `teardown`, `health` and its hooks, as far as it has them.
    pub fn behaviours(&self) -> impl Iterator<Item = &Behaviour> {
        let lifecycle = [&self.setup, &self.teardown].into_iter().filter_map(|method| method.as_ref()?.as_ref());
        lifecycle.chain(&self.health).chain(self.hooks.values())
    }
}

/// How the methods of a plugin run.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Style {
    /// They return when they are done.
    Sync,
    /// They return what is awaited.
    Async,
}

/// What loading an entry point does.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Load {
    /// It gives the plugin.
    #[default]
    Ok,
    /// The module can't be loaded: it fails as it runs.
    Fail,
    /// The module loads and lacks the name that the entry point wants.
    Missing,
    /// The module loads, and making the plugin of it fails.
    Constructor,
    /// There is no module at all.
    Absent,
}

/// What one method does: waits, looks at what it got, and then does the one thing that is given. With nothing given it returns
/// null.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct Behaviour {
    /// Waits this many milliseconds first.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub sleep_ms: Option<u64>,
    /// In `setup`: records in the trace what the context holds ([`ContextSeen`](super::ContextSeen)).
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub observe: bool,
    /// In `setup`: writes this line to the context's logger, at level info.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub log: Option<String>,
    /// Returns this value.
    #[serde(rename = "return", skip_serializing_if = "Option::is_none", deserialize_with = "present::deserialize")]
    #[schemars(with = "Value")]
    pub returns: Option<Value>,
    /// Returns its input.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub echo: bool,
    /// Returns its input, an array, with this value added at the end. An input that is not an array is put into one first.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub append: Option<Value>,
    /// Returns the stop sentinel of chains.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub stop: bool,
    /// Fails with this message, as plugins of the language do.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub fail: Option<String>,
    /// Returns the resource of this name that its context had, or null where it was absent.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub resource: Option<String>,
}

//! The manifest as a Rust type: the one truth from which the JSON Schema, the checks and the emitted parsers come.
//!
//! What a field means stands in its doc comment, which becomes its description in editors. The order of the fields is the
//! order of the normalised manifest.

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

use super::name::{LONGEST_NAME, NAME_EXPECTED, NAME_PATTERN};
use super::values::{FreeTable, integer, optional_integer};
use super::version::{CORE_VERSION_PATTERN, KIND_API_VERSION_PATTERN};
use crate::execution_model::ExecutionModel;

/// A plugin manifest: what a plugin is called, what it implements, how it runs and what it needs.
// A value of this type is a *normalised* manifest: every field is there, with its default where the file is silent (MAN-03).
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[expect(clippy::struct_excessive_bools, reason = "the fields are the contract's")]
#[schemars(title = "dagstack plugin manifest")]
pub struct Manifest {
    /// Version of the manifest's own form. There is one so far.
    #[schemars(extend("examples" = ["1"]))]
    pub schema_version: SchemaVersion,

    /// The plugin's name, unique in its registry whatever the kind. Lower-case letters, digits, `-` and `_` are recommended.
    #[schemars(length(min = 1, max = LONGEST_NAME), regex(pattern = NAME_PATTERN),
        extend("x-expected" = NAME_EXPECTED), extend("examples" = ["echo", "slack-notifier"]))]
    pub name: String,

    /// The kind of plugin this is, which fixes the hooks it implements: in `snake_case`, singular, without a version.
    #[schemars(length(min = 1, max = LONGEST_NAME), regex(pattern = NAME_PATTERN),
        extend("x-expected" = NAME_EXPECTED), extend("examples" = ["tool", "orchestrator"]))]
    pub kind: String,

    /// The version of the kind's interface that the plugin implements: its major (`1`), or a full semantic version (`1.0.0`).
    #[schemars(regex(pattern = KIND_API_VERSION_PATTERN),
        extend("x-expected" = "a major version (`1`) or a full semantic version (`1.0.0`)"), extend("examples" = ["1", "1.0.0"]))]
    pub kind_api_version: String,

    /// The versions of the core that the plugin works with, as a PEP 440 specifier set: comparisons joined by commas.
    #[schemars(regex(pattern = CORE_VERSION_PATTERN),
        extend("x-expected" = "a PEP 440 specifier set such as `>=0.1.0,<1.0.0`"), extend("examples" = [">=0.1.0,<1.0.0", "~=0.4.1"]))]
    pub core_version: String,

    /// Where the plugin runs, and how the core talks to it.
    #[schemars(extend("examples" = ["in_process"]))]
    pub runtime: Runtime,

    /// The licence the plugin is published under, best as an SPDX expression.
    #[serde(default)]
    #[schemars(extend("examples" = ["Apache-2.0"]))]
    pub license: Option<String>,

    /// Who looks after the plugin: a person or a team, with an address to write to.
    #[serde(default)]
    #[schemars(extend("examples" = ["Platform team <platform@example.org>"]))]
    pub maintainer: Option<String>,

    /// A page about the plugin.
    #[serde(default)]
    #[schemars(extend("examples" = ["https://example.org/echo"]))]
    pub homepage: Option<String>,

    /// Free tags that say what the plugin can do or touch. The core does not interpret them; they serve governance.
    #[serde(default)]
    #[schemars(extend("examples" = [["network", "writes-files"]]))]
    pub capabilities: Vec<String>,

    /// Which plugin goes first when several of one kind are called: higher runs earlier. From 1000 on it is reserved for
    /// horizontal middleware.
    #[serde(default, deserialize_with = "integer")]
    #[schemars(extend("examples" = [50]))]
    pub priority: u64,

    /// Names of the plugins that must be set up before this one.
    #[serde(default)]
    #[schemars(extend("examples" = [["database"]]))]
    pub depends_on: Vec<String>,

    /// Puts the plugin before all others of its kind, whatever their priority. Excludes `trylast`.
    #[serde(default)]
    #[schemars(extend("examples" = [true]))]
    pub tryfirst: bool,

    /// Puts the plugin after all others of its kind, whatever their priority. Excludes `tryfirst`.
    #[serde(default)]
    #[schemars(extend("examples" = [true]))]
    pub trylast: bool,

    /// How many seconds `setup` may take before the plugin counts as failed.
    #[serde(default = "startup_timeout", deserialize_with = "integer")]
    #[schemars(range(min = 1), extend("examples" = [60]))]
    pub startup_timeout_sec: u64,

    /// How many seconds `teardown` may take before the plugin counts as leaked.
    #[serde(default = "teardown_timeout", deserialize_with = "integer")]
    #[schemars(range(min = 1), extend("examples" = [30]))]
    pub teardown_timeout_sec: u64,

    /// Languages the plugin handles, for hooks that are dispatched by capability. Compared exactly.
    #[serde(default)]
    #[schemars(extend("examples" = [["python", "rust"]]))]
    pub supports_languages: Vec<String>,

    /// File extensions the plugin handles, for hooks that are dispatched by capability. Compared exactly.
    #[serde(default)]
    #[schemars(extend("examples" = [[".md", ".rst"]]))]
    pub supports_extensions: Vec<String>,

    /// Media types the plugin handles, for hooks that are dispatched by capability. Compared exactly.
    #[serde(default)]
    #[schemars(extend("examples" = [["text/markdown"]]))]
    pub supports_mime_types: Vec<String>,

    /// Makes the plugin the one that is asked when no other of its kind matches. At most one plugin a kind.
    #[serde(default)]
    #[schemars(extend("examples" = [true]))]
    pub fallback: bool,

    /// How the plugin's hooks want to be run.
    #[serde(default)]
    #[schemars(extend("examples" = ["async"]))]
    pub execution_model: ExecutionModel,

    /// Says that the plugin can't be moved out of the host's process: only the runtime `in_process` goes with it.
    #[serde(default)]
    #[schemars(extend("examples" = [true]))]
    pub in_process_only: bool,

    /// The resources of the host that the plugin asks for.
    #[serde(default)]
    #[schemars(extend("examples" = [{"required": ["database"], "optional": ["cache"]}]))]
    pub resources: Resources,

    /// The unit of work that the plugin offers to an orchestrator. Left out, it offers none.
    #[serde(default)]
    #[schemars(extend("examples" = [{"declared": true, "partition_key": "customer_id", "idempotency_mode": "input_hash"}]))]
    pub unit_of_work: UnitOfWork,

    /// What to load, in the notation of the plugin's language. Needed for the runtime `in_process`.
    #[serde(default)]
    #[schemars(extend("examples" = ["plugin:EchoTool", "./plugin.js#EchoPlugin"]))]
    pub entry_point: Option<String>,

    /// How to ask the plugin whether it is well.
    #[serde(default)]
    #[schemars(extend("examples" = ["plugin:health"]))]
    pub health_check: Option<String>,

    /// The program to start and its arguments. Needed for the runtime `mcp_stdio`.
    #[serde(default)]
    #[schemars(extend("examples" = [["node", "server.js"]]))]
    pub command: Option<Vec<String>>,

    /// Environment variables for the program that `command` starts.
    #[serde(default)]
    #[schemars(extend("examples" = [{"LOG_LEVEL": "info"}]))]
    pub env: Option<BTreeMap<String, String>>,

    /// Where the plugin listens. Needed for the runtime `mcp_http`.
    #[serde(default)]
    #[schemars(extend("examples" = ["https://plugins.example.org/mcp"]))]
    pub url: Option<String>,

    /// How to sign in at `url`. What it holds is between the host and the plugin.
    #[serde(default)]
    #[schemars(extend("examples" = [{"type": "bearer", "token_env": "PLUGIN_TOKEN"}]))]
    pub auth: Option<Map<String, Value>>,

    /// Free content for other tools. It is accepted, never interpreted, and no part of the normalised manifest.
    #[serde(default, skip_serializing)]
    #[schemars(extend("x-dagstack-transient" = true), extend("examples" = [{"owner": "platform"}]))]
    pub metadata: FreeTable,
}

/// The version of the manifest's own form.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub enum SchemaVersion {
    /// Version 1, the only one so far.
    #[serde(rename = "1")]
    V1,
}

/// Where a plugin runs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Runtime {
    /// In the host's own process, loaded from `entry_point`.
    InProcess,
    /// As a process of its own, started from `command` and spoken to over its standard streams with MCP.
    McpStdio,
    /// As a service of its own, reached over HTTP at `url` with MCP.
    McpHttp,
}

/// What tells one unit of work from another, so that it is not done twice.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum IdempotencyMode {
    /// Units with the same output are the same.
    OutputHash,
    /// Units with the same input are the same.
    InputHash,
    /// Every unit stands for itself.
    #[default]
    None,
}

/// The resources of the host that a plugin asks for, by name.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Resources {
    /// Without these the plugin is not set up.
    #[serde(default)]
    #[schemars(extend("examples" = [["database"]]))]
    pub required: Vec<String>,

    /// These read as absent where the host lacks them.
    #[serde(default)]
    #[schemars(extend("examples" = [["cache"]]))]
    pub optional: Vec<String>,
}

/// The unit of work that a plugin offers to an orchestrator.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct UnitOfWork {
    /// Whether the plugin offers units of work at all.
    #[serde(default)]
    #[schemars(extend("examples" = [true]))]
    pub declared: bool,

    /// The name of the argument by which units are told apart into partitions.
    #[serde(default)]
    #[schemars(extend("examples" = ["customer_id"]))]
    pub partition_key: Option<String>,

    /// How many seconds one unit takes, roughly.
    #[serde(default, deserialize_with = "optional_integer")]
    #[schemars(range(min = 1), extend("examples" = [120]))]
    pub estimated_duration_sec: Option<u64>,

    /// What makes two units the same.
    #[serde(default)]
    #[schemars(extend("examples" = ["input_hash"]))]
    pub idempotency_mode: IdempotencyMode,

    /// Whether a unit that was interrupted can go on from where it stopped.
    #[serde(default)]
    #[schemars(extend("examples" = [true]))]
    pub checkpointable: bool,
}

fn startup_timeout() -> u64 {
    30
}

fn teardown_timeout() -> u64 {
    15
}

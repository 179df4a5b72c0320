//! The messages themselves.

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::{Capability, Case, DeclaredQuirk, Ran};

/// What the runner writes to an adapter, one a line.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
#[serde(tag = "type", rename_all = "snake_case", deny_unknown_fields)]
pub enum Request {
    /// The first line: what the runner offers. The adapter answers with `ready`.
    Hello(Hello),
    /// One case to run. The adapter answers with a `result` of the same `seq`.
    Run(Box<Run>),
    /// Nothing more will come. The adapter answers with `bye` and ends.
    Shutdown,
}

/// What an adapter writes to the runner, one a line.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
#[serde(tag = "type", rename_all = "snake_case", deny_unknown_fields)]
pub enum Reply {
    /// The answer to `hello`.
    Ready(Box<Ready>),
    /// The answer to `run`.
    Result(Box<RunResult>),
    /// The answer to `shutdown`.
    Bye,
}

/// What the runner offers.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Hello {
    /// The versions of the protocol that the runner speaks.
    pub protocols: Vec<u32>,
    /// The version of the suite of fixtures.
    pub suite: String,
    /// The version of the spec that the fixtures prove.
    pub spec: String,
}

/// What an adapter and its binding are, and what they offer.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Ready {
    /// The version of the protocol that will be spoken: one of those offered.
    pub protocol: u32,
    /// The binding that is driven.
    pub binding: Binding,
    /// The adapter's own name and version, where it wants to give them.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub adapter: Option<Adapter>,
    /// The version of the core that manifests are checked against: a PEP 440 version.
    pub core_version: String,
    /// What a manifest's `entry_point` says to load a scripted plugin: replaces `$ENTRY_POINT` in fixtures.
    pub entry_point: String,
    /// Files that a discovered plugin's folder needs for that entry point to load, by their name inside the folder. The runner
    /// puts them beside each manifest whose entry point is `$ENTRY_POINT`.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub files: BTreeMap<String, String>,
    /// The code of a plugin, where the binding loads code from files: what the runner lays at the target of an entry point that leads
    /// out of its plugin's folder (DIS-10), so that a missing file can't pass for a guard.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub plugin_source: Option<PluginSource>,
    /// What the binding offers. An adapter answers a case that needs anything else with `unsupported`.
    pub capabilities: Vec<Capability>,
    /// Departures of the binding that would hide what else it does: the run looks past them, and its report says so.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub quirks: Vec<DeclaredQuirk>,
    /// Whether one process may run many cases.
    #[serde(default)]
    pub isolation: Isolation,
    /// How many cases may be under way at once in one process: 1 for lockstep.
    #[serde(default = "one")]
    #[schemars(range(min = 1, max = 64))]
    pub max_inflight: u32,
}

fn one() -> u32 {
    1
}

/// A plugin file that stands by itself, in the binding's language.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct PluginSource {
    /// The file's name: the one that `entry_point` leads to.
    pub file: String,
    /// Its text. Loading it adds `load` of the plugin `$PLUGIN` to the trace, which the runner replaces by that plugin's key.
    pub text: String,
}

/// Whether one process may run many cases.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Isolation {
    /// A fresh registry a case is enough.
    #[default]
    Case,
    /// Each case needs a fresh process.
    Process,
}

/// A binding: one implementation of the registry.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Binding {
    /// The package's name.
    pub name: String,
    /// The package's version.
    pub version: String,
    /// The language, in lower case: `python`, `typescript`, `go`, `rust`.
    pub language: String,
}

/// The adapter's own name and version.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Adapter {
    /// The name.
    pub name: String,
    /// The version.
    pub version: String,
}

/// One case to run.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Run {
    /// The number of the request: the reply carries it.
    pub seq: u64,
    /// The id of the case, for the adapter's own messages.
    pub id: String,
    /// What the case needs of the binding. Where the binding lacks any of it, the adapter answers `unsupported`.
    pub needs: Vec<Capability>,
    /// What to do.
    pub case: Case,
    /// After how many milliseconds the runner gives up on the reply.
    pub deadline_ms: u64,
}

/// The answer to `run`.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
pub struct RunResult {
    /// The number of the request.
    pub seq: u64,
    /// How it went.
    #[serde(flatten)]
    pub status: Status,
}

/// How a case went, as the adapter sees it.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
#[serde(tag = "status", rename_all = "snake_case")]
pub enum Status {
    /// The binding was driven through all steps. An error that the binding raised is an outcome of its step.
    Ran(Ran),
    /// The binding lacks what the case needs.
    Unsupported {
        /// What it lacks.
        capability: Capability,
        /// Why.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        reason: Option<String>,
    },
    /// The adapter itself failed: never a pass, and never counted against the binding.
    AdapterError {
        /// What went wrong in the adapter.
        message: String,
    },
}

//! A case, as an adapter gets it.

use std::collections::BTreeMap;

use indexmap::IndexMap;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

use super::{KindSpec, ScriptedPlugin, Step};

/// What to do: a host, its plugins, and the steps. A fresh registry is made for it.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct Case {
    /// The absolute path of the folder in which the runner has laid out the case's files. Absent where it has none.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub root: Option<String>,
    /// The host's own kinds. `tool` and `orchestrator` need not be listed: a binding knows them.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub kinds: Vec<KindSpec>,
    /// What the host gives the registry.
    pub host: Host,
    /// The scripted plugins by their key, which the trace names. It is the plugin's name, unless two plugins of a case share one.
    #[serde(skip_serializing_if = "IndexMap::is_empty")]
    pub plugins: IndexMap<String, ScriptedPlugin>,
    /// The steps, in order.
    pub steps: Vec<Step>,
}

/// What the host gives the registry.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct Host {
    /// The kinds that the host knows (REG-03). Absent: it declared none, and takes any.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub known_kinds: Option<Vec<String>>,
    /// The runtimes that the core offers (REG-06). Absent: all that the binding has.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub runtimes: Option<Vec<String>>,
    /// The host's resources by name (CTX-03). Each is a value that the plugin can read.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub resources: BTreeMap<String, Value>,
    /// The host's routing: a kind, and the name of the plugin that its singletons go to (SIN-01).
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub routes: BTreeMap<String, String>,
    /// Environment variables that the registry sees while it is made and driven.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub env: BTreeMap<String, String>,
    /// Names of environment variables that plugins may have: their processes get them, and `token_env` may name one (RUN-12, RUN-15).
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub pass_env: Vec<String>,
    /// How long a call of a plugin behind MCP may take, in milliseconds (RUN-05). Absent: the binding's own limit.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub call_limit_ms: Option<u64>,
    /// Whether the host asks for payload checks (DSP-05).
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub payload_checks: bool,
    /// The `config` of the context.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub config: Option<Value>,
    /// The `metadata` of the context. Absent: the host gives none.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub metadata: Option<Map<String, Value>>,
}

//! What was seen of a scripted MCP server.

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use serde_json::Value;

/// What one mock server of a case saw and did, gathered after the last step.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
#[expect(clippy::struct_excessive_bools, reason = "each answers a question of its own")]
pub struct Observation {
    /// How often its process was started; over HTTP, how often it was connected to.
    pub started: u32,
    /// When it was first started or connected to, in microseconds of Unix time.
    pub at_us: Option<u64>,
    /// The variables of `report_env` that its process had.
    pub env: BTreeMap<String, String>,
    /// What it was sent, in order: each message of JSON-RPC as an object, over HTTP with the request's `headers` beside `method` and
    /// `params`, header names in lower case. A line or a body that is not an object is left out.
    pub messages: Vec<Value>,
    /// Whether its input ended, which asks it to end, before any signal came.
    pub asked: bool,
    /// Whether a signal to terminate came.
    pub terminated: bool,
    /// Whether none of its processes is left. A mock server that was never started is gone.
    pub gone: bool,
    /// Whether none of the children is left that its processes have started.
    pub children_gone: bool,
    /// What it was sent (`->`) and answered (`<-`), in order, for people to read.
    #[serde(skip)]
    pub lines: Vec<(&'static str, String)>,
}

impl Default for Observation {
    /// A mock server that was never started.
    fn default() -> Self {
        Self {
            started: 0,
            at_us: None,
            env: BTreeMap::new(),
            messages: Vec::new(),
            asked: false,
            terminated: false,
            gone: true,
            children_gone: true,
            lines: Vec::new(),
        }
    }
}

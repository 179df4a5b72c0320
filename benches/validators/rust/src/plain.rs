//! The payloads as somebody writes them by hand who leaves validation to a validator.

use std::collections::BTreeMap;

use serde::Deserialize;
use serde_json::{Map, Value};

#[derive(Deserialize)]
pub(crate) struct Empty {}

#[derive(Deserialize)]
pub(crate) struct ExecuteInput {
    pub function: String,
    pub args: Map<String, Value>,
}

#[derive(Deserialize)]
pub(crate) struct ExecuteOutput {
    pub result: Value,
    #[serde(default)]
    pub is_error: bool,
    pub error_message: Option<String>,
}

#[derive(Deserialize)]
pub(crate) struct FunctionSchema {
    pub name: String,
    pub description: String,
    pub parameters: Map<String, Value>,
}

pub(crate) type GetSchemaOutput = Vec<FunctionSchema>;

#[derive(Deserialize)]
pub(crate) struct BackfillInput {
    pub plugin_name: Option<String>,
    pub partition_key: Option<String>,
    pub since: Option<String>,
    pub until: Option<String>,
    pub states: Option<Vec<EndState>>,
}

#[derive(Deserialize)]
#[serde(rename_all = "snake_case")]
pub(crate) enum EndState {
    Failed,
    Expired,
    Cancelled,
}

#[derive(Deserialize)]
pub(crate) struct BackfillOutput {
    pub enqueued_count: u64,
    pub skipped_count: Option<u64>,
}

#[derive(Deserialize)]
pub(crate) struct EnqueueInput {
    pub plugin_name: String,
    pub args: Map<String, Value>,
    pub idempotency_key: Option<String>,
    pub partition_key: Option<String>,
}

#[derive(Deserialize)]
pub(crate) struct EnqueueOutput {
    pub unit_id: String,
    pub deduplicated: bool,
}

#[derive(Deserialize)]
pub(crate) struct StatusInput {
    pub unit_id: String,
}

#[derive(Deserialize)]
pub(crate) struct StatusOutput {
    pub unit_id: String,
    pub state: State,
    pub started_at: Option<String>,
    pub finished_at: Option<String>,
    pub progress: Option<Map<String, Value>>,
    pub error: Option<String>,
}

#[derive(Deserialize)]
#[serde(rename_all = "snake_case")]
pub(crate) enum State {
    Queued,
    Running,
    Succeeded,
    Failed,
    Cancelled,
    Expired,
}

#[derive(Deserialize)]
pub(crate) struct IngestInput {
    pub batch_id: String,
    pub created_at: String,
    pub units: Vec<Unit>,
}

#[derive(Deserialize)]
pub(crate) struct Unit {
    pub id: String,
    pub name: String,
    pub state: State,
    #[serde(default = "priority")]
    pub priority: u64,
    pub attempts: u64,
    pub progress: Option<f64>,
    pub created_at: String,
    pub finished_at: Option<String>,
    pub owner: Option<Owner>,
    pub labels: Option<BTreeMap<String, String>>,
    pub steps: Vec<Step>,
}

fn priority() -> u64 {
    50
}

#[derive(Deserialize)]
pub(crate) struct Owner {
    pub name: String,
    pub address: String,
    #[serde(default)]
    pub verified: bool,
}

#[derive(Deserialize)]
pub(crate) struct Step {
    pub name: String,
    pub duration_ms: f64,
    pub outcome: Option<Outcome>,
}

#[derive(Deserialize)]
#[serde(rename_all = "snake_case")]
pub(crate) enum Outcome {
    Done,
    Skipped,
    Failed,
}

//! The client program that MCP's own conformance suite starts: a host with one plugin, which does what a scenario asks for.

use std::env;
use std::process::ExitCode;

use serde_json::{Value, json};

use crate::plugin::Tool;

/// The scenario, where this program was started by the suite.
pub(crate) fn scenario() -> Option<String> {
    env::var("MCP_CONFORMANCE_SCENARIO").ok()
}

/// Does what the scenario asks for, with the server whose URL is the last argument.
#[expect(clippy::print_stderr, reason = "the suite shows it where a scenario fails")]
pub(crate) fn run(scenario: &str) -> ExitCode {
    let url = env::args().next_back().unwrap_or_default();
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().expect("a runtime");
    match runtime.block_on(perform(scenario, &url)) {
        Ok(()) => ExitCode::SUCCESS,
        Err(message) => {
            eprintln!("{message}");
            ExitCode::FAILURE
        }
    }
}

async fn perform(scenario: &str, url: &str) -> Result<(), String> {
    let tool = Tool::set_up(json!({"runtime": "mcp_http", "url": url})).await?;
    let functions = tool.functions().await?;
    for (function, args) in calls(scenario, &functions) {
        tool.call(&function, args).await?;
    }
    if scenario == "http-invalid-tool-headers" {
        // What is left of the server's list; the other tools are invalid, and can't be called.
        for function in ["invalid_empty_header", "invalid_array_header", "invalid_duplicate_diff_case"] {
            if tool.call(function, json!({})).await.is_ok() {
                return Err(format!("`{function}` was called"));
            }
        }
    }
    tool.tear_down().await
}

/// What to call, with which arguments.
fn calls(scenario: &str, functions: &[Value]) -> Vec<(String, Value)> {
    let call = |function: &str, args: Value| vec![(function.to_owned(), args)];
    match scenario {
        "tools_call" => call("add_numbers", json!({"a": 5, "b": 3})),
        "http-standard-headers" => named(functions).map(|function| (function, json!({}))).collect(),
        "http-custom-headers" => of_context(),
        "http-invalid-tool-headers" => call("valid_tool", json!({"region": "us-west1"})),
        "json-schema-2020-12-preservation" => {
            let schema = functions.iter().find(|function| function["name"] == "json_schema_2020_12_tool");
            call("json_schema_echo", json!({"schema": schema.map(|function| &function["parameters"])}))
        }
        "sse-retry" | "elicitation-sep1034-client-defaults" | "sep-2322-client-request-state" => {
            named(functions).map(|function| (function, json!({}))).collect()
        }
        _ => Vec::new(),
    }
}

fn named(functions: &[Value]) -> impl Iterator<Item = String> {
    functions.iter().filter_map(|function| function["name"].as_str()).map(str::to_owned)
}

/// The calls that the suite hands over.
fn of_context() -> Vec<(String, Value)> {
    let context = env::var("MCP_CONFORMANCE_CONTEXT").unwrap_or_default();
    let context: Value = serde_json::from_str(&context).unwrap_or_default();
    let calls = context["toolCalls"].as_array().cloned().unwrap_or_default();
    let call = |call: &Value| Some((call["name"].as_str()?.to_owned(), call["arguments"].clone()));
    calls.iter().filter_map(call).collect()
}

//! What a host allows manifests to name: programs, variables, servers.

use dagstack_plugin_system::{Builder, Code, Registry};
use serde_json::{Value, json};

/// What a registry says of a manifest with these fields; `None` where it takes it.
fn refusal(builder: Builder, fields: Value) -> Option<String> {
    let registry = builder.build().expect("a valid registry");
    let common = json!({
        "schema_version": "1", "name": "search", "kind": "tool", "kind_api_version": "1.0.0", "core_version": ">=0",
    });
    let (Value::Object(mut manifest), Value::Object(fields)) = (common, fields) else { panic!("objects") };
    manifest.extend(fields);
    let error = registry.register(Value::Object(manifest)).err()?;
    assert_eq!(error.code(), Some(Code::PluginLoadError));
    assert_eq!(registry.refusals().len(), 1);
    Some(error.message().to_owned())
}

fn process(command: &[&str], env: &Value) -> Value {
    json!({ "runtime": "mcp_stdio", "command": command, "env": env })
}

#[test]
fn any_command_is_taken_where_the_host_bounds_none() {
    assert_eq!(refusal(Registry::builder(), process(&["anything"], &json!({ "PATH": "/tmp" }))), None);
}

#[test]
fn a_command_begins_with_words_that_the_host_allows() {
    let bounded = || Registry::builder().allow_command(["uvx", "mcp-server-time"]).allow_command(["/opt/search"]);
    assert_eq!(refusal(bounded(), process(&["uvx", "mcp-server-time", "--utc"], &json!({}))), None);
    assert_eq!(refusal(bounded(), process(&["/opt/search"], &json!({}))), None);
    for command in [&["uvx", "other"][..], &["uvx"], &["/opt/search/../bash"], &["bash", "--token=hunter2"]] {
        let message = refusal(bounded(), process(command, &json!({}))).expect("a refusal");
        let program = command[0];
        assert_eq!(message, format!("the host allows no such command of `{program}` (`Builder::allow_command`)"));
    }
}

#[test]
fn an_allowed_program_is_not_made_another_by_its_variables() {
    let bounded = || Registry::builder().allow_command(["search"]).allow_variables(["REGION"]);
    assert_eq!(refusal(bounded(), process(&["search"], &json!({ "REGION": "eu" }))), None);
    let message = refusal(bounded(), process(&["search"], &json!({ "PATH": "/tmp", "REGION": "eu" })));
    let expected = "the host does not allow the variable `PATH` in `env` (`Builder::allow_variables`)";
    assert_eq!(message.as_deref(), Some(expected));
}

#[cfg(feature = "http")]
#[test]
fn a_server_is_of_an_origin_that_the_host_allows() {
    let bounded = || Registry::builder().allow_origin("https://mcp.example.org");
    let server = |url: &str| json!({ "runtime": "mcp_http", "url": url });
    assert_eq!(refusal(bounded(), server("https://mcp.example.org/mcp")), None);
    let message = refusal(bounded(), server("https://me:hunter2@evil.example/mcp?key=hunter2"));
    let expected = "the host does not allow servers at `https://evil.example` (`Builder::allow_origin`)";
    assert_eq!(message.as_deref(), Some(expected));
    assert_eq!(refusal(bounded(), process(&["anything"], &json!({}))), None, "processes are bounded apart");
}

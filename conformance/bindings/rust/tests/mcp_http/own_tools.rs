//! Servers with tools of their own (RUN-08), and what their schemas want repeated in headers (RUN-03).

use std::sync::atomic::{AtomicUsize, Ordering};

use dagstack_plugin_system::mcp::McpPlugin;
use dagstack_plugin_system::{Answer, Failure, Kind, Plugin};
use serde_json::{Map, Value, json};

use crate::server::{Reply, Request, Server, echo, json_reply, refusal, result};

/// A server of the modern era that lists tools and answers calls like this, and a plugin of the kind `tool` at it.
async fn tool_server(
    list: impl Fn(usize, &Request) -> Reply + Send + Sync + 'static,
    call: impl Fn(&Request) -> Reply + Send + Sync + 'static,
) -> (Server, McpPlugin) {
    let listed = AtomicUsize::new(0);
    let server = Server::start(move |request| match request.body["method"].as_str() {
        Some("server/discover") => result(request, &json!({"supportedVersions": ["2026-07-28"]})),
        Some("tools/list") => list(listed.fetch_add(1, Ordering::Relaxed), request),
        _ => call(request),
    })
    .await;
    let plugin = server.plugin().of_kind(&Kind::tool_v1());
    (server, plugin)
}

/// What a script answers a request with.
type Answerer = fn(&Request) -> Reply;

/// A page with these tools, which take these properties.
fn page(request: &Request, tools: &[(&str, Value)]) -> Reply {
    let schema = |properties: &Value| json!({"type": "object", "properties": properties});
    let tools: Vec<Value> =
        tools.iter().map(|(name, properties)| json!({"name": name, "inputSchema": schema(properties)})).collect();
    result(request, &json!({"tools": tools}))
}

async fn execute(plugin: &McpPlugin, function: &str, args: Value) -> Result<Value, Failure> {
    match plugin.call("execute", json!({"function": function, "args": args})).await? {
        Answer::Value(value) => Ok(value),
        Answer::Stop => panic!("a stop"),
    }
}

async fn names(plugin: &McpPlugin) -> Vec<String> {
    let Ok(Answer::Value(listed)) = plugin.call("get_schema", json!({})).await else { panic!("a list") };
    let name = |function: &Value| function["name"].as_str().expect("a name").to_owned();
    listed.as_array().expect("a list").iter().map(name).collect()
}

fn count(server: &Server, method: &str) -> usize {
    server.seen().iter().filter(|request| request.body["method"] == method).count()
}

#[tokio::test]
async fn a_list_without_an_end_is_cut_off() {
    let endless = |number: usize, request: &Request| {
        result(
            request,
            &json!({"tools": [{"name": format!("t{number}"), "inputSchema": {}}], "nextCursor": number.to_string()}),
        )
    };
    let (server, plugin) = tool_server(endless, |request| json_reply(&echo(request))).await;
    plugin.start(&Map::new()).await.expect("a setup");
    assert_eq!(count(&server, "tools/list"), 1_000);
    assert_eq!(names(&plugin).await.len(), 1_000);
}

#[tokio::test]
async fn what_is_not_a_list_of_tools_fails_the_setup() {
    let answers: [(Answerer, &str); 4] = [
        (|request| refusal(request, "200 OK", -32603, &Value::Null), "answered `tools/list` with the error -32603: no"),
        (
            |request| result(request, &json!([])),
            "answered `tools/list` with what is not an object: check that it speaks MCP",
        ),
        (
            |request| result(request, &json!({})),
            "answered `tools/list` without a list of tools: check that it speaks MCP",
        ),
        (
            |request| result(request, &json!({"tools": [], "nextCursor": 7})),
            "answered `tools/list` with a `nextCursor` that is not a string: check that it speaks MCP",
        ),
    ];
    for (answer, expected) in answers {
        let (server, plugin) =
            tool_server(move |_, request| answer(request), |request| json_reply(&echo(request))).await;
        let message = server.message(&plugin.start(&Map::new()).await.expect_err("a failure"));
        assert_eq!(message, format!("plugin `echo` (http://127.0.0.1:PORT/mcp) {expected}"));
    }
}

#[tokio::test]
async fn a_function_that_is_not_listed_is_reported_after_one_new_list() {
    let (server, plugin) =
        tool_server(|_, request| page(request, &[("one", json!({}))]), |request| json_reply(&echo(request))).await;
    plugin.start(&Map::new()).await.expect("a setup");
    let message = server.message(&execute(&plugin, "two", json!({})).await.expect_err("a failure"));
    assert!(message.ends_with("has no function `two`: `get_schema` lists those that its server has"), "{message}");
    assert_eq!((count(&server, "tools/list"), count(&server, "tools/call")), (2, 0));
}

#[tokio::test]
async fn calls_that_miss_one_function_at_a_time_share_the_new_list() {
    let both = |number, request: &Request| {
        let tools = [("one", json!({})), ("two", json!({}))];
        page(request, if number == 0 { &tools[..1] } else { &tools })
    };
    let (server, plugin) = tool_server(both, |request| json_reply(&echo(request))).await;
    plugin.start(&Map::new()).await.expect("a setup");
    let (first, second) = tokio::join!(execute(&plugin, "two", json!({})), execute(&plugin, "two", json!({})));
    assert!(first.is_ok() && second.is_ok());
    assert_eq!(count(&server, "tools/list"), 2);
}

#[tokio::test]
async fn a_list_is_read_anew_when_its_time_is_over() {
    let timed = |number: usize, request: &Request| {
        let name = if number == 0 { "one" } else { "two" };
        result(request, &json!({"tools": [{"name": name, "inputSchema": {}}], "ttlMs": 60_000}))
    };
    let (server, plugin) = tool_server(timed, |request| json_reply(&echo(request))).await;
    plugin.start(&Map::new()).await.expect("a setup");
    assert_eq!(names(&plugin).await, ["one"]);
    tokio::time::pause();
    tokio::time::advance(std::time::Duration::from_secs(61)).await;
    tokio::time::resume();
    assert!(execute(&plugin, "one", json!({})).await.is_ok());
    assert_eq!(count(&server, "tools/list"), 1);
    assert_eq!(names(&plugin).await, ["two"]);
    assert_eq!(count(&server, "tools/list"), 2);
}

#[tokio::test]
async fn marked_parameters_are_repeated_in_headers() {
    let marked = json!({
        "region": {"type": "string", "x-mcp-header": "Region"},
        "page": {"type": "object", "properties": {"size": {"type": "integer", "x-mcp-header": "Size"}}},
    });
    let list = move |_, request: &Request| page(request, &[("query", marked.clone()), ("other", json!({}))]);
    let (server, plugin) = tool_server(list, |request| json_reply(&echo(request))).await;
    plugin.start(&Map::new()).await.expect("a setup");
    let args = json!({"region": " S\u{fc}d ", "page": {"size": 10}});
    assert!(execute(&plugin, "query", args.clone()).await.is_ok());
    assert!(execute(&plugin, "query", json!({"region": null})).await.is_ok());
    assert!(execute(&plugin, "other", args).await.is_ok());
    let calls: Vec<Request> =
        server.seen().into_iter().filter(|request| request.body["method"] == "tools/call").collect();
    let headers =
        |call: &Request| ["mcp-param-region", "mcp-param-size"].map(|name| call.header(name).map(str::to_owned));
    assert_eq!(headers(&calls[0]), [Some("=?base64?IFPDvGQg?=".to_owned()), Some("10".to_owned())]);
    assert_eq!(headers(&calls[1]), [None, None]);
    assert_eq!(headers(&calls[2]), [None, None]);
}

#[tokio::test]
async fn a_call_whose_headers_don_t_fit_is_sent_once_more_with_those_of_the_new_list() {
    let list = |number, request: &Request| {
        let marked = json!({"region": {"type": "string", "x-mcp-header": "Region"}});
        page(request, &[("query", if number == 0 { json!({}) } else { marked })])
    };
    let call = |request: &Request| match request.header("mcp-param-region") {
        Some("eu") => json_reply(&echo(request)),
        _ => refusal(request, "400 Bad Request", -32020, &Value::Null),
    };
    let (server, plugin) = tool_server(list, call).await;
    plugin.start(&Map::new()).await.expect("a setup");
    assert!(execute(&plugin, "query", json!({"region": "eu"})).await.is_ok());
    assert_eq!((count(&server, "tools/list"), count(&server, "tools/call")), (2, 2));
    let message = server.message(&execute(&plugin, "query", json!({"region": "us"})).await.expect_err("a failure"));
    assert!(message.ends_with("answered `tools/call` with the error -32020: no"), "{message}");
    assert_eq!((count(&server, "tools/list"), count(&server, "tools/call")), (3, 4));
}

#[tokio::test]
async fn a_tool_with_a_wrong_mark_is_not_called() {
    let list = |_, request: &Request| {
        let wrong = json!({"region": {"type": "number", "x-mcp-header": "Region"}});
        page(request, &[("query", wrong.clone()), ("tool.echo.run", wrong), ("other", json!({}))])
    };
    let (server, plugin) = tool_server(list, |request| json_reply(&echo(request))).await;
    plugin.start(&Map::new()).await.expect("a setup");
    assert_eq!(names(&plugin).await, ["other"]);
    assert!(execute(&plugin, "query", json!({})).await.is_err());
    let message = server.message(&plugin.call("run", json!({})).await.expect_err("a failure"));
    let expected = "can't be called: its tool `tool.echo.run` has an `x-mcp-header` at `region`, whose type is not one of string, \
                    integer, boolean; check the server";
    assert!(message.ends_with(expected), "{message}");
    assert_eq!(count(&server, "tools/call"), 0);
}

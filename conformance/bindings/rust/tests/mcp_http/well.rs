//! Servers that do as they should.

use dagstack_plugin_system::Plugin;
use serde_json::{Map, Value, json};

use crate::server::{Reply, Server, call, echo, greeting, json_reply, plugin, status, stream};

const TRACEPARENT: &str = "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01";

#[tokio::test]
async fn messages_carry_what_was_agreed_on() {
    let server = Server::answering(|request| json_reply(&echo(request))).await;
    let plugin = plugin(&server.url(), Some(json!({"type": "bearer", "token": "hunter2"})));
    let context = json!({"traceparent": TRACEPARENT, "tracestate": "a=1"});
    plugin.start(&Map::from_iter([("trace_context".to_owned(), context.clone())])).await.expect("a greeting");
    let answer = call(&plugin).await.expect("an answer");
    assert_eq!(answer, json!({"name": "tool.echo.run", "arguments": {"a": 1}, "_meta": context}));

    let seen = server.seen();
    let methods: Vec<&Value> = seen.iter().map(|request| &request.body["method"]).collect();
    assert_eq!(methods, ["server/discover", "initialize", "notifications/initialized", "tools/call"]);
    for request in &seen {
        assert_eq!((request.method.as_str(), request.path.as_str()), ("POST", "/mcp"));
        assert_eq!(request.header("content-type"), Some("application/json"));
        assert_eq!(request.header("accept"), Some("application/json, text/event-stream"));
        assert_eq!(request.header("authorization"), Some("Bearer hunter2"));
        assert_eq!(request.header("traceparent"), Some(TRACEPARENT));
        assert_eq!(request.header("tracestate"), Some("a=1"));
    }
    assert_eq!(seen[0].header("mcp-protocol-version"), Some("2026-07-28"));
    assert_eq!(seen[1].header("mcp-protocol-version"), None);
    assert!(seen[..2].iter().all(|request| request.header("mcp-session-id").is_none()));
    for request in &seen[2..] {
        assert_eq!(request.header("mcp-session-id"), Some("s-1"));
        assert_eq!(request.header("mcp-protocol-version"), Some("2025-03-26"));
    }
}

#[tokio::test]
async fn a_stream_is_read_up_to_our_response() {
    let server = Server::answering(|request| {
        let mut events = b": hello\n\nid: 1\ndata:\n\n".to_vec();
        for message in [
            json!({"jsonrpc": "2.0", "method": "notifications/progress"}),
            json!({"jsonrpc": "2.0", "id": "p", "method": "ping"}),
            json!({"jsonrpc": "2.0", "id": 4711, "result": {"content": [], "structuredContent": "wrong"}}),
            echo(request),
            json!({"jsonrpc": "2.0", "id": 1, "result": "late"}),
        ] {
            events.extend(format!("event: message\r\ndata: {message}\r\n\r\n").as_bytes());
        }
        stream(events)
    })
    .await;
    let answer = call(&server.started().await).await.expect("an answer");
    assert_eq!(answer["arguments"], json!({"a": 1}));
    let ping = server.seen().pop().expect("the answer to the ping");
    assert_eq!(ping.body, json!({"jsonrpc": "2.0", "id": "p", "result": {}}));
    assert_eq!(ping.header("mcp-session-id"), Some("s-1"));
}

#[tokio::test]
async fn a_server_without_sessions_gets_no_session_and_no_goodbye() {
    let server = Server::legacy(|request| match request.body["method"].as_str() {
        Some("initialize") => greeting(request, ""),
        Some("tools/call") => json_reply(&echo(request)),
        _ => status("202 Accepted", "", ""),
    })
    .await;
    let plugin = server.started().await;
    assert!(call(&plugin).await.is_ok());
    plugin.teardown().await.expect("a teardown");
    assert_eq!(server.seen().len(), 4);
    assert!(server.seen().iter().all(|request| request.header("mcp-session-id").is_none()));
}

#[tokio::test]
async fn a_redirect_within_the_server_keeps_the_message() {
    let server = Server::legacy(|request| match (request.path.as_str(), request.body["method"].as_str()) {
        ("/mcp", _) => status("301 Moved Permanently", "location: /mcp/\r\n", ""),
        ("/mcp/", _) => status("302 Found", "location: /there\r\n", ""),
        ("/there", _) => status("307 Temporary Redirect", "location: here\r\n", ""),
        (_, Some("initialize")) => greeting(request, ""),
        (_, Some("tools/call")) => json_reply(&echo(request)),
        _ => status("202 Accepted", "", ""),
    })
    .await;
    let plugin = plugin(&server.url(), Some(json!({"token": "hunter2"})));
    plugin.start(&Map::new()).await.expect("a greeting");
    assert_eq!(call(&plugin).await.expect("an answer")["arguments"], json!({"a": 1}));
    assert!(server.seen().iter().all(|request| request.header("authorization") == Some("Bearer hunter2")));
}

#[tokio::test]
async fn calls_at_a_time_get_their_own_answers() {
    let server = Server::answering(|request| json_reply(&echo(request))).await;
    let plugin = server.started().await;
    let (first, second) = tokio::join!(plugin.call("one", json!(1)), plugin.call("two", json!(2)));
    for (answer, name) in [(first, "tool.echo.one"), (second, "tool.echo.two")] {
        assert!(format!("{answer:?}").contains(name), "{answer:?}");
    }
}

#[tokio::test]
async fn silence_ends_with_the_time_limit() {
    let server = Server::answering(|_| Reply::Silence).await;
    let plugin = server.started().await;
    tokio::time::pause();
    let failure = call(&plugin).await.expect_err("a failure");
    let message = server.message(&failure);
    assert!(message.contains("(http://127.0.0.1:PORT/mcp) did not answer `tools/call` within 60 s"), "{message}");
}

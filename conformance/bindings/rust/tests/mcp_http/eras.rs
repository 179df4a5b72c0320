//! Which era of MCP a server is found to be of (RUN-07), and the headers of modern messages (RUN-03).

use std::sync::atomic::{AtomicBool, Ordering};

use dagstack_plugin_system::Plugin;
use serde_json::{Map, Value, json};

use crate::server::{Reply, Request, Server, call, echo, greeting, json_reply, refusal, result, status};

/// The methods of what a server was sent.
fn methods(server: &Server) -> Vec<String> {
    let method = |request: &Request| request.body["method"].as_str().unwrap_or(&request.method).to_owned();
    server.seen().iter().map(method).collect()
}

#[tokio::test]
async fn a_modern_message_says_what_is_in_it() {
    let server = Server::modern(|request| json_reply(&echo(request))).await;
    let plugin = server.started().await;
    let answer = call(&plugin).await.expect("an answer");
    assert_eq!(answer["_meta"]["io.modelcontextprotocol/protocolVersion"], "2026-07-28");
    assert_eq!(answer["_meta"]["io.modelcontextprotocol/clientCapabilities"], json!({}));
    plugin.teardown().await.expect("a teardown");
    assert_eq!(methods(&server), ["server/discover", "tools/list", "tools/call"]);
    for (request, name) in server.seen().iter().zip([None, None, Some("tool.echo.run")]) {
        assert_eq!(request.header("mcp-protocol-version"), Some("2026-07-28"));
        assert_eq!(request.header("mcp-method"), request.body["method"].as_str());
        assert_eq!(request.header("mcp-name"), name);
        assert_eq!(request.header("mcp-session-id"), None);
    }
}

#[tokio::test]
async fn a_redirect_keeps_the_headers_of_a_modern_message() {
    let server = Server::modern(|request| match request.path.as_str() {
        "/mcp" => status("307 Temporary Redirect", "location: /there\r\n", ""),
        _ => json_reply(&echo(request)),
    })
    .await;
    assert!(call(&server.started().await).await.is_ok());
    let seen = server.seen();
    assert_eq!(methods(&server), ["server/discover", "tools/list", "tools/call", "tools/call"]);
    assert_eq!((seen[2].path.as_str(), seen[3].path.as_str()), ("/mcp", "/there"));
    for header in ["mcp-protocol-version", "mcp-method", "mcp-name"] {
        assert!(seen[3].header(header).is_some(), "{header}");
        assert_eq!(seen[2].header(header), seen[3].header(header), "{header}");
    }
}

#[tokio::test]
async fn a_server_that_refuses_a_revision_is_asked_once_more() {
    let refused = AtomicBool::new(false);
    let server = Server::start(move |request| match request.body["method"].as_str() {
        Some("server/discover") if !refused.swap(true, Ordering::Relaxed) => {
            refusal(request, "400 Bad Request", -32022, &json!({"supported": ["2026-07-28"]}))
        }
        Some("server/discover") => result(request, &json!({"supportedVersions": ["2026-07-28"]})),
        _ => json_reply(&echo(request)),
    })
    .await;
    assert!(call(&server.started().await).await.is_ok());
    assert_eq!(methods(&server), ["server/discover", "server/discover", "tools/list", "tools/call"]);
}

#[tokio::test]
async fn a_status_that_says_that_the_request_was_wrong_is_a_legacy_servers() {
    let answers: [fn(&Request) -> Reply; 5] = [
        |_| status("400 Bad Request", "", "Missing session ID"),
        |_| status("404 Not Found", "", ""),
        |_| status("405 Method Not Allowed", "content-type: text/html\r\n", "<p>no"),
        |request| refusal(request, "404 Not Found", -32601, &Value::Null),
        |request| refusal(request, "200 OK", -32600, &Value::Null),
    ];
    for answer in answers {
        let server = Server::start(move |request| match request.body["method"].as_str() {
            Some("server/discover") => answer(request),
            Some("initialize") => greeting(request, ""),
            Some("tools/call") => json_reply(&echo(request)),
            _ => status("202 Accepted", "", ""),
        })
        .await;
        assert!(call(&server.started().await).await.is_ok());
        assert_eq!(methods(&server), ["server/discover", "initialize", "notifications/initialized", "tools/call"]);
    }
}

#[tokio::test]
async fn a_status_that_says_nothing_about_the_era_fails_the_setup() {
    for line in ["401 Unauthorized", "403 Forbidden", "500 Internal Server Error", "503 Service Unavailable"] {
        let server = Server::start(move |_| status(line, "", "")).await;
        let message = server.message(&server.plugin().start(&Map::new()).await.expect_err("a failure"));
        assert!(message.contains(&format!("answered with the status {line}")), "{message}");
        assert_eq!(methods(&server), ["server/discover"]);
    }
}

#[tokio::test]
async fn an_error_of_a_modern_server_is_one_of_the_call_whatever_its_status() {
    let server = Server::modern(|request| refusal(request, "404 Not Found", -32601, &Value::Null)).await;
    let message = server.message(&call(&server.started().await).await.expect_err("a failure"));
    assert_eq!(message, "plugin `echo` (http://127.0.0.1:PORT/mcp) answered `tools/call` with the error -32601: no");
}

#[tokio::test]
async fn a_server_that_speaks_another_revision_now_is_asked_again() {
    let updated = AtomicBool::new(false);
    let server = Server::modern(move |request| {
        if updated.swap(true, Ordering::Relaxed) {
            return json_reply(&echo(request));
        }
        refusal(request, "400 Bad Request", -32022, &json!({"supported": ["2025-11-25"]}))
    })
    .await;
    let plugin = server.started().await;
    assert!(call(&plugin).await.is_err());
    assert!(call(&plugin).await.is_ok());
    assert_eq!(methods(&server), ["server/discover", "tools/list", "tools/call", "server/discover", "tools/call"]);
}

//! Servers that refuse, or answer what makes no sense.

use serde_json::{Map, json};

use crate::server::{Reply, Request, Server, call, echo, json_reply, plugin, status, stream};

/// Calls a server that answers calls like this, and checks the message of the failure.
async fn fails(reply: impl Fn(&Request) -> Reply + Send + Sync + 'static, expected: &str) {
    let server = Server::answering(reply).await;
    let plugin = plugin(&server.url(), Some(json!({"token": "hunter2"})));
    plugin.start(&Map::new()).await.expect("a greeting");
    let message = server.message(&call(&plugin).await.expect_err("a failure"));
    assert_eq!(message, format!("plugin `echo` (http://127.0.0.1:PORT/mcp) {expected}"));
}

#[tokio::test]
async fn an_error_of_http_is_reported_with_its_body_but_no_token() {
    fails(
        |_| status("500 Internal Server Error", "", "token hunter2 is\nbroken"),
        "answered with the status 500 Internal Server Error and `token *** is\\nbroken`; check the server's log",
    )
    .await;
    fails(|_| status("401 Unauthorized", "", ""), "answered with the status 401 Unauthorized; check `auth`").await;
    fails(
        |_| status("404 Not Found", "", ""),
        "answered with the status 404 Not Found; it does not know the session that it has opened: check the server's log",
    )
    .await;
}

#[tokio::test]
async fn an_error_of_json_rpc_is_reported() {
    for id in [true, false] {
        fails(
            move |request| {
                let id = if id { request.body["id"].clone() } else { json!(null) };
                json_reply(&json!({"jsonrpc": "2.0", "id": id, "error": {"code": -32602, "message": "unknown tool"}}))
            },
            "answered `tools/call` with the error -32602: unknown tool",
        )
        .await;
    }
}

#[tokio::test]
async fn another_content_type_is_refused() {
    fails(
        |_| status("200 OK", "content-type: Text/HTML; charset=utf-8\r\n", "<p>hello"),
        "answered `tools/call` with status 200 OK and the content type `text/html`, where JSON or an event stream is due: \
         check that `url` is an MCP server's",
    )
    .await;
    fails(
        |_| status("202 Accepted", "", ""),
        "answered `tools/call` with status 202 Accepted and the content type ``, where JSON or an event stream is due: \
         check that `url` is an MCP server's",
    )
    .await;
}

#[tokio::test]
async fn garbage_is_refused() {
    let json = "content-type: application/json\r\n";
    fails(
        move |_| status("200 OK", json, "hello"),
        "answered `tools/call` with no JSON (expected value at line 1 column 1): `hello`; check that `url` is an MCP server's",
    )
    .await;
    fails(
        |_| stream("data: [1]\n\n"),
        "answered `tools/call` with JSON that is not an object: `[1]`; check that `url` is an MCP server's",
    )
    .await;
    fails(
        |_| json_reply(&json!({"jsonrpc": "2.0", "id": 4711, "result": {}})),
        "answered `tools/call` with what is not a response to it",
    )
    .await;
    fails(
        |request| json_reply(&json!({"jsonrpc": "2.0", "id": request.body["id"], "result": {}})),
        "answered the tool `tool.echo.run` with a result that has no `content`: check that it speaks MCP",
    )
    .await;
}

#[tokio::test]
async fn a_body_that_is_too_large_is_not_read_to_its_end() {
    let large = || "a".repeat(20 * 1024 * 1024);
    fails(
        move |_| status("200 OK", "content-type: application/json\r\n", large()),
        "answered `tools/call` with more than 16 MiB",
    )
    .await;
    fails(move |_| stream(format!("data: {}", large())), "answered `tools/call` with more than 16 MiB").await;
    fails(move |_| stream("data: a\n".repeat(9 * 1024 * 1024)), "answered `tools/call` with more than 16 MiB").await;
}

#[tokio::test]
async fn an_answer_that_breaks_off_is_reported() {
    fails(|_| stream("data: {\"jsonrpc\""), "ended its event stream without a response to `tools/call`").await;
    let server = Server::answering(|request| {
        let body = echo(request).to_string();
        let head = "HTTP/1.1 200 OK\r\ncontent-type: application/json\r\ncontent-length: 9000\r\n\r\n";
        Reply::Bytes([head, &body].concat().into_bytes())
    })
    .await;
    let message = server.message(&call(&server.started().await).await.expect_err("a failure"));
    assert!(message.contains(" broke off its answer to `tools/call`: "), "{message}");
}

#[tokio::test]
async fn a_redirect_to_another_server_is_not_followed() {
    let other = Server::answering(|request| json_reply(&echo(request))).await;
    let location = format!("location: {}?key=hunter3\r\n", other.url());
    for redirect in ["301 Moved Permanently", "302 Found", "307 Temporary Redirect", "308 Permanent Redirect"] {
        let location = location.clone();
        let server = Server::answering(move |_| status(redirect, &location, "")).await;
        let plugin = plugin(&server.url(), Some(json!({"token": "hunter2"})));
        plugin.start(&Map::new()).await.expect("a greeting");
        let message = call(&plugin).await.expect_err("a failure").message;
        let expected = format!(
            "plugin `echo` ({}) answered with the status {redirect} to {}, which is another server: nothing was sent there; check `url`",
            server.url(),
            other.url()
        );
        assert_eq!(message, expected);
    }
    assert!(other.seen().is_empty());
}

#[tokio::test]
async fn a_redirect_that_would_lose_the_message_is_not_followed() {
    fails(
        |_| status("303 See Other", "location: /elsewhere\r\n", ""),
        "answered with the status 303 See Other to http://127.0.0.1:PORT/elsewhere, where the message would not be sent on; check \
         `url`",
    )
    .await;
}

#[tokio::test]
async fn redirects_in_a_ring_end() {
    let server = Server::start(|_| status("307 Temporary Redirect", "location: /mcp\r\n", "")).await;
    let message = server.message(&server.plugin().start(&Map::new()).await.expect_err("a failure"));
    assert!(
        message.ends_with("redirected the message to http://127.0.0.1:PORT/mcp after 3 redirects; check `url`"),
        "{message}"
    );
    assert_eq!(server.seen().len(), 4);
}

#[tokio::test]
async fn a_server_that_is_not_there_is_reported() {
    let server = Server::answering(|request| json_reply(&echo(request))).await;
    let url = server.url().replace("http://", "http://me:hunter2@");
    drop(server);
    tokio::task::yield_now().await;
    let message = plugin(&url, None).start(&Map::new()).await.expect_err("a failure").message;
    assert!(message.contains(" was not reached: "), "{message}");
    assert!(message.ends_with("; check that the server runs and `url` is right"), "{message}");
    assert!(!message.contains("hunter2"), "{message}");
}

#[tokio::test]
async fn a_wrong_url_or_auth_sends_nothing() {
    let server = Server::answering(|request| json_reply(&echo(request))).await;
    let with_user = server.url().replace("http://", "http://me:hunter2@");
    for (url, auth) in [
        (server.url(), Some(json!({"type": "oauth2", "token": "hunter2"}))),
        (server.url(), Some(json!({}))),
        (with_user, Some(json!({"token": "hunter3"}))),
        ("file:///etc/hunter2".to_owned(), None),
    ] {
        let message = plugin(&url, auth).start(&Map::new()).await.expect_err("a failure").message;
        assert!(message.starts_with("plugin `echo` ("), "{message}");
        assert!(!message.contains("hunter"), "{message}");
    }
    assert!(server.seen().is_empty());
}

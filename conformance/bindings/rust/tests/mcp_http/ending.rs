//! The end of a session.

use dagstack_plugin_system::Plugin;
use serde_json::Value;

use crate::server::{Reply, Server, call, greeting, status};

/// A server that answers goodbyes like this.
async fn leaving(goodbye: fn() -> Reply) -> Server {
    Server::legacy(move |request| match request.body["method"].as_str() {
        Some("initialize") => greeting(request, "mcp-session-id: s-1\r\n"),
        None if request.method == "DELETE" => goodbye(),
        _ => status("202 Accepted", "", ""),
    })
    .await
}

#[tokio::test]
async fn the_server_learns_which_session_is_over() {
    let server = leaving(|| status("204 No Content", "", "")).await;
    let plugin = server.started().await;
    plugin.teardown().await.expect("a teardown");
    let goodbye = server.seen().pop().expect("a goodbye");
    assert_eq!((goodbye.method.as_str(), &goodbye.body), ("DELETE", &Value::Null));
    assert_eq!(goodbye.header("mcp-session-id"), Some("s-1"));
    assert_eq!(call(&plugin).await.expect_err("a failure").message, "plugin `echo` is not set up");
    plugin.teardown().await.expect("nothing is left to tear down");
    assert_eq!(server.seen().len(), 4);
}

#[tokio::test]
async fn a_server_may_know_the_session_no_more_or_keep_it() {
    for goodbye in [|| status("404 Not Found", "", ""), || status("405 Method Not Allowed", "", "")] {
        leaving(goodbye).await.started().await.teardown().await.expect("a teardown");
    }
}

#[tokio::test]
async fn a_goodbye_that_fails_is_reported() {
    let server = leaving(|| status("500 Internal Server Error", "", "")).await;
    let message = server.message(&server.started().await.teardown().await.expect_err("a failure"));
    assert!(message.ends_with("did not end its session: status 500 Internal Server Error"), "{message}");
}

#[tokio::test]
async fn a_goodbye_is_not_waited_for_without_end() {
    let server = leaving(|| Reply::Silence).await;
    let plugin = server.started().await;
    tokio::time::pause();
    let message = server.message(&plugin.teardown().await.expect_err("a failure"));
    assert!(message.contains("did not end its session in time"), "{message}");
}

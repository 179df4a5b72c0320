//! Calls that are given up (RUN-05): in the modern era the end of the stream says so.

use std::time::Duration;

use serde_json::Map;
use tokio::time::{sleep, timeout};

use crate::server::{Reply, Server, call};

/// Nothing here takes longer; what does hangs.
const HANGS: Duration = Duration::from_mins(2);

/// Waits until a server was called.
async fn is_called(server: &Server) {
    while !server.seen().iter().any(|request| request.body["method"] == "tools/call") {
        sleep(Duration::from_millis(1)).await;
    }
}

#[tokio::test]
async fn who_drops_a_call_closes_its_stream() {
    let server = Server::modern(|_| Reply::Silence).await;
    let plugin = server.started().await;
    tokio::select! {
        answer = call(&plugin) => panic!("{answer:?} of a silent server"),
        () = is_called(&server) => {}
    }
    timeout(HANGS, server.is_hung_up_on()).await.expect("the stream is closed");
    let last = server.seen().pop().expect("the call");
    assert_eq!(last.body["method"], "tools/call", "no message says it too");
}

#[tokio::test]
async fn a_call_beyond_its_limit_closes_its_stream() {
    let server = Server::modern(|_| Reply::Silence).await;
    let plugin = server.plugin().with_request_limit(Duration::from_millis(100));
    plugin.start(&Map::new()).await.expect("the server is found");
    let message = server.message(&call(&plugin).await.expect_err("a failure"));
    assert!(message.contains("did not answer `tools/call` within 0.1 s"), "{message}");
    timeout(HANGS, server.is_hung_up_on()).await.expect("the stream is closed");
}

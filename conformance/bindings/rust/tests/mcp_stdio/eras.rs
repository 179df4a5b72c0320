//! Which era of MCP a process is found to be of (RUN-07).

use std::time::Duration;

use libtest_mimic::Trial;
use serde_json::{Map, Value, json};

use super::cases::no_start;
use super::host::{call, case, mock_server, started};

/// What a mock server has seen by the time that it is called.
async fn seen(role: &str) -> Value {
    call(&started(role).await).await.expect("an answer")["seen"].take()
}

/// The methods of messages.
fn methods(seen: &Value) -> Vec<&str> {
    seen.as_array()
        .expect("messages")
        .iter()
        .map(|message| message["method"].as_str().unwrap_or("a response"))
        .collect()
}

pub(crate) fn all() -> Vec<Trial> {
    vec![
        case("a_modern_server_is_called_without_a_handshake", || async {
            let seen = seen("modern").await;
            assert_eq!(methods(&seen), ["server/discover", "tools/call"]);
            for message in seen.as_array().expect("messages") {
                let meta = &message["params"]["_meta"];
                assert_eq!(meta["io.modelcontextprotocol/protocolVersion"], "2026-07-28");
                assert_eq!(meta["io.modelcontextprotocol/clientCapabilities"], json!({}));
                assert_eq!(meta["io.modelcontextprotocol/clientInfo"]["name"], "dagstack-plugin-system");
            }
        }),
        case("a_modern_server_that_answers_late_is_modern", || async {
            // A second of silence; the mock server answers when the greeting has come.
            let plugin = mock_server("modern-late").with_startup_limit(Duration::from_secs(3));
            plugin.start(&Map::new()).await.expect("a modern server");
            let seen = call(&plugin).await.expect("an answer")["seen"].take();
            assert_eq!(methods(&seen), ["server/discover", "initialize", "tools/call"]);
            assert!(seen[2]["params"]["_meta"].is_object(), "{seen}");
        }),
        case("a_server_that_refuses_a_revision_is_asked_once_more", || async {
            assert_eq!(methods(&seen("refuses-once").await), ["server/discover", "server/discover", "tools/call"]);
        }),
        no_start(
            "a_server_that_refuses_what_it_lists",
            "refuses-what-it-lists",
            "lists revision 2026-07-28 of MCP and refuses it: check that it speaks what it lists",
        ),
        case("a_server_that_lists_legacy_revisions_is_greeted_in_the_newest", || async {
            let seen = seen("lists-legacy").await;
            let expected = ["server/discover", "initialize", "notifications/initialized", "tools/call"];
            assert_eq!(methods(&seen), expected);
            assert_eq!(seen[1]["params"]["protocolVersion"], "2025-11-25");
            assert_eq!(seen[3]["params"].get("_meta"), None);
        }),
        no_start(
            "a_server_without_a_revision_of_ours",
            "lists-others",
            "speaks `2099-01-01` of MCP, and this registry 2024-11-05, 2025-03-26, 2025-06-18, 2025-11-25, 2026-07-28: update \
             the server, or the host",
        ),
        case("a_server_that_ends_when_it_is_asked_is_started_anew_and_greeted", || async {
            assert_eq!(
                methods(&seen("dies-when-asked").await),
                ["initialize", "notifications/initialized", "tools/call"]
            );
        }),
        case("a_modern_servers_request_is_not_answered", || async {
            let plugin = started("modern-asks").await;
            call(&plugin).await.expect("an answer");
            let seen = call(&plugin).await.expect("an answer")["seen"].take();
            assert_eq!(methods(&seen), ["server/discover", "tools/call", "tools/call"]);
        }),
    ]
}

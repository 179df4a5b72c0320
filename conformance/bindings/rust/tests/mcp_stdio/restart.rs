//! Processes that end, and are started anew (RUN-14).

use std::path::Path;
use std::sync::Arc;
use std::time::Duration;

use dagstack_plugin_system::mcp::McpPlugin;
use dagstack_plugin_system::{Host, Plugin, Reason, Registry, Status};
use libtest_mimic::Trial;
use serde_json::{Map, Value, json};
use tempfile::NamedTempFile;

use super::host::{Tether, call, case, failure, gone, message, own_command, with_env};

/// A plugin whose mock server has ended in its first call, and the file that counts its starts.
async fn ended(role: &str) -> (McpPlugin, NamedTempFile) {
    let starts = NamedTempFile::new().expect("a file");
    let plugin = with_env(role, &[("SERVER_STARTS", starts.path().to_str().expect("a path in UTF-8"))]);
    plugin.start(&Map::new()).await.expect("the mock server greets");
    assert!(failure(&plugin).await.contains("has ended (exit status: 3)"));
    (plugin, starts)
}

/// How often the mock server was started.
fn count(starts: &Path) -> usize {
    std::fs::read(starts).expect("a file").len()
}

/// The outcomes of so many calls at once.
async fn calls_at_once(plugin: McpPlugin, calls: usize) -> (Arc<McpPlugin>, Vec<Result<Value, String>>) {
    let plugin = Arc::new(plugin);
    let begun: Vec<_> = (0..calls)
        .map(|_| {
            let plugin = Arc::clone(&plugin);
            tokio::spawn(async move { call(&plugin).await.map_err(|failure| message(&failure)) })
        })
        .collect();
    let mut outcomes = Vec::with_capacity(calls);
    for call in begun {
        outcomes.push(call.await.expect("no panic"));
    }
    (plugin, outcomes)
}

/// All of them.
pub(crate) fn all() -> Vec<Trial> {
    let mut all = started_anew();
    all.extend(given_up());
    all.extend(torn_down());
    all.extend(in_a_registry());
    all
}

fn started_anew() -> Vec<Trial> {
    vec![
        case("the_call_after_an_end_is_served_by_a_new_process", || async {
            let (plugin, starts) = ended("ends-once").await;
            assert!(!plugin.health().await);
            let seen = call(&plugin).await.expect("an answer")["seen"].take();
            assert_eq!(seen[1]["method"], "initialize");
            assert!(plugin.health().await);
            assert_eq!(count(starts.path()), 2);
        }),
        case("calls_at_once_after_an_end_start_one_process", || async {
            let (plugin, starts) = ended("ends-once").await;
            let (_plugin, outcomes) = calls_at_once(plugin, 50).await;
            assert!(outcomes.iter().all(Result::is_ok), "{outcomes:?}");
            assert_eq!(count(starts.path()), 2);
        }),
        case("a_call_that_is_dropped_while_it_starts_the_process_leaves_that_to_the_next", || async {
            let (plugin, _starts) = ended("ends-once").await;
            let dropped = tokio::time::timeout(Duration::ZERO, call(&plugin)).await;
            assert!(dropped.is_err());
            assert!(call(&plugin).await.is_ok());
        }),
    ]
}

fn given_up() -> Vec<Trial> {
    vec![
        case("after_three_failed_starts_there_is_no_other", || async {
            let (plugin, starts) = ended("ends-for-good").await;
            let failed = "has ended (exit status: 4); its last output: `no licence`";
            assert!(failure(&plugin).await.ends_with(failed));
            assert!(failure(&plugin).await.ends_with(failed));
            let last = failure(&plugin).await;
            assert!(last.ends_with("; 3 starts in a row have failed, and it is given up"), "{last}");
            let tried = count(starts.path());
            assert_eq!(failure(&plugin).await, last);
            assert_eq!(count(starts.path()), tried);
            plugin.teardown().await.expect("nothing is left to tear down");
        }),
        case("calls_that_wait_for_a_start_share_its_failure", || async {
            let (plugin, _starts) = ended("ends-for-good").await;
            let (plugin, outcomes) = calls_at_once(plugin, 50).await;
            let first = outcomes[0].clone().expect_err("a failure");
            assert!(outcomes.iter().all(|outcome| outcome.as_ref() == Err(&first)), "{outcomes:?}");
            assert!(!first.contains("given up"), "{first}");
            assert!(!failure(&plugin).await.contains("given up"));
        }),
        case("a_start_that_takes_too_long_is_a_failure", || async {
            let (plugin, _starts) = ended("ends-and-is-mute").await;
            let plugin = plugin.with_startup_limit(Duration::from_secs(7));
            tokio::time::pause();
            let slow = failure(&plugin).await;
            assert!(slow.ends_with("was not started anew within 7 s: check whether it hangs"), "{slow}");
        }),
        case("who_was_given_up_can_be_set_up_anew", || async {
            let (plugin, _starts) = ended("ends-for-good").await;
            for _ in 0..3 {
                failure(&plugin).await;
            }
            plugin.teardown().await.expect("a teardown");
            let problem = plugin.start(&Map::new()).await.expect_err("a failure");
            assert!(!problem.message.contains("given up"), "{problem}");
        }),
    ]
}

fn torn_down() -> Vec<Trial> {
    vec![
        case("a_teardown_ends_a_start_that_is_under_way", || async {
            let (tether, starts) = (Tether::new().await, NamedTempFile::new().expect("a file"));
            let plugin = Arc::new(tether.with_starts("ends-and-is-mute", starts.path()));
            plugin.start(&Map::new()).await.expect("the mock server greets");
            let first = tether.lives().await;
            // The first call ends it, the second starts it.
            let calls = tokio::spawn({
                let plugin = Arc::clone(&plugin);
                async move { (failure(&plugin).await, failure(&plugin).await) }
            });
            gone(first).await;
            let starting = tether.lives().await;
            plugin.teardown().await.expect("a teardown");
            gone(starting).await;
            assert_eq!(calls.await.expect("no panic").1, "plugin `echo` is not set up");
            assert_eq!(count(starts.path()), 2);
        }),
        case("a_process_that_closed_its_output_is_ended_and_started_anew", || async {
            let starts = NamedTempFile::new().expect("a file");
            let path = starts.path().to_str().expect("a path in UTF-8");
            let plugin = with_env("hangs-up-once", &[("SERVER_STARTS", path)]);
            plugin.start(&Map::new()).await.expect("the mock server greets");
            assert!(failure(&plugin).await.ends_with("closed its stdout and did not end"));
            assert!(call(&plugin).await.is_ok());
            assert_eq!(count(starts.path()), 2);
        }),
    ]
}

/// A registry with the plugin `echo`, a mock server of this role, set up.
async fn registry(role: &str, starts: &Path) -> Registry {
    let registry = Registry::new();
    let manifest = json!({
        "schema_version": "1", "name": "echo", "kind": "probe", "kind_api_version": "1", "core_version": ">=0", "runtime": "mcp_stdio",
        "command": own_command(role), "env": {"SERVER_STARTS": starts},
    });
    registry.register(manifest).expect("a plugin");
    registry.setup_all(Host::new()).await.expect("a setup");
    registry
}

async fn execute(registry: &Registry) -> bool {
    registry.singleton("probe", "execute", json!({"function": "say", "args": {}})).await.is_ok()
}

fn in_a_registry() -> Vec<Trial> {
    vec![
        case("a_plugin_that_was_started_anew_is_ready_and_well", || async {
            let starts = NamedTempFile::new().expect("a file");
            let registry = registry("ends-once", starts.path()).await;
            assert!(!execute(&registry).await);
            assert!(execute(&registry).await);
            assert_eq!(registry.status("echo"), Some(Status::Ready { healthy: true }));
            registry.teardown_all().await.expect("a teardown");
            assert_eq!(registry.status("echo"), Some(Status::Stopped));
        }),
        case("a_plugin_that_was_given_up_is_unavailable_and_can_be_torn_down", || async {
            let starts = NamedTempFile::new().expect("a file");
            let registry = registry("ends-for-good", starts.path()).await;
            for _ in 0..4 {
                assert!(!execute(&registry).await);
            }
            let status = registry.status("echo").expect("a status");
            assert!(matches!(status, Status::Unavailable { reason: Reason::SetupFailed, .. }), "{status}");
            registry.teardown_all().await.expect("a teardown");
        }),
    ]
}

//! The cases, by what goes well or wrong.

use std::collections::BTreeMap;
use std::task::{Context, Poll, Waker};

use dagstack_plugin_system::Plugin;
use dagstack_plugin_system::mcp::stdio::{KILL_AFTER, TERMINATE_AFTER};
use dagstack_plugin_system::mcp::{McpPlugin, Tools};
use libtest_mimic::Trial;
use serde_json::{Map, Value, json};
use tokio::time::Instant;

use super::host::{Tether, call, call_with, case, failure, gone, message, mock_server, started, stop_clock, with_env};

/// All of them.
pub(crate) fn all() -> Vec<Trial> {
    let mut all = well();
    all.extend(refused());
    all.extend(broken());
    all.extend(greeting());
    all.extend(super::eras::all());
    all.extend(super::own_tools::all());
    all.extend(ending());
    all
}

fn well() -> Vec<Trial> {
    vec![
        case("the_greeting_comes_first_and_a_hook_is_a_call_of_its_tool", || async {
            let plugin = started("echo").await;
            let input = json!({"function": "say", "args": {"to": ["you", null, 1.5]}});
            let seen = call_with(&plugin, input.clone()).await.expect("an answer")["seen"].take();
            assert_eq!(seen[0]["method"], "server/discover");
            assert_eq!(seen[1]["method"], "initialize");
            assert_eq!(seen[1]["params"]["protocolVersion"], "2025-06-18");
            assert_eq!(seen[1]["params"]["capabilities"], json!({}));
            assert_eq!(seen[1]["params"]["clientInfo"]["name"], "dagstack-plugin-system");
            assert_eq!(seen[2], json!({"jsonrpc": "2.0", "method": "notifications/initialized"}));
            assert_eq!(seen[3]["jsonrpc"], "2.0");
            assert_eq!(seen[3]["params"], json!({"name": "tool.echo.execute.say", "arguments": input}));
        }),
        case("the_trace_context_crosses_with_every_call", || async {
            let plugin = mock_server("echo");
            let context = json!({"traceparent": "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01"});
            let metadata = Map::from_iter([("trace_context".to_owned(), context.clone())]);
            plugin.start(&metadata).await.expect("the mock server greets");
            let seen = call(&plugin).await.expect("an answer")["seen"].take();
            let meta = json!({"trace_context": context, "traceparent": context["traceparent"]});
            assert_eq!(seen[3]["params"]["_meta"], meta);
        }),
        case("a_text_is_read_as_json", || async {
            assert_eq!(call(&started("text").await).await, Ok(json!([1, 2])));
        }),
        case("calls_at_a_time_are_matched_by_id", || async {
            let plugin = started("reverses").await;
            let input = |number| json!({"function": "say", "number": number});
            let (first, second) = tokio::join!(call_with(&plugin, input(1)), call_with(&plugin, input(2)));
            assert_eq!((first, second), (Ok(input(1)), Ok(input(2))));
        }),
        case("a_response_to_another_id_is_ignored", || async {
            let answer = call(&started("other-id").await).await.expect("an answer");
            assert!(answer.get("seen").is_some(), "{answer}");
        }),
        case("what_the_server_asks_is_answered", || async {
            let seen = call(&started("asks").await).await.expect("an answer")["seen"].take();
            assert_eq!(seen[4], json!({"jsonrpc": "2.0", "id": "p", "result": {}}));
            assert_eq!(seen[5]["id"], 7);
            assert_eq!(seen[5]["error"]["code"], -32601);
        }),
        case("a_server_that_asks_and_does_not_read_still_gets_its_answer_through", || async {
            assert!(call(&started("asks-without-reading").await).await.is_ok());
        }),
        case("the_environment_is_added_to_the_hosts_own", || async {
            let plugin = with_env("env", &[("SERVER_GIVEN", "yes")]);
            plugin.start(&Map::new()).await.expect("the mock server greets");
            assert_eq!(call(&plugin).await, Ok(json!({"given": "yes", "host": true})));
        }),
    ]
}

fn refused() -> Vec<Trial> {
    vec![
        case("a_tool_that_failed_fails_in_its_own_words", || async {
            assert_eq!(failure(&started("fails").await).await, "no such city");
        }),
        case("an_error_of_json_rpc_is_a_failure_and_the_next_call_goes_through", || async {
            let plugin = started("refuses").await;
            let message = "plugin `echo` (`SERVER mock-server refuses`) answered `tools/call` with the error -32602: unknown tool";
            assert_eq!(failure(&plugin).await, message);
            assert_eq!(failure(&plugin).await, message);
            assert!(plugin.health().await);
        }),
        case("an_error_without_an_id_is_one_of_the_calls_that_wait", || async {
            let failure = failure(&started("refuses-unread").await).await;
            assert!(failure.ends_with("with the error -32700: what?"), "{failure}");
        }),
        case("a_result_of_another_form_is_a_failure", || async {
            let failure = failure(&started("no-result").await).await;
            assert!(failure.ends_with("with a result that is not an object: check that it speaks MCP"), "{failure}");
        }),
        case("a_missing_field_of_the_tools_name_is_a_failure_of_the_call", || async {
            let failure = call_with(&started("echo").await, json!({"args": {}})).await.expect_err("a failure");
            assert!(failure.message.contains("the input's field `function`, which is missing"), "{failure}");
        }),
        case("a_call_that_is_given_up_is_cancelled_and_the_next_goes_through", || async {
            let plugin = started("silent-once").await;
            tokio::time::pause();
            let given_up = failure(&plugin).await;
            assert!(given_up.contains("did not answer `tools/call` within 60 s"), "{given_up}");
            tokio::time::resume();
            let seen = call(&plugin).await.expect("an answer")["seen"].take();
            assert_eq!(seen[4]["method"], "notifications/cancelled");
            assert_eq!(seen[4]["params"]["requestId"], seen[3]["id"]);
        }),
        case("a_server_that_does_not_read_is_given_up", || async {
            let tether = Tether::new().await;
            let plugin = tether.mock_server("deaf");
            plugin.start(&Map::new()).await.expect("the mock server greets");
            let life = tether.lives().await;
            tokio::time::pause();
            let large = json!({"function": "say", "args": {"large": "a".repeat(1024 * 1024)}});
            let given_up = call_with(&plugin, large).await.expect_err("a failure");
            assert!(given_up.message.contains("did not answer"), "{given_up}");
            plugin.teardown().await.expect("a teardown");
            gone(life).await;
        }),
    ]
}

/// A case of a mock server that makes no sense: the call fails with this message, the next one at once, and the process is ended.
fn garbage(name: &'static str, role: &'static str, expected: &'static str) -> Trial {
    case(name, move || async move {
        let tether = Tether::new().await;
        let plugin = tether.mock_server(role);
        plugin.start(&Map::new()).await.expect("the mock server greets");
        let life = tether.lives().await;
        let first = failure(&plugin).await;
        assert!(first.starts_with("plugin `echo` (`SERVER mock-server "), "{first}");
        assert!(first.contains(expected), "{first}");
        assert_eq!(failure(&plugin).await, first);
        assert!(!plugin.health().await);
        gone(life).await;
        plugin.teardown().await.expect("nothing is left to tear down");
    })
}

/// A case of a mock server that dies: the call fails with this message, and the next one at once.
fn death(name: &'static str, role: &'static str, expected: &'static str) -> Trial {
    case(name, move || async move {
        let plugin = with_env(role, &[("API_KEY", "hunter2")]);
        plugin.start(&Map::new()).await.expect("the mock server greets");
        let first = failure(&plugin).await;
        assert!(first.ends_with(expected), "{first}");
        assert_eq!(failure(&plugin).await, first);
        assert!(!plugin.health().await);
        plugin.teardown().await.expect("nothing is left to tear down");
    })
}

fn broken() -> Vec<Trial> {
    vec![
        garbage("a_line_that_is_no_json", "prints", ": `debug: called`; check that it writes nothing but JSON-RPC"),
        garbage("a_line_that_is_not_utf8", "bytes", "wrote bytes that are not UTF-8"),
        garbage("a_line_that_is_too_long", "long-line", "wrote a line of more than 16 MiB"),
        death(
            "a_death_is_reported_with_its_last_output",
            "dies",
            "has ended (exit status: 3); its last output: `key *** is wrong`",
        ),
        death("half_a_message_is_a_death", "dies-in-answer", "has ended (exit status: 3) without a word on stderr"),
        case("an_answer_before_a_death_counts", || async {
            let plugin = started("dies-after-answer").await;
            assert!(call(&plugin).await.is_ok());
            let after = failure(&plugin).await;
            assert!(after.contains("has ended (exit status: 3)"), "{after}");
        }),
    ]
}

/// A case of a mock server whose setup fails with this message.
pub(crate) fn no_start(name: &'static str, role: &'static str, expected: &'static str) -> Trial {
    case(name, move || async move {
        let plugin = mock_server(role);
        let problem = message(&plugin.start(&Map::new()).await.expect_err("a failure"));
        assert_eq!(problem, format!("plugin `echo` (`SERVER mock-server {role}`) {expected}"));
        assert_eq!(failure(&plugin).await, "plugin `echo` is not set up");
    })
}

fn greeting() -> Vec<Trial> {
    vec![
        no_start(
            "an_error_to_the_greeting",
            "refuses-greeting",
            "answered `initialize` with the error -32602: too new",
        ),
        no_start("a_death_before_the_greeting", "exits", "has ended (exit status: 4); its last output: `no licence`"),
        no_start(
            "a_version_that_nobody_knows",
            "other-version",
            "speaks `1999-01-01` of MCP, and this registry 2024-11-05, 2025-03-26, 2025-06-18, 2025-11-25, 2026-07-28: update \
             the server, or the host",
        ),
        case("a_program_that_is_not_there", || async {
            let command = vec!["/nowhere/echo".to_owned(), "--token=hunter2".to_owned()];
            let plugin = McpPlugin::stdio(Tools::of_any_hook("tool", "echo"), command, BTreeMap::new());
            let problem = plugin.start(&Map::new()).await.expect_err("a failure").message;
            assert!(problem.starts_with("plugin `echo` (`/nowhere/echo …`) could not be started: "), "{problem}");
            assert!(problem.ends_with("; check its `command`"), "{problem}");
        }),
        case("a_greeting_that_is_not_answered_is_given_up", || async {
            tokio::time::pause();
            let problem = message(&mock_server("mute").start(&Map::new()).await.expect_err("a failure"));
            assert!(problem.contains("did not answer `initialize` within 60 s"), "{problem}");
        }),
        case("a_setup_that_is_given_up_leaves_no_process", || async {
            let tether = Tether::new().await;
            let plugin = tether.mock_server("mute");
            let metadata = Map::new();
            let life = tokio::select! {
                started = plugin.start(&metadata) => panic!("{started:?}"),
                life = tether.lives() => life,
            };
            gone(life).await;
        }),
        case("a_setup_outside_of_a_runtime_is_a_failure", || async {
            let started = std::thread::spawn(|| {
                let (plugin, metadata) = (mock_server("echo"), Map::new());
                let mut start = std::pin::pin!(plugin.start(&metadata));
                start
                    .as_mut()
                    .poll(&mut Context::from_waker(Waker::noop()))
                    .map(|started| started.map_err(|e| e.message))
            });
            let problem = "plugin `echo` needs a tokio runtime to be set up in".to_owned();
            assert_eq!(started.join().expect("no panic"), Poll::Ready(Err(problem)));
        }),
        case("a_second_setup_is_refused", || async {
            let plugin = started("echo").await;
            let problem = plugin.start(&Map::new()).await.expect_err("a failure");
            assert_eq!(problem.message, "plugin `echo` is set up already");
            assert!(call(&plugin).await.is_ok());
        }),
    ]
}

fn ending() -> Vec<Trial> {
    vec![
        case("a_server_ends_when_it_is_asked", || async {
            let tether = Tether::new().await;
            let plugin = tether.mock_server("echo");
            plugin.start(&Map::new()).await.expect("the mock server greets");
            let life = tether.lives().await;
            let _stopped = stop_clock();
            plugin.teardown().await.expect("a teardown");
            assert_eq!(gone(life).await, "asked");
            assert_eq!(failure(&plugin).await, "plugin `echo` is not set up");
            assert!(!plugin.health().await);
        }),
        case("a_server_that_does_not_end_is_killed", || async {
            let tether = Tether::new().await;
            let plugin = tether.stubborn();
            plugin.start(&Map::new()).await.expect("the mock server greets");
            let life = tether.lives().await;
            assert!(call(&plugin).await.is_ok());
            tokio::time::pause();
            let asked = Instant::now();
            plugin.teardown().await.expect("a teardown");
            // On the paused clock, which moves only where something waits for it.
            assert!(asked.elapsed() >= TERMINATE_AFTER + KILL_AFTER, "{:?}", asked.elapsed());
            gone(life).await;
        }),
        case("a_server_that_does_not_end_when_it_is_asked_is_terminated", || async {
            let tether = Tether::new().await;
            let plugin = tether.mock_server("deaf");
            plugin.start(&Map::new()).await.expect("the mock server greets");
            let life = tether.lives().await;
            let _stopped = stop_clock();
            let time_passes = async {
                // Enough for it to be terminated, too little for it to be killed.
                for _ in 0..3 {
                    tokio::time::advance(TERMINATE_AFTER).await;
                }
            };
            let (torn_down, ()) = tokio::join!(plugin.teardown(), time_passes);
            torn_down.expect("a teardown");
            gone(life).await;
        }),
        case("what_the_server_started_goes_with_it", || async {
            let tether = Tether::new().await;
            let plugin = tether.mock_server("grandchild");
            plugin.start(&Map::new()).await.expect("the mock server greets");
            let (server, grandchild) = (tether.lives().await, tether.lives().await);
            let _stopped = stop_clock();
            plugin.teardown().await.expect("a teardown");
            assert_eq!(gone(server).await, "asked");
            gone(grandchild).await;
        }),
        case("who_holds_the_pipes_is_not_waited_for", || async {
            let tether = Tether::new().await;
            let plugin = tether.mock_server("far-grandchild");
            plugin.start(&Map::new()).await.expect("the mock server greets");
            let (server, holder) = (tether.lives().await, tether.lives().await);
            let _stopped = stop_clock();
            plugin.teardown().await.expect("a teardown");
            assert_eq!(gone(server).await, "asked");
            drop(holder);
        }),
        case("dropping_a_plugin_kills_its_process_and_what_that_started", || async {
            let tether = Tether::new().await;
            let plugin = tether.mock_server("grandchild");
            plugin.start(&Map::new()).await.expect("the mock server greets");
            let (server, grandchild) = (tether.lives().await, tether.lives().await);
            drop(plugin);
            gone(server).await;
            gone(grandchild).await;
        }),
        case("a_call_that_waits_fails_when_the_server_is_torn_down", || async {
            let plugin = started("silent").await;
            let (waiting, torn_down) = tokio::join!(call(&plugin), async {
                tokio::task::yield_now().await;
                plugin.teardown().await
            });
            torn_down.expect("a teardown");
            assert!(message(&waiting.expect_err("a failure")).ends_with("was torn down"));
        }),
        case("a_teardown_without_a_setup_does_nothing_and_a_plugin_can_be_set_up_anew", || async {
            let plugin = mock_server("echo");
            plugin.teardown().await.expect("a teardown");
            for _ in 0..2 {
                plugin.start(&Map::new()).await.expect("the mock server greets");
                assert!(call(&plugin).await.is_ok_and(|answer| answer["seen"] != Value::Null));
                plugin.teardown().await.expect("a teardown");
            }
        }),
    ]
}

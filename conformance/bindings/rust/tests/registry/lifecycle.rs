//! Setting up and tearing down, on a clock that is paused unless all wait.

use std::sync::{Arc, Mutex, mpsc};

use dagstack_plugin_system::kind::Constraints;
use dagstack_plugin_system::{Blocking, Code, Host, Kind, Reason, Registry, Released, Status};
use serde_json::json;

use crate::scripted::{Act, Scripted, Trace, add, manifest, plain};

fn reason(registry: &Registry, plugin: &str) -> Option<Reason> {
    match registry.status(plugin) {
        Some(Status::Unavailable { reason, .. }) => Some(reason),
        _ => None,
    }
}

#[tokio::test(start_paused = true)]
async fn setup_follows_dependencies_and_teardown_goes_back() {
    let (registry, trace) = (Registry::new(), Trace::default());
    add(&registry, "b", json!({ "priority": 5 }), plain, &trace);
    add(&registry, "a", json!({ "depends_on": ["z", "z"], "priority": 9 }), plain, &trace);
    add(&registry, "z", json!({}), plain, &trace);
    registry.setup_all(Host::new()).await.expect("nothing is in the way");
    registry.setup_all(Host::new()).await.expect("nothing is left to do");
    registry.teardown_all().await.expect("nothing is in the way");
    registry.teardown_all().await.expect("nothing is left to do");
    assert_eq!(trace.events(), ["setup b", "setup z", "setup a", "teardown a", "teardown z", "teardown b"]);
    assert_eq!(registry.status("a"), Some(Status::Stopped));
}

#[tokio::test(start_paused = true)]
async fn what_fails_takes_along_only_what_depends_on_it() {
    let (registry, trace) = (Registry::new(), Trace::default());
    add(&registry, "fails", json!({}), |plugin| plugin.setup = Act::Fail, &trace);
    add(&registry, "panics", json!({}), |plugin| plugin.setup = Act::Panic, &trace);
    add(
        &registry,
        "hangs",
        json!({ "startup_timeout_sec": 3 }),
        |plugin| plugin.setup = Act::Sleep(u64::MAX / 4),
        &trace,
    );
    add(&registry, "child", json!({ "depends_on": ["fails"] }), plain, &trace);
    add(&registry, "grandchild", json!({ "depends_on": ["child"] }), plain, &trace);
    add(&registry, "orphan", json!({ "depends_on": ["nobody"] }), plain, &trace);
    add(&registry, "poor", json!({ "resources": { "required": ["db"] } }), plain, &trace);
    add(&registry, "well", json!({}), plain, &trace);
    registry.setup_all(Host::new()).await.expect("setup_all itself does not fail");
    let reasons = ["fails", "panics", "hangs", "child", "grandchild", "orphan", "poor", "well"]
        .map(|plugin| reason(&registry, plugin).map(Reason::as_str));
    assert_eq!(
        reasons,
        [
            Some("setup_failed"),
            Some("setup_failed"),
            Some("setup_timeout"),
            Some("dependency_unavailable"),
            Some("dependency_unavailable"),
            Some("dependency_missing"),
            Some("resource_missing"),
            None
        ]
    );
    registry.teardown_all().await.expect("only one was set up");
    assert_eq!(trace.events(), ["setup fails", "setup hangs", "setup panics", "setup well", "teardown well"]);
}

#[tokio::test(start_paused = true)]
async fn a_reason_does_not_grow_with_the_chain_behind_it() {
    let (registry, trace) = (Registry::new(), Trace::default());
    for number in 0..500 {
        let depends_on = format!("link-{:03}", number + 1);
        add(&registry, &format!("link-{number:03}"), json!({ "depends_on": [depends_on] }), plain, &trace);
    }
    registry.setup_all(Host::new()).await.expect("setup_all itself does not fail");
    let message = |plugin: &str| match registry.status(plugin) {
        Some(Status::Unavailable { message, .. }) => message,
        other => panic!("{other:?}"),
    };
    assert_eq!(message("link-499"), "depends on `link-500`, which is not registered");
    assert_eq!(message("link-498"), "depends on `link-499`, which is unavailable (dependency_missing)");
    assert_eq!(message("link-000"), "depends on `link-001`, which is unavailable (dependency_unavailable)");
}

#[tokio::test(start_paused = true)]
async fn a_loop_is_named_and_nothing_is_set_up() {
    let (registry, trace) = (Registry::new(), Trace::default());
    add(&registry, "free", json!({}), plain, &trace);
    add(&registry, "a", json!({ "depends_on": ["b"] }), plain, &trace);
    add(&registry, "b", json!({ "depends_on": ["a"] }), plain, &trace);
    let error = registry.setup_all(Host::new()).await.expect_err("there is a loop");
    assert_eq!(error.code(), Some(Code::DependencyCycle));
    assert!(error.message().contains("`a` → `b` → `a`"), "{error}");
    assert!(trace.events().is_empty());
}

#[tokio::test(start_paused = true)]
async fn one_of_a_kind() {
    let (registry, trace) = (Registry::new(), Trace::default());
    add(&registry, "a", json!({ "fallback": true }), plain, &trace);
    add(&registry, "b", json!({ "fallback": true }), plain, &trace);
    let error = registry.setup_all(Host::new()).await.expect_err("two fallbacks");
    assert_eq!(error.code(), Some(Code::AmbiguousPlugin));

    let single = Constraints { in_process_only: false, singleton_per_runtime: true };
    let kind = Kind::new("step", "1.0.0", []).expect("a valid kind").constrained(single);
    let registry = Registry::builder().kind(kind).build().expect("a valid registry");
    add(&registry, "a", json!({}), plain, &trace);
    add(&registry, "b", json!({}), plain, &trace);
    let error = registry.setup_all(Host::new()).await.expect_err("two of a singleton kind");
    assert_eq!(error.code(), Some(Code::AmbiguousPlugin));
    assert!(trace.events().is_empty());
}

#[tokio::test(start_paused = true)]
async fn teardown_goes_on_and_tells_all() {
    let (registry, trace) = (Registry::new(), Trace::default());
    add(&registry, "a", json!({}), |plugin| plugin.teardown = Act::Fail, &trace);
    add(&registry, "b", json!({}), |plugin| plugin.teardown = Act::Panic, &trace);
    add(&registry, "c", json!({ "teardown_timeout_sec": 2 }), |plugin| plugin.teardown = Act::Sleep(3), &trace);
    add(&registry, "d", json!({}), |plugin| plugin.released = Released::RequiresRestart, &trace);
    add(&registry, "e", json!({}), |plugin| plugin.healthy = false, &trace);
    registry.setup_all(Host::new()).await.expect("nothing is in the way");
    assert_eq!(registry.status("e"), Some(Status::Ready { healthy: false }));
    let error = registry.teardown_all().await.expect_err("three fail");
    assert_eq!(error.code(), Some(Code::TeardownErrors));
    let failures: Vec<_> = error.failures().iter().map(|failure| (failure.plugin.as_str(), failure.code)).collect();
    assert_eq!(failures, [("c", Some(Code::LeakDetected)), ("b", None), ("a", None)]);
    let states = ["a", "b", "c", "d", "e"].map(|plugin| registry.status(plugin).map(|status| status.as_str()));
    assert_eq!(states, ["teardown_failed", "teardown_failed", "leaked", "requires_restart", "stopped"].map(Some));
}

#[tokio::test(start_paused = true)]
async fn a_setup_that_is_cut_off_does_not_run_again() {
    let (registry, trace) = (Registry::new(), Trace::default());
    add(&registry, "slow", json!({}), |plugin| plugin.setup = Act::Sleep(20), &trace);
    let cut = tokio::time::timeout(std::time::Duration::from_secs(1), registry.setup_all(Host::new())).await;
    assert!(cut.is_err());
    registry.setup_all(Host::new()).await.expect("nothing is left to do");
    assert_eq!(trace.events(), ["setup slow"]);
    assert_eq!(reason(&registry, "slow"), Some(Reason::SetupFailed));
}

#[tokio::test]
async fn a_plugin_that_holds_up_its_thread_is_timed_out_all_the_same() {
    let (registry, trace) = (Registry::new(), Trace::default());
    let mut ends = Vec::new();
    let mut blocks = |name: &str| {
        let (end, until) = mpsc::channel();
        ends.push(end);
        Scripted { setup: Act::Block(Arc::new(Mutex::new(until))), ..Scripted::new(name, &trace) }
    };
    let wrapped = manifest("wrapped", json!({ "startup_timeout_sec": 1 }));
    registry.register_plugin(wrapped, Blocking::new(blocks("wrapped"))).expect("valid");
    let bound = manifest("bound", json!({ "startup_timeout_sec": 1, "execution_model": "thread_cpu_bound" }));
    registry.register_plugin(bound, blocks("bound")).expect("valid");
    registry.setup_all(Host::new()).await.expect("setup_all itself does not fail");
    assert_eq!(reason(&registry, "wrapped"), Some(Reason::SetupTimeout));
    assert_eq!(reason(&registry, "bound"), Some(Reason::SetupTimeout));
    drop(ends);
}

#[tokio::test]
async fn a_panic_on_a_thread_of_its_own_is_a_failure() {
    let (registry, trace) = (Registry::new(), Trace::default());
    let bound = json!({ "execution_model": "process_cpu_bound" });
    add(&registry, "panics", bound, |plugin| plugin.call = Act::Panic, &trace);
    registry.setup_all(Host::new()).await.expect("nothing is in the way");
    let plugin = registry.get("step", Some("panics")).expect("it is there");
    let error = plugin.call("run", json!(1)).await.expect_err("it panics");
    assert_eq!((error.code(), error.plugin()), (None, Some("panics")));
}

#[tokio::test]
async fn a_plugin_behind_mcp_that_is_not_there_is_unavailable() {
    let registry = Registry::new();
    let process = json!({ "runtime": "mcp_stdio", "command": ["/nowhere/at/all"], "entry_point": null });
    registry.register(manifest("process", process)).expect("nothing is started yet");
    #[cfg(feature = "http")]
    {
        let server = json!({ "runtime": "mcp_http", "url": "http://127.0.0.1:1/", "entry_point": null });
        registry.register(manifest("server", server)).expect("nothing is reached yet");
    }
    registry.setup_all(Host::new()).await.expect("setup_all itself does not fail");
    assert_eq!(reason(&registry, "process"), Some(Reason::SetupFailed));
    #[cfg(feature = "http")]
    assert_eq!(reason(&registry, "server"), Some(Reason::SetupFailed));
}

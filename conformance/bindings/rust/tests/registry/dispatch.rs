//! Lookup and the five dispatch classes.

use std::sync::{Arc, Mutex};

use dagstack_plugin_system::context::{Level, LogRecord};
use dagstack_plugin_system::{
    Builder, Code, Dispatch, ErrorPolicy, Hook, Host, HostEnvironment, Kind, Registry, Result,
};
use serde_json::{Value, json};

use crate::scripted::{Act, Scripted, Trace, add, plain};

fn kind(hook: Hook) -> Kind {
    Kind::new("step", "1.0.0", [hook, Hook::new("other", Dispatch::Singleton)]).expect("a valid kind")
}

fn with(hook: Hook, configure: impl FnOnce(Builder) -> Builder) -> Registry {
    configure(Registry::builder().environment(HostEnvironment::of::<&str, &str>([])).kind(kind(hook)))
        .build()
        .expect("a valid registry")
}

fn of(class: Dispatch) -> Registry {
    with(Hook::new("run", class), |builder| builder)
}

fn code<T>(result: Result<T>) -> Option<Code> {
    result.err().and_then(|error| error.code())
}

fn fails(plugin: &mut Scripted) {
    plugin.call = Act::Fail;
}

#[tokio::test(start_paused = true)]
async fn a_singleton_is_chosen() {
    let (registry, trace) = (of(Dispatch::Singleton), Trace::default());
    assert_eq!(code(registry.singleton("step", "run", json!(1)).await), Some(Code::KindUnknown));
    add(&registry, "a", json!({ "priority": 1 }), plain, &trace);
    add(&registry, "b", json!({ "priority": 2 }), plain, &trace);
    assert_eq!(registry.singleton("step", "run", json!(1)).await.ok(), Some(json!("b")));
    add(&registry, "c", json!({ "priority": 2 }), plain, &trace);
    let error = registry.singleton("step", "run", json!(1)).await.expect_err("two are highest");
    assert_eq!(error.code(), Some(Code::AmbiguousPlugin));
    assert!(error.message().contains("DAGSTACK_ACTIVE_STEP"), "{error}");
    assert_eq!(code(registry.get("step", None)), Some(Code::AmbiguousPlugin));
    assert_eq!(code(registry.singleton("step", "other", json!(1)).await), Some(Code::KindUnknown));
}

#[tokio::test(start_paused = true)]
async fn the_host_chooses_before_the_environment() {
    let trace = Trace::default();
    let environment = |builder: Builder, name: &'static str| {
        builder.environment(HostEnvironment::of([("DAGSTACK_ACTIVE_STEP", name)]))
    };
    let fill = |registry: &Registry| {
        add(registry, "a", json!({ "priority": 9 }), plain, &trace);
        add(registry, "b", json!({}), plain, &trace);
        add(registry, "c", json!({}), plain, &trace);
    };
    let hook = || Hook::new("run", Dispatch::Singleton);
    let chosen = with(hook(), |builder| environment(builder, "b"));
    fill(&chosen);
    assert_eq!(chosen.singleton("step", "run", json!(1)).await.ok(), Some(json!("b")));
    assert_eq!(chosen.get("step", None).map(|handle| handle.name().to_owned()).ok().as_deref(), Some("b"));

    let routed = with(hook(), |builder| environment(builder, "b").route("step", "c"));
    fill(&routed);
    assert_eq!(routed.singleton("step", "run", json!(1)).await.ok(), Some(json!("c")));

    let wrong = with(hook(), |builder| environment(builder, "nobody"));
    fill(&wrong);
    assert_eq!(code(wrong.singleton("step", "run", json!(1)).await), Some(Code::KindUnknown));
}

#[tokio::test(start_paused = true)]
async fn a_broadcast_keeps_its_order() {
    let (registry, trace) = (of(Dispatch::BroadcastCollect), Trace::default());
    assert_eq!(registry.broadcast_collect("step", "run", json!(1)).await.ok().map(|all| all.results), Some(Vec::new()));
    for (name, more) in [
        ("late", json!({ "trylast": true, "priority": 99 })),
        ("b", json!({})),
        ("a", json!({})),
        ("high", json!({ "priority": 5 })),
        ("early", json!({ "tryfirst": true })),
    ] {
        add(&registry, name, more, plain, &trace);
    }
    let collected = registry.broadcast_collect("step", "run", json!(1)).await.expect("none fails");
    assert_eq!(collected.complete().ok(), Some(["early", "high", "a", "b", "late"].map(Value::from).to_vec()));
}

#[tokio::test(start_paused = true)]
async fn a_failure_in_a_broadcast_means_what_the_hookspec_says() {
    let trace = Trace::default();
    let hook = || Hook::new("run", Dispatch::BroadcastCollect);
    let fast = with(hook(), |builder| builder);
    add(&fast, "a", json!({}), plain, &trace);
    add(&fast, "b", json!({}), fails, &trace);
    let error = fast.broadcast_collect("step", "run", json!(1)).await.expect_err("one fails");
    assert_eq!((error.code(), error.plugin()), (None, Some("b")));

    let best = with(hook().on_error(ErrorPolicy::BestEffort), |builder| builder);
    add(&best, "a", json!({}), fails, &trace);
    add(&best, "b", json!({}), plain, &trace);
    let collected = best.broadcast_collect("step", "run", json!(1)).await.expect("the others count");
    assert_eq!(collected.results, [("b".to_owned(), json!("b"))]);
    assert_eq!(collected.failures.len(), 1);
    let error = collected.complete().expect_err("one fails");
    assert_eq!((error.code(), error.failures()[0].plugin.as_str()), (Some(Code::BroadcastErrors), "a"));
}

#[tokio::test(start_paused = true)]
async fn a_failed_notification_is_logged_and_stays_where_it_is() {
    let (trace, log) = (Trace::default(), Arc::new(Mutex::new(Vec::<LogRecord>::new())));
    let sink = Arc::clone(&log);
    let registry = with(Hook::new("run", Dispatch::BroadcastNotify), |builder| {
        builder.log_sink(move |record| sink.lock().expect("no test panics here").push(record.clone()))
    });
    registry.broadcast_notify("step", "run", json!(1)).await.expect("nobody is there");
    add(&registry, "a", json!({}), fails, &trace);
    add(&registry, "b", json!({}), |plugin| plugin.call = Act::Panic, &trace);
    add(&registry, "c", json!({}), plain, &trace);
    registry.broadcast_notify("step", "run", json!(1)).await.expect("failures stay there");
    assert_eq!(trace.events(), ["run a", "run b", "run c"]);
    let log = log.lock().expect("no test panics here");
    let logged: Vec<_> = log.iter().map(|record| (record.logger.as_str(), record.level)).collect();
    assert_eq!(logged, [("plugin.a", Level::Error), ("plugin.b", Level::Error)]);
}

#[tokio::test(start_paused = true)]
async fn a_chain_passes_on_stops_and_breaks() {
    let (registry, trace) = (of(Dispatch::Chain), Trace::default());
    assert_eq!(code(registry.chain("step", "run", json!([])).await), Some(Code::KindUnknown));
    add(&registry, "a", json!({ "priority": 3 }), plain, &trace);
    add(&registry, "b", json!({ "priority": 2 }), plain, &trace);
    assert_eq!(registry.chain("step", "run", json!([])).await.ok(), Some(json!(["a", "b"])));
    add(&registry, "c", json!({ "priority": 1 }), |plugin| plugin.call = Act::Stop, &trace);
    add(&registry, "d", json!({}), plain, &trace);
    assert_eq!(registry.chain("step", "run", json!([])).await.ok(), Some(json!(["a", "b"])));
    add(&registry, "e", json!({ "tryfirst": true }), fails, &trace);
    let error = registry.chain("step", "run", json!([])).await.expect_err("one fails");
    assert_eq!((error.code(), error.plugin()), (None, Some("e")));
}

#[tokio::test(start_paused = true)]
async fn only_a_chain_can_be_stopped() {
    let (registry, trace) = (of(Dispatch::Singleton), Trace::default());
    add(&registry, "a", json!({}), |plugin| plugin.call = Act::Stop, &trace);
    let error = registry.singleton("step", "run", json!(1)).await.expect_err("nothing can be stopped");
    assert_eq!(error.plugin(), Some("a"));
}

#[tokio::test(start_paused = true)]
async fn a_capability_is_matched() {
    let (registry, trace) = (of(Dispatch::Capability), Trace::default());
    let call = async |input: Value| registry.capability("step", "run", input).await;
    let rust = json!({ "language": "rust" });
    assert_eq!(code(call(rust.clone()).await), Some(Code::NoCapabilityMatch));
    let fallback = json!({ "fallback": true, "priority": 100, "supports_languages": ["rust"] });
    add(&registry, "any", fallback, plain, &trace);
    add(&registry, "b", json!({ "supports_languages": ["rust"], "supports_extensions": [".rs"] }), plain, &trace);
    add(&registry, "a", json!({ "supports_languages": ["rust"], "supports_mime_types": ["text/rust"] }), plain, &trace);
    assert_eq!(call(rust.clone()).await.ok(), Some(json!("a")));
    assert_eq!(call(json!({ "extension": ".rs", "language": "Rust" })).await.ok(), Some(json!("b")));
    assert_eq!(call(json!({ "extension": "text/rust" })).await.ok(), Some(json!("any")));
    let among = registry.capability_among("step", "run", rust.clone(), |manifest| manifest.name.as_str() != "a").await;
    assert_eq!(among.ok(), Some(json!("b")));
    assert_eq!(code(registry.capability_among("step", "run", rust, |_| false).await), Some(Code::NoCapabilityMatch));
}

#[tokio::test(start_paused = true)]
async fn a_hook_is_called_through_its_class_alone() {
    let (registry, trace) = (of(Dispatch::Chain), Trace::default());
    add(&registry, "a", json!({}), plain, &trace);
    let input = || json!(1);
    let codes = [
        code(registry.singleton("step", "run", input()).await),
        code(registry.broadcast_collect("step", "run", input()).await),
        code(registry.broadcast_notify("step", "run", input()).await),
        code(registry.capability("step", "run", input()).await),
        code(registry.chain("step", "other", input()).await),
        code(registry.chain("step", "absent", input()).await),
    ];
    assert_eq!(codes, [Some(Code::DispatchMismatch); 6]);
    assert!(trace.events().is_empty());
}

#[tokio::test(start_paused = true)]
async fn who_is_unavailable_takes_no_part() {
    let (registry, trace) = (of(Dispatch::Singleton), Trace::default());
    add(&registry, "a", json!({ "priority": 9 }), |plugin| plugin.setup = Act::Fail, &trace);
    add(&registry, "b", json!({}), plain, &trace);
    registry.setup_all(Host::new()).await.expect("setup_all itself does not fail");
    assert_eq!(registry.singleton("step", "run", json!(1)).await.ok(), Some(json!("b")));
    let broken = registry.get("step", Some("a")).expect("by its name it is found");
    assert_eq!(code(broken.call("run", json!(1)).await), Some(Code::PluginLoadError));
    registry.teardown_all().await.expect("nothing is in the way");
    assert_eq!(code(registry.singleton("step", "run", json!(1)).await), Some(Code::KindUnknown));
}

#[tokio::test(start_paused = true)]
async fn a_lookup_gives_one_instance() {
    let (registry, trace) = (of(Dispatch::Singleton), Trace::default());
    add(&registry, "a", json!({}), plain, &trace);
    add(&registry, "b", json!({}), plain, &trace);
    let a = registry.get("step", Some("a")).expect("it is there");
    assert_eq!(registry.get("step", Some("a")).ok().as_ref(), Some(&a));
    assert_ne!(registry.get("step", Some("b")).ok().as_ref(), Some(&a));
    assert_eq!(code(registry.get("step", Some("c"))), Some(Code::KindUnknown));
    assert_eq!(code(registry.get("tool", Some("a"))), Some(Code::KindUnknown));
    assert_eq!(code(a.call("absent", json!(1)).await), Some(Code::DispatchMismatch));
}

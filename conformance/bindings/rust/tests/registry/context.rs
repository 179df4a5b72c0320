//! What a plugin gets when it is set up.

use std::sync::Arc;

use dagstack_plugin_system::context::{Context, Tenant};
use dagstack_plugin_system::{Host, Registry};
use serde_json::{Value, json};

use crate::scripted::{Act, Trace, add};

/// Sets up one plugin and gives the context that it got.
async fn given(registry: &Registry, more: Value, host: Host) -> Context {
    let mut kept = Arc::default();
    add(registry, "a", more, |plugin| kept = Arc::clone(&plugin.context), &Trace::default());
    registry.setup_all(host).await.expect("nothing is in the way");
    kept.lock().expect("no test panics here").clone().expect("it was set up")
}

#[tokio::test(start_paused = true)]
async fn a_host_that_gives_nothing_gives_defaults() {
    let registry = Registry::new();
    let context = given(&registry, json!({}), Host::new()).await;
    assert_eq!(context.config(), &json!({}));
    assert_eq!(context.logger().name(), "plugin.a");
    assert!(context.metadata().is_empty());
    assert_eq!(context.in_flight().count(), 0);
    assert!(context.tenant().may("write", "everything"));
    assert_eq!(context.resources().names().count(), 0);
    assert!(context.metrics::<String>().is_none());
    assert!(context.registry().is_some());
    drop(registry);
    assert!(context.registry().is_none(), "a context keeps its registry alive");
}

#[tokio::test(start_paused = true)]
async fn resources_are_those_that_were_declared() {
    let declared = json!({ "resources": { "required": ["db"], "optional": ["cache", "absent"] } });
    let host = Host::new()
        .resource("db", Arc::new(7_u32))
        .resource("cache", Arc::new("warm".to_owned()))
        .resource("secret", Arc::new(42_u32));
    let context = given(&Registry::new(), declared, host).await;
    let resources = context.resources();
    assert_eq!(resources.get::<u32>("db").as_deref(), Some(&7));
    assert_eq!(resources.get::<String>("db"), None);
    assert_eq!(resources.names().collect::<Vec<_>>(), ["cache", "db"]);
    assert!(!resources.has("secret"));
    assert!(!resources.has("absent"));
}

#[tokio::test(start_paused = true)]
async fn what_the_host_gives_arrives() {
    let metadata = json!({ "request_id": "r-1", "trace_context": { "traceparent": "00-1" } });
    let host = Host::new()
        .config(json!({ "for": "all" }))
        .config_of("a", json!({ "for": "a" }))
        .metadata(metadata.as_object().cloned().unwrap_or_default())
        .tenant(Tenant::new("acme", |action, _| action == "read"))
        .metrics(Arc::new(1_u8))
        .tracer(Arc::new(2_u8))
        .event_bus(Arc::new(3_u8))
        .progress(Arc::new(4_u8))
        .checkpoint(Arc::new(5_u8));
    let context = given(&Registry::new(), json!({}), host).await;
    assert_eq!(context.config(), &json!({ "for": "a" }));
    assert_eq!(context.metadata().get("request_id"), Some(&json!("r-1")));
    assert_eq!(context.tenant().id(), Some("acme"));
    assert!(context.tenant().may("read", "db") && !context.tenant().may("write", "db"));
    let services = [
        context.metrics::<u8>(),
        context.tracer::<u8>(),
        context.event_bus::<u8>(),
        context.progress::<u8>(),
        context.checkpoint::<u8>(),
    ];
    assert_eq!(services.map(|service| service.as_deref().copied()), [1, 2, 3, 4, 5].map(Some));
}

#[tokio::test(start_paused = true)]
async fn calls_in_flight_are_counted_until_they_end() {
    let (registry, mut kept) = (Registry::new(), Arc::default());
    let script = |plugin: &mut crate::scripted::Scripted| {
        kept = Arc::clone(&plugin.context);
        plugin.call = Act::Sleep(5);
    };
    add(&registry, "a", json!({}), script, &Trace::default());
    registry.setup_all(Host::new()).await.expect("nothing is in the way");
    let context = kept.lock().expect("no test panics here").clone().expect("it was set up");
    let handle = registry.get("step", None).expect("it is there");
    let call = tokio::spawn(async move { handle.call("run", json!(1)).await });
    tokio::time::sleep(std::time::Duration::from_secs(1)).await;
    assert_eq!(context.in_flight().count(), 1);
    context.in_flight().idle().await;
    assert_eq!(context.in_flight().count(), 0);
    assert!(call.await.is_ok_and(|answer| answer.is_ok()));
}

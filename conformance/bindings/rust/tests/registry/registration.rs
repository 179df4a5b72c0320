//! Registration: the order of the checks, and what a refused plugin leaves behind.

use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex};

use dagstack_plugin_system::context::LogRecord;
use dagstack_plugin_system::kind::Constraints;
use dagstack_plugin_system::{Code, Failure, Kind, Registry, Runtime};
use serde_json::{Value, json};

use crate::scripted::{Scripted, Trace, manifest};

/// A registry that counts how often a plugin was made.
fn registry(made: &Arc<AtomicUsize>) -> Registry {
    let made = Arc::clone(made);
    let closed = Constraints { in_process_only: true, singleton_per_runtime: false };
    Registry::builder()
        .core_version("0.4.1")
        .known_kinds(["step", "tool", "closed", "orchestrator"])
        .kind(Kind::new("step", "1.0.0", []).expect("a valid kind"))
        .kind(Kind::new("closed", "1.0.0", []).expect("a valid kind").constrained(closed))
        .runtimes([Runtime::InProcess, Runtime::McpStdio])
        .factory("plugin:Scripted", move |manifest| {
            made.fetch_add(1, Ordering::Relaxed);
            Scripted::new(manifest.name.as_str(), &Trace::default())
        })
        .try_factory("plugin:Broken", |_| Err::<Scripted, _>(Failure::new("no such class")))
        .factory("plugin:Panics", |_| -> Scripted { panic!("in the constructor") })
        .build()
        .expect("a valid registry")
}

#[test]
fn the_earliest_check_decides() {
    let made = Arc::default();
    let registry = registry(&made);
    registry.register(manifest("taken", json!({}))).expect("a valid manifest");
    assert_eq!(made.load(Ordering::Relaxed), 1);

    // All is wrong with it, and one thing after the other is put right.
    let mut fields = manifest("taken", json!({ "entry_point": "plugin:Nothing", "url": "http://127.0.0.1" }));
    let steps: [(&str, Value, &str, Code); 8] = [
        ("priority", json!("high"), "`priority`", Code::ManifestInvalid),
        ("schema_version", json!("2"), "schema_version", Code::ManifestInvalid),
        ("kind", json!("other"), "no kind", Code::KindUnknown),
        ("kind_api_version", json!("2"), "kind_api_version", Code::VersionIncompatible),
        ("core_version", json!("^0.2"), "specifier", Code::ManifestInvalid),
        ("core_version", json!(">=9"), "0.4.1", Code::VersionIncompatible),
        ("runtime", json!("mcp_http"), "mcp_http", Code::RuntimeNotSupported),
        ("name", json!("taken"), "taken", Code::ManifestInvalid),
    ];
    let right = manifest("taken", json!({ "priority": 1 }));
    for (field, value, ..) in steps.iter().rev() {
        fields[*field] = value.clone();
    }
    for (at, (field, value, message, code)) in steps.iter().enumerate() {
        fields[*field] = value.clone();
        let error = registry.register(fields.clone()).expect_err("it passed");
        assert_eq!(error.code(), Some(*code), "{field}: {error}");
        assert!(at == 0 || error.message().contains(message), "{error}");
        fields[*field] = right[*field].clone();
    }
    fields["name"] = json!("free");
    let error = registry.register(fields.clone()).expect_err("it passed");
    assert_eq!(error.code(), Some(Code::PluginLoadError));
    assert_eq!(made.load(Ordering::Relaxed), 1, "code of a plugin ran before its checks had passed");
    assert_eq!(registry.list().len(), 1);
}

#[test]
fn rules_between_fields_hold_whatever_the_versions_are() {
    let registry = registry(&Arc::default());
    for wrong in [
        json!({ "kind": "other", "core_version": "^1", "tryfirst": true, "trylast": true }),
        json!({ "kind": "other", "core_version": "^1", "entry_point": null }),
        json!({ "kind": "other", "schema_version": "7", "runtime": "mcp_stdio", "command": [] }),
    ] {
        let error = registry.register(manifest("a", wrong)).expect_err("it passed");
        assert_eq!(error.code(), Some(Code::ManifestInvalid), "{error}");
    }
}

#[test]
fn a_constrained_kind_refuses_other_runtimes() {
    let registry = registry(&Arc::default());
    let remote = |kind: &str| json!({ "kind": kind, "runtime": "mcp_stdio", "command": ["server"] });
    for kind in ["closed", "orchestrator"] {
        let error = registry.register(manifest("a", remote(kind))).expect_err("it passed");
        assert_eq!(error.code(), Some(Code::ManifestInvalid), "{error}");
    }
    registry.register(manifest("b", remote("step"))).expect("any other kind takes it");
}

#[test]
fn a_plugin_that_does_not_load_is_refused_and_remembered() {
    let registry = registry(&Arc::default());
    for (name, entry_point) in [
        ("broken", "plugin:Broken"),
        ("panics", "plugin:Panics"),
        ("absent", "plugin:X"),
        ("leaves", "../plugin:Scripted"),
    ] {
        let error = registry.register(manifest(name, json!({ "entry_point": entry_point }))).expect_err("it loaded");
        assert_eq!((error.code(), error.plugin()), (Some(Code::PluginLoadError), Some(name)));
    }
    registry.register(json!({ "name": "nameless" })).expect_err("it passed");
    registry.register(json!([])).expect_err("it passed");
    let refusals: Vec<_> = registry.refusals().iter().map(|refusal| (refusal.plugin.clone(), refusal.code())).collect();
    let load = |name: &str| (Some(name.to_owned()), Some(Code::PluginLoadError));
    let invalid = |name: Option<&str>| (name.map(ToOwned::to_owned), Some(Code::ManifestInvalid));
    assert_eq!(
        refusals,
        [load("broken"), load("panics"), load("absent"), load("leaves"), invalid(Some("nameless")), invalid(None)]
    );
    assert!(registry.list().is_empty());
    assert!(registry.register(manifest("broken", json!({}))).is_ok(), "a refused plugin keeps its name taken");
}

#[test]
fn a_registry_that_was_given_nothing_takes_any_kind() {
    let registry = Registry::builder()
        .factory("plugin:Scripted", |manifest| Scripted::new(manifest.name.as_str(), &Trace::default()))
        .build()
        .expect("a valid registry");
    registry
        .register(manifest("a", json!({ "kind": "anything at all", "kind_api_version": "7" })))
        .expect("it takes it");
    let error =
        registry.register(manifest("b", json!({ "kind": "tool", "kind_api_version": "2" }))).expect_err("it passed");
    assert_eq!(error.code(), Some(Code::VersionIncompatible));
}

#[test]
fn a_token_that_crosses_a_network_unencrypted_is_warned_of() {
    let auth = json!({ "type": "bearer", "token": "t" });
    for (url, auth, is_warned_of) in [
        ("http://example.com/mcp", Some(&auth), true),
        ("http://10.0.0.7:8080", Some(&auth), true),
        ("http://[2001:db8::1]/", Some(&auth), true),
        ("http://example.com/mcp", None, false),
        ("https://example.com/mcp", Some(&auth), false),
        ("http://localhost:8080/mcp", Some(&auth), false),
        ("http://127.0.0.1/mcp", Some(&auth), false),
        ("http://[::1]/mcp", Some(&auth), false),
    ] {
        let log = Arc::new(Mutex::new(Vec::<LogRecord>::new()));
        let sink = Arc::clone(&log);
        let registry = Registry::builder()
            .core_version("0.4.1")
            .runtimes([Runtime::McpHttp])
            .log_sink(move |record| sink.lock().expect("no test panics here").push(record.clone()))
            .build()
            .expect("a valid registry");
        let mut fields = manifest("a", json!({ "runtime": "mcp_http", "entry_point": null, "url": url }));
        if let Some(auth) = auth {
            fields["auth"] = auth.clone();
        }
        registry.register(fields).unwrap_or_else(|error| panic!("{url}: {error}"));
        let log = log.lock().expect("no test panics here");
        assert_eq!(log.iter().any(|record| record.message.contains("plain http")), is_warned_of, "{url}: {log:?}");
    }
}

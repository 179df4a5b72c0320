//! Cases made by hand, through the adapter as the gate uses it.

use dagstack_spec_adapter::{Adapter, ServeError, serve};
use dagstack_spec_conformance::builtin::BuiltIn as _;
use dagstack_spec_conformance::protocol::{Case, Run, Status};
use serde_json::{Value, json};

/// A manifest with these fields over the least that one needs.
fn manifest(name: &str, fields: &Value) -> Value {
    let mut manifest = json!({
        "schema_version": "1", "name": name, "kind": "filter", "kind_api_version": "1", "core_version": ">=0",
        "runtime": "in_process", "entry_point": "scripted:Plugin",
    });
    if let (Some(manifest), Some(fields)) = (manifest.as_object_mut(), fields.as_object()) {
        manifest.extend(fields.clone());
    }
    manifest
}

/// Runs a case, and gives what the adapter reports as JSON.
fn run(case: Value) -> Value {
    let case: Case = serde_json::from_value(case).expect("a case");
    let run = Run { seq: 1, id: "by.hand".to_owned(), needs: Vec::new(), case, deadline_ms: 10_000 };
    match Adapter.run(&run) {
        Status::Ran(ran) => serde_json::to_value(ran).expect("JSON"),
        other => panic!("{other:?}"),
    }
}

fn calls(ran: &Value) -> Vec<String> {
    let call = |event: &Value| {
        format!("{} {}", event["call"].as_str().expect("a text"), event["plugin"].as_str().expect("a text"))
    };
    ran["trace"].as_array().expect("an array").iter().map(call).collect()
}

#[test]
fn a_chain_is_driven_from_registration_to_teardown() {
    let ran = run(json!({
        "kinds": [{"kind": "filter", "hooks": {"apply": {"dispatch": "chain"}}}],
        "plugins": {
            "a": {"manifest": manifest("a", &json!({"priority": 2})), "script": {"hooks": {"apply": {"append": "a"}}}},
            "b": {"manifest": manifest("b", &json!({})), "script": {"setup": null, "hooks": {"apply": {"stop": true}}}},
        },
        "steps": [
            {"do": "register", "plugin": "b"},
            {"do": "register", "plugin": "a"},
            {"do": "setup_all"},
            {"do": "dispatch", "class": "chain", "kind": "filter", "hook": "apply", "input": []},
            {"do": "dispatch", "class": "singleton", "kind": "filter", "hook": "apply", "input": []},
            {"do": "teardown_all"},
        ],
    }));
    assert_eq!(ran["steps"][3], json!({"ok": ["a"]}));
    assert_eq!(ran["steps"][4]["error"]["code"], "DispatchMismatch");
    assert_eq!(calls(&ran), ["load b", "load a", "setup a", "apply a", "apply b", "teardown b", "teardown a"]);
}

#[test]
fn a_setup_that_lasts_too_long_is_given_up_however_it_waits() {
    for (style, model) in
        [("async", "async"), ("sync", "sync"), ("async", "thread_cpu_bound"), ("sync", "process_cpu_bound")]
    {
        let slow = json!({"startup_timeout_sec": 1, "teardown_timeout_sec": 1, "execution_model": model});
        let ran = run(json!({
            "plugins": {
                "slow": {"manifest": manifest("slow", &slow), "script": {"style": style, "setup": {"sleep_ms": 3_600_000}}},
                "stays": {"manifest": manifest("stays", &slow), "script": {"style": style, "teardown": {"sleep_ms": 3_600_000}}},
                "quick": {"manifest": manifest("quick", &slow), "script": {"style": style, "setup": {"sleep_ms": 200}}},
            },
            "steps": [
                {"do": "register", "plugin": "slow"},
                {"do": "register", "plugin": "stays"},
                {"do": "register", "plugin": "quick"},
                {"do": "setup_all"},
                {"do": "status", "plugin": "slow"},
                {"do": "status", "plugin": "quick"},
                {"do": "teardown_all"},
                {"do": "status", "plugin": "stays"},
            ],
        }));
        assert_eq!(
            ran["steps"][4]["ok"],
            json!({"state": "unavailable", "reason": "setup_timeout"}),
            "{style} {model}"
        );
        assert_eq!(ran["steps"][5]["ok"]["state"], "ready", "{style} {model}");
        assert_eq!(ran["steps"][7]["ok"]["state"], "leaked", "{style} {model}");
    }
}

#[test]
fn what_setup_gets_is_reported() {
    let declares = json!({"resources": {"required": ["db"], "optional": ["cache"]}});
    let ran = run(json!({
        "host": {"resources": {"db": 1, "secret": 2}, "metadata": {"tenant_id": "t"}, "config": {"x": 1}},
        "plugins": {
            "a": {
                "manifest": manifest("a", &declares),
                "script": {"setup": {"observe": true, "log": "hello"}, "hooks": {"read": {"resource": "db"}}},
            },
        },
        "steps": [
            {"do": "register", "plugin": "a"},
            {"do": "setup_all"},
            {"do": "call", "kind": "filter", "name": "a", "hook": "read"},
        ],
    }));
    assert_eq!(
        ran["trace"][1]["context"],
        json!({
            "config": {"x": 1}, "logger": "plugin.a", "registry": true, "metadata": {"tenant_id": "t"},
            "metadata_read_only": true, "in_flight": true, "resources": {"db": 1}, "tenant_allows": true,
        })
    );
    assert_eq!(ran["steps"][2], json!({"ok": 1}));
    assert_eq!(ran["logs"], json!([{"level": "info", "logger": "plugin.a", "message": "hello"}]));
}

#[test]
fn two_plugins_of_one_name_are_distinguished_by_their_keys() {
    let ran = run(json!({
        "plugins": {
            "first": {"manifest": manifest("same", &json!({}))},
            "second": {"manifest": manifest("same", &json!({}))},
        },
        "steps": [
            {"do": "register", "plugin": "first"},
            {"do": "register", "plugin": "second"},
            {"do": "refusals"},
            {"do": "get", "kind": "filter", "name": "same"},
            {"do": "get", "kind": "filter"},
        ],
    }));
    assert_eq!(ran["steps"][1]["error"]["code"], "ManifestInvalid");
    assert_eq!(ran["steps"][2]["ok"], json!([{"plugin": "same", "code": "ManifestInvalid"}]));
    assert_eq!(ran["steps"][3]["ok"]["plugin"], "first");
    assert_eq!(ran["steps"][3], ran["steps"][4]);
}

#[test]
fn what_the_host_says_wrong_is_the_outcome_of_each_step() {
    let ran = run(json!({
        "kinds": [{"kind": "filter", "hooks": {"apply": {"dispatch": "chain", "mcp_exposed": false}}}],
        "steps": [{"do": "list"}, {"do": "setup_all"}],
    }));
    for step in 0..2 {
        assert_eq!(ran["steps"][step]["error"]["code"], Value::Null);
        assert!(ran["steps"][step]["error"]["message"].as_str().is_some_and(|message| message.contains("apply")));
    }
}

#[test]
fn a_case_that_makes_no_sense_is_the_adapters_error() {
    let case: Case =
        serde_json::from_value(json!({"steps": [{"do": "register", "plugin": "nobody"}]})).expect("a case");
    let run = Run { seq: 1, id: "by.hand".to_owned(), needs: Vec::new(), case, deadline_ms: 10_000 };
    assert!(matches!(Adapter.run(&run), Status::AdapterError { message } if message.contains("nobody")));
}

#[test]
fn the_protocol_is_spoken_line_by_line() {
    let requests = [
        json!({"type": "hello", "protocols": [1, 2], "suite": "1.0.0", "spec": "1.0.0"}),
        json!({"type": "run", "seq": 7, "id": "x.y", "needs": [], "case": {"steps": [{"do": "list"}]}, "deadline_ms": 1000}),
        json!({"type": "shutdown"}),
        json!({"type": "shutdown"}),
    ];
    let input: String = requests.iter().map(|request| format!("{request}\n")).collect();
    let mut output = Vec::new();
    serve(&Adapter, input.as_bytes(), &mut output).expect("a session");
    let replies: Vec<Value> = String::from_utf8(output)
        .expect("a text")
        .lines()
        .map(|line| serde_json::from_str(line).expect("JSON"))
        .collect();
    assert_eq!(replies.len(), 3);
    assert_eq!(replies[0]["type"], "ready");
    assert_eq!(replies[1], json!({"type": "result", "seq": 7, "status": "ran", "steps": [{"ok": []}], "trace": []}));
    assert_eq!(replies[2], json!({"type": "bye"}));
}

#[test]
fn who_does_not_keep_the_protocol_is_not_spoken_to() {
    let served = |input: &[u8]| serve(&Adapter, input, std::io::sink());
    assert!(matches!(served(b"hello\n"), Err(ServeError::NoRequest(_))));
    assert!(matches!(
        served(b"{\"type\":\"hello\",\"protocols\":[2],\"suite\":\"9\",\"spec\":\"9\"}\n"),
        Err(ServeError::Protocol(offered)) if offered == [2]
    ));
    assert!(matches!(served(&vec![b' '; 9 << 20]), Err(ServeError::TooLong)));
}

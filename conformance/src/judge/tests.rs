#![expect(clippy::needless_pass_by_value, reason = "a test reads better without the borrowing")]

use dagstack_spec_model::Source;
use serde_json::json;

use super::*;
use crate::protocol::{Binding, Isolation};
use crate::suite::{self, load_case};

fn ready(capabilities: &[Capability]) -> Ready {
    Ready {
        protocol: 1,
        binding: Binding { name: "b".to_owned(), version: "1".to_owned(), language: "rust".to_owned() },
        adapter: None,
        core_version: "1.0".to_owned(),
        entry_point: "e".to_owned(),
        files: BTreeMap::new(),
        plugin_source: None,
        capabilities: capabilities.to_vec(),
        quirks: Vec::new(),
        isolation: Isolation::Case,
        max_inflight: 1,
    }
}

fn case(body: &str) -> Case {
    let body: String = body.trim_matches('\n').lines().map(|line| format!("    {line}\n")).collect();
    let text =
        format!("subject: s\nabout: A test.\ncases:\n  - id: s.c\n    title: it holds\n    clauses: [CHN-02]\n{body}");
    load_case(Source::new("s.yaml", text))
}

/// The verdict on a case for what an adapter answers, as text.
fn judged(body: &str, ran: serde_json::Value, servers: serde_json::Value) -> String {
    let case = case(body);
    let ran: Ran = serde_json::from_value(ran).expect("of the protocol");
    let servers = serde_json::from_value(servers).expect("observations");
    let ready = ready(Capability::ALL);
    let filled = suite::fill(&case, &ready, None, &BTreeMap::new());
    match verdict(&case, &filled, &ready, &Status::Ran(ran), &servers) {
        Verdict::Pass => "pass".to_owned(),
        Verdict::Fail(findings) => findings
            .iter()
            .map(|found| format!("{}\n  expected {}\n  got {}", found.place, found.expected, found.got))
            .collect::<Vec<_>>()
            .join("\n"),
        Verdict::ProtocolError { reason, .. } => format!("protocol error: {reason}"),
        other => format!("{other:?}"),
    }
}

/// One step of dispatch with this expectation, and what it gave.
fn step(expect: &str, outcome: serde_json::Value) -> String {
    let body = format!("steps: [{{do: dispatch, class: broadcast_collect, kind: k, hook: h, expect: {expect}}}]");
    judged(&body, json!({"steps": [outcome]}), json!({}))
}

fn error(code: Option<&str>, message: &str) -> serde_json::Value {
    json!({"error": {"code": code, "message": message}})
}

#[test]
fn a_step_without_an_expectation_must_not_fail() {
    assert_eq!(step("{}", json!({"ok": {"any": "thing"}})), "pass");
    assert_eq!(step("{ok: null}", json!({"ok": null})), "pass");
    insta::assert_snapshot!(
        [
            step("{}", error(Some("KindUnknown"), "no such kind")),
            step("{ok: null}", json!({"ok": 0})),
            step("{ok: [{a: 1}]}", json!({"ok": [{"a": 2}]})),
            step("{ok: [1]}", json!({"error": {"code": "BroadcastErrors", "plugin": "p", "message": "x"}})),
            step("{ok: []}", json!({"ok": [], "failures": {"a": "boom"}})),
        ]
        .join("\n")
    );
}

#[test]
fn an_error_names_its_plugin_and_no_other() {
    let named = |plugin: Option<&str>, message: &str| {
        let body = "plugins: {walnut: {}, hazel: {}}\nsteps:\n  - {do: register, plugin: walnut}\n  - {do: register, plugin: hazel, expect: {error: any, plugin: hazel}}";
        let mut failed = error(None, message);
        if let Some(plugin) = plugin {
            failed["error"]["plugin"] = plugin.into();
        }
        judged(body, json!({"steps": [{"ok": null}, failed]}), json!({}))
    };
    assert_eq!(named(Some("hazel"), ""), "pass");
    assert_eq!(named(Some("hazel"), "not walnut"), "pass", "its field says which one it is about");
    assert_eq!(named(None, "no luck with hazel"), "pass");
    assert!(named(Some("walnut"), "no luck with hazel").contains("names the plugin `hazel`"));
    assert!(named(None, "walnut, hazel: no luck").contains("and not `walnut`"));
    let decoy = suite::fill(
        &case("steps: [{do: list, expect: {error: any, message: [x]}}]"),
        &ready(&[]),
        None,
        &BTreeMap::new(),
    );
    let decoy = decoy.decoy.expect("texts decide").key;
    assert!(
        step("{error: any, message: [x]}", error(None, &format!("x, {decoy}"))).contains("which no step registers")
    );
    assert!(step("{error: any, message: [x]}", error(None, &"x ".repeat(9_000))).contains("16384 bytes"));
}

#[test]
fn a_failure_has_its_own_reason_and_no_others() {
    let failures = |a: &str, b: &str| {
        let body = "plugins: {a: {}, b: {}}\nsteps:\n  - {do: register, plugin: a}\n  - {do: register, plugin: b}\n  - {do: teardown_all, expect: {error: any, failures: {a: dry, b: wet}}}";
        let failed = json!({"error": {"code": null, "failures": {"a": a, "b": b}}});
        judged(body, json!({"steps": [{"ok": null}, {"ok": null}, failed]}), json!({}))
    };
    assert_eq!(failures("too dry", "too wet"), "pass");
    assert!(failures("too dry and wet", "too wet").contains("and not `wet`"));
}

#[test]
fn errors_are_compared_by_code() {
    assert_eq!(step("{error: KindUnknown}", error(Some("KindUnknown"), "")), "pass");
    assert_eq!(step("{error: [KindUnknown, PluginLoadError]}", error(Some("PluginLoadError"), "")), "pass");
    assert_eq!(step("{error: any}", error(None, "")), "pass");
    assert_eq!(step("{error: any}", error(Some("KindUnknown"), "")), "pass");
    assert_eq!(step("{error: plugin}", error(None, "boom")), "pass");
    assert_eq!(step("{error: [plugin, BroadcastErrors]}", error(Some("BroadcastErrors"), "boom")), "pass");
    insta::assert_snapshot!(
        [
            step("{error: KindUnknown}", error(Some("ManifestInvalid"), "bad")),
            step("{error: KindUnknown}", error(None, "KindUnknown")),
            step("{error: [KindUnknown, plugin]}", error(Some("ManifestInvalid"), "bad")),
            step("{error: plugin}", error(Some("BroadcastErrors"), "boom")),
            step("{error: any}", json!({"ok": null})),
        ]
        .join("\n")
    );
}

#[test]
fn errors_name_plugins_texts_and_failures() {
    let named = "files: {x: {text: 'a b'}}\nsteps: [{do: list, expect: {error: any, plugin: a}}]";
    let judge = |outcome| judged(named, json!({"steps": [outcome]}), json!({}));
    assert_eq!(judge(json!({"error": {"code": null, "plugin": "a"}})), "pass");
    assert_eq!(judge(json!({"error": {"code": null, "message": "in 'a': boom"}})), "pass");
    let blamed = judge(json!({"error": {"code": null, "plugin": "x", "message": "a"}}));
    assert!(blamed.contains("names the plugin `a`"), "the field outranks the message: {blamed}");
    insta::assert_snapshot!(
        [judge(error(None, "failed badly")), judge(json!({"error": {"code": null, "plugin": "b"}}))].join("\n")
    );
    assert_eq!(step("{error: any, message: [one, two]}", error(None, "two, one")), "pass");
    insta::assert_snapshot!(step("{error: any, message: [one, two]}", error(None, "two")));

    let torn = "files: {x: {text: 'a b'}}\nsteps: [{do: teardown_all, expect: {error: TeardownErrors, failures: {a: boom, b: ''}}}]";
    let judge = |failures: serde_json::Value| {
        judged(torn, json!({"steps": [{"error": {"code": "TeardownErrors", "failures": failures}}]}), json!({}))
    };
    assert_eq!(judge(json!({"a": "boom!", "b": "anything"})), "pass");
    insta::assert_snapshot!(
        [
            judge(json!({"a": "boom"})),
            judge(json!({"a": "bang", "b": "x"})),
            judge(json!({"a": "boom", "b": "x", "c": "y"})),
            judge(json!({})),
        ]
        .join("\n")
    );
}

#[test]
fn partial_results_have_their_failures() {
    let body = "files: {x: {text: b}}\nsteps: [{do: dispatch, class: broadcast_collect, kind: k, hook: h, expect: {ok: [1], failures: {b: boom}}}]";
    let judge = |outcome: serde_json::Value| judged(body, json!({"steps": [outcome]}), json!({}));
    assert_eq!(judge(json!({"ok": [1], "failures": {"b": "boom"}})), "pass");
    insta::assert_snapshot!(
        [judge(json!({"ok": [1]})), judge(json!({"ok": [2], "failures": {"b": "boom"}}))].join("\n")
    );
}

#[test]
fn one_of_several_outcomes_is_enough() {
    let expect = "{either: [{ok: 1}, {error: [PluginLoadError, ManifestInvalid], message: [x]}, {ok: 2}]}";
    assert_eq!(step(expect, json!({"ok": 2})), "pass");
    assert_eq!(step(expect, error(Some("ManifestInvalid"), "an x")), "pass");
    insta::assert_snapshot!(
        [step(expect, json!({"ok": 3})), step(expect, error(Some("ManifestInvalid"), "y"))].join("\n")
    );
}

#[test]
fn bindings_reach_over_steps() {
    let body = "plugins: {a: {}}\nsteps:\n  - {do: register, plugin: a}\n  - {do: get, kind: tool, name: a, expect: {ok: {plugin: a, instance: {$bind: i}}}}\n  - {do: get, kind: tool, expect: {ok: {plugin: a, instance: {$bind: i}}}}\n  - {do: get, kind: tool, expect: {ok: {$subset: {instance: {$differs: i}}}}}";
    let judge = |second: &str, third: &str| {
        let get = |instance: &str| json!({"ok": {"plugin": "a", "instance": instance}});
        judged(body, json!({"steps": [{"ok": null}, get("1"), get(second), get(third)]}), json!({}))
    };
    assert_eq!(judge("1", "2"), "pass");
    insta::assert_snapshot!([judge("2", "2"), judge("1", "1")].join("\n"));
}

const PLUGINS: &str = "plugins: {a: {setup: {observe: true}, hooks: {h: {}}}, b: {hooks: {h: {}}}}\nsteps: [{do: register, plugin: a}, {do: register, plugin: b}]\n";

fn trace(expect: &str, events: &[(&str, &str)]) -> String {
    let events: Vec<serde_json::Value> = events
        .iter()
        .map(|(call, plugin)| match *call {
            "h" => json!({"plugin": plugin, "call": call, "input": {"x": [1]}}),
            _ => json!({"plugin": plugin, "call": call}),
        })
        .collect();
    let body = format!("{PLUGINS}trace: {expect}");
    judged(&body, json!({"steps": [{"ok": null}, {"ok": null}], "trace": events}), json!({}))
}

#[test]
fn traces() {
    let seen =
        [("load", "a"), ("setup", "a"), ("load", "b"), ("setup", "b"), ("h", "b"), ("h", "b"), ("teardown", "b")];
    for fits in [
        "{}",
        "{exactly: [setup a, setup b, h b, h b, teardown b]}",
        "{only: [h], exactly: [h b, h b]}",
        "{only: [load], unordered: [load b, load a]}",
        "{unordered: [h b, setup b, setup a, h b, teardown b]}",
        "{order: [[load a, load b, h b], [setup a, teardown b]]}",
        "{never: [h a, teardown a]}",
        "{events: [{plugin: b, call: h, input: {x: [1]}}, {call: teardown}]}",
        "{events: [{call: h, input: {$subset: {}}}]}",
    ] {
        assert_eq!(trace(fits, &seen), "pass", "{fits}");
    }
    let differ = [
        "{exactly: [setup a, setup b]}",
        "{exactly: []}",
        "{only: [h], exactly: [h b]}",
        "{only: [setup], exactly: [setup b, setup a]}",
        "{only: [h], unordered: [h b]}",
        "{only: [h], unordered: [h b, h a]}",
        "{order: [[load b, load a]]}",
        "{order: [[load a, h a]]}",
        "{order: [[h b, h b]]}",
        "{never: [setup b]}",
        "{events: [{plugin: b, call: h, input: {x: [2]}}]}",
        "{events: [{plugin: b, call: h, input: {}}]}",
        "{events: [{plugin: a, call: h}]}",
    ];
    insta::assert_snapshot!(differ.map(|expect| format!("{expect}\n{}", trace(expect, &seen))).join("\n"));
    insta::assert_snapshot!(trace("{events: [{plugin: a}], exactly: [setup a]}", &[]));
}

#[test]
fn starts_of_servers_are_compared_by_time() {
    let judge = |order: &str| {
        let body = format!(
            "{PLUGINS}servers: {{p: {{transport: http}}, q: {{transport: http}}}}\ntrace: {{order: [[{order}]]}}"
        );
        let trace = json!([{"plugin": "a", "call": "setup", "at_us": 5}, {"plugin": "b", "call": "setup"}]);
        let ran = json!({"steps": [{"ok": null}, {"ok": null}], "trace": trace});
        judged(&body, ran, json!({"p": {"at_us": 7}, "q": {}}))
    };
    assert_eq!(judge("setup a, start p"), "pass");
    assert_eq!(judge("start p"), "pass");
    for wrong in ["start p, setup a", "start p, start p", "setup b, start p", "setup a, start q", "teardown a, start p"]
    {
        assert_ne!(judge(wrong), "pass", "{wrong}");
    }
}

#[test]
fn what_setup_got_is_compared_in_part() {
    let judge = |expect: &str| {
        let context = json!({"config": {"k": 1}, "logger": "plugin.a", "registry": true, "metadata": {"tenant_id": "t"},
            "metadata_read_only": true, "in_flight": true, "resources": {}, "tenant_allows": true});
        let body = format!("{PLUGINS}trace: {{events: [{{plugin: a, call: setup, context: {expect}}}]}}");
        let trace = json!([{"plugin": "a", "call": "setup", "context": context}]);
        judged(&body, json!({"steps": [{"ok": null}, {"ok": null}], "trace": trace}), json!({}))
    };
    assert_eq!(judge("{logger: plugin.a, metadata: {tenant_id: t}}"), "pass");
    insta::assert_snapshot!([judge("{logger: plugin.b}"), judge("{metadata: {}}")].join("\n"));
}

#[test]
fn logs() {
    let judge = |expect: &str| {
        let body = format!("steps: [{{do: list}}]\nlogs: {expect}");
        let logs = json!([{"level": "info", "logger": "core", "message": "started"},
            {"level": "error", "logger": "plugin.a", "message": "notify failed: boom"}]);
        judged(&body, json!({"steps": [{"ok": []}], "logs": logs}), json!({}))
    };
    for fits in [
        "[]",
        "[{mentions: [a, boom]}]",
        "[{logger: core}, {mentions: [started]}]",
        "[{logger: plugin.a, mentions: [boom]}]",
    ] {
        assert_eq!(judge(fits), "pass", "{fits}");
    }
    let differ = [
        "[{mentions: [b, boom]}]",
        "[{mentions: [started, boom]}]",
        "[{logger: core, mentions: [boom]}]",
        "[{logger: plugin}]",
    ];
    insta::assert_snapshot!(differ.map(|expect| format!("{expect}\n{}", judge(expect))).join("\n"));
}

#[test]
fn servers() {
    let seen = json!({"p": {
        "started": 1, "env": {"KEY": "v"}, "asked": true, "terminated": false, "gone": true,
        "messages": [
            {"jsonrpc": "2.0", "id": 1, "method": "initialize", "params": {"protocolVersion": "x", "capabilities": {}}, "headers": {"authorization": "Bearer t"}},
            {"jsonrpc": "2.0", "method": "notifications/initialized"},
            {"jsonrpc": "2.0", "id": 2, "method": "tools/call", "params": {"name": "k.p.h", "arguments": {"a": [1]}, "_meta": {"traceparent": "00-ab-01"}}},
        ],
    }});
    let judge = |expect: &str, seen: &serde_json::Value| {
        let body = format!(
            "servers: {{p: {{transport: stdio, report_env: [KEY, OTHER]}}}}\nsteps: [{{do: list}}]\nservers_saw: {{p: {expect}}}"
        );
        judged(&body, json!({"steps": [{"ok": []}]}), seen.clone())
    };
    for fits in [
        "{}",
        "{messages: [{method: initialize}, {method: tools/call, params: {name: k.p.h, arguments: {a: [1]}}}]}",
        "{messages: [{method: notifications/initialized}]}",
        "{first: {method: {$one_of: [server/discover, initialize]}}, messages: [{method: initialize}, {method: tools/call}]}",
        "{messages: [{method: initialize, headers: {authorization: Bearer t}}]}",
        "{mentions: [[tools/call, 00-ab-01], [initialize, Bearer]], never: [shutdown], env: {KEY: v}}",
        "{started: true, asked: true, terminated: false, gone: true}",
    ] {
        assert_eq!(judge(fits, &seen), "pass", "{fits}");
    }
    let differ = [
        "{first: {method: notifications/initialized}}",
        "{messages: [{method: initialize}, {method: tools/call, params: {arguments: {}}}]}",
        "{messages: [{method: initialize}, {method: tools/call}, {method: tools/call}]}",
        "{messages: [{method: tools/call}, {method: initialize}]}",
        "{mentions: [[initialize, 00-ab-01]]}",
        "{mentions: [[shutdown, x]]}",
        "{never: [tools/call]}",
        "{env: {KEY: w, OTHER: x}}",
        "{started: false, asked: false, terminated: true, gone: false}",
    ];
    insta::assert_snapshot!(differ.map(|expect| format!("{expect}\n{}", judge(expect, &seen))).join("\n"));
    assert_eq!(judge("{started: false, gone: true}", &json!({})), "pass", "a mock server that was never started");
    insta::assert_snapshot!(judge("{started: true, messages: [{method: initialize}]}", &json!({})));
}

#[test]
fn starts_responses_and_children_of_servers_are_counted() {
    let seen = json!({"p": {"started": 2, "children_gone": false, "messages": [{"method": "ping"}, {"id": "p", "result": {}}]}});
    let judge = |expect: &str| {
        let body = format!("servers: {{p: {{transport: stdio}}}}\nsteps: [{{do: list}}]\nservers_saw: {{p: {expect}}}");
        judged(&body, json!({"steps": [{"ok": []}]}), seen.clone())
    };
    assert_eq!(judge("{starts: 2, responses: 1, children_gone: false}"), "pass");
    for wrong in ["{starts: 1}", "{responses: 0}", "{children_gone: true}"] {
        assert_ne!(judge(wrong), "pass", "{wrong}");
    }
}

#[test]
fn dispatches_at_once_give_an_outcome_each() {
    let judge = |ok: serde_json::Value| {
        let dispatch = "{class: singleton, kind: k, hook: h}";
        let step = format!(
            "{{do: concurrent, dispatches: [{dispatch}, {dispatch}], expect: {{ok: [{{ok: 1}}, {{error: {{$any: true}}}}]}}}}"
        );
        judged(&format!("steps: [{step}]"), json!({"steps": [{"ok": ok}]}), json!({}))
    };
    assert_eq!(judge(json!([{"ok": 1}, error(None, "no")])), "pass");
    assert!(judge(json!([error(None, "no"), {"ok": 1}])).starts_with("step 1"));
    for broken in [
        json!([{"ok": 1}]),
        json!({"ok": 1}),
        json!([{"ok": 1}, {"well": 1}]),
        json!([{"ok": 1}, error(Some("Kaputt"), "x")]),
        json!([{"ok": 1}, {"ok": 1, "failures": {"a": "x"}}]),
    ] {
        assert!(judge(broken.clone()).starts_with("protocol error: "), "{broken}");
    }
}

#[test]
fn what_can_not_be_is_the_fault_of_the_adapter() {
    let body = format!("{PLUGINS}host: {{}}");
    let judge = |ran: serde_json::Value| judged(&body, ran, json!({}));
    let two = json!([{"ok": null}, {"ok": null}]);
    assert_eq!(judge(json!({"steps": two})), "pass");
    let traced = |event: serde_json::Value| judge(json!({"steps": two, "trace": [event]}));
    let one = |step: &str, outcome: serde_json::Value| {
        judged(&format!("files: {{x: {{text: p}}}}\nsteps: [{step}]"), json!({"steps": [outcome]}), json!({}))
    };
    let reported = [
        judge(json!({"steps": []})),
        judge(json!({"steps": [{"ok": null}, {"ok": null}, {"ok": null}]})),
        judge(json!({"steps": [{"ok": null}, {"ok": true}]})),
        judge(json!({"steps": [{"ok": null}, error(Some("Kaputt"), "x")]})),
        judge(json!({"steps": [{"ok": null}, {"ok": null, "failures": {"a": "x"}}]})),
        traced(json!({"plugin": "z", "call": "setup"})),
        traced(json!({"plugin": "a", "call": "x"})),
        traced(json!({"plugin": "a", "call": "health"})),
        traced(json!({"plugin": "a", "call": "setup", "input": 1})),
        traced(
            json!({"plugin": "b", "call": "setup", "context": {"config": null, "logger": null, "registry": true, "metadata": null,
            "metadata_read_only": true, "in_flight": true, "resources": {}, "tenant_allows": true}}),
        ),
        one("{do: list}", json!({"ok": {}})),
        one("{do: list}", json!({"ok": [1]})),
        one("{do: discover}", json!({"ok": [1]})),
        one("{do: parse, manifest: {}}", json!({"ok": null})),
        one("{do: refusals}", json!({"ok": [{"plugin": "a"}]})),
        one("{do: refusals}", json!({"ok": [{"plugin": "a", "code": "Kaputt"}]})),
        one("{do: status, plugin: p}", json!({"ok": {"state": "well", "reason": null}})),
        one("{do: status, plugin: p}", json!({"ok": "ready"})),
        one("{do: get, kind: k}", json!({"ok": {"plugin": "z", "instance": "1"}})),
        one("{do: get, kind: k}", json!({"ok": {"instance": "1"}})),
    ];
    assert!(reported.iter().all(|reported| reported.starts_with("protocol error: ")), "{reported:#?}");
    insta::assert_snapshot!(reported.join("\n"));
    for (step, ok) in [
        ("{do: refusals}", json!([{"plugin": null, "code": "ManifestInvalid"}, {"plugin": "a", "code": null}])),
        ("{do: status, plugin: p}", json!({"state": "unavailable", "reason": "setup_failed"})),
        ("{do: load_kinds}", json!(["a"])),
        ("{do: call, kind: k, name: p, hook: h}", json!({"any": 1})),
    ] {
        assert_eq!(one(step, json!({"ok": ok})), "pass", "{step}");
    }
}

#[test]
fn unsupported_is_believed_only_where_it_was_declared() {
    let case = case("steps: [{do: refusals}]");
    assert_eq!(case.needs, [Capability::RegistrationRefusals]);
    let judge = |declared: &[Capability], capability: Capability| {
        let ready = ready(declared);
        let filled = suite::fill(&case, &ready, None, &BTreeMap::new());
        let status = Status::Unsupported { capability, reason: Some("not built".to_owned()) };
        verdict(&case, &filled, &ready, &status, &BTreeMap::new())
    };
    assert_eq!(
        judge(&[Capability::Logs], Capability::RegistrationRefusals),
        Verdict::Unsupported { capability: Capability::RegistrationRefusals, reason: Some("not built".to_owned()) }
    );
    let reported =
        [judge(&[Capability::RegistrationRefusals], Capability::RegistrationRefusals), judge(&[], Capability::Logs)];
    insta::assert_debug_snapshot!(reported);
    let filled = suite::fill(&case, &ready(&[]), None, &BTreeMap::new());
    let status = Status::AdapterError { message: "oops".to_owned() };
    assert_eq!(
        verdict(&case, &filled, &ready(&[]), &status, &BTreeMap::new()),
        Verdict::AdapterError { message: "oops".to_owned() }
    );
}

//! Cases of a common size: three plugins of a kind of the host's own, and five steps.

use dagstack_spec_conformance::fixture::{Expect, Level};
use dagstack_spec_conformance::protocol;
use dagstack_spec_conformance::suite::{Case, Expected};
use indexmap::IndexMap;
use serde_json::json;

/// So many cases that differ in nothing but their ids.
pub(crate) fn cases(count: usize) -> Vec<Case> {
    let script = script();
    let case = |number| Case {
        id: format!("bench.case-{number}"),
        title: String::new(),
        clauses: Vec::new(),
        level: Level::Must,
        since: "1.0".to_owned(),
        needs: Vec::new(),
        place: (String::new(), 1),
        script: script.clone(),
        files: IndexMap::new(),
        servers: IndexMap::new(),
        expected: Expected { steps: vec![Expect::default(); script.steps.len()], ..Expected::default() },
        deadline_ms: None,
    };
    (0..count).map(case).collect()
}

fn script() -> protocol::Case {
    let manifest = |name: &str| {
        json!({
            "schema_version": "1", "name": name, "kind": "filter", "kind_api_version": "1", "core_version": ">=0",
            "runtime": "in_process", "entry_point": "$ENTRY_POINT",
        })
    };
    let plugin = |name: &str, does| json!({"manifest": manifest(name), "script": {"hooks": {"apply": does}}});
    let register = |name: &str| json!({"do": "register", "plugin": name});
    let script = json!({
        "kinds": [{"kind": "filter", "hooks": {"apply": {"dispatch": "chain"}}}],
        "plugins": {
            "a": plugin("a", json!({"append": "a"})), "b": plugin("b", json!({"stop": true})), "c": plugin("c", json!({"append": "c"})),
        },
        "steps": [
            register("a"), register("b"), register("c"), {"do": "setup_all"},
            {"do": "dispatch", "class": "chain", "kind": "filter", "hook": "apply", "input": []},
        ],
    });
    serde_json::from_value(script).expect("a case")
}

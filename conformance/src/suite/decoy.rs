//! A plugin that a case holds, and that nothing of the case is about: an error that names it was not read but copied.

use serde_json::{Value, json};
use sha2::{Digest, Sha256};

use super::Case;
use crate::fixture::Expect;
use crate::hex;
use crate::protocol::ScriptedPlugin;

/// A plugin that no step registers. A registry never hears of it, so nothing that is reported of one can name it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Decoy {
    /// Its key and its name.
    pub key: String,
    /// What it would fail with.
    pub failure: String,
}

impl Decoy {
    /// The decoy of a case, where texts of the adapter decide on it: messages, lines of the log, texts in a value.
    #[must_use]
    pub(super) fn of(case: &Case) -> Option<Self> {
        let looks_at_texts = case.expected.steps.iter().any(looks_at_texts)
            || !case.expected.logs.is_empty()
            || case.expected.trace.iter().flat_map(|trace| &trace.events).any(has_text);
        let digits = hex::write(&Sha256::digest(case.id.as_bytes()));
        looks_at_texts
            .then(|| Self { key: format!("decoy-{}", &digits[..8]), failure: format!("decoy {}", &digits[8..16]) })
    }

    /// The plugin, sound but for what it would do.
    pub(super) fn plugin(&self, entry_point: &str) -> ScriptedPlugin {
        let manifest = json!({
            "schema_version": "1", "name": self.key, "kind": "tool", "kind_api_version": "1", "core_version": ">=0",
            "runtime": "in_process", "entry_point": entry_point,
        });
        let fails = json!({"fail": self.failure});
        let script = json!({"setup": fails, "teardown": fails});
        ScriptedPlugin {
            manifest: manifest.as_object().cloned(),
            folder: None,
            // It is of the protocol's form, as a test shows.
            script: serde_json::from_value(script).unwrap_or_default(),
            context_first: Vec::new(),
        }
    }

    /// Whether a text names it.
    pub(crate) fn is_in(&self, text: &str) -> bool {
        text.contains(&self.key) || text.contains(&self.failure)
    }
}

fn looks_at_texts(expect: &Expect) -> bool {
    expect.plugin.is_some()
        || !expect.message.is_empty()
        || expect.failures.is_some()
        || expect.ok.as_ref().is_some_and(has_text)
        || expect.either.iter().any(looks_at_texts)
}

/// Whether the pattern `$text` is somewhere in a pattern.
fn has_text(pattern: &Value) -> bool {
    match pattern {
        Value::Array(items) => items.iter().any(has_text),
        Value::Object(fields) => fields.iter().any(|(key, field)| key == "$text" || has_text(field)),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::fixture::ExpectLog;
    use crate::suite::Expected;

    fn case(expected: Expected) -> Case {
        Case { id: "a.b".to_owned(), expected, ..Case::default() }
    }

    #[test]
    fn a_case_has_one_where_texts_decide() {
        let step = |expect: Value| {
            let expect: Expect = serde_json::from_value(expect).expect("an expectation");
            Decoy::of(&case(Expected { steps: vec![expect], ..Expected::default() })).is_some()
        };
        assert!(step(json!({"error": "any", "message": ["a"]})) && step(json!({"error": "any", "plugin": "a"})));
        assert!(step(json!({"either": [{"ok": 1}, {"ok": [{"$text": "a"}]}]})) && step(json!({"failures": {}})));
        assert!(!step(json!({"ok": {"a": "text"}})) && !step(json!({"error": "KindUnknown"})) && !step(json!({})));
        let logs = vec![ExpectLog::default()];
        assert!(Decoy::of(&case(Expected { logs, ..Expected::default() })).is_some());
    }

    #[test]
    fn it_is_scripted_to_fail() {
        let decoy = Decoy { key: "d".to_owned(), failure: "f".to_owned() };
        let plugin = decoy.plugin("plugin:Plugin");
        assert_eq!(
            plugin.script.behaviours().filter_map(|behaviour| behaviour.fail.as_deref()).collect::<Vec<_>>(),
            ["f", "f"]
        );
        assert_eq!(plugin.manifest.expect("a manifest")["name"], "d");
    }
}

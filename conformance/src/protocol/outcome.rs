//! What an adapter reports of a case.

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

use super::present;

/// The codes that a failure of a registry carries (contract section 10).
pub const ERROR_CODES: [&str; 12] = [
    "ManifestInvalid",
    "VersionIncompatible",
    "KindUnknown",
    "RuntimeNotSupported",
    "PluginLoadError",
    "AmbiguousPlugin",
    "DependencyCycle",
    "TeardownErrors",
    "BroadcastErrors",
    "DispatchMismatch",
    "NoCapabilityMatch",
    "LeakDetected",
];

/// What happened in a case.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Ran {
    /// One outcome a step, in their order.
    pub steps: Vec<StepOutcome>,
    /// What the scripted plugins were asked to do, in the order in which it began.
    #[serde(default)]
    pub trace: Vec<Event>,
    /// What the binding and its plugins logged, in order, at level warning and above at least.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub logs: Vec<LogLine>,
}

/// What a step gave.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case", deny_unknown_fields, untagged)]
pub enum StepOutcome {
    /// The binding returned.
    Ok {
        /// What it returned, in the form that the step asks for.
        ok: Value,
        /// For `broadcast_collect` with `best_effort`: what failed, a message by plugin.
        #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
        failures: BTreeMap<String, String>,
    },
    /// The binding failed, in the way its language has for it.
    Error {
        /// With what.
        error: Failed,
    },
}

/// A failure, reported by the registry or by a plugin.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Failed {
    /// The code of section 10 of the contract, or null where the failure carries none: a plugin's own error, say.
    pub code: Option<String>,
    /// The name of the plugin, where the failure gives it otherwise than in its message.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub plugin: Option<String>,
    /// The message.
    #[serde(default)]
    pub message: String,
    /// Where the failure lists others: a message by plugin.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub failures: BTreeMap<String, String>,
}

/// Something that a scripted plugin was asked to do.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Event {
    /// The plugin's key.
    pub plugin: String,
    /// `load`, `setup`, `teardown`, `health`, or the name of a hook.
    pub call: String,
    /// When it happened, in microseconds of Unix time: for cases that compare it with what a mock server saw.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub at_us: Option<u64>,
    /// For a hook: its input.
    #[serde(default, skip_serializing_if = "Option::is_none", deserialize_with = "present::deserialize")]
    #[schemars(with = "Value")]
    pub input: Option<Value>,
    /// For a `setup` that observes: what it got.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub context: Option<ContextSeen>,
}

/// What a plugin's `setup` found in its context (CTX-01).
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[expect(clippy::struct_excessive_bools, reason = "each answers a question of its own")]
pub struct ContextSeen {
    /// `config`: its value, null where there is none.
    pub config: Value,
    /// The name of `logger`, null where it has none.
    pub logger: Option<String>,
    /// Whether `registry` is there.
    pub registry: bool,
    /// `metadata` as it reads, null where there is none.
    pub metadata: Option<Map<String, Value>>,
    /// Whether writing to `metadata` failed, or is not possible at all.
    pub metadata_read_only: bool,
    /// Whether `in_flight` is there.
    pub in_flight: bool,
    /// The resources that can be read, with their values: every name that the manifest declared or the host has is tried; those
    /// that read as absent are left out.
    pub resources: BTreeMap<String, Value>,
    /// Whether an access check of `tenant` passes, or of what replaces it where no tenant was given.
    pub tenant_allows: bool,
}

/// A line that was logged.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct LogLine {
    /// The level in lower case: `info`, `warning`, `error`.
    pub level: String,
    /// The logger's name.
    #[serde(default)]
    pub logger: String,
    /// The message, with what was logged along with it (fields, the text of an exception).
    pub message: String,
}

#[cfg(test)]
mod tests {
    use dagstack_spec_model::internal::document::{Syntax, parse};
    use dagstack_spec_model::internal::read::read_source;

    use super::*;

    #[test]
    fn the_codes_are_those_of_the_contract() {
        let path = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../spec/errors.yaml");
        let source = read_source(&path, "errors.yaml").expect("the contract's data");
        let root = parse(&source, Syntax::Yaml).expect("YAML").to_json();
        let codes: Vec<&str> =
            root["errors"].as_array().into_iter().flatten().filter_map(|error| error["code"].as_str()).collect();
        assert_eq!(codes, ERROR_CODES);
    }
}

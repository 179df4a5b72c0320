//! What the binding gives, in the words of the protocol.

use std::collections::BTreeMap;

use dagstack_plugin_system::{Error, PluginFailure};
use dagstack_spec_conformance::protocol::{Failed, StepOutcome};
use serde_json::Value;

/// A step that returned.
pub(crate) fn ok(value: impl Into<Value>) -> StepOutcome {
    StepOutcome::Ok { ok: value.into(), failures: BTreeMap::new() }
}

/// A step that failed.
pub(crate) fn error(error: &Error) -> StepOutcome {
    StepOutcome::Error {
        error: Failed {
            code: error.code().map(|code| code.as_str().to_owned()),
            plugin: error.plugin().map(ToOwned::to_owned),
            message: error.message().to_owned(),
            failures: failures(error.failures()),
        },
    }
}

/// A failure that carries no code: the binding failed by something else than its own error.
pub(crate) fn uncoded(message: impl Into<String>) -> StepOutcome {
    StepOutcome::Error { error: Failed { message: message.into(), ..Failed::default() } }
}

/// A message by plugin.
pub(crate) fn failures(failures: &[PluginFailure]) -> BTreeMap<String, String> {
    failures.iter().map(|failure| (failure.plugin.clone(), failure.failure.message.clone())).collect()
}

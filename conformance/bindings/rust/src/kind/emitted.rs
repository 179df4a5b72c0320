//! The two kinds of the contract's first version, from their emitted constants.

use std::sync::{Arc, LazyLock};

use semver::Version;
use serde_json::Value;

use super::{Constraints, Hook, Kind};
use crate::spec::support;
use crate::spec::{orchestrator_v1, tool_v1};

// Made once, for a process may make many registries; the schemas are shared by all of them.
static TOOL_V1: LazyLock<Kind> = LazyLock::new(|| {
    let constraints = Constraints {
        in_process_only: tool_v1::IN_PROCESS_ONLY,
        singleton_per_runtime: tool_v1::SINGLETON_PER_RUNTIME,
    };
    emitted(tool_v1::KIND_NAME, tool_v1::KIND_API_VERSION, constraints, tool_v1::HOOKS).with_payloads([
        (tool_v1::Empty::json_schema(), tool_v1::get_schema_output_json_schema()),
        (tool_v1::ExecuteInput::json_schema(), tool_v1::ExecuteOutput::json_schema()),
    ])
});

static ORCHESTRATOR_V1: LazyLock<Kind> = LazyLock::new(|| {
    let constraints = Constraints {
        in_process_only: orchestrator_v1::IN_PROCESS_ONLY,
        singleton_per_runtime: orchestrator_v1::SINGLETON_PER_RUNTIME,
    };
    let kind =
        emitted(orchestrator_v1::KIND_NAME, orchestrator_v1::KIND_API_VERSION, constraints, orchestrator_v1::HOOKS);
    kind.with_payloads([
        (orchestrator_v1::EnqueueInput::json_schema(), orchestrator_v1::EnqueueOutput::json_schema()),
        (orchestrator_v1::StatusInput::json_schema(), orchestrator_v1::StatusOutput::json_schema()),
        (orchestrator_v1::BackfillInput::json_schema(), orchestrator_v1::BackfillOutput::json_schema()),
    ])
});

impl Kind {
    /// `tool`, version 1: a function-style plugin.
    #[must_use]
    pub fn tool_v1() -> Self {
        TOOL_V1.clone()
    }

    /// `orchestrator`, version 1: runs units of work.
    #[must_use]
    pub fn orchestrator_v1() -> Self {
        ORCHESTRATOR_V1.clone()
    }

    /// The same kind with the schemas of what each hook takes and gives, in the order of its hooks.
    fn with_payloads<'s>(mut self, payloads: impl IntoIterator<Item = (&'s Value, &'s Value)>) -> Self {
        for (hook, (input, output)) in self.hooks.iter_mut().zip(payloads) {
            hook.input_schema = Some(Arc::new(input.clone()));
            hook.output_schema = Some(Arc::new(output.clone()));
        }
        self
    }
}

/// Takes constants that were checked before they were emitted.
fn emitted(name: &str, api_version: &str, constraints: Constraints, hooks: &[support::Hook]) -> Kind {
    Kind {
        name: name.to_owned(),
        api_version: Version::parse(api_version).unwrap_or(Version::new(1, 0, 0)),
        constraints,
        hooks: hooks.iter().map(Hook::from).collect(),
    }
}

impl From<&support::Hook> for Hook {
    fn from(hook: &support::Hook) -> Self {
        Self {
            name: hook.name.to_owned(),
            dispatch: hook.dispatch,
            mcp_exposed: hook.mcp_exposed,
            tool_name_template: hook.tool_name_template.to_owned(),
            error_policy: hook.error_policy,
            optional: hook.optional,
            input_schema: None,
            output_schema: None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn emitted_kinds_pass_the_checks_of_a_hosts_own() {
        for kind in [Kind::tool_v1(), Kind::orchestrator_v1()] {
            let again = Kind::new(kind.name(), &kind.api_version().to_string(), kind.hooks().to_vec());
            assert_eq!(again.map(|again| again.constrained(kind.constraints())), Ok(kind));
        }
    }
}

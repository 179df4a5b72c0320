//! The two kinds of the contract's first version, from their emitted constants.

use semver::Version;

use super::{Constraints, Hook, Kind};
use crate::spec::support;
use crate::spec::{orchestrator_v1, tool_v1};

impl Kind {
    /// `tool`, version 1: a function-style plugin.
    #[must_use]
    pub fn tool_v1() -> Self {
        let constraints = Constraints {
            in_process_only: tool_v1::IN_PROCESS_ONLY,
            singleton_per_runtime: tool_v1::SINGLETON_PER_RUNTIME,
        };
        emitted(tool_v1::KIND_NAME, tool_v1::KIND_API_VERSION, constraints, tool_v1::HOOKS)
    }

    /// `orchestrator`, version 1: runs units of work.
    #[must_use]
    pub fn orchestrator_v1() -> Self {
        let constraints = Constraints {
            in_process_only: orchestrator_v1::IN_PROCESS_ONLY,
            singleton_per_runtime: orchestrator_v1::SINGLETON_PER_RUNTIME,
        };
        emitted(orchestrator_v1::KIND_NAME, orchestrator_v1::KIND_API_VERSION, constraints, orchestrator_v1::HOOKS)
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

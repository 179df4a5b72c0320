//! How hooks are run, as manifests and hookspecs say it.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// How a plugin's hooks want to be run.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum ExecutionModel {
    /// Hooks are asynchronous and don't block.
    Async,
    /// Hooks are plain calls that return soon.
    #[default]
    Sync,
    /// Hooks compute for long, and want a thread of their own.
    ThreadCpuBound,
    /// Hooks compute for long, and want a process of their own.
    ProcessCpuBound,
}

impl ExecutionModel {
    /// All of them, in the contract's order.
    pub const ALL: [Self; 4] = [Self::Async, Self::Sync, Self::ThreadCpuBound, Self::ProcessCpuBound];

    /// The one with this name in manifests and hookspecs.
    #[must_use]
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|model| model.name() == name)
    }

    /// The name in manifests and hookspecs.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Async => "async",
            Self::Sync => "sync",
            Self::ThreadCpuBound => "thread_cpu_bound",
            Self::ProcessCpuBound => "process_cpu_bound",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_those_of_documents() {
        for model in ExecutionModel::ALL {
            assert_eq!(serde_json::to_value(model).expect("JSON"), model.name());
            assert_eq!(ExecutionModel::from_name(model.name()), Some(model));
        }
    }
}

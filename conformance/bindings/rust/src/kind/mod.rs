//! Kinds: what a registry knows about a group of plugins and its hooks (contract section 12).

mod emitted;
mod hook;
#[cfg(feature = "hookspecs")]
mod hookspecs;
#[cfg(feature = "payload-checks")]
mod payload;

use std::collections::HashSet;

use semver::Version;

pub use hook::Hook;
#[cfg(feature = "payload-checks")]
pub(crate) use payload::{Payloads, compile};

use crate::spec::support::Dispatch;

/// A kind in one major version: its name, its constraints and its hooks. It is checked when it is made, and does not
/// change afterwards.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Kind {
    name: String,
    api_version: Version,
    constraints: Constraints,
    hooks: Vec<Hook>,
}

/// What holds for all plugins of a kind.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Constraints {
    /// They run in the host's process only (MAN-13).
    pub in_process_only: bool,
    /// There is one of them a registry (LIF-17).
    pub singleton_per_runtime: bool,
}

/// What is wrong with a kind.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum KindError {
    /// The name of a kind or of a hook is not snake_case (KND-01).
    #[error("`{0}` is not snake_case")]
    Name(String),
    /// The version of a kind is not SemVer (KND-01).
    #[error("`{0}` is not a valid semantic version")]
    Version(String),
    /// Two hooks have one name (KND-01).
    #[error("duplicate hook `{0}`")]
    DuplicateHook(String),
    /// A chain hook is not exposed (CHN-05).
    #[error("the chain hook `{0}` must be exposed over MCP")]
    HiddenChain(String),
    /// An error policy is on a hook that is not a `broadcast_collect` (KND-01).
    #[error("the hook `{0}` has an error policy and is not a `broadcast_collect`")]
    ErrorPolicy(String),
    /// A folder of hookspecs is not as it should be; each line reports one problem with its file, line and column.
    #[error("{0}")]
    Hookspecs(String),
}

impl Kind {
    /// A kind of a host's own (KND-03).
    ///
    /// # Errors
    /// The name of the kind or of a hook is not snake_case, the version is not SemVer, a hook is a duplicate, a chain hook is
    /// not exposed (CHN-05), or an error policy is anywhere but on a `broadcast_collect` hook.
    pub fn new(
        name: impl Into<String>,
        api_version: &str,
        hooks: impl IntoIterator<Item = Hook>,
    ) -> Result<Self, KindError> {
        let name = name.into();
        let api_version = Version::parse(api_version).map_err(|_| KindError::Version(api_version.to_owned()))?;
        let hooks: Vec<Hook> = hooks.into_iter().collect();
        if !is_snake_case(&name) {
            return Err(KindError::Name(name));
        }
        let mut seen = HashSet::new();
        for hook in &hooks {
            check_hook(hook)?;
            if !seen.insert(&hook.name) {
                return Err(KindError::DuplicateHook(hook.name.clone()));
            }
        }
        Ok(Self { name, api_version, constraints: Constraints::default(), hooks })
    }

    /// The same kind with these constraints.
    #[must_use]
    pub fn constrained(mut self, constraints: Constraints) -> Self {
        self.constraints = constraints;
        self
    }

    /// The name, in snake_case.
    #[must_use]
    pub fn name(&self) -> &str {
        &self.name
    }

    /// The version of the kind's interface.
    #[must_use]
    pub fn api_version(&self) -> &Version {
        &self.api_version
    }

    /// What holds for all plugins of the kind.
    #[must_use]
    pub fn constraints(&self) -> Constraints {
        self.constraints
    }

    /// The hooks, in the order of the hookspec.
    #[must_use]
    pub fn hooks(&self) -> &[Hook] {
        &self.hooks
    }

    /// The hook of this name.
    #[must_use]
    pub fn hook(&self, name: &str) -> Option<&Hook> {
        self.hooks.iter().find(|hook| hook.name == name)
    }
}

fn check_hook(hook: &Hook) -> Result<(), KindError> {
    if !is_snake_case(&hook.name) {
        return Err(KindError::Name(hook.name.clone()));
    }
    if hook.dispatch == Dispatch::Chain && !hook.mcp_exposed {
        return Err(KindError::HiddenChain(hook.name.clone()));
    }
    if hook.dispatch != Dispatch::BroadcastCollect && hook.error_policy.is_some() {
        return Err(KindError::ErrorPolicy(hook.name.clone()));
    }
    Ok(())
}

pub(crate) fn is_snake_case(name: &str) -> bool {
    name.starts_with(|first: char| first.is_ascii_lowercase())
        && name.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'_')
}

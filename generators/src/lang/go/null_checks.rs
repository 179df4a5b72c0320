//! What validates `null` as a type that may be `null` and asks something of it.

use super::super::needs::Need;

/// The checks of a node that is `null`.
#[derive(Debug, Clone, Default)]
pub(super) struct NullChecks {
    /// Calls on the node: `.NullFits(aSchema)`.
    pub(super) calls: String,
    /// The shared package, by its index, and the function of it that makes further checks.
    pub(super) rest: Option<(usize, String)>,
}

impl NullChecks {
    /// Whether nothing is asked of `null`.
    pub(super) fn is_empty(&self) -> bool {
        self.calls.is_empty() && self.rest.is_none()
    }

    /// What their code needs.
    pub(super) fn needs(&self) -> Option<Need> {
        self.rest.as_ref().map(|(package, _)| Need::Shared(*package))
    }

    /// The node with the checks.
    pub(super) fn of(&self, node: &str) -> String {
        let node = format!("{node}{}", self.calls);
        self.rest.as_ref().map_or_else(|| node.clone(), |(_, check)| format!("{check}({node})"))
    }
}

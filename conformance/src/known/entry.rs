//! An entry of the list of known failures.

use globset::GlobMatcher;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::report::VerdictName;

/// One entry: a case, or several that fit a pattern.
#[derive(Debug, Clone)]
pub struct Entry {
    /// The id of a case, or a pattern in which `*` matches any characters.
    pub id: String,
    /// How the case ends.
    pub outcome: FailureKind,
    /// A text that is part of what was seen.
    pub cause: Option<String>,
    /// Whether the case sometimes passes.
    pub flaky: bool,
    /// Why the failure is let be.
    pub reason: String,
    /// Where it is followed up.
    pub issue: Option<String>,
    /// The clauses that are broken, for whoever reads the list.
    pub clauses: Vec<String>,
    /// The line of the entry's id, from 1.
    pub line: usize,
    /// The pattern, where it is one.
    pub(super) pattern: Option<GlobMatcher>,
}

impl Entry {
    /// Whether the entry covers several cases.
    #[must_use]
    pub fn is_pattern(&self) -> bool {
        self.pattern.is_some()
    }

    /// Whether the entry is about this case.
    #[must_use]
    pub fn fits(&self, id: &str) -> bool {
        self.pattern.as_ref().map_or(self.id == id, |pattern| pattern.is_match(id))
    }
}

/// How a case that is known to fail ends.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum FailureKind {
    /// The binding does something else.
    Fail,
    /// No reply in time.
    Timeout,
    /// The adapter's process ends.
    Crash,
    /// The adapter breaks the protocol.
    ProtocolError,
    /// The adapter fails, by its own account.
    AdapterError,
}

impl FailureKind {
    /// The name, as in the list and in reports.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        self.verdict().as_str()
    }

    /// The verdict that it is.
    #[must_use]
    pub const fn verdict(self) -> VerdictName {
        match self {
            Self::Fail => VerdictName::Fail,
            Self::Timeout => VerdictName::Timeout,
            Self::Crash => VerdictName::Crash,
            Self::ProtocolError => VerdictName::ProtocolError,
            Self::AdapterError => VerdictName::AdapterError,
        }
    }

    /// The failure that a verdict is, if it is one.
    #[must_use]
    pub const fn of(verdict: VerdictName) -> Option<Self> {
        Some(match verdict {
            VerdictName::Fail => Self::Fail,
            VerdictName::Timeout => Self::Timeout,
            VerdictName::Crash => Self::Crash,
            VerdictName::ProtocolError => Self::ProtocolError,
            VerdictName::AdapterError => Self::AdapterError,
            VerdictName::Pass | VerdictName::Unsupported | VerdictName::NotRun => return None,
        })
    }
}

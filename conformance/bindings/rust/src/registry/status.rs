//! How a plugin is.

use std::fmt;

/// How a plugin is.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum Status {
    /// Registered, and not set up so far.
    Registered,
    /// Set up.
    Ready {
        /// What `health` answered after `setup` (LIF-16).
        healthy: bool,
    },
    /// It can't be used.
    Unavailable {
        /// Why, to match on.
        reason: Reason,
        /// Why.
        message: String,
    },
    /// Torn down.
    Stopped,
    /// Its `teardown` failed; the failure is among those of `teardown_all` (LIF-07).
    TeardownFailed,
    /// Torn down, as far as that goes without ending the process (LIF-16).
    RequiresRestart,
    /// Its `teardown` did not end in its time (LIF-08).
    Leaked,
}

impl Status {
    /// Whether the plugin takes part in lookup without a name and in dispatch. One that is unavailable does not (LIF-12),
    /// and one that was torn down is gone.
    #[must_use]
    pub const fn takes_part(&self) -> bool {
        matches!(self, Self::Registered | Self::Ready { .. })
    }

    /// The status in one word, as fixtures and logs have it: `ready`, `unavailable`, `leaked`, …
    #[must_use]
    pub const fn as_str(&self) -> &'static str {
        match self {
            Self::Registered => "registered",
            Self::Ready { .. } => "ready",
            Self::Unavailable { .. } => "unavailable",
            Self::Stopped => "stopped",
            Self::TeardownFailed => "teardown_failed",
            Self::RequiresRestart => "requires_restart",
            Self::Leaked => "leaked",
        }
    }

    /// The status in a few words of bounded length: with the reason, and without the message.
    pub(crate) fn brief(&self) -> String {
        match self {
            Self::Unavailable { reason, .. } => format!("{} ({reason})", self.as_str()),
            other => other.as_str().to_owned(),
        }
    }
}

impl fmt::Display for Status {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Unavailable { message, .. } => write!(f, "{}: {message}", self.brief()),
            other => f.write_str(other.as_str()),
        }
    }
}

/// Why a plugin is unavailable (contract section 10).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum Reason {
    /// Its `setup` failed (LIF-03).
    SetupFailed,
    /// Its `setup` did not end in its time (LIF-06).
    SetupTimeout,
    /// It depends on a plugin that is not registered (LIF-04).
    DependencyMissing,
    /// It depends on a plugin that is unavailable (LIF-03).
    DependencyUnavailable,
    /// It needs a resource that the host lacks (LIF-11).
    ResourceMissing,
}

impl Reason {
    /// The reason's name, the same in every language.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::SetupFailed => "setup_failed",
            Self::SetupTimeout => "setup_timeout",
            Self::DependencyMissing => "dependency_missing",
            Self::DependencyUnavailable => "dependency_unavailable",
            Self::ResourceMissing => "resource_missing",
        }
    }
}

impl fmt::Display for Reason {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

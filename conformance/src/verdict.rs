//! Verdicts: what the runner found out about a case.

use std::time::Duration;

use crate::protocol::{Capability, Ready};

/// How a case ended.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub enum Verdict {
    /// Everything is as expected.
    Pass,
    /// The binding did something else.
    Fail(Vec<Finding>),
    /// The binding does not offer what the case needs, as its `ready` declares.
    Unsupported {
        /// What it lacks.
        capability: Capability,
        /// The adapter's reason.
        reason: Option<String>,
    },
    /// No reply within the deadline.
    Timeout {
        /// The deadline, in milliseconds.
        after_ms: u64,
    },
    /// The adapter's process ended instead of replying.
    Crash {
        /// How it ended: `exit status 3`, `signal 9`.
        how: String,
    },
    /// The adapter wrote what the protocol does not allow.
    ProtocolError {
        /// What is wrong with it.
        reason: String,
        /// The line, cut.
        line: String,
    },
    /// The adapter itself failed, by its own account.
    AdapterError {
        /// Its message.
        message: String,
    },
    /// The case was not run: the adapter could not be started any more.
    NotRun {
        /// Why.
        reason: String,
    },
}

/// One difference between what was expected and what was got.
#[derive(Debug, Clone, PartialEq)]
pub struct Finding {
    /// Where: `step 3 (dispatch)`, `trace`, `log`, `mock server p`.
    pub place: String,
    /// What was expected, as text or as JSON.
    pub expected: String,
    /// What was got.
    pub got: String,
}

impl Verdict {
    /// The verdict's name, as in reports: `pass`, `fail`, `unsupported`, `timeout`, `crash`, `protocol_error`, `adapter_error`,
    /// `not_run`.
    #[must_use]
    pub const fn name(&self) -> &'static str {
        match self {
            Self::Pass => "pass",
            Self::Fail(_) => "fail",
            Self::Unsupported { .. } => "unsupported",
            Self::Timeout { .. } => "timeout",
            Self::Crash { .. } => "crash",
            Self::ProtocolError { .. } => "protocol_error",
            Self::AdapterError { .. } => "adapter_error",
            Self::NotRun { .. } => "not_run",
        }
    }

    /// Whether the case was executed and did not pass.
    #[must_use]
    pub const fn is_failure(&self) -> bool {
        !matches!(self, Self::Pass | Self::Unsupported { .. } | Self::NotRun { .. })
    }
}

/// A case with its verdict.
#[derive(Debug, Clone, PartialEq)]
pub struct Judged {
    /// The id of the case.
    pub id: String,
    /// How it ended.
    pub verdict: Verdict,
    /// How long it took, from the request to the verdict.
    pub took: Duration,
    /// What the adapter wrote to standard error meanwhile, cut; empty where the verdict is a pass.
    pub stderr: String,
    /// The lines of the protocol and of mock servers, where they were asked for; empty where the verdict is a pass.
    pub transcript: String,
}

impl Judged {
    /// With what was written meanwhile, which is of interest where the case did not pass.
    pub(crate) fn with(self, stderr: String, transcript: String) -> Self {
        if self.verdict == Verdict::Pass { self } else { Self { stderr, transcript, ..self } }
    }
}

/// A whole run: every case that was selected, with its verdict.
#[derive(Debug, Clone)]
pub struct Run {
    /// What the adapter declared in `ready`; absent where it never started.
    pub ready: Option<Ready>,
    /// The cases in the order of their ids.
    pub cases: Vec<Judged>,
    /// How long the run took.
    pub took: Duration,
}

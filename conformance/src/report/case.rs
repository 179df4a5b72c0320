//! A case in a report: how it ended, and what that means for its run.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::fixture::Level;
use crate::prose::one_line;
use crate::protocol::Capability;

/// How a case ended, by name.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum VerdictName {
    /// Everything is as expected.
    Pass,
    /// The binding did something else.
    Fail,
    /// The binding does not offer what the case needs.
    Unsupported,
    /// No reply in time.
    Timeout,
    /// The adapter's process ended.
    Crash,
    /// The adapter broke the protocol.
    ProtocolError,
    /// The adapter failed, by its own account.
    AdapterError,
    /// Not run.
    NotRun,
}

impl VerdictName {
    /// The name, as in reports.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Pass => "pass",
            Self::Fail => "fail",
            Self::Unsupported => "unsupported",
            Self::Timeout => "timeout",
            Self::Crash => "crash",
            Self::ProtocolError => "protocol_error",
            Self::AdapterError => "adapter_error",
            Self::NotRun => "not_run",
        }
    }

    /// Whether the case was executed and did not pass.
    #[must_use]
    pub const fn is_failure(self) -> bool {
        matches!(self, Self::Fail | Self::Timeout | Self::Crash | Self::ProtocolError | Self::AdapterError)
    }
}

/// What a case means for its run.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Standing {
    /// It passed.
    Passed,
    /// The binding does not offer what it needs.
    Skipped,
    /// It failed as the list of known failures says.
    Known,
    /// It failed, and this fails the run.
    Unexpected,
    /// It failed, is a SHOULD, and is listed separately.
    Reported,
    /// It was not run.
    NotRun,
    /// It entered the suite later than the version whose requirements count.
    NotScored,
}

/// A case and how it ended.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[non_exhaustive]
pub struct CaseReport {
    /// The id.
    pub id: String,
    /// What holds, as a sentence.
    pub title: String,
    /// Whether it is gated.
    pub level: Level,
    /// The version of the suite that it entered with, `1.0`.
    #[serde(default)]
    pub since: String,
    /// The clauses that it proves.
    pub clauses: Vec<String>,
    /// Where it is written: file and line of the fixtures.
    pub place: String,
    /// How it ended.
    pub verdict: VerdictName,
    /// What that means for the run.
    pub standing: Standing,
    /// For `fail`: what was otherwise than expected.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub findings: Vec<FindingReport>,
    /// For other verdicts than `pass` and `fail`: why.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub message: Option<String>,
    /// For `unsupported`: what the binding lacks.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub capability: Option<Capability>,
    /// For `protocol_error`: the line, cut.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub line: Option<String>,
    /// What the adapter wrote to standard error meanwhile, cut.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub stderr: String,
    /// The lines of the protocol and of mock servers, cut, where `--trace` asked for them.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub transcript: String,
    /// What the list of known failures says of it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub known: Option<KnownNote>,
    /// How long it took, in milliseconds.
    pub duration_ms: f64,
}

/// One difference between what was expected and what was got.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct FindingReport {
    /// Where: `step 3 (dispatch)`, `trace`, `log`, `mock server p`.
    pub place: String,
    /// What was expected.
    pub expected: String,
    /// What was got.
    pub got: String,
}

/// Why a failure is known.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct KnownNote {
    /// The reason.
    pub reason: String,
    /// Where it is followed up.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub issue: Option<String>,
}

impl std::fmt::Display for FindingReport {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let Self { place, expected, got } = self;
        write!(formatter, "{place}: expected {expected}, got {got}")
    }
}

impl CaseReport {
    /// What was seen, as one line: the first difference, or why the case ended as it did.
    #[must_use]
    pub fn seen(&self) -> String {
        match (self.findings.first(), &self.message) {
            (Some(finding), _) => finding.to_string(),
            (None, Some(message)) => message.clone(),
            (None, None) => self.verdict.as_str().to_owned(),
        }
    }

    /// The texts that the cause of a known failure is looked for in.
    pub(crate) fn causes(&self) -> impl Iterator<Item = String> {
        let findings = self.findings.iter().map(ToString::to_string);
        let rest = [&self.message, &self.line].into_iter().flatten().cloned();
        findings.chain(rest).map(|text| one_line(&text))
    }
}

//! A report: what a run found out, as data. The JSON report is this, and every other format is made from it.

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::fixture::Level;
use crate::profile::Profile;
use crate::prose::one_line;
use crate::protocol::{Adapter, Binding, Capability, DeclaredQuirk};

/// The version of the report's shape. Members are added, never changed, as long as it stays.
pub const VERSION: u32 = 1;

/// A run with all that is needed to read it, to repeat it and to compare it with others.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[non_exhaustive]
pub struct Report {
    /// The version of this shape: 1.
    #[schemars(range(min = 1, max = 1))]
    pub report: u32,
    /// The suite that was run.
    pub suite: SuiteVersion,
    /// The binding; null where its adapter never started.
    pub binding: Option<Binding>,
    /// The adapter's own name and version, where it gave them.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub adapter: Option<Adapter>,
    /// The version of the core that manifests were checked against.
    pub core_version: Option<String>,
    /// What the binding offers.
    pub capabilities: Vec<Capability>,
    /// Departures of the binding that the run looked past, as its adapter declares them.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub quirks: Vec<DeclaredQuirk>,
    /// What the run was to show.
    #[serde(default)]
    pub profile: ProfileReport,
    /// Which cases were asked for.
    pub selection: Selection,
    /// Whether SHOULD cases counted like MUST cases.
    pub strict: bool,
    /// What the run says about the binding.
    pub outcome: Conclusion,
    /// How many cases ended how.
    pub counts: Counts,
    /// The cases in the order of their ids.
    pub cases: Vec<CaseReport>,
    /// What is wrong with the list of known failures.
    pub known_problems: Vec<KnownProblem>,
    /// The command that repeats the run; with `--filter` and an id it repeats one case.
    pub command: String,
    /// How long the run took, in milliseconds.
    pub duration_ms: f64,
}

/// Versions of a suite.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct SuiteVersion {
    /// Of the fixtures.
    pub version: String,
    /// Of the spec that they prove.
    pub spec: String,
    /// How many cases the whole suite has.
    pub cases: usize,
    /// The version whose requirements count, `1.0`; cases that came later are not scored.
    #[serde(default)]
    pub requirements: Option<String>,
    /// How many of them prove each clause.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub clauses: BTreeMap<String, usize>,
}

/// The profile that a run is about.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[non_exhaustive]
pub struct ProfileReport {
    /// Its name.
    pub name: Profile,
    /// How many cases of the suite belong to it.
    pub cases: usize,
    /// How many of those that were asked for the binding does not offer, though the contract asks for them. A binding that may choose
    /// (to start plugins one at a time, say) leaves no gap.
    pub gaps: usize,
}

/// Which cases of a suite a run was asked for.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Selection {
    /// The filters; empty for all cases.
    pub filters: Vec<String>,
    /// The shard, `2/4`.
    pub shard: Option<String>,
    /// Whether only the cases that failed in an earlier report were asked for.
    pub rerun_failed: bool,
}

/// What a run says about a binding. Of several that fit, the last one of this list counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum Conclusion {
    /// Every gated case of the profile passed.
    Conforms,
    /// Every gated case of the profile passed, and the run looked past departures that the adapter declares: the binding does not conform.
    AsDeclared,
    /// Every gated case of the profile passed, or failed as the list of known failures says.
    AsListed,
    /// The binding does not offer all that the profile asks for. What it offers passed, or failed as listed.
    Partial,
    /// A part of the profile was asked for, and passed, or failed as listed. Of the profile this says nothing.
    Selected,
    /// A gated case failed that is not a known failure, or the list of known failures is stale.
    Fails,
    /// No case was executed, or cases could not be run: nothing is proven.
    Incomplete,
}

/// How many cases ended how.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[non_exhaustive]
pub struct Counts {
    /// All that were selected and are scored: the sum of the eight verdicts that follow.
    pub total: usize,
    /// Passed.
    pub pass: usize,
    /// Failed: the binding did something else.
    pub fail: usize,
    /// Not offered by the binding.
    pub unsupported: usize,
    /// No reply in time.
    pub timeout: usize,
    /// The adapter's process ended.
    pub crash: usize,
    /// The adapter broke the protocol.
    pub protocol_error: usize,
    /// The adapter failed, by its own account.
    pub adapter_error: usize,
    /// Not run.
    pub not_run: usize,
    /// Of those that passed: cases that are listed as flaky.
    #[serde(default)]
    pub flaky: usize,
    /// Of those that did not pass: known failures.
    pub known: usize,
    /// Of those that did not pass: failures that fail the run.
    pub unexpected: usize,
    /// Of those that did not pass: SHOULD cases, which are reported and fail nothing.
    pub reported: usize,
    /// Not scored: they entered the suite later.
    #[serde(default)]
    pub not_scored: usize,
}

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

/// An entry of the list of known failures that is stale.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[non_exhaustive]
pub struct KnownProblem {
    /// What is wrong with it.
    pub problem: KnownProblemKind,
    /// The id or pattern of the entry.
    pub entry: String,
    /// The case that shows it, where there is one.
    pub case: Option<String>,
    /// The list.
    pub file: String,
    /// The entry's line in it, from 1.
    pub line: usize,
    /// What is wrong.
    pub message: String,
}

/// What can be wrong with an entry of the list of known failures.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum KnownProblemKind {
    /// A case that it lists passes.
    Stale,
    /// No case of the suite has that id or fits that pattern.
    Unknown,
    /// A case that it lists ends otherwise than it says.
    ChangedOutcome,
    /// A case that it lists fails for another cause than it says.
    ChangedCause,
}

impl std::fmt::Display for FindingReport {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let Self { place, expected, got } = self;
        write!(formatter, "{place}: expected {expected}, got {got}")
    }
}

impl Report {
    /// Whether it is about a part of its profile: it was narrowed, or cases are missing.
    pub(super) const fn is_part(&self) -> bool {
        let Selection { filters, shard, rerun_failed } = &self.selection;
        let is_narrowed = !filters.is_empty() || shard.is_some() || *rerun_failed;
        is_narrowed || self.counts.total < self.profile.cases
    }

    /// The command that repeats one case. Its id needs no quotes in any shell.
    #[must_use]
    pub fn repeating(&self, case: &CaseReport) -> String {
        format!("{} --filter {}", self.command, case.id)
    }
}

impl Counts {
    /// How many cases the binding was put to: all but those that it does not offer and those that could not be run.
    #[must_use]
    pub const fn executed(&self) -> usize {
        self.total.saturating_sub(self.unsupported).saturating_sub(self.not_run)
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

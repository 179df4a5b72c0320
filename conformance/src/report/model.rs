//! A report: what a run found out, as data. The JSON report is this, and every other format is made from it.

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::case::CaseReport;
use crate::profile::Profile;
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

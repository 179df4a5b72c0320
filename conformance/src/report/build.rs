//! From a run to its report.

use std::collections::BTreeMap;

use super::case::{CaseReport, FindingReport, KnownNote, Standing, VerdictName};
use super::escape::{LONG, SHORT, TRANSCRIPT, block, line};
use super::model::{Conclusion, Counts, ProfileReport, Report, Selection, SuiteVersion, VERSION};
use crate::fixture::Level;
use crate::known;
use crate::profile::{self, Profile};
use crate::protocol::{Adapter, Binding, Capability, DeclaredQuirk, Ready};
use crate::suite::{Case, Suite};
use crate::verdict::{Finding, Judged, Run, Verdict};

/// The most differences of one case that a report keeps.
const FINDINGS: usize = 40;

/// What the runner's caller knows of a run besides its verdicts.
#[derive(Debug, Clone, Default)]
pub struct About {
    /// What the run is to show.
    pub profile: Profile,
    /// The version of the suite whose requirements count, `1.0`; that of the suite by default.
    pub requirements: Option<String>,
    /// Which cases were asked for.
    pub selection: Selection,
    /// Whether a SHOULD case counts like a MUST case.
    pub strict: bool,
    /// Whether the run was to end at its first failure. What was not run then makes it no less of a failure.
    pub fail_fast: bool,
    /// The command that repeats the run.
    pub command: String,
}

impl Report {
    /// The report of a run of (a part of) a suite, compared with a list of known failures.
    ///
    /// Texts that came from the adapter are cut, and control characters in them spelt out.
    #[must_use]
    pub fn new(suite: &Suite, run: &Run, known: Option<&known::List>, about: &About) -> Self {
        let by_id: BTreeMap<&str, &Case> = suite.cases.iter().map(|case| (case.id.as_str(), case)).collect();
        let mut cases: Vec<CaseReport> =
            run.cases.iter().map(|judged| case_report(by_id.get(judged.id.as_str()).copied(), judged)).collect();
        let ids: Vec<&str> = by_id.keys().copied().collect();
        let required = about.requirements.as_ref().and_then(|version| suite.required(version));
        let is_scored = |id: &str| required.as_ref().is_none_or(|required| required.contains(id));
        let scored = cases.iter().filter(|case| is_scored(&case.id));
        let comparison = known.map(|known| known::compare(known, &ids, scored)).unwrap_or_default();
        for case in &mut cases {
            case.known = comparison.known.get(&case.id).cloned();
            case.standing = if is_scored(&case.id) { standing(case, about.strict) } else { Standing::NotScored };
        }
        let ready = run.ready.as_ref();
        let report = Self {
            report: VERSION,
            suite: suite_version(suite, about.requirements.as_ref()),
            binding: ready.map(binding),
            adapter: ready.and_then(adapter),
            core_version: ready.map(|ready| line(&ready.core_version, SHORT)),
            capabilities: ready.map(capabilities).unwrap_or_default(),
            quirks: ready.map(quirks).unwrap_or_default(),
            profile: ProfileReport {
                name: about.profile,
                cases: suite.cases.iter().filter(|case| about.profile.takes(case) && is_scored(&case.id)).count(),
                gaps: 0,
            },
            selection: about.selection.clone(),
            strict: about.strict,
            outcome: Conclusion::Incomplete,
            counts: Counts::default(),
            cases,
            known_problems: comparison.problems,
            command: about.command.clone(),
            duration_ms: milliseconds(run.took),
        };
        report.concluded(about.fail_fast)
    }

    /// With what follows from its cases: gaps, counts, and the conclusion.
    pub(super) fn concluded(mut self, fail_fast: bool) -> Self {
        self.profile.gaps = gaps(&self.cases, self.strict, &self.capabilities);
        self.counts = count(&self.cases);
        self.outcome = outcome(&self, fail_fast);
        self
    }
}

fn suite_version(suite: &Suite, requirements: Option<&String>) -> SuiteVersion {
    let mut clauses = BTreeMap::new();
    for clause in suite.cases.iter().flat_map(|case| &case.clauses) {
        *clauses.entry(clause.clone()).or_default() += 1;
    }
    SuiteVersion {
        version: suite.version.clone(),
        spec: suite.spec.clone(),
        cases: suite.cases.len(),
        requirements: requirements.cloned(),
        clauses,
    }
}

/// How many cases the binding does not offer that the profile asks for.
fn gaps(cases: &[CaseReport], strict: bool, offered: &[Capability]) -> usize {
    let level = |case: &CaseReport| if strict { Level::Must } else { case.level };
    let is_gap = |case: &&CaseReport| {
        case.standing == Standing::Skipped && profile::is_gap(level(case), case.capability, offered)
    };
    cases.iter().filter(is_gap).count()
}

fn binding(ready: &Ready) -> Binding {
    Binding {
        name: line(&ready.binding.name, SHORT),
        version: line(&ready.binding.version, SHORT),
        language: line(&ready.binding.language, SHORT),
    }
}

fn adapter(ready: &Ready) -> Option<Adapter> {
    let adapter = ready.adapter.as_ref()?;
    Some(Adapter { name: line(&adapter.name, SHORT), version: line(&adapter.version, SHORT) })
}

fn capabilities(ready: &Ready) -> Vec<Capability> {
    let mut all = ready.capabilities.clone();
    all.sort_unstable();
    all.dedup();
    all
}

/// Once each.
fn quirks(ready: &Ready) -> Vec<DeclaredQuirk> {
    let mut all: Vec<DeclaredQuirk> =
        ready.quirks.iter().map(|quirk| DeclaredQuirk { id: quirk.id, reason: line(&quirk.reason, SHORT) }).collect();
    all.sort_unstable();
    all.dedup_by_key(|quirk| quirk.id);
    all
}

/// Milliseconds with three digits after the point: a microsecond is as fine as anybody reads.
#[expect(clippy::cast_precision_loss, reason = "2^53 microseconds are 285 years")]
fn milliseconds(took: std::time::Duration) -> f64 {
    took.as_micros() as f64 / 1000.0
}

fn case_report(case: Option<&Case>, judged: &Judged) -> CaseReport {
    let mut report = CaseReport {
        id: judged.id.clone(),
        title: case.map(|case| case.title.clone()).unwrap_or_default(),
        level: case.map(|case| case.level).unwrap_or_default(),
        since: case.map(|case| case.since.clone()).unwrap_or_default(),
        clauses: case.map(|case| case.clauses.clone()).unwrap_or_default(),
        place: case.map(|case| format!("{}:{}", case.place.0, case.place.1)).unwrap_or_default(),
        verdict: VerdictName::Pass,
        standing: Standing::Passed,
        findings: Vec::new(),
        message: None,
        capability: None,
        line: None,
        stderr: block(&judged.stderr, LONG),
        transcript: block(&judged.transcript, TRANSCRIPT),
        known: None,
        duration_ms: milliseconds(judged.took),
    };
    let cut = |text: &str| Some(block(text, LONG)).filter(|text| !text.is_empty());
    match &judged.verdict {
        Verdict::Pass => report.stderr.clear(),
        Verdict::Fail(findings) => {
            report.verdict = VerdictName::Fail;
            report.findings = findings.iter().take(FINDINGS).map(finding).collect();
            if findings.len() > FINDINGS {
                report.message = Some(format!("{} differences more", findings.len() - FINDINGS));
            }
        }
        Verdict::Unsupported { capability, reason } => {
            report.verdict = VerdictName::Unsupported;
            report.capability = Some(*capability);
            report.message = reason.as_deref().and_then(cut);
        }
        Verdict::Timeout { after_ms } => {
            report.verdict = VerdictName::Timeout;
            report.message = Some(format!("no reply within {after_ms} ms"));
        }
        Verdict::Crash { how } => {
            report.verdict = VerdictName::Crash;
            report.message = cut(how);
        }
        Verdict::ProtocolError { reason, line } => {
            report.verdict = VerdictName::ProtocolError;
            report.message = cut(reason);
            report.line = cut(line);
        }
        Verdict::AdapterError { message } => {
            report.verdict = VerdictName::AdapterError;
            report.message = cut(message);
        }
        Verdict::NotRun { reason } => {
            report.verdict = VerdictName::NotRun;
            report.message = cut(reason);
        }
    }
    report
}

fn finding(finding: &Finding) -> FindingReport {
    FindingReport {
        place: line(&finding.place, SHORT),
        expected: block(&finding.expected, LONG),
        got: block(&finding.got, LONG),
    }
}

fn standing(case: &CaseReport, strict: bool) -> Standing {
    match case.verdict {
        VerdictName::Pass => Standing::Passed,
        VerdictName::Unsupported => Standing::Skipped,
        VerdictName::NotRun => Standing::NotRun,
        _ if case.known.is_some() => Standing::Known,
        _ if case.level == Level::Should && !strict => Standing::Reported,
        _ => Standing::Unexpected,
    }
}

fn count(cases: &[CaseReport]) -> Counts {
    let scored = || cases.iter().filter(|case| case.standing != Standing::NotScored);
    let verdicts = |name| scored().filter(|case| case.verdict == name).count();
    let standings = |standing| cases.iter().filter(|case| case.standing == standing).count();
    Counts {
        total: scored().count(),
        pass: verdicts(VerdictName::Pass),
        fail: verdicts(VerdictName::Fail),
        unsupported: verdicts(VerdictName::Unsupported),
        timeout: verdicts(VerdictName::Timeout),
        crash: verdicts(VerdictName::Crash),
        protocol_error: verdicts(VerdictName::ProtocolError),
        adapter_error: verdicts(VerdictName::AdapterError),
        not_run: verdicts(VerdictName::NotRun),
        flaky: cases.iter().filter(|case| case.standing == Standing::Passed && case.known.is_some()).count(),
        known: standings(Standing::Known),
        unexpected: standings(Standing::Unexpected),
        reported: standings(Standing::Reported),
        not_scored: standings(Standing::NotScored),
    }
}

/// What a report says, from all but its conclusion. A run that is incomplete proves nothing, whatever failed in it: that comes first,
/// unless the failure was what it was to end at.
fn outcome(report: &Report, fail_fast: bool) -> Conclusion {
    let counts = &report.counts;
    let is_ended_by_failure = fail_fast && counts.unexpected > 0;
    if counts.executed() == 0 || (counts.not_run > 0 && !is_ended_by_failure) {
        Conclusion::Incomplete
    } else if counts.unexpected > 0 || !report.known_problems.is_empty() {
        Conclusion::Fails
    } else if report.is_part() {
        Conclusion::Selected
    } else if report.profile.gaps > 0 {
        Conclusion::Partial
    } else if counts.known > 0 || counts.flaky > 0 {
        Conclusion::AsListed
    } else if !report.quirks.is_empty() {
        Conclusion::AsDeclared
    } else {
        Conclusion::Conforms
    }
}

impl From<&known::Entry> for KnownNote {
    fn from(entry: &known::Entry) -> Self {
        Self { reason: line(&entry.reason, LONG), issue: entry.issue.as_deref().map(|issue| line(issue, SHORT)) }
    }
}

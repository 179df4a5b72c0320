//! One cause, one case: what a case looks at, and whether its clauses are about it.

use dagstack_spec_model::Diagnostic;
use dagstack_spec_model::contract::clause;
use serde_json::Value;

use crate::fixture::{FixtureCase, Step};
use crate::protocol;
use crate::rules;
use crate::suite::file::Loaded;
use crate::suite::kinds::Uses;
use crate::suite::manifest::manifest;

/// The clauses that speak of the state of a plugin, or of why it is unavailable.
const OF_STATES: &[&str] =
    &[clause::LIF_03, clause::LIF_04, clause::LIF_06, clause::LIF_08, clause::LIF_11, clause::LIF_16, clause::RUN_14];
/// The clauses by which a refusal is reported.
const OF_REFUSALS: &[&str] = &[clause::REG_09, clause::DIS_04, clause::DIS_09];
/// The clauses about what a host declares of its kinds and its runtimes.
const OF_KNOWN_KINDS: &[&str] = &[clause::REG_03, clause::REG_10];
const OF_OFFERED_RUNTIMES: &[&str] = &[clause::REG_06, clause::REG_10];
/// The clauses that fix the order of setup and teardown.
const OF_SETUP_ORDER: &[&str] = &[clause::LIF_01, clause::LIF_02];
const HELP: &str = "make a case of its own of it, or give the reason for it under `leans_on`";

/// What is wrong at a place.
type Finding = (String, String);

/// Kinds and hooks that no case of the file uses.
pub(super) fn check_shared(loaded: &Loaded, problems: &mut Vec<Diagnostic>) {
    for (index, kind) in loaded.file.shared.kinds.iter().enumerate() {
        let uses: Vec<Uses<'_>> =
            loaded.file.cases.iter().map(|case| Uses::of(&loaded.file, case, &kind.kind)).collect();
        let place = format!("/shared/kinds/{index}");
        let mut report = |place: &str, message: String| {
            problems.push(loaded.problem(rules::FIXTURE_CAUSE, place, message).help("take it out"));
        };
        if !uses.iter().any(Uses::is_used) {
            report(&place, format!("no case uses the kind `{}`", kind.kind));
            continue;
        }
        for hook in kind.hooks.keys().filter(|hook| !uses.iter().any(|uses| uses.hooks.contains(hook.as_str()))) {
            report(&format!("{place}/hooks/{hook}"), format!("no case uses the hook `{hook}` of `{}`", kind.kind));
        }
    }
}

/// What a case looks at besides what its clauses are about.
pub(super) fn check(loaded: &Loaded, case: &FixtureCase, pointer: &str, problems: &mut Vec<Diagnostic>) {
    let lint = CauseLint { loaded, case, pointer };
    let leans = &case.leans_on;
    let aspects = [
        ("status", &leans.status, lint.status()),
        ("refusals", &leans.refusals, lint.refusals()),
        ("order", &leans.order, lint.order()),
        ("kinds", &leans.kinds, lint.kinds()),
        ("runtimes", &leans.runtimes, lint.runtimes()),
    ];
    for (aspect, reason, findings) in aspects {
        let place = format!("{pointer}/leans_on/{aspect}");
        match reason {
            Some(reason) if reason.trim().is_empty() => {
                let problem = loaded.problem(rules::FIXTURE_CAUSE, &place, format!("`{aspect}` has no reason"));
                problems.push(problem.help("say why nothing else shows what the case proves"));
            }
            Some(_) if findings.is_empty() => {
                let message = format!("the case does not lean on `{aspect}`");
                problems.push(loaded.problem(rules::FIXTURE_CAUSE, &place, message).help("take the exception out"));
            }
            Some(_) => {}
            None => problems.extend(
                findings
                    .into_iter()
                    .map(|(place, message)| loaded.problem(rules::FIXTURE_CAUSE, &place, message).help(HELP)),
            ),
        }
    }
}

struct CauseLint<'a> {
    loaded: &'a Loaded,
    case: &'a FixtureCase,
    pointer: &'a str,
}

impl<'a> CauseLint<'a> {
    /// Whether the case cites one of these clauses, or one of a section with that prefix: `RUN-`.
    fn cites(&self, clauses: &[&str]) -> bool {
        let is_one =
            |cited: &String| clauses.iter().any(|one| cited == one || (one.ends_with('-') && cited.starts_with(one)));
        self.case.clauses.iter().any(is_one)
    }

    fn steps(&self) -> impl Iterator<Item = (String, &'a Step)> {
        let pointer = self.pointer;
        self.case.steps.iter().enumerate().map(move |(index, step)| (format!("{pointer}/steps/{index}"), step))
    }

    fn status(&self) -> Vec<Finding> {
        let is_asked = |step: &protocol::Step| matches!(step, protocol::Step::Status { .. });
        self.asked("status", is_asked, OF_STATES)
    }

    fn refusals(&self) -> Vec<Finding> {
        let is_asked = |step: &protocol::Step| matches!(step, protocol::Step::Refusals {});
        self.asked("refusals", is_asked, OF_REFUSALS)
    }

    /// Steps that ask for something that not every binding reports: only in cases about it, and as their only evidence.
    fn asked(&self, what: &str, is_asked: impl Fn(&protocol::Step) -> bool, clauses: &[&str]) -> Vec<Finding> {
        let asked: Vec<Finding> = self
            .steps()
            .filter(|(_, step)| is_asked(&step.step))
            .map(|(place, _)| (place, format!("none of the case's clauses is about `{what}`")))
            .collect();
        if asked.is_empty() || !self.cites(clauses) {
            return asked;
        }
        let trace = self.case.trace.iter().map(|_| format!("{}/trace", self.pointer));
        let others = self.steps().filter(|(_, step)| !is_asked(&step.step) && step.expect.ok.is_some());
        let others = others.map(|(place, _)| format!("{place}/expect/ok"));
        trace
            .chain(others)
            .map(|place| (place, format!("the case proves something beyond what `{what}` gives")))
            .collect()
    }

    fn order(&self) -> Vec<Finding> {
        let mut findings = Vec::new();
        for (place, step) in self.steps() {
            let (what, clauses): (&str, &[&str]) = match &step.step {
                protocol::Step::Discover { .. } => ("`discover`", &[clause::DIS_06]),
                protocol::Step::List {} => ("`list`", &[clause::LKP_04]),
                protocol::Step::Dispatch(dispatch) if dispatch.class == "broadcast_collect" => {
                    ("a broadcast's results", &[clause::BCO_01])
                }
                _ => continue,
            };
            let is_in_order = matches!(&step.expect.ok, Some(Value::Array(items)) if items.len() > 1);
            if is_in_order && !self.cites(clauses) {
                let message = format!("none of the case's clauses is about the order of {what}");
                findings.push((format!("{place}/expect/ok"), message));
            }
        }
        let exactly = self.case.trace.as_ref().and_then(|trace| trace.exactly.as_deref()).unwrap_or_default();
        for call in ["setup ", "teardown "] {
            let mut of_plugins: Vec<&str> = exactly.iter().filter_map(|event| event.strip_prefix(call)).collect();
            of_plugins.dedup();
            if of_plugins.len() > 1 && !self.cites(OF_SETUP_ORDER) {
                let message = format!("none of the case's clauses is about the order of {}", call.trim_end());
                findings.push((format!("{}/trace/exactly", self.pointer), message));
            }
        }
        findings
    }

    fn kinds(&self) -> Vec<Finding> {
        let mut findings = Vec::new();
        if self.case.host.known_kinds.is_some() && !self.cites(OF_KNOWN_KINDS) {
            let place = format!("{}/host/known_kinds", self.pointer);
            findings.push((place, "none of the case's clauses is about kinds that the host knows".to_owned()));
        }
        for (index, kind) in self.case.kinds.iter().enumerate() {
            if !Uses::of(&self.loaded.file, self.case, &kind.kind).is_used() {
                let place = format!("{}/kinds/{index}", self.pointer);
                findings.push((place, format!("neither a plugin nor a step uses the kind `{}`", kind.kind)));
            }
        }
        findings
    }

    fn runtimes(&self) -> Vec<Finding> {
        let mut findings = Vec::new();
        if self.case.host.runtimes.is_some() && !self.cites(OF_OFFERED_RUNTIMES) {
            let place = format!("{}/host/runtimes", self.pointer);
            findings.push((place, "none of the case's clauses is about runtimes that the host offers".to_owned()));
        }
        for (key, plugin) in &self.case.plugins {
            let manifest = manifest(&self.loaded.file, key, plugin);
            let runtime = manifest.get("runtime").and_then(Value::as_str).unwrap_or_default();
            if runtime.starts_with("mcp_")
                && !self.cites(&["MAN-", "RUN-", clause::REG_06, clause::REG_10, clause::LIF_02])
            {
                let place =
                    format!("{}/plugins/{}", self.pointer, dagstack_spec_model::internal::document::pointer_token(key));
                findings.push((place, format!("none of the case's clauses is about the runtime `{runtime}`")));
            }
        }
        findings
    }
}

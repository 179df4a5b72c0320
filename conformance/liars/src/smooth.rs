//! Lies that keep the protocol, and report something else than what happened.

use std::collections::BTreeMap;
use std::sync::{Mutex, PoisonError};

use dagstack_spec_adapter::Adapter;
use dagstack_spec_conformance::builtin::BuiltIn;
use dagstack_spec_conformance::protocol::{
    Capability, Case, Event, Failed, Ran, Ready, Run, ScriptedPlugin, Status, Step, StepOutcome,
};
use serde_json::{Value, json};

use crate::{Lie, results, texts};

/// A liar that keeps the protocol.
#[derive(Debug)]
pub struct Smooth {
    lie: Lie,
    /// What the case before gave.
    before: Mutex<Option<Ran>>,
}

impl Smooth {
    /// The liar, where the lie keeps the protocol.
    #[must_use]
    pub fn of(lie: Lie) -> Option<Self> {
        let crude = matches!(
            lie,
            Lie::Echo
                | Lie::Silent
                | Lie::Hangs
                | Lie::ExitsWell
                | Lie::Noise
                | Lie::NoText
                | Lie::Floods
                | Lie::WrongSeq
                | Lie::Twice
        );
        (!crude).then(|| Self { lie, before: Mutex::default() })
    }

    fn stale(&self, run: &Run) -> Status {
        let Status::Ran(now) = Adapter.run(run) else { return ran(&run.case, |_| ok(Value::Null)) };
        let before = self.before.lock().unwrap_or_else(PoisonError::into_inner).replace(now);
        Status::Ran(before.unwrap_or_default())
    }
}

impl BuiltIn for Smooth {
    fn ready(&self) -> Ready {
        let mut ready = Adapter.ready();
        if self.lie == Lie::OffersNothing {
            ready.capabilities.clear();
        }
        ready
    }

    fn run(&self, run: &Run) -> Status {
        let case = &run.case;
        match self.lie {
            Lie::AlwaysError => ran(case, |_| error("ManifestInvalid")),
            Lie::NeverFails => driven(run, |ran| ran.steps.iter_mut().for_each(succeed)),
            Lie::WrongCode => driven(run, |ran| codes(ran, |code| Some(other(code)))),
            Lie::NoCode => driven(run, |ran| codes(ran, |_| None)),
            Lie::NoTrace => driven(run, |ran| ran.trace.clear()),
            Lie::TraceBackwards => driven(run, |ran| ran.trace.reverse()),
            Lie::TraceForged => forged(case),
            Lie::CopiesManifests => ran(case, |step| ok(copied(case, step))),
            Lie::CaseInMessages => driven(run, |ran| texts::everywhere(ran, &texts::whole(case))),
            Lie::NamesEverything => driven(run, |ran| texts::everywhere(ran, &texts::names(case, |_| true))),
            Lie::NamesAllRegistered => {
                let registered = texts::registered(case);
                driven(run, |ran| texts::everywhere(ran, &texts::names(case, |key| registered.contains(&key))))
            }
            Lie::ForgesPlugin => driven(run, |ran| texts::blame(ran, texts::registered(case).last().copied())),
            Lie::SaysNothing => driven(run, texts::silence),
            Lie::ForgesInstance => {
                driven(run, |ran| results::each(case, ran, |step, ok| results::fresh(case, step, ok)))
            }
            Lie::FirstAnswers => ran(case, |step| ok(results::of_the_first(case, step))),
            Lie::SortsByName => driven(run, |ran| results::each(case, ran, results::sort)),
            Lie::AllReady => driven(run, |ran| results::each(case, ran, results::ready)),
            Lie::RepairsManifests => Adapter.run(&results::repaired(run)),
            Lie::DropsFailures => driven(run, |ran| ran.steps.iter_mut().for_each(drop_failures)),
            Lie::TraceTwice => driven(run, |ran| {
                ran.trace = ran.trace.iter().flat_map(|event| [event.clone(), event.clone()]).collect();
            }),
            Lie::NoTeardown => driven(run, |ran| ran.trace.retain(|event| event.call != "teardown")),
            Lie::Stale => self.stale(run),
            Lie::NoSteps => Status::Ran(Ran::default()),
            Lie::UnsupportedToAll | Lie::OffersNothing => Status::Unsupported {
                capability: run.needs.first().copied().unwrap_or(Capability::Manifest),
                reason: Some("not today".to_owned()),
            },
            Lie::BlamesItself => Status::AdapterError { message: "my own fault, every time".to_owned() },
            // The others break the protocol or know the suite by heart, and are none of this liar's.
            _ => ran(case, |_| ok(Value::Null)),
        }
    }
}

fn ran(case: &Case, outcome: impl Fn(&Step) -> StepOutcome) -> Status {
    Status::Ran(Ran { steps: case.steps.iter().map(outcome).collect(), ..Ran::default() })
}

fn driven(run: &Run, twist: impl FnOnce(&mut Ran)) -> Status {
    let mut status = Adapter.run(run);
    if let Status::Ran(ran) = &mut status {
        twist(ran);
    }
    status
}

fn ok(ok: Value) -> StepOutcome {
    StepOutcome::Ok { ok, failures: BTreeMap::new() }
}

fn error(code: &str) -> StepOutcome {
    StepOutcome::Error { error: Failed { code: Some(code.to_owned()), ..Failed::default() } }
}

fn succeed(outcome: &mut StepOutcome) {
    if matches!(outcome, StepOutcome::Error { .. }) {
        *outcome = ok(Value::Null);
    }
}

fn drop_failures(outcome: &mut StepOutcome) {
    match outcome {
        StepOutcome::Ok { failures, .. } => failures.clear(),
        StepOutcome::Error { error } => error.failures.clear(),
    }
}

fn codes(ran: &mut Ran, twist: impl Fn(&str) -> Option<String>) {
    for outcome in &mut ran.steps {
        if let StepOutcome::Error { error } = outcome {
            error.code = error.code.as_deref().and_then(&twist);
        }
    }
}

/// A code of the contract that is another one.
fn other(code: &str) -> String {
    if code == "LeakDetected" { "DispatchMismatch" } else { "LeakDetected" }.to_owned()
}

/// The manifest as the case has it.
fn copied(case: &Case, step: &Step) -> Value {
    match step {
        Step::Parse { manifest, .. } => manifest.clone().unwrap_or_default(),
        Step::List {} => {
            let manifests = case.plugins.values().filter_map(|plugin| plugin.manifest.clone().map(Value::Object));
            Value::Array(manifests.collect())
        }
        Step::Get { name, .. } => json!({"plugin": name, "instance": name}),
        Step::Dispatch(dispatch) => dispatch.input.clone(),
        Step::Call { input, .. } => input.clone(),
        Step::Status { .. } => json!({"state": "ready", "reason": null}),
        _ => Value::Null,
    }
}

/// Calls that never were, one after the other, and outcomes to go with them.
fn forged(case: &Case) -> Status {
    let mut trace = Vec::new();
    for step in &case.steps {
        match step {
            Step::Register { plugin } => trace.push(event(plugin, "load")),
            Step::SetupAll {} => trace.extend(case.plugins.keys().map(|key| event(key, "setup"))),
            Step::TeardownAll {} => trace.extend(case.plugins.keys().rev().map(|key| event(key, "teardown"))),
            Step::Dispatch(dispatch) => {
                let has = |plugin: &ScriptedPlugin| plugin.script.hooks.contains_key(&dispatch.hook);
                let called = case.plugins.iter().filter(|(_, plugin)| has(plugin));
                trace.extend(
                    called.map(|(key, _)| Event { input: Some(dispatch.input.clone()), ..event(key, &dispatch.hook) }),
                );
            }
            _ => {}
        }
    }
    let steps = case.steps.iter().map(|step| ok(copied(case, step))).collect();
    Status::Ran(Ran { steps, trace, logs: Vec::new() })
}

fn event(plugin: &str, call: &str) -> Event {
    Event { plugin: plugin.to_owned(), call: call.to_owned(), at_us: None, input: None, context: None }
}

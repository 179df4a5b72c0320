//! The form of what an adapter reports, beyond the schema of the protocol. What breaks it is the adapter's fault: the binding
//! can't be judged by it.

use dagstack_spec_model::kind::DispatchClass;
use serde_json::{Map, Value};

use super::{Fault, show};
use crate::protocol::{Behaviour, Case, CoreState, ERROR_CODES, Event, PluginCall, Ran, Step, StepOutcome};

/// The first thing that can't be.
pub(super) fn check(case: &Case, ran: &Ran) -> Result<(), Fault> {
    if ran.steps.len() != case.steps.len() {
        return Err(Fault::new(format!("{} outcomes for {} steps", ran.steps.len(), case.steps.len())));
    }
    for (index, (step, outcome)) in case.steps.iter().zip(&ran.steps).enumerate() {
        outcome_fault(case, step, outcome).map_err(|reason| Fault::new(format!("step {}: {reason}", index + 1)))?;
    }
    for (index, event) in ran.trace.iter().enumerate() {
        event_fault(case, event).map_err(|reason| Fault::new(format!("event {} of the trace: {reason}", index + 1)))?;
    }
    Ok(())
}

fn outcome_fault(case: &Case, step: &Step, outcome: &StepOutcome) -> Result<(), String> {
    let (ok, failures) = match outcome {
        StepOutcome::Error { error } => return error.code.as_deref().map_or(Ok(()), known_code),
        StepOutcome::Ok { ok, failures } => (ok, failures),
    };
    let collects = |class: &str| DispatchClass::from_name(class) == Some(DispatchClass::BroadcastCollect);
    if !failures.is_empty() && !matches!(step, Step::Dispatch(dispatch) if collects(&dispatch.class)) {
        return Err("failures along with the result of a step that has none".to_owned());
    }
    let is_fine = match step {
        Step::Dispatch(_) | Step::Call { .. } => true,
        Step::Concurrent { dispatches } => {
            let outcomes: Vec<StepOutcome> = serde_json::from_value(ok.clone())
                .map_err(|_| format!("not an array of outcomes: {}", show::value(ok)))?;
            if outcomes.len() != dispatches.len() {
                return Err(format!("{} outcomes for {} dispatches", outcomes.len(), dispatches.len()));
            }
            for (dispatch, outcome) in dispatches.iter().zip(&outcomes) {
                outcome_fault(case, &Step::Dispatch(dispatch.clone()), outcome)?;
            }
            true
        }
        Step::Register { .. } | Step::SetupAll {} | Step::TeardownAll {} => ok.is_null(),
        Step::Parse { .. } => ok.is_object(),
        Step::List {} => array_of(ok, Value::is_object),
        Step::Discover { .. } | Step::LoadKinds { .. } => array_of(ok, Value::is_string),
        Step::Refusals {} => {
            for refusal in ok.as_array().into_iter().flatten() {
                refusal.get("code").and_then(Value::as_str).map_or(Ok(()), known_code)?;
            }
            array_of(ok, |refusal| has(refusal, &["plugin", "code"], |value| value.is_string() || value.is_null()))
        }
        Step::Status { .. } => {
            has(ok, &["state", "reason"], |value| value.is_string() || value.is_null())
                && ok.get("state").is_some_and(|state| serde_json::from_value::<CoreState>(state.clone()).is_ok())
        }
        Step::Get { .. } => {
            let plugin = ok.get("plugin").and_then(Value::as_str);
            if let Some(plugin) = plugin.filter(|plugin| !case.plugins.contains_key(*plugin)) {
                return Err(format!("the case has no plugin `{}`", show::text(plugin)));
            }
            has(ok, &["plugin", "instance"], Value::is_string)
        }
    };
    if is_fine { Ok(()) } else { Err(format!("not in the form that the step gives: {}", show::value(ok))) }
}

fn known_code(code: &str) -> Result<(), String> {
    if ERROR_CODES.contains(&code) {
        return Ok(());
    }
    let codes = ERROR_CODES.join(", ");
    Err(format!("no error code `{}`: a failure has one of {codes}, or null", show::text(code)))
}

fn array_of(value: &Value, is_fine: impl Fn(&Value) -> bool) -> bool {
    value.as_array().is_some_and(|items| items.iter().all(is_fine))
}

/// Whether a value is a table of exactly these keys.
fn has(value: &Value, keys: &[&str], is_fine: impl Fn(&Value) -> bool) -> bool {
    let has_all = |fields: &Map<String, Value>| {
        fields.len() == keys.len() && keys.iter().all(|key| fields.get(*key).is_some_and(&is_fine))
    };
    value.as_object().is_some_and(has_all)
}

fn event_fault(case: &Case, event: &Event) -> Result<(), String> {
    let Some(plugin) = case.plugins.get(&event.plugin) else {
        return Err(format!("the case has no plugin `{}`", show::text(&event.plugin)));
    };
    let observes = |method: &Option<Option<Behaviour>>| matches!(method, Some(Some(behaviour)) if behaviour.observe);
    let script = &plugin.script;
    let call = PluginCall::of(&event.call);
    let (is_hook, is_known) = match call {
        PluginCall::Load => (false, true),
        PluginCall::Setup => (false, script.setup != Some(None)),
        PluginCall::Teardown => (false, script.teardown != Some(None)),
        PluginCall::Health => (false, script.health.is_some()),
        PluginCall::Hook(hook) => (true, script.hooks.contains_key(hook)),
    };
    if !is_known {
        return Err(format!("the script of `{}` has no `{}`", show::text(&event.plugin), show::text(&event.call)));
    }
    if event.input.is_some() && !is_hook {
        return Err(format!("`{}` has no input", show::text(&event.call)));
    }
    if event.context.is_some() && !(call == PluginCall::Setup && observes(&script.setup)) {
        return Err("a context that nothing observed".to_owned());
    }
    Ok(())
}

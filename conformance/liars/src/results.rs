//! Lies about what steps gave and what was called.

use dagstack_spec_conformance::protocol::{Behaviour, Case, Ran, Run, Step, StepOutcome};
use serde_json::{Map, Value, json};

/// What each step that went well gave.
pub(crate) fn each(case: &Case, ran: &mut Ran, twist: impl Fn(&Step, &mut Value)) {
    for (step, outcome) in case.steps.iter().zip(&mut ran.steps) {
        if let StepOutcome::Ok { ok, .. } = outcome {
            twist(step, ok);
        }
    }
}

/// Sorts what the binding gave in an order.
pub(crate) fn sort(step: &Step, ok: &mut Value) {
    if let (Step::List {} | Step::Discover { .. }, Value::Array(items)) = (step, ok) {
        items.sort_by_key(|item| item.get("name").unwrap_or(item).to_string());
    }
}

/// Claims that every plugin is ready.
pub(crate) fn ready(step: &Step, ok: &mut Value) {
    if matches!(step, Step::Status { .. }) {
        *ok = json!({"state": "ready", "reason": null});
    }
}

/// Gives what an instance gives that was never set up, and so has no context.
pub(crate) fn fresh(case: &Case, step: &Step, ok: &mut Value) {
    if let Step::Call { name, hook, .. } = step
        && case
            .plugins
            .get(name)
            .and_then(|plugin| plugin.script.hooks.get(hook))
            .is_some_and(|hook| hook.resource.is_some())
    {
        *ok = Value::Null;
    }
}

/// What the first plugin that has the hook would give, by its script alone.
pub(crate) fn of_the_first(case: &Case, step: &Step) -> Value {
    let (hook, input) = match step {
        Step::Dispatch(dispatch) => (&dispatch.hook, &dispatch.input),
        Step::Call { hook, input, .. } => (hook, input),
        Step::Get { .. } => return json!({"plugin": case.plugins.keys().next(), "instance": "1"}),
        Step::List {} | Step::Discover { .. } | Step::Refusals {} | Step::LoadKinds { .. } => return json!([]),
        Step::Status { .. } => return json!({"state": "ready", "reason": null}),
        Step::Parse { .. } => return json!({}),
        _ => return Value::Null,
    };
    let given = |behaviour: &Behaviour| {
        if behaviour.echo { input.clone() } else { behaviour.returns.clone().unwrap_or_default() }
    };
    case.plugins.values().find_map(|plugin| plugin.script.hooks.get(hook)).map_or(Value::Null, given)
}

/// The same case with manifests that nothing is wrong with.
pub(crate) fn repaired(run: &Run) -> Run {
    let mut run = run.clone();
    for (key, plugin) in &mut run.case.plugins {
        plugin.manifest.iter_mut().for_each(|manifest| *manifest = sound(key, manifest));
    }
    for step in &mut run.case.steps {
        if let Step::Parse { manifest: Some(Value::Object(manifest)), .. } = step {
            *manifest = sound("repaired", manifest);
        }
    }
    run
}

/// A manifest that has what matters of another one, and is sound.
fn sound(key: &str, of: &Map<String, Value>) -> Map<String, Value> {
    let base = json!({
        "schema_version": "1", "name": key, "kind": "tool", "kind_api_version": "1", "core_version": ">=0",
        "runtime": "in_process", "entry_point": "scripted:Plugin",
    });
    let mut sound = base.as_object().cloned().unwrap_or_default();
    for field in ["kind", "priority", "depends_on", "fallback", "supports_languages", "resources"] {
        if let Some(value) = of.get(field) {
            sound.insert(field.to_owned(), value.clone());
        }
    }
    sound
}

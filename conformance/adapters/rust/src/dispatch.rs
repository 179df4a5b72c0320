//! Dispatches: one, and several at once.

use dagstack_plugin_system::{Dispatch as Class, Error, Manifest, Registry};
use dagstack_spec_conformance::protocol::{Dispatch, Filter, StepOutcome};
use serde_json::Value;
use tokio::task::LocalSet;

use crate::steps::Fault;
use crate::{host, outcome};

/// Calls a hook through a class.
///
/// # Errors
/// The outcome of a call that the binding failed.
pub(crate) async fn one(registry: &Registry, dispatch: &Dispatch) -> Result<StepOutcome, StepOutcome> {
    let Some(class) = host::class(&dispatch.class) else {
        return Err(outcome::uncoded(format!("the binding has no dispatch class `{}`", dispatch.class)));
    };
    through(registry, class, dispatch).await.map_err(|error| outcome::error(&error))
}

async fn through(registry: &Registry, class: Class, dispatch: &Dispatch) -> Result<StepOutcome, Error> {
    let Dispatch { kind, hook, input, filter, .. } = dispatch;
    let input = input.clone();
    let value = match class {
        Class::Singleton => registry.singleton(kind, hook, input).await?,
        Class::BroadcastCollect => {
            let collected = registry.broadcast_collect(kind, hook, input).await?;
            let failures = outcome::failures(&collected.failures);
            return Ok(StepOutcome::Ok { ok: collected.into_values().into(), failures });
        }
        Class::BroadcastNotify => {
            registry.broadcast_notify(kind, hook, input).await?;
            Value::Null
        }
        Class::Chain => registry.chain(kind, hook, input).await?,
        Class::Capability => match filter {
            Some(filter) => registry.capability_among(kind, hook, input, |manifest| remains(filter, manifest)).await?,
            None => registry.capability(kind, hook, input).await?,
        },
    };
    Ok(outcome::ok(value))
}

/// Begins several dispatches in this order, and gives what came of them, in the form of the step.
///
/// # Errors
/// The outcomes are not JSON, or a dispatch panicked: a fault of the adapter.
pub(crate) async fn at_once(registry: &Registry, dispatches: &[Dispatch]) -> Result<StepOutcome, Fault> {
    let tasks = LocalSet::new();
    let begun: Vec<_> = dispatches
        .iter()
        .map(|dispatch| {
            let (registry, dispatch) = (registry.clone(), dispatch.clone());
            tasks.spawn_local(async move { one(&registry, &dispatch).await.unwrap_or_else(|failed| failed) })
        })
        .collect();
    let ended = async {
        let mut outcomes = Vec::with_capacity(begun.len());
        for dispatch in begun {
            let outcome = dispatch.await.map_err(|error| Fault(format!("a dispatch did not end: {error}")))?;
            outcomes
                .push(serde_json::to_value(outcome).map_err(|error| Fault(format!("an outcome is no JSON: {error}")))?);
        }
        Ok(outcome::ok(Value::Array(outcomes)))
    };
    tasks.run_until(ended).await
}

fn remains(filter: &Filter, manifest: &Manifest) -> bool {
    match filter {
        Filter::Names(names) => names.iter().any(|name| name == manifest.name.as_str()),
        Filter::Capabilities(words) => words.iter().all(|word| manifest.capabilities.contains(word)),
    }
}

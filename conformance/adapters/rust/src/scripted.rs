//! Plugins that do what a script says, and record the trace.

use std::collections::BTreeMap;
use std::ops::Deref as _;
use std::sync::{Arc, OnceLock};
use std::time::Duration;

use async_trait::async_trait;
use dagstack_plugin_system::{Answer, Context, Failure, Plugin, Released};
use dagstack_spec_conformance::protocol::{Behaviour, ContextSeen, Script};
use serde_json::Value;

use crate::time::{Clock, Stopped};
use crate::trace::Trace;

/// A plugin of a case.
#[derive(Debug)]
pub(crate) struct Scripted {
    /// Its key in the case, which the trace names.
    pub(crate) key: String,
    pub(crate) script: Script,
    pub(crate) trace: Trace,
    pub(crate) clock: Clock,
    /// The resources to try: all that the host has. What the manifest declares and the host lacks reads as absent anyway.
    pub(crate) resources: Arc<[String]>,
    context: OnceLock<Context>,
}

impl Scripted {
    pub(crate) fn new(key: &str, script: Script, trace: Trace, clock: Clock, resources: Arc<[String]>) -> Self {
        Self { key: key.to_owned(), script, trace, clock, resources, context: OnceLock::new() }
    }

    fn begin_setup(&self, behaviour: &Behaviour, context: Context) {
        self.trace.begin_setup(&self.key, behaviour.observe.then(|| self.seen(&context)));
        if let Some(line) = &behaviour.log {
            context.logger().info(line);
        }
        // A second `setup` is the binding's fault, and the trace records it; the first context stays.
        let _ = self.context.set(context);
    }

    fn begin_hook(&self, hook: &str, input: &Value) -> Result<&Behaviour, Failure> {
        self.trace.begin(&self.key, hook, Some(input.clone()));
        self.script.hooks.get(hook).ok_or_else(|| Failure::new(format!("`{}` has no hook `{hook}`", self.key)))
    }

    /// What a method gives once its wait is over.
    fn result(&self, behaviour: &Behaviour, input: Value) -> Result<Answer, Failure> {
        if let Some(message) = &behaviour.fail {
            return Err(Failure::new(message));
        }
        if behaviour.stop {
            return Ok(Answer::Stop);
        }
        let value = if let Some(value) = &behaviour.returns {
            value.clone()
        } else if let Some(last) = &behaviour.append {
            let mut items = match input {
                Value::Array(items) => items,
                other => vec![other],
            };
            items.push(last.clone());
            Value::Array(items)
        } else if behaviour.echo {
            input
        } else if let Some(name) = &behaviour.resource {
            self.context.get().and_then(|context| resource(context, name)).unwrap_or_default()
        } else {
            Value::Null
        };
        Ok(Answer::Value(value))
    }

    async fn wait(&self, behaviour: &Behaviour) -> Result<(), Failure> {
        let Some(milliseconds) = behaviour.sleep_ms else { return Ok(()) };
        let slept = self.clock.sleep(Duration::from_millis(milliseconds)).await;
        slept.map_err(|Stopped| Failure::new("the case was over before the wait was"))
    }

    fn seen(&self, context: &Context) -> ContextSeen {
        let resources: BTreeMap<String, Value> =
            self.resources.iter().filter_map(|name| Some((name.clone(), resource(context, name)?))).collect();
        ContextSeen {
            config: context.config().clone(),
            logger: Some(context.logger().name().to_owned()),
            registry: context.registry().is_some(),
            metadata: Some(context.metadata().deref().clone()),
            // There is no way to write to it: it gives out nothing but shared references.
            metadata_read_only: true,
            // It is a field that is always there.
            in_flight: true,
            resources,
            tenant_allows: context.tenant().may("read", "anything"),
        }
    }
}

/// A resource as a value, as the host of a case gives them.
fn resource(context: &Context, name: &str) -> Option<Value> {
    context.resources().get::<Value>(name).map(|value| Value::clone(&value))
}

/// What `teardown` says by its answer: `false` asks for a restart.
fn released(answer: &Answer) -> Released {
    if *answer == Answer::Value(Value::Bool(false)) { Released::RequiresRestart } else { Released::Fully }
}

fn well(answer: &Result<Answer, Failure>) -> bool {
    matches!(answer, Ok(Answer::Value(Value::Bool(true))))
}

/// What `setup` or `teardown` does; where the script says nothing of it, it does nothing but record the trace.
fn or_nothing(method: Option<&Option<Behaviour>>) -> Behaviour {
    method.and_then(Clone::clone).unwrap_or_default()
}

#[async_trait]
impl Plugin for Scripted {
    async fn setup(&self, context: Context) -> Result<(), Failure> {
        let behaviour = or_nothing(self.script.setup.as_ref());
        self.begin_setup(&behaviour, context);
        self.wait(&behaviour).await?;
        self.result(&behaviour, Value::Null).map(drop)
    }

    async fn teardown(&self) -> Result<Released, Failure> {
        let behaviour = or_nothing(self.script.teardown.as_ref());
        self.trace.begin(&self.key, "teardown", None);
        self.wait(&behaviour).await?;
        self.result(&behaviour, Value::Null).map(|answer| released(&answer))
    }

    async fn health(&self) -> bool {
        let Some(behaviour) = &self.script.health else { return true };
        self.trace.begin(&self.key, "health", None);
        if self.wait(behaviour).await.is_err() {
            return false;
        }
        well(&self.result(behaviour, Value::Null))
    }

    fn implements(&self, hook: &str) -> bool {
        self.script.hooks.contains_key(hook)
    }

    async fn call(&self, hook: &str, input: Value) -> Result<Answer, Failure> {
        let behaviour = self.begin_hook(hook, &input)?;
        self.wait(behaviour).await?;
        self.result(behaviour, input)
    }
}

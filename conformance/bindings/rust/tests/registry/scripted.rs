//! A plugin whose behaviour a test chooses, and the manifests that go with it.

use std::sync::mpsc::Receiver;
use std::sync::{Arc, Mutex};
use std::time::Duration;

use dagstack_plugin_system::{Answer, Context, Failure, Plugin, Registry, Released, async_trait};
use serde_json::{Value, json};

/// What happened, in order.
#[derive(Clone, Default)]
pub(crate) struct Trace(Arc<Mutex<Vec<String>>>);

impl Trace {
    pub(crate) fn note(&self, event: impl Into<String>) {
        self.0.lock().expect("no test panics while it notes").push(event.into());
    }

    pub(crate) fn events(&self) -> Vec<String> {
        self.0.lock().expect("no test panics while it notes").clone()
    }
}

/// What one method of a scripted plugin does.
#[derive(Clone, Debug)]
pub(crate) enum Act {
    Succeed,
    Fail,
    Panic,
    Stop,
    Sleep(u64),
    /// Holds up the thread until the other end of the channel is dropped.
    Block(Arc<Mutex<Receiver<()>>>),
}

impl Act {
    async fn perform(&self) -> Result<(), Failure> {
        match self {
            Self::Succeed | Self::Stop => Ok(()),
            Self::Fail => Err(Failure::new("as instructed")),
            Self::Panic => panic!("as instructed"),
            Self::Sleep(seconds) => {
                tokio::time::sleep(Duration::from_secs(*seconds)).await;
                Ok(())
            }
            Self::Block(until) => {
                let _ = until.lock().expect("nobody else waits").recv();
                Ok(())
            }
        }
    }
}

pub(crate) struct Scripted {
    pub(crate) name: String,
    pub(crate) trace: Trace,
    pub(crate) setup: Act,
    pub(crate) teardown: Act,
    pub(crate) call: Act,
    pub(crate) healthy: bool,
    pub(crate) released: Released,
    pub(crate) context: Arc<Mutex<Option<Context>>>,
}

impl Scripted {
    pub(crate) fn new(name: &str, trace: &Trace) -> Self {
        Self {
            name: name.to_owned(),
            trace: trace.clone(),
            setup: Act::Succeed,
            teardown: Act::Succeed,
            call: Act::Succeed,
            healthy: true,
            released: Released::Fully,
            context: Arc::default(),
        }
    }
}

#[async_trait]
impl Plugin for Scripted {
    async fn setup(&self, context: Context) -> Result<(), Failure> {
        self.trace.note(format!("setup {}", self.name));
        *self.context.lock().expect("no test panics here") = Some(context);
        self.setup.perform().await
    }

    async fn teardown(&self) -> Result<Released, Failure> {
        self.trace.note(format!("teardown {}", self.name));
        self.teardown.perform().await?;
        Ok(self.released)
    }

    async fn health(&self) -> bool {
        self.healthy
    }

    fn implements(&self, hook: &str) -> bool {
        hook == "run"
    }

    /// Appends its name to a list; gives its name for anything else.
    async fn call(&self, _hook: &str, input: Value) -> Result<Answer, Failure> {
        self.trace.note(format!("run {}", self.name));
        self.call.perform().await?;
        if matches!(self.call, Act::Stop) {
            return Ok(Answer::Stop);
        }
        Ok(Answer::Value(match input {
            Value::Array(mut items) => {
                items.push(json!(self.name));
                Value::Array(items)
            }
            _ => json!(self.name),
        }))
    }
}

/// A manifest of kind `step` with these fields besides.
pub(crate) fn manifest(name: &str, more: Value) -> Value {
    let mut fields = json!({
        "schema_version": "1",
        "name": name,
        "kind": "step",
        "kind_api_version": "1",
        "core_version": ">=0",
        "runtime": "in_process",
        "entry_point": "plugin:Scripted",
    });
    let Value::Object(more) = more else { panic!("fields are an object") };
    for (field, value) in more {
        fields[field] = value;
    }
    fields
}

/// Registers a scripted plugin.
pub(crate) fn add(registry: &Registry, name: &str, more: Value, script: impl FnOnce(&mut Scripted), trace: &Trace) {
    let mut plugin = Scripted::new(name, trace);
    script(&mut plugin);
    registry.register_plugin(manifest(name, more), plugin).expect("a valid manifest");
}

/// A script that changes nothing.
pub(crate) fn plain(_: &mut Scripted) {}

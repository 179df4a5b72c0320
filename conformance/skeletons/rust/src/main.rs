//! An adapter for the dagstack conformance gate: drives a binding's registry as the runner instructs.

mod protocol;
#[allow(dead_code, reason = "a registry has not been put to work yet")]
mod scripted;

use std::io;

use scripted::{Scripted, Trace};
use serde_json::{Value, json};

fn main() -> io::Result<()> {
    let ready = json!({
        "binding": {"name": "my-registry", "version": "0.1.0", "language": "rust"},
        "core_version": "0.1.0",
        "entry_point": "plugin:Plugin",
        // Add a capability when the steps that it needs are written: "registration", "lifecycle", "lookup", …
        "capabilities": [],
    });
    protocol::serve(&ready, run)
}

/// What a step of the case came to.
enum Stopped {
    /// The binding failed: a code of the contract, where it carries one, and its message.
    #[allow(dead_code, reason = "no step is written yet")]
    Failed(Option<&'static str>, String),
    /// The adapter can't do the step.
    NotWritten(String),
}

/// One case: a fresh registry and its scripted plugins.
struct Driven<'a> {
    case: &'a Value,
    trace: Trace,
    /// What your binding logs: level, logger and message.
    logs: Vec<Value>,
    // Add your registry, made from `case["host"]` and `case["kinds"]` when a step first needs it: its error is then that of the step.
}

fn run(case: &Value) -> Result<Value, String> {
    let mut driven = Driven {
        case,
        trace: Trace::default(),
        logs: Vec::new(),
    };
    let mut outcomes = Vec::new();
    for step in case["steps"].as_array().into_iter().flatten() {
        outcomes.push(match driven.step(step) {
            Ok(outcome) => outcome,
            // Add `plugin` and `failures` where your binding's errors have them in fields of their own.
            Err(Stopped::Failed(code, message)) => {
                json!({"error": {"code": code, "message": message}})
            }
            Err(Stopped::NotWritten(why)) => return Err(why),
        });
    }
    let trace = driven.trace.lock().map_err(|error| error.to_string())?;
    Ok(json!({"steps": outcomes, "trace": *trace, "logs": driven.logs}))
}

impl Driven<'_> {
    /// What your registry's loader gives for the plugin of this key: that of `register`, or the one in the folder that was found.
    #[allow(dead_code, reason = "a registry has not been put to work yet")]
    fn load(&self, key: &str) -> Result<Scripted, String> {
        Scripted::load(key, &self.case["plugins"][key]["script"], &self.trace)
    }

    /// Does one step and gives its outcome, or what the binding failed with: a `From` makes its error a `Stopped::Failed`.
    fn step(&mut self, step: &Value) -> Result<Value, Stopped> {
        #[allow(clippy::match_single_binding, reason = "no step is written yet")]
        match step["do"].as_str().unwrap_or_default() {
            // For example:
            // "register" => {
            //     let key = step["plugin"].as_str().unwrap_or_default();
            //     let manifest = &self.case["plugins"][key]["manifest"];
            //     self.registry.register(manifest, || self.load(key))?;
            //     Ok(json!({"ok": null}))
            // }
            name => Err(Stopped::NotWritten(format!(
                "the step {name} is not written"
            ))),
        }
    }
}

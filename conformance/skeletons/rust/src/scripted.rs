//! Plugins that do what a case's script says, and record the trace.

use std::sync::{Arc, Mutex};
use std::thread::sleep;
use std::time::{Duration, SystemTime, UNIX_EPOCH};

use serde_json::{Map, Value, json};

/// What happened, in order. All plugins of a case record into the same one.
pub type Trace = Arc<Mutex<Vec<Value>>>;

/// What `setup` found in its context. All of it is reported, what the binding has not as null, false or empty.
pub struct ContextSeen {
    pub config: Value,
    /// The name of the logger.
    pub logger: Option<String>,
    pub registry: bool,
    pub metadata: Option<Map<String, Value>>,
    /// Whether writing to `metadata` fails, or is not possible at all.
    pub metadata_read_only: bool,
    pub in_flight: bool,
    /// Those that can be read, with their values.
    pub resources: Map<String, Value>,
    pub tenant_allows: bool,
}

impl ContextSeen {
    fn to_json(&self) -> Value {
        json!({
            "config": self.config,
            "logger": self.logger,
            "registry": self.registry,
            "metadata": self.metadata,
            "metadata_read_only": self.metadata_read_only,
            "in_flight": self.in_flight,
            "resources": self.resources,
            "tenant_allows": self.tenant_allows,
        })
    }
}

/// What a hook gives.
pub enum Given {
    /// A value.
    Value(Value),
    /// The stop of a chain: hand your binding its own sentinel.
    Stop,
}

/// One plugin. Let your registry call these methods, or wrap them in the form that it wants.
pub struct Scripted {
    key: String,
    script: Value,
    trace: Trace,
    resources: Mutex<Value>,
}

impl Scripted {
    /// Loads the plugin, or fails as its script says.
    pub fn load(key: &str, script: &Value, trace: &Trace) -> Result<Self, String> {
        let resources = Mutex::new(Value::Null);
        let plugin = Self {
            key: key.to_owned(),
            script: script.clone(),
            trace: Arc::clone(trace),
            resources,
        };
        let load = script["load"].as_str().unwrap_or("ok");
        if load == "absent" {
            return Err("there is no such module".to_owned());
        }
        plugin.happened("load", &[]);
        match load {
            "fail" => Err("the module fails as it runs".to_owned()),
            "missing" => Err("the module lacks the name that the entry point wants".to_owned()),
            "constructor" => Err("the plugin can't be made".to_owned()),
            _ => Ok(plugin),
        }
    }

    /// Whether the plugin has this method: `setup`, `teardown`, `health`, or a hook.
    pub fn has(&self, call: &str) -> bool {
        match call {
            "setup" | "teardown" => self.script.get(call).is_none_or(|method| !method.is_null()),
            "health" => self.script.get(call).is_some(),
            hook => self.script["hooks"].get(hook).is_some(),
        }
    }

    /// `log` writes a line to the context's logger.
    pub fn setup(&self, context: &ContextSeen, log: impl FnOnce(&str)) -> Result<(), String> {
        let behaviour = &self.script["setup"];
        if let Ok(mut resources) = self.resources.lock() {
            *resources = context.resources.clone().into();
        }
        let found = context.to_json();
        let seen = [("context", &found)];
        self.happened(
            "setup",
            if behaviour["observe"] == true {
                &seen
            } else {
                &[]
            },
        );
        if let Some(line) = behaviour["log"].as_str() {
            log(line);
        }
        self.act(behaviour, &Value::Null).map(|_| ())
    }

    /// Tears the plugin down.
    pub fn teardown(&self) -> Result<Given, String> {
        self.happened("teardown", &[]);
        self.act(&self.script["teardown"], &Value::Null)
    }

    /// Asks the plugin whether it is well.
    pub fn health(&self) -> Result<Given, String> {
        self.happened("health", &[]);
        self.act(&self.script["health"], &Value::Null)
    }

    /// Calls a hook.
    pub fn call(&self, hook: &str, input: &Value) -> Result<Given, String> {
        self.happened(hook, &[("input", input)]);
        self.act(&self.script["hooks"][hook], input)
    }

    fn happened(&self, call: &str, more: &[(&str, &Value)]) {
        let since = SystemTime::now()
            .duration_since(UNIX_EPOCH)
            .unwrap_or_default();
        let at_us = u64::try_from(since.as_micros()).unwrap_or(u64::MAX);
        let mut event = json!({"plugin": self.key, "call": call, "at_us": at_us});
        for (name, value) in more {
            event[*name] = (*value).clone();
        }
        if let Ok(mut trace) = self.trace.lock() {
            trace.push(event);
        }
    }

    fn act(&self, behaviour: &Value, input: &Value) -> Result<Given, String> {
        sleep(Duration::from_millis(
            behaviour["sleep_ms"].as_u64().unwrap_or(0),
        ));
        if let Some(message) = behaviour["fail"].as_str() {
            return Err(message.to_owned());
        }
        if behaviour["stop"] == true {
            return Ok(Given::Stop);
        }
        if behaviour["echo"] == true {
            return Ok(Given::Value(input.clone()));
        }
        if let Some(added) = behaviour.get("append") {
            let mut list = input
                .as_array()
                .cloned()
                .unwrap_or_else(|| vec![input.clone()]);
            list.push(added.clone());
            return Ok(Given::Value(list.into()));
        }
        if let Some(name) = behaviour["resource"].as_str() {
            return Ok(Given::Value(
                self.resources
                    .lock()
                    .map_or(Value::Null, |resources| resources[name].clone()),
            ));
        }
        Ok(Given::Value(behaviour["return"].clone()))
    }
}

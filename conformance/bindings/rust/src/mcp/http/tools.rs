//! What calls of a server's tools repeat in headers, as its list of tools says (RUN-03).

use std::collections::HashMap;
use std::sync::{Mutex, PoisonError};

use reqwest::header::HeaderMap;
use serde_json::{Map, Value};

use super::headers::value;
use super::parameters::Parameters;
use crate::context::Logger;
use crate::mcp::own_tools::{Tool, shown};

/// The parameters by tool; for one that may not be called, why not.
#[derive(Debug, Default)]
pub(super) struct HeaderTable(Mutex<HashMap<String, Result<Parameters, String>>>);

impl HeaderTable {
    /// Keeps what these tools want repeated, and takes out those that may not be called.
    pub(super) fn keep(&self, tools: Vec<Tool>, logger: &Logger) -> Vec<Tool> {
        let mut table = HashMap::new();
        let mut is_sound = |tool: &Tool| {
            let parameters = Parameters::of(&tool.parameters);
            if let Err(problem) = &parameters {
                logger.warn(format_args!("the tool `{}` is left out: it {problem}", shown(&tool.name)));
            }
            let is_sound = parameters.is_ok();
            table.entry(tool.name.clone()).or_insert(parameters);
            is_sound
        };
        let sound = tools.into_iter().filter(|tool| is_sound(tool)).collect();
        *self.0.lock().unwrap_or_else(PoisonError::into_inner) = table;
        sound
    }

    /// Adds the headers of a call with these parameters; a tool that is not listed has none of its own.
    ///
    /// # Errors
    /// The tool may not be called.
    pub(super) fn add(&self, params: &Map<String, Value>, headers: &mut HeaderMap) -> Result<(), String> {
        let name = params.get("name").and_then(Value::as_str).unwrap_or_default();
        let arguments = params.get("arguments").unwrap_or(&Value::Null);
        match self.0.lock().unwrap_or_else(PoisonError::into_inner).get(name) {
            None => {}
            Some(Ok(parameters)) => {
                let own = parameters.of_call(arguments).map(|(name, text)| (name.clone(), value(&text)));
                headers.extend(own);
            }
            Some(Err(problem)) => {
                return Err(format!("can't be called: its tool `{}` {problem}; check the server", shown(name)));
            }
        }
        Ok(())
    }
}

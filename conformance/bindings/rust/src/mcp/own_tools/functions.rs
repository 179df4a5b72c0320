//! The functions that a server's tools are, by their names.

use std::collections::{BTreeMap, HashMap, HashSet};

use serde_json::{Value, json};

use super::list::Tool;
use super::names::fitted;
use super::owner::OwnTools;
use crate::context::Logger;

/// The functions of a server, in its order.
#[derive(Debug, Default)]
pub(in crate::mcp) struct Functions {
    listed: Vec<Value>,
    tools: HashMap<String, String>,
}

/// A tool under the name that it has as a function.
struct Candidate {
    tool: String,
    name: String,
    is_fitted: bool,
    function: Value,
}

impl Functions {
    /// Makes functions of tools. What can't be one is left out, and logged.
    pub(super) fn of(tools: Vec<Tool>, own: &OwnTools, logger: &Logger) -> Self {
        let mut seen = HashSet::new();
        let candidates: Vec<Candidate> = tools
            .into_iter()
            .filter(|tool| {
                let is_new = seen.insert(tool.name.clone());
                if !is_new {
                    left_out(logger, &tool.name, "the server lists it more than once");
                }
                is_new
            })
            .filter_map(|tool| candidate(tool, own, logger))
            .collect();
        let mut uses: BTreeMap<String, usize> = BTreeMap::new();
        for candidate in &candidates {
            *uses.entry(candidate.name.clone()).or_default() += 1;
        }
        let mut functions = Self::default();
        for candidate in candidates {
            if candidate.is_fitted && uses.get(&candidate.name).is_some_and(|uses| *uses > 1) {
                let why = format!("as a function it would be `{}`, and so would another tool", candidate.name);
                left_out(logger, &candidate.tool, &why);
                continue;
            }
            functions.listed.push(candidate.function);
            functions.tools.insert(candidate.name, candidate.tool);
        }
        functions
    }

    /// The functions as `get_schema` gives them.
    pub(super) fn listed(&self) -> Value {
        Value::Array(self.listed.clone())
    }

    /// The server's own name for a function.
    pub(super) fn tool_of(&self, function: &str) -> Option<&str> {
        self.tools.get(function).map(String::as_str)
    }
}

/// A tool as a function: under its own name, or under the fitted one where the kind refuses that.
fn candidate(tool: Tool, own: &OwnTools, logger: &Logger) -> Option<Candidate> {
    let function = json!({"name": tool.name, "description": tool.description, "parameters": tool.parameters});
    if own.takes(&function) {
        return Some(Candidate { name: tool.name.clone(), tool: tool.name, is_fitted: false, function });
    }
    let (name, mut renamed) = (fitted(&tool.name), function);
    renamed["name"] = name.as_str().into();
    if !own.takes(&renamed) {
        left_out(logger, &tool.name, "the kind does not take it as a function, by its own name or another");
        return None;
    }
    Some(Candidate { tool: tool.name, name, is_fitted: true, function: renamed })
}

/// Logs that a tool is not a function.
fn left_out(logger: &Logger, tool: &str, why: &str) {
    logger.warn(format_args!("the tool `{}` is left out: {why}", shown(tool)));
}

/// The beginning of a name, as a log shows it.
pub(in crate::mcp) fn shown(name: &str) -> String {
    const LONGEST: usize = 128;
    let mut shown: String = name.chars().take(LONGEST).flat_map(char::escape_debug).collect();
    if name.chars().nth(LONGEST).is_some() {
        shown.push('…');
    }
    shown
}

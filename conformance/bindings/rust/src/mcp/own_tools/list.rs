//! Asking a server for its tools: `tools/list`, page by page.

use std::collections::HashSet;
use std::time::Duration;

use serde_json::{Map, Value};
use tokio::time::Instant;

use super::functions::shown;
use crate::Failure;
use crate::context::Logger;
use crate::mcp::jsonrpc;
use crate::mcp::session::Session;

const METHOD: &str = "tools/list";

/// How many pages of a list are read.
const MOST_PAGES: usize = 1_000;

/// How large all pages of a list may be together, in bytes.
const LARGEST_LIST: usize = 64 * 1024 * 1024;

/// A tool as its server lists it.
#[derive(Debug, Clone, PartialEq)]
pub(in crate::mcp) struct Tool {
    /// The server's own name for it.
    pub(in crate::mcp) name: String,
    /// What it does.
    pub(super) description: String,
    /// The `inputSchema`, unchanged.
    pub(in crate::mcp) parameters: Value,
}

/// The tools of a server, in its order.
#[derive(Debug, Default)]
pub(in crate::mcp) struct Listed {
    /// The tools.
    pub(super) tools: Vec<Tool>,
    /// Until when the server says that the list can be relied on; `None` where it does not say.
    pub(super) fresh_until: Option<Instant>,
}

/// Lists a server's tools. A server that does not know `tools/list` has none.
///
/// # Errors
/// The server is not reached, refuses, or answers with what is not a list.
pub(in crate::mcp) async fn list(session: &Session, logger: &Logger) -> Result<Listed, Failure> {
    let mut listed = Listed::default();
    let mut cursor = None;
    let mut cursors = HashSet::new();
    let mut size = 0;
    for _ in 0..MOST_PAGES {
        let params = cursor.iter().map(|cursor: &String| ("cursor".to_owned(), cursor.as_str().into())).collect();
        let page = match session.ask(METHOD, params).await? {
            Ok(page) => page,
            Err(error) if error.code == jsonrpc::METHOD_NOT_FOUND => return Ok(listed),
            Err(error) => return Err(session.endpoint().refusal(METHOD, &error)),
        };
        size += page.to_string().len();
        let next = listed.add(page, logger).map_err(|problem| {
            session.endpoint().failure(&format!("answered `{METHOD}` {problem}: check that it speaks MCP"))
        })?;
        let Some(next) = next else { return Ok(listed) };
        if !cursors.insert(next.clone()) {
            logger.warn("the list of tools is cut off: the server gave a cursor that it gave before");
            return Ok(listed);
        }
        if size > LARGEST_LIST {
            logger.warn(format_args!(
                "the list of tools is cut off: it is larger than {} MiB",
                LARGEST_LIST / 1024 / 1024
            ));
            return Ok(listed);
        }
        cursor = Some(next);
    }
    logger.warn(format_args!("the list of tools is cut off: it has more than {MOST_PAGES} pages"));
    Ok(listed)
}

impl Listed {
    /// Adds a page, and gives the cursor of the next one.
    fn add(&mut self, page: Value, logger: &Logger) -> Result<Option<String>, &'static str> {
        let Value::Object(mut page) = page else { return Err("with what is not an object") };
        let Some(Value::Array(tools)) = page.remove("tools") else { return Err("without a list of tools") };
        let next = match page.remove("nextCursor") {
            None | Some(Value::Null) => None,
            Some(Value::String(cursor)) => Some(cursor),
            Some(_) => return Err("with a `nextCursor` that is not a string"),
        };
        if let Some(fresh_until) = fresh_until(&page) {
            self.fresh_until = Some(self.fresh_until.map_or(fresh_until, |until| until.min(fresh_until)));
        }
        self.tools.extend(tools.into_iter().filter_map(|tool| read(tool, logger)));
        Ok(next)
    }
}

/// Until when a page can be relied on. A time in the past is now.
fn fresh_until(page: &Map<String, Value>) -> Option<Instant> {
    let ttl = page.get("ttlMs")?.as_number()?;
    let now = Instant::now();
    match ttl.as_u64() {
        Some(milliseconds) => now.checked_add(Duration::from_millis(milliseconds)),
        None => Some(now),
    }
}

/// Reads a tool. One without a name can't be called.
fn read(tool: Value, logger: &Logger) -> Option<Tool> {
    let Value::Object(mut tool) = tool else {
        logger.warn("a tool is left out: it is not an object");
        return None;
    };
    let Some(Value::String(name)) = tool.remove("name") else {
        logger.warn("a tool is left out: it has no name");
        return None;
    };
    let mut text = |key: &str| match tool.remove(key) {
        Some(Value::String(text)) => Some(text),
        _ => None,
    };
    let description = text("description").or_else(|| text("title")).unwrap_or_default();
    let parameters = tool.remove("inputSchema").unwrap_or_default();
    if !parameters.is_object() {
        logger.warn(format_args!("the tool `{}` has no `inputSchema`", shown(&name)));
    }
    Some(Tool { name, description, parameters })
}

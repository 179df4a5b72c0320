//! A server's own tools as the functions of a plugin (RUN-08).
//!
//! Where a kind has a hook that calls functions, and a server's tools are not named by the templates of the kind, the tools are the
//! functions: the core lists them itself, and calls each by the name that the server gave it. So any MCP server is a plugin.

mod functions;
mod list;
mod listing;
mod names;
mod owner;
mod result;
mod schema;
mod template;

use std::sync::Arc;

use serde_json::{Value, json};

#[cfg(feature = "http")]
pub(super) use self::functions::shown;
pub(super) use self::list::{Tool, list};
pub(super) use self::listing::{Catalogue, Listing};
pub(super) use self::owner::OwnTools;
use super::session::Session;
use crate::{Answer, Failure};

/// The input's field that names a function.
const FUNCTION: &str = "function";

/// The input's field that holds the arguments of a function.
const ARGUMENTS: &str = "args";

/// Answers a hook where it is about the server's own tools; `None` where it is called as a tool, by its template.
///
/// # Errors
/// The input names no function of the server's, or the call fails.
pub(super) async fn answer(session: &Session, hook: &str, input: &Value) -> Option<Result<Answer, Failure>> {
    let catalogue = session.catalogue();
    if catalogue.lists(hook) {
        let listing = session.fresh_listing().await;
        return listing.functions().map(|functions| Ok(functions.listed().into()));
    }
    let listing = catalogue.current();
    if !catalogue.calls(hook) || listing.functions().is_none() {
        return None;
    }
    Some(call(session, listing, hook, input).await)
}

/// Calls a function. One that is not listed may be new, so the server is asked once for its tools.
async fn call(session: &Session, mut listing: Arc<Listing>, hook: &str, input: &Value) -> Result<Answer, Failure> {
    let wrong =
        |problem: &str| session.endpoint().failure(&format!("can't be called: the input of `{hook}` {problem}"));
    let function = match input.get(FUNCTION) {
        Some(Value::String(function)) if !function.is_empty() => function,
        _ => return Err(wrong("needs a field `function` with the name of a function")),
    };
    let arguments = match input.get(ARGUMENTS) {
        Some(arguments @ Value::Object(_)) => arguments.clone(),
        None => json!({}),
        Some(_) => return Err(wrong("has a field `args` that is not an object")),
    };
    let mut tool = listing.tool_of(function);
    if tool.is_none() {
        listing = session.list_anew(&listing).await?;
        tool = listing.tool_of(function);
    }
    let Some(tool) = tool else {
        let function = session.endpoint().quote(function.as_bytes());
        return Err(session
            .endpoint()
            .failure(&format!("has no function `{function}`: `get_schema` lists those that its server has")));
    };
    let (result, era) = session.call_tool(tool, arguments).await?;
    result::read(result, era).map(Answer::Value).map_err(|problem| {
        let [tool, problem] = [tool, problem.as_str()].map(|text| session.endpoint().quote(text.as_bytes()));
        session.endpoint().failure(&format!("answered the tool `{tool}` with a result that {problem}"))
    })
}

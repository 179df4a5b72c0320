//! The handshake of the legacy era: `initialize`, then `notifications/initialized`.

use serde_json::{Map, Value, json};

use super::{Era, client, discovery};
use crate::Failure;
use crate::mcp::endpoint::Endpoint;
use crate::mcp::jsonrpc;
use crate::mcp::link::Link;
use crate::mcp::revision::Revision;

/// Opens a session of the legacy era, and offers this revision for it.
///
/// # Errors
/// The server refuses, or speaks none of our revisions of the legacy era (RUN-07).
pub(in crate::mcp) async fn initialize(link: &Link, offered: Revision) -> Result<Era, Failure> {
    let params = Map::from_iter([
        ("protocolVersion".to_owned(), Value::from(offered.as_str())),
        ("capabilities".to_owned(), json!({})),
        ("clientInfo".to_owned(), client()),
    ]);
    let endpoint = link.endpoint();
    let result = link.request(None, "initialize", params).await?.map_err(|error| refused(endpoint, &error))?;
    let Some(version) = result.get("protocolVersion").and_then(Value::as_str) else {
        return Err(endpoint.failure("answered `initialize` without a `protocolVersion`: check that it speaks MCP"));
    };
    let Some(era) = Revision::read(version).map(Era::of).filter(|era| !era.is_modern()) else {
        return Err(nothing_in_common(endpoint, &[version.into()]));
    };
    link.agree(era);
    link.notify(era, "notifications/initialized").await?;
    Ok(era)
}

fn refused(endpoint: &Endpoint, error: &jsonrpc::Error) -> Failure {
    match discovery::supported(error) {
        Some(listed) => nothing_in_common(endpoint, listed),
        None => endpoint.refusal("initialize", error),
    }
}

/// The failure of a server that speaks other revisions than we do.
pub(super) fn nothing_in_common(endpoint: &Endpoint, theirs: &[Value]) -> Failure {
    let theirs: Vec<&str> = theirs.iter().filter_map(Value::as_str).collect();
    let theirs = endpoint.quote(theirs.join(", ").as_bytes());
    let theirs = if theirs.is_empty() { "no revision that it names".to_owned() } else { format!("`{theirs}`") };
    endpoint.failure(&format!(
        "speaks {theirs} of MCP, and this registry {}: update the server, or the host",
        Revision::names()
    ))
}

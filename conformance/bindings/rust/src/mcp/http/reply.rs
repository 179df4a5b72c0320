//! Reading what a server answers a request with: JSON, or a stream of events.

use reqwest::header::CONTENT_TYPE;
use reqwest::{Response, StatusCode};
use serde_json::Value;

use super::Connection;
use super::client;
use super::sse::Events;
use crate::Failure;
use crate::mcp::era::{self, Era};
use crate::mcp::jsonrpc::{self, Message, Outcome};

/// The largest body, and the largest event of a stream, that is read from a server, in bytes.
pub const LARGEST_BODY: usize = 16 * 1024 * 1024;

/// How much of an error's body is shown at most, in bytes.
const EXCERPT: usize = 4 * 1024;

/// How much of a body is read where a message may be in it that is an error, in bytes.
const LARGEST_REFUSAL: usize = 1024 * 1024;

/// A server's response, or what is wrong with its answer.
type CallResult = Result<Outcome, Failure>;

/// What a server answers a request with.
#[derive(Debug)]
pub(super) enum Reply {
    /// A response, with whatever status of HTTP.
    Message(Outcome),
    /// A status that says that the request was wrong, and no message: the failure that it is.
    Refusal(Failure),
    /// The server does not know the session of this number, which the request carried (RUN-10); and what it answered.
    Expired(u64, CallResult),
}

impl Reply {
    /// The answer, whatever it says about the session.
    pub(super) fn answer(self) -> CallResult {
        match self {
            Self::Message(outcome) => Ok(outcome),
            Self::Refusal(failure) => Err(failure),
            Self::Expired(_, answer) => answer,
        }
    }
}

/// Reads the response to the request of this id.
///
/// # Errors
/// The answer is of another type, is not JSON-RPC, is too large, breaks off, or is to another request.
pub(super) async fn read(
    connection: &Connection,
    era: Option<Era>,
    response: Response,
    id: u64,
    method: &str,
) -> CallResult {
    let kind = response.headers().get(CONTENT_TYPE).and_then(|kind| kind.to_str().ok()).unwrap_or_default();
    let kind = kind.split(';').next().unwrap_or_default().trim().to_ascii_lowercase();
    match kind.as_str() {
        "application/json" => whole(connection, response, id, method).await,
        "text/event-stream" => stream(connection, era, response, id, method).await,
        _ => {
            let kind = connection.endpoint.quote(kind.as_bytes());
            Err(connection.endpoint.failure(&format!(
                "answered `{method}` with status {} and the content type `{kind}`, where JSON or an event stream is due: \
                 check that `url` is an MCP server's",
                response.status()
            )))
        }
    }
}

async fn whole(connection: &Connection, mut response: Response, id: u64, method: &str) -> CallResult {
    let mut body = Vec::new();
    while let Some(chunk) = response.chunk().await.map_err(|error| broken(connection, method, error))? {
        if body.len() + chunk.len() > LARGEST_BODY {
            return Err(too_large(connection, method));
        }
        body.extend_from_slice(&chunk);
    }
    match jsonrpc::read(&body) {
        Ok(Message::Response { id: theirs, outcome }) if is_ours(&theirs, id, outcome.is_err()) => Ok(outcome),
        Ok(_) => Err(connection.endpoint.failure(&format!("answered `{method}` with what is not a response to it"))),
        Err(problem) => Err(garbage(connection, method, &problem, &body)),
    }
}

async fn stream(
    connection: &Connection,
    era: Option<Era>,
    mut response: Response,
    id: u64,
    method: &str,
) -> CallResult {
    let mut events = Events::default();
    while let Some(chunk) = response.chunk().await.map_err(|error| broken(connection, method, error))? {
        events.feed(&chunk);
        while let Some(data) = events.next() {
            match jsonrpc::read(&data) {
                Ok(Message::Response { id: theirs, outcome }) if is_ours(&theirs, id, outcome.is_err()) => {
                    return Ok(outcome);
                }
                Ok(Message::Response { id, .. }) => {
                    let plugin = connection.endpoint.plugin();
                    tracing::warn!(plugin, %id, "a response to no request of ours was ignored");
                }
                Ok(Message::Request { id, method }) => connection.answer(era, &id, &method).await,
                Ok(Message::Notification { method }) => {
                    tracing::debug!(plugin = connection.endpoint.plugin(), method, "a notification was ignored");
                }
                Err(problem) => return Err(garbage(connection, method, &problem, &data)),
            }
        }
        if events.buffered() > LARGEST_BODY {
            return Err(too_large(connection, method));
        }
    }
    Err(connection.endpoint.failure(&format!("ended its event stream without a response to `{method}`")))
}

/// Whether a response is to our request; an error without an id is, as the exchange has one request only.
fn is_ours(theirs: &Value, ours: u64, is_error: bool) -> bool {
    theirs.as_u64() == Some(ours) || (theirs.is_null() && is_error)
}

/// Reads an answer whose status is not one of success: where it says that the request was wrong, there may be a message in it, and the
/// session of this number, which the request carried, may be over.
///
/// # Errors
/// The status says something about the server, about who we are, or leads elsewhere.
pub(super) async fn read_refusal(
    connection: &Connection,
    era: Option<Era>,
    mut response: Response,
    id: u64,
    session: Option<u64>,
) -> Result<Reply, Failure> {
    let status = response.status();
    if !is_refusal(status) {
        return Err(refused(connection, era, response).await);
    }
    let refusal = beginning(&mut response, LARGEST_REFUSAL).await;
    let message = match jsonrpc::read(&refusal) {
        Ok(Message::Response { id: theirs, outcome }) if is_ours(&theirs, id, true) => Some((theirs, outcome)),
        _ => None,
    };
    let is_over = match status {
        StatusCode::NOT_FOUND => true,
        // Some servers say it so. An answer that shows the request's id, or that is of the other era, is about the request itself.
        StatusCode::BAD_REQUEST => {
            message.as_ref().is_none_or(|(theirs, outcome)| theirs.is_null() && !is_of_modern_era(outcome))
        }
        _ => false,
    };
    let answer = match message {
        Some((_, outcome)) => Ok(outcome),
        None => Err(status_failure(connection, era, &response, &refusal)),
    };
    Ok(match (session.filter(|_| is_over), answer) {
        (Some(session), answer) => Reply::Expired(session, answer),
        (None, Ok(outcome)) => Reply::Message(outcome),
        (None, Err(failure)) => Reply::Refusal(failure),
    })
}

fn is_of_modern_era(outcome: &Outcome) -> bool {
    outcome.as_ref().is_err_and(era::is_modern)
}

/// Whether a status says that the request was wrong, and not who sent it.
fn is_refusal(status: StatusCode) -> bool {
    status.is_client_error() && ![StatusCode::UNAUTHORIZED, StatusCode::FORBIDDEN].contains(&status)
}

/// The failure that a status is.
pub(super) async fn refused(connection: &Connection, era: Option<Era>, mut response: Response) -> Failure {
    let body = beginning(&mut response, EXCERPT).await;
    status_failure(connection, era, &response, &body)
}

fn status_failure(connection: &Connection, era: Option<Era>, response: &Response, body: &[u8]) -> Failure {
    let status = response.status();
    let (what, check) = match status {
        StatusCode::UNAUTHORIZED | StatusCode::FORBIDDEN => (String::new(), "check `auth`"),
        StatusCode::NOT_FOUND if connection.sessions.number(era).is_some() => {
            (String::new(), "it does not know the session that it has opened: check the server's log")
        }
        StatusCode::NOT_FOUND => (String::new(), "check the path of `url`"),
        _ => (excerpt(connection, body), "check the server's log"),
    };
    connection.endpoint.failure(&format!("answered with the status {status}{what}; {check}"))
}

/// The beginning of a body, as much as there is.
async fn beginning(response: &mut Response, most: usize) -> Vec<u8> {
    let mut body = Vec::new();
    while body.len() < most
        && let Ok(Some(chunk)) = response.chunk().await
    {
        body.extend_from_slice(&chunk);
    }
    body
}

/// The beginning of an error's body, as a failure shows it.
fn excerpt(connection: &Connection, body: &[u8]) -> String {
    let quoted = connection.endpoint.quote(&body[..body.len().min(EXCERPT)]);
    if quoted.is_empty() { quoted } else { format!(" and `{quoted}`") }
}

fn garbage(connection: &Connection, method: &str, problem: &str, bytes: &[u8]) -> Failure {
    let quoted = connection.endpoint.quote(bytes);
    connection
        .endpoint
        .failure(&format!("answered `{method}` with {problem}: `{quoted}`; check that `url` is an MCP server's"))
}

fn too_large(connection: &Connection, method: &str) -> Failure {
    let bound = LARGEST_BODY / (1024 * 1024);
    connection.endpoint.failure(&format!("answered `{method}` with more than {bound} MiB"))
}

fn broken(connection: &Connection, method: &str, error: reqwest::Error) -> Failure {
    connection.endpoint.failure(&format!("broke off its answer to `{method}`: {}", client::describe(error)))
}

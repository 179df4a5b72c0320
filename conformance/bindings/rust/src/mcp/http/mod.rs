//! The `mcp_http` runtime: JSON-RPC over HTTP to a server's `url`, as MCP's streamable HTTP transport has it (RUN-03).
//!
//! Each message is a POST of its own, answered with JSON or with a stream of events.

mod auth;
mod client;
mod redirect;
mod reply;
mod sse;

use std::sync::OnceLock;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Duration;

use bytes::Bytes;
use reqwest::header::{ACCEPT, CONTENT_TYPE, HeaderMap, HeaderName, HeaderValue};
use reqwest::{Client, RequestBuilder, Response, StatusCode, Url};
use serde_json::{Map, Value};
use tokio::time::timeout;

use super::endpoint::Endpoint;
use super::jsonrpc;
use super::trace::Trace;
use crate::{Failure, HostEnvironment};

pub(crate) use self::client::exposes_token;
pub use self::reply::LARGEST_BODY;

/// How long the server may take to end a session.
pub const GOODBYE_LIMIT: Duration = Duration::from_secs(5);

const SESSION: HeaderName = HeaderName::from_static("mcp-session-id");
const VERSION: HeaderName = HeaderName::from_static("mcp-protocol-version");

/// The server of a plugin, as its manifest has it.
#[derive(Debug)]
pub(super) struct Server {
    /// Where messages are sent.
    pub(super) url: String,
    /// How we prove who we are.
    pub(super) auth: Option<Map<String, Value>>,
    /// The environment that `auth` may name a variable of (RUN-15).
    pub(super) host: HostEnvironment,
}

/// A server and what it agreed on with us.
#[derive(Debug)]
pub(super) struct Connection {
    endpoint: Endpoint,
    client: Client,
    url: Url,
    headers: HeaderMap,
    session: OnceLock<HeaderValue>,
    version: OnceLock<HeaderValue>,
    last: AtomicU64,
    limit: Duration,
}

impl Connection {
    /// Gets ready to speak to a server; nothing has been sent yet.
    ///
    /// # Errors
    /// The URL or the `auth` is wrong, or there are no root certificates for an `https` URL.
    pub(super) fn open(plugin: &str, server: &Server, limit: Duration, trace: &Trace) -> Result<Self, Failure> {
        let url = client::url(plugin, &server.url)?;
        let place = client::place(&url);
        let wrong = |problem: String| Endpoint::new(plugin, place.clone(), []).failure(&problem);
        let token = server.auth.as_ref().map(|auth| auth::token(auth, &server.host)).transpose().map_err(wrong)?;
        if token.is_some() && !url.username().is_empty() {
            return Err(wrong("has a user in its `url` and an `auth` too: leave one of them out".to_owned()));
        }
        let endpoint = Endpoint::new(plugin, place.clone(), client::secrets(&url, token.as_deref()));
        let client = client::build(&url).map_err(|problem| endpoint.failure(&problem))?;
        let headers = client::headers(token.as_deref(), trace).map_err(|problem| endpoint.failure(&problem))?;
        Ok(Self {
            endpoint,
            client,
            url,
            headers,
            session: OnceLock::new(),
            version: OnceLock::new(),
            last: AtomicU64::new(0),
            limit,
        })
    }

    /// Sends a request and reads its response, within the time limit.
    ///
    /// # Errors
    /// The server is not reached, answers with an HTTP error or with garbage, or does not answer in time.
    pub(super) async fn request(
        &self,
        method: &str,
        params: Map<String, Value>,
    ) -> Result<Result<Value, jsonrpc::Error>, Failure> {
        let id = self.last.fetch_add(1, Ordering::Relaxed) + 1;
        let message = jsonrpc::request(id, method, &params);
        timeout(self.limit, self.exchange(id, method, &message)).await.unwrap_or_else(|_| {
            Err(self.endpoint.failure(&format!(
                "did not answer `{method}` within {} s: check whether it hangs, or give it more time",
                self.limit.as_secs_f64()
            )))
        })
    }

    async fn exchange(&self, id: u64, method: &str, message: &Value) -> Result<Result<Value, jsonrpc::Error>, Failure> {
        let response = self.post(message).await?;
        if method == "initialize"
            && let Some(session) = response.headers().get(SESSION)
        {
            let mut session = session.clone();
            session.set_sensitive(true);
            let _greeted_once = self.session.set(session);
        }
        reply::read(self, response, id, method).await
    }

    /// Sends a notification; the server takes it without an answer.
    ///
    /// # Errors
    /// The server does not take it.
    pub(super) async fn notify(&self, method: &str) -> Result<(), Failure> {
        let message = jsonrpc::notification(method, Map::new());
        match timeout(self.limit, self.post(&message)).await {
            Ok(sent) => sent.map(|_| ()),
            Err(_) => Err(self.endpoint.failure(&format!("did not take `{method}` in time: check whether it hangs"))),
        }
    }

    /// Sends a message; what comes back has a status of success.
    async fn post(&self, message: &Value) -> Result<Response, Failure> {
        let body = Bytes::from(message.to_string());
        let response = self
            .follow(|url| {
                self.client
                    .post(url)
                    .header(CONTENT_TYPE, "application/json")
                    .header(ACCEPT, "application/json, text/event-stream")
                    .body(body.clone())
            })
            .await?;
        if response.status().is_success() {
            return Ok(response);
        }
        let status = response.status();
        let (what, check) = match status {
            StatusCode::UNAUTHORIZED | StatusCode::FORBIDDEN => (String::new(), "check `auth`"),
            StatusCode::NOT_FOUND if self.session.get().is_some() => {
                (String::new(), "it does not know the session any more: set the plugin up anew")
            }
            StatusCode::NOT_FOUND => (String::new(), "check the path of `url`"),
            _ => (reply::excerpt(self, response).await, "check the server's log"),
        };
        Err(self.endpoint.failure(&format!("answered with the status {status}{what}; {check}")))
    }

    /// Sends a message, and once more to where it is redirected to (RUN-12).
    async fn follow(&self, message: impl Fn(Url) -> RequestBuilder) -> Result<Response, Failure> {
        let mut url = self.url.clone();
        let mut followed = 0;
        loop {
            let response = self.send(message(url)).await?;
            url = match redirect::of(&response) {
                None => return Ok(response),
                Some(Ok(_)) if followed == redirect::MOST => {
                    return Err(self.endpoint.failure(&redirect::too_many(&response)));
                }
                Some(Ok(next)) => next,
                Some(Err(problem)) => return Err(self.endpoint.failure(&problem)),
            };
            followed += 1;
        }
    }

    async fn send(&self, request: RequestBuilder) -> Result<Response, Failure> {
        let mut headers = self.headers.clone();
        headers.extend(self.session.get().map(|session| (SESSION, session.clone())));
        headers.extend(self.version.get().map(|version| (VERSION, version.clone())));
        request.headers(headers).send().await.map_err(|error| {
            let reason = client::describe(error);
            self.endpoint.failure(&format!("was not reached: {reason}; check that the server runs and `url` is right"))
        })
    }

    /// Keeps the version that the greeting agreed on, for the header of every later message.
    pub(super) fn agree(&self, version: &str) {
        if let Ok(version) = HeaderValue::from_str(version) {
            let _greeted_once = self.version.set(version);
        }
    }

    /// Ends the session on the server, where it gave one.
    ///
    /// # Errors
    /// The server is not reached, or says that it can't end it.
    pub(super) async fn close(&self) -> Result<(), Failure> {
        if self.session.get().is_none() {
            return Ok(());
        }
        let response =
            timeout(GOODBYE_LIMIT, self.follow(|url| self.client.delete(url))).await.unwrap_or_else(|_| {
                Err(self.endpoint.failure("did not end its session in time: check whether it hangs"))
            })?;
        match response.status() {
            // A session that is gone already, and a server that does not let clients end sessions, are as MCP has it.
            StatusCode::NOT_FOUND | StatusCode::METHOD_NOT_ALLOWED => Ok(()),
            status if status.is_success() => Ok(()),
            status => Err(self.endpoint.failure(&format!("did not end its session: status {status}"))),
        }
    }

    /// Answers a request of the server's; whether it takes the answer is its own affair.
    async fn answer(&self, id: &Value, method: &str) {
        if let Err(failure) = self.post(&jsonrpc::answer(id, method)).await {
            tracing::warn!(plugin = self.endpoint.plugin(), %failure, "an answer did not get through");
        }
    }

    pub(super) fn endpoint(&self) -> &Endpoint {
        &self.endpoint
    }
}

//! The `mcp_http` runtime: JSON-RPC over HTTP to a server's `url`, as MCP's streamable HTTP transport has it (RUN-03).
//!
//! Each message is a POST of its own, answered with JSON or with a stream of events.

mod auth;
mod cancel;
mod client;
mod headers;
mod parameters;
mod redirect;
mod reply;
mod session;
mod sse;
mod tools;

use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Duration;

use bytes::Bytes;
use reqwest::header::{ACCEPT, CONTENT_TYPE, HeaderMap};
use reqwest::{Client, RequestBuilder, Response, StatusCode, Url};
use serde_json::{Map, Value};
use tokio::time::timeout;

use self::cancel::Cancel;
use self::reply::Reply;
use self::session::Sessions;
use self::tools::HeaderTable;
use super::endpoint::Endpoint;
use super::era::Era;
use super::jsonrpc::{self, Outcome};
use super::link::Exchange;
use super::own_tools::Tool;
use super::trace::Trace;
use crate::context::Logger;
use crate::{Failure, HostEnvironment};

pub(crate) use self::client::exposes_token;
pub use self::reply::LARGEST_BODY;

/// How long the server may take to end a session.
pub const GOODBYE_LIMIT: Duration = Duration::from_secs(5);

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

/// A server, and the session that it opened in the legacy era.
#[derive(Debug)]
pub(super) struct Connection {
    endpoint: Endpoint,
    client: Client,
    url: Url,
    headers: HeaderMap,
    sessions: Sessions,
    tools: HeaderTable,
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
        let (sessions, tools) = (Sessions::default(), HeaderTable::default());
        Ok(Self { endpoint, client, url, headers, sessions, tools, last: AtomicU64::new(0), limit })
    }

    /// Sends a request in the way of an era, none for `initialize`, and reads its response, within the time limit.
    ///
    /// # Errors
    /// The server is not reached, answers with an HTTP error or with garbage, or does not answer in time.
    pub(super) async fn request(
        &self,
        era: Option<Era>,
        method: &str,
        params: Map<String, Value>,
    ) -> Result<Outcome, Failure> {
        self.reply_to(era, method, params).await?.answer()
    }

    /// The same, where a session that has expired can be opened anew.
    ///
    /// # Errors
    /// The same, but for an expired session.
    pub(super) async fn exchange(
        &self,
        era: Era,
        method: &str,
        params: Map<String, Value>,
    ) -> Result<Exchange, Failure> {
        match self.reply_to(Some(era), method, params).await? {
            Reply::Expired(session, _) => Ok(Exchange::Expired(session)),
            reply => reply.answer().map(Exchange::Answered),
        }
    }

    /// Sends a request without parameters that the server may not know. `None` where it answers with a status that says that the
    /// request was wrong, and with no message (RUN-07).
    ///
    /// # Errors
    /// The same, but for such a status.
    pub(super) async fn ask(&self, era: Era, method: &str) -> Result<Option<Outcome>, Failure> {
        let mut params = Map::new();
        era.describe(&mut params);
        match self.reply_to(Some(era), method, params).await? {
            Reply::Refusal(_) => Ok(None),
            reply => reply.answer().map(Some),
        }
    }

    async fn reply_to(&self, era: Option<Era>, method: &str, params: Map<String, Value>) -> Result<Reply, Failure> {
        let id = self.last.fetch_add(1, Ordering::Relaxed) + 1;
        let mut headers = headers::of_request(era, method, &params);
        if method == "tools/call" && era.is_some_and(Era::is_modern) {
            self.tools.add(&params, &mut headers).map_err(|problem| self.endpoint.failure(&problem))?;
        }
        let message = jsonrpc::request(id, method, &params);
        let session = self.sessions.number(era);
        let exchange = async {
            let response = self.post(era, headers, &message).await?;
            if response.status().is_success() {
                if method == "initialize" {
                    self.sessions.open(&response);
                }
                return reply::read(self, era, response, id, method).await.map(Reply::Message);
            }
            reply::read_refusal(self, era, response, id, session).await
        };
        // What finds out the era or opens a session is not cancelled (RUN-05).
        let opening = matches!(method, "server/discover" | "initialize");
        let cancel = era.filter(|_| !opening).map(|era| Cancel::of(self, era, id));
        let Ok(reply) = timeout(self.limit, exchange).await else {
            return Err(self.endpoint.failure(&format!(
                "did not answer `{method}` within {} s: check whether it hangs, or give it more time",
                self.limit.as_secs_f64()
            )));
        };
        if let Some(cancel) = cancel {
            cancel.done();
        }
        reply
    }

    /// Sends a notification; the server takes it without an answer.
    ///
    /// # Errors
    /// The server does not take it.
    pub(super) async fn notify(&self, era: Era, method: &str) -> Result<(), Failure> {
        let headers = headers::of_request(Some(era), method, &Map::new());
        let message = jsonrpc::notification(method, Map::new());
        let taken = async {
            let response = self.post(Some(era), headers, &message).await?;
            if response.status().is_success() { Ok(()) } else { Err(reply::refused(self, Some(era), response).await) }
        };
        timeout(self.limit, taken).await.unwrap_or_else(|_| {
            Err(self.endpoint.failure(&format!("did not take `{method}` in time: check whether it hangs")))
        })
    }

    /// Sends a message in the way of an era; these headers say what is in it.
    async fn post(&self, era: Option<Era>, headers: HeaderMap, message: &Value) -> Result<Response, Failure> {
        let body = Bytes::from(message.to_string());
        self.follow(era, |url| self.message(url, headers.clone(), body.clone())).await
    }

    fn message(&self, url: Url, headers: HeaderMap, body: Bytes) -> RequestBuilder {
        self.client
            .post(url)
            .header(CONTENT_TYPE, "application/json")
            .header(ACCEPT, "application/json, text/event-stream")
            .headers(headers)
            .body(body)
    }

    /// Sends a message, and once more with all that it carries to where it is redirected to (RUN-12).
    async fn follow(&self, era: Option<Era>, message: impl Fn(Url) -> RequestBuilder) -> Result<Response, Failure> {
        let mut url = self.url.clone();
        let mut followed = 0;
        loop {
            let response = self.send(era, message(url)).await?;
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

    async fn send(&self, era: Option<Era>, request: RequestBuilder) -> Result<Response, Failure> {
        self.addressed(era, request).send().await.map_err(|error| {
            let reason = client::describe(error);
            self.endpoint.failure(&format!("was not reached: {reason}; check that the server runs and `url` is right"))
        })
    }

    /// A request with what every request carries, and the session that it belongs to.
    fn addressed(&self, era: Option<Era>, request: RequestBuilder) -> RequestBuilder {
        let mut headers = self.headers.clone();
        headers.extend(self.sessions.header(era));
        request.headers(headers)
    }

    /// Whether the present session is the one of this number.
    pub(super) fn is_in_session(&self, number: u64) -> bool {
        self.sessions.is_present(number)
    }

    /// Keeps what a modern server's tools want repeated in headers, and takes out the tools that may not be called.
    pub(super) fn keep_tools(&self, tools: Vec<Tool>, logger: &Logger) -> Vec<Tool> {
        self.tools.keep(tools, logger)
    }

    /// Ends the session on the server, where it gave one.
    ///
    /// # Errors
    /// The server is not reached, or says that it can't end it.
    pub(super) async fn close(&self, era: Option<Era>) -> Result<(), Failure> {
        let Some(era) = era.filter(|era| self.sessions.number(Some(*era)).is_some()) else { return Ok(()) };
        let headers = headers::of_request(Some(era), "", &Map::new());
        let goodbye = self.follow(Some(era), |url| self.client.delete(url).headers(headers.clone()));
        let response = timeout(GOODBYE_LIMIT, goodbye).await.unwrap_or_else(|_| {
            Err(self.endpoint.failure("did not end its session in time: check whether it hangs"))
        })?;
        match response.status() {
            // A session that is gone already, and a server that does not let clients end sessions, are as MCP has it.
            StatusCode::NOT_FOUND | StatusCode::METHOD_NOT_ALLOWED => Ok(()),
            status if status.is_success() => Ok(()),
            status => Err(self.endpoint.failure(&format!("did not end its session: status {status}"))),
        }
    }

    /// Does with a request of the server's what its era asks for: a legacy one is answered, and whether the server takes the answer is
    /// its own affair; a modern server asks nothing, and reads no answers (RUN-11).
    async fn answer(&self, era: Option<Era>, id: &Value, method: &str) {
        if era.is_some_and(Era::is_modern) {
            tracing::warn!(plugin = self.endpoint.plugin(), method, "a request of a modern server's was ignored");
            return;
        }
        let headers = headers::of_request(era, method, &Map::new());
        let failure = match self.post(era, headers, &jsonrpc::answer(id, method)).await {
            Ok(response) if response.status().is_success() => return,
            Ok(response) => reply::refused(self, era, response).await,
            Err(failure) => failure,
        };
        tracing::warn!(plugin = self.endpoint.plugin(), %failure, "an answer did not get through");
    }

    pub(super) fn endpoint(&self) -> &Endpoint {
        &self.endpoint
    }
}

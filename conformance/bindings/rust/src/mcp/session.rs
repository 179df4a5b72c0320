//! An MCP session over either transport: the greeting, the calls, the end.

use std::time::Duration;

use serde_json::{Map, Value, json};

use super::endpoint::Endpoint;
use super::jsonrpc;
use super::plugin::Transport;
use super::stdio;
use super::trace::Trace;
use crate::Failure;

/// The version of MCP that we offer. Later ones let a server close a stream and be polled for the answer, which we don't do.
const OFFERED: &str = "2025-06-18";

/// The versions whose messages we read: <https://modelcontextprotocol.io/specification/versioning>.
const ACCEPTED: [&str; 4] = ["2024-11-05", "2025-03-26", "2025-06-18", "2025-11-25"];

/// A session with a server that has been greeted.
#[derive(Debug)]
pub(super) struct Session {
    link: Link,
    trace: Trace,
}

/// The transport of a session.
#[derive(Debug)]
enum Link {
    Stdio(stdio::Connection),
    #[cfg(feature = "http")]
    Http(Box<super::http::Connection>),
}

impl Session {
    /// Reaches the server and greets it: `initialize` first, then `notifications/initialized` (RUN-01).
    pub(super) async fn open(
        plugin: &str,
        transport: &Transport,
        limit: Duration,
        trace: Trace,
    ) -> Result<Self, Failure> {
        let link = match transport {
            Transport::Stdio(launch) => Link::Stdio(stdio::Connection::open(plugin, launch, limit)?),
            #[cfg(feature = "http")]
            Transport::Http(server) => {
                Link::Http(Box::new(super::http::Connection::open(plugin, server, limit, &trace)?))
            }
        };
        let session = Self { link, trace };
        session.greet().await?;
        Ok(session)
    }

    async fn greet(&self) -> Result<(), Failure> {
        let client = json!({"name": env!("CARGO_PKG_NAME"), "version": env!("CARGO_PKG_VERSION")});
        let params = Map::from_iter([
            ("protocolVersion".to_owned(), Value::from(OFFERED)),
            ("capabilities".to_owned(), json!({})),
            ("clientInfo".to_owned(), client),
        ]);
        let result = self.request("initialize", params).await?;
        let Some(version) = result.get("protocolVersion").and_then(Value::as_str) else {
            return Err(self
                .endpoint()
                .failure("answered `initialize` without a `protocolVersion`: check that it speaks MCP"));
        };
        if !ACCEPTED.contains(&version) {
            let version = self.endpoint().quote(version.as_bytes());
            return Err(self.endpoint().failure(&format!(
                "speaks version `{version}` of MCP, which this registry does not: it knows {}",
                ACCEPTED.join(", ")
            )));
        }
        match &self.link {
            Link::Stdio(connection) => {
                connection.notify("notifications/initialized").await;
                Ok(())
            }
            #[cfg(feature = "http")]
            Link::Http(connection) => {
                connection.agree(version);
                connection.notify("notifications/initialized").await
            }
        }
    }

    /// Calls a tool with the hook's input, unchanged (DSP-04).
    ///
    /// # Errors
    /// The server died, answered garbage or an error, or did not answer in time (RUN-05).
    pub(super) async fn call_tool(&self, name: &str, arguments: Value) -> Result<Value, Failure> {
        let params = Map::from_iter([("name".to_owned(), Value::from(name)), ("arguments".to_owned(), arguments)]);
        self.request("tools/call", params).await
    }

    async fn request(&self, method: &str, mut params: Map<String, Value>) -> Result<Value, Failure> {
        if let Some(meta) = self.trace.meta() {
            params.insert("_meta".to_owned(), Value::Object(meta));
        }
        let outcome = match &self.link {
            Link::Stdio(connection) => connection.request(method, params).await?,
            #[cfg(feature = "http")]
            Link::Http(connection) => connection.request(method, params).await?,
        };
        outcome.map_err(|error| self.refused(method, &error))
    }

    fn refused(&self, method: &str, error: &jsonrpc::Error) -> Failure {
        let message = self.endpoint().quote(error.message.as_bytes());
        self.endpoint().failure(&format!("answered `{method}` with the error {}: {message}", error.code))
    }

    /// Ends the session, and the process where there is one (RUN-04).
    ///
    /// # Errors
    /// The server could not be notified.
    pub(super) async fn close(&self) -> Result<(), Failure> {
        match &self.link {
            Link::Stdio(connection) => {
                connection.close().await;
                Ok(())
            }
            #[cfg(feature = "http")]
            Link::Http(connection) => connection.close().await,
        }
    }

    /// Whether calls can get through, as far as is known.
    pub(super) fn is_open(&self) -> bool {
        match &self.link {
            Link::Stdio(connection) => connection.is_open(),
            #[cfg(feature = "http")]
            Link::Http(_) => true,
        }
    }

    /// The other side.
    pub(super) fn endpoint(&self) -> &Endpoint {
        match &self.link {
            Link::Stdio(connection) => connection.endpoint(),
            #[cfg(feature = "http")]
            Link::Http(connection) => connection.endpoint(),
        }
    }
}

//! The connection to a server, over either transport.

use std::time::Duration;

use serde_json::{Map, Value};

use super::endpoint::Endpoint;
use super::era::Era;
use super::jsonrpc::Outcome;
use super::own_tools::Tool;
use super::plugin::Transport;
use super::stdio;
use super::trace::Trace;
use crate::Failure;
use crate::context::Logger;

/// What came of a request.
#[derive(Debug)]
pub(super) enum Exchange {
    /// The server answered it.
    Answered(Outcome),
    /// The server does not know the session any more that it carried, and did not look at it (RUN-10). This is the session's number.
    #[cfg(feature = "http")]
    Expired(u64),
}

/// A connection.
#[derive(Debug)]
pub(super) enum Link {
    /// To a process of our own.
    Stdio(stdio::Connection),
    /// To a server.
    #[cfg(feature = "http")]
    Http(Box<super::http::Connection>),
}

impl Link {
    /// Starts the process, or gets ready to speak to the server; nothing has been sent yet.
    ///
    /// # Errors
    /// The process does not start; the URL or the `auth` is wrong.
    #[cfg_attr(not(feature = "http"), expect(unused_variables, reason = "headers carry the trace"))]
    pub(super) fn open(plugin: &str, transport: &Transport, limit: Duration, trace: &Trace) -> Result<Self, Failure> {
        match transport {
            Transport::Stdio(launch) => stdio::Connection::open(plugin, launch, limit).map(Self::Stdio),
            #[cfg(feature = "http")]
            Transport::Http(server) => {
                super::http::Connection::open(plugin, server, limit, trace).map(|link| Self::Http(Box::new(link)))
            }
        }
    }

    /// Sends a request in the way of an era and waits for its answer; `initialize` is of none.
    ///
    /// # Errors
    /// The server died, answered garbage, or did not answer in time (RUN-05).
    pub(super) async fn request(
        &self,
        era: Option<Era>,
        method: &str,
        params: Map<String, Value>,
    ) -> Result<Outcome, Failure> {
        let params = described(era, params);
        match self {
            Self::Stdio(process) => process.request(method, params).await,
            #[cfg(feature = "http")]
            Self::Http(server) => server.request(era, method, params).await,
        }
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
        match self {
            Self::Stdio(_) => self.request(Some(era), method, params).await.map(Exchange::Answered),
            #[cfg(feature = "http")]
            Self::Http(server) => server.exchange(era, method, described(Some(era), params)).await,
        }
    }

    /// Whether a session of this number is still the present one.
    #[cfg(feature = "http")]
    pub(super) fn is_in_session(&self, number: u64) -> bool {
        match self {
            Self::Stdio(_) => false,
            Self::Http(server) => server.is_in_session(number),
        }
    }

    /// Whether calls repeat parameters in headers, as the tools' schemas say (RUN-03).
    #[cfg_attr(not(feature = "http"), expect(unused_variables, reason = "headers are HTTP's"))]
    pub(super) fn repeats_parameters(&self, era: Era) -> bool {
        match self {
            Self::Stdio(_) => false,
            #[cfg(feature = "http")]
            Self::Http(_) => era.is_modern(),
        }
    }

    /// Keeps what the server's tools want repeated, and takes out the tools that can't be called.
    #[cfg_attr(not(feature = "http"), expect(unused_variables, reason = "headers are HTTP's"))]
    pub(super) fn keep_tools(&self, era: Era, tools: Vec<Tool>, logger: &Logger) -> Vec<Tool> {
        match self {
            #[cfg(feature = "http")]
            Self::Http(server) if self.repeats_parameters(era) => server.keep_tools(tools, logger),
            _ => tools,
        }
    }

    /// Sends a notification.
    ///
    /// # Errors
    /// The server does not take it. What does not get through to a process is no error, as nothing waits for it.
    #[cfg_attr(not(feature = "http"), expect(unused_variables, reason = "headers carry the era"))]
    pub(super) async fn notify(&self, era: Era, method: &str) -> Result<(), Failure> {
        match self {
            Self::Stdio(process) => {
                process.notify(method).await;
                Ok(())
            }
            #[cfg(feature = "http")]
            Self::Http(server) => server.notify(era, method).await,
        }
    }

    /// Keeps the era that was found out, where the transport reads the server's own messages by it.
    pub(super) fn agree(&self, era: Era) {
        match self {
            Self::Stdio(process) => process.agree(era),
            #[cfg(feature = "http")]
            Self::Http(_) => {}
        }
    }

    /// Ends the connection, and the process where there is one (RUN-04).
    ///
    /// # Errors
    /// The server could not be notified.
    #[cfg_attr(not(feature = "http"), expect(unused_variables, reason = "a process has no sessions"))]
    pub(super) async fn close(&self, era: Option<Era>) -> Result<(), Failure> {
        match self {
            Self::Stdio(process) => {
                process.close().await;
                Ok(())
            }
            #[cfg(feature = "http")]
            Self::Http(server) => server.close(era).await,
        }
    }

    /// Whether calls can get through, as far as is known.
    pub(super) fn is_open(&self) -> bool {
        match self {
            Self::Stdio(process) => process.is_open(),
            #[cfg(feature = "http")]
            Self::Http(_) => true,
        }
    }

    /// The other side.
    pub(super) fn endpoint(&self) -> &Endpoint {
        match self {
            Self::Stdio(process) => process.endpoint(),
            #[cfg(feature = "http")]
            Self::Http(server) => server.endpoint(),
        }
    }
}

/// The parameters of a request in the way of an era.
fn described(era: Option<Era>, mut params: Map<String, Value>) -> Map<String, Value> {
    if let Some(era) = era {
        era.describe(&mut params);
    }
    params
}

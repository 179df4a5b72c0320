//! The connection to a server, over either transport.

use std::time::Duration;

use serde_json::{Map, Value};

use super::endpoint::Endpoint;
use super::era::Era;
use super::jsonrpc::Outcome;
use super::plugin::Transport;
use super::stdio;
use super::trace::Trace;
use crate::Failure;

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
        mut params: Map<String, Value>,
    ) -> Result<Outcome, Failure> {
        if let Some(era) = era {
            era.describe(&mut params);
        }
        match self {
            Self::Stdio(process) => process.request(method, params).await,
            #[cfg(feature = "http")]
            Self::Http(server) => server.request(era, method, params).await,
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

//! What a plugin behind MCP has once it is set up: a connection, and the era that was found out.

use std::time::Duration;

use serde_json::{Map, Value};
use tokio::sync::Mutex;

use super::endpoint::Endpoint;
use super::era::{Detected, Era, META, detect, initialize};
use super::link::Link;
use super::plugin::Transport;
use super::revision::Revision;
use super::trace::Trace;
use crate::Failure;

/// How long requests may take.
#[derive(Debug, Clone, Copy)]
pub(super) struct Limits {
    /// One request.
    pub(super) request: Duration,
    /// A process may be silent for as long when it is asked for its era.
    pub(super) silence: Duration,
}

/// A server that can be called.
#[derive(Debug)]
pub(super) struct Session {
    link: Link,
    /// None where what was found out has failed: the next call asks again (RUN-07).
    era: Mutex<Option<Era>>,
    trace: Trace,
    limits: Limits,
}

impl Session {
    /// Reaches the server, and finds out its era (RUN-01, RUN-07).
    ///
    /// # Errors
    /// The server is not reached, refuses, or speaks none of our revisions.
    pub(super) async fn open(
        plugin: &str,
        transport: &Transport,
        limits: Limits,
        trace: Trace,
    ) -> Result<Self, Failure> {
        let connect = || Link::open(plugin, transport, limits.request, &trace);
        let mut link = connect()?;
        let era = match detect(&link, limits.silence).await? {
            Detected::Era(era) => era,
            Detected::Ended => {
                link = connect()?;
                initialize(&link, Revision::OFFERED).await?
            }
        };
        Ok(Self { link, era: Mutex::new(Some(era)), trace, limits })
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
            params.insert(META.to_owned(), Value::Object(meta));
        }
        let era = self.era().await?;
        let outcome = self.link.request(Some(era), method, params).await?;
        if let Err(error) = &outcome
            && era.is_refuted_by(error)
        {
            *self.era.lock().await = None;
        }
        outcome.map_err(|error| self.endpoint().refusal(method, &error))
    }

    /// The era as it was found out; asked for where that has failed since.
    async fn era(&self) -> Result<Era, Failure> {
        // Held while the server is asked: it is asked once, however many calls wait for it.
        let mut known = self.era.lock().await;
        if let Some(era) = *known {
            return Ok(era);
        }
        match detect(&self.link, self.limits.silence).await? {
            Detected::Era(era) => Ok(*known.insert(era)),
            Detected::Ended => Err(self.endpoint().failure("has ended when it was asked what it speaks")),
        }
    }

    /// Ends the session, and the process where there is one (RUN-04).
    ///
    /// # Errors
    /// The server could not be notified.
    pub(super) async fn close(&self) -> Result<(), Failure> {
        // A call that finds out the era may take its time, and is not waited for.
        let era = self.era.try_lock().ok().and_then(|era| *era);
        self.link.close(era).await
    }

    /// Whether calls can get through, as far as is known.
    pub(super) fn is_open(&self) -> bool {
        self.link.is_open()
    }

    /// The other side.
    pub(super) fn endpoint(&self) -> &Endpoint {
        self.link.endpoint()
    }
}

//! What a plugin behind MCP has once it is set up: a connection, and the era that was found out.

use std::time::Duration;

use serde_json::{Map, Value, json};
use tokio::sync::Mutex;
use tokio::time::{Instant, timeout};

use super::endpoint::Endpoint;
use super::era::{Detected, Era, META, detect, initialize};
use super::link::Link;
use super::plugin::Transport;
use super::revision::Revision;
use super::tool::{self, Reading, Tool, ToolResult};
use super::trace::Trace;
use crate::Failure;

/// How often a call is repeated at most whose server asks for nothing but that (RUN-10).
const MOST_REPEATS: usize = 10;

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

    /// Calls a tool with the hook's input: unchanged where it is an object, and else as the argument `input` (RUN-01).
    ///
    /// # Errors
    /// The server died, answered garbage or an error, did not answer in time (RUN-05), or asks for more than we offer (RUN-10).
    pub(super) async fn call_tool(&self, tool: &Tool, name: &str, input: Value) -> Result<ToolResult, Failure> {
        let arguments = if input.is_object() { input } else { json!({"input": input}) };
        let mut params = Map::from_iter([("name".to_owned(), Value::from(name)), ("arguments".to_owned(), arguments)]);
        let begun = Instant::now();
        let mut reading = self.call_once(tool, &params).await?;
        for _ in 0..MOST_REPEATS {
            let Reading::Again(state) = reading else { break };
            params.insert("requestState".to_owned(), state.into());
            let left = self.limits.request.saturating_sub(begun.elapsed());
            reading = timeout(left, self.call_once(tool, &params)).await.unwrap_or_else(|_| Err(self.no_end()))?;
        }
        match reading {
            Reading::Result(result) => Ok(result),
            Reading::Again(_) => Err(self.no_end()),
        }
    }

    async fn call_once(&self, tool: &Tool, params: &Map<String, Value>) -> Result<Reading, Failure> {
        let era = self.era().await?;
        let result = self.request(era, "tools/call", params.clone()).await?;
        tool::read(result, tool, era).map_err(|problem| {
            let problem = self.endpoint().quote(problem.as_bytes());
            self.endpoint()
                .failure(&format!("answered `tools/call` with a result that {problem}: check that it suits this host"))
        })
    }

    fn no_end(&self) -> Failure {
        self.endpoint().failure("asked for `tools/call` again and again: check whether it makes progress")
    }

    async fn request(&self, era: Era, method: &str, mut params: Map<String, Value>) -> Result<Value, Failure> {
        if let Some(meta) = self.trace.meta() {
            params.insert(META.to_owned(), Value::Object(meta));
        }
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

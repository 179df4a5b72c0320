//! What a plugin behind MCP has once it is set up: a connection, and the era that was found out.

use std::sync::Arc;
use std::time::Duration;

use serde_json::{Map, Value};
use tokio::sync::Mutex;

use super::endpoint::Endpoint;
use super::era::{Detected, Era, META, detect, initialize};
use super::jsonrpc::{self, Outcome};
use super::link::{Exchange, Link};
use super::own_tools::{self, Catalogue, Listing};
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
    catalogue: Catalogue,
    trace: Trace,
    limits: Limits,
}

impl Session {
    /// Reaches the server, finds out its era (RUN-01, RUN-07), and asks for its tools where it matters which they are (RUN-03, RUN-08).
    ///
    /// # Errors
    /// The server is not reached, refuses, or speaks none of our revisions.
    pub(super) async fn open(
        plugin: &str,
        transport: &Transport,
        limits: Limits,
        trace: Trace,
        catalogue: Catalogue,
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
        let session = Self { link, era: Mutex::new(Some(era)), catalogue, trace, limits };
        if session.catalogue.has_functions() {
            session.list_anew(&session.catalogue.current()).await?;
        } else if session.link.repeats_parameters(era)
            && let Err(failure) = session.list_anew(&session.catalogue.current()).await
        {
            session
                .catalogue
                .logger()
                .warn(format_args!("its tools are called without headers of their own: {failure}"));
        }
        Ok(session)
    }

    /// Calls a tool with the hook's input, unchanged (DSP-04), and gives the result with the era that it is of. A call whose headers don't
    /// fit the tool's schema is sent once more with those of its present schema (RUN-03).
    ///
    /// # Errors
    /// The server died, answered garbage or an error, or did not answer in time (RUN-05).
    pub(super) async fn call_tool(&self, name: &str, arguments: Value) -> Result<(Value, Era), Failure> {
        const METHOD: &str = "tools/call";
        let params = Map::from_iter([("name".to_owned(), Value::from(name)), ("arguments".to_owned(), arguments)]);
        let listing = self.catalogue.current();
        let (mut outcome, mut era) = self.send(METHOD, params.clone()).await?;
        if let Err(error) = &outcome
            && error.code == jsonrpc::HEADER_MISMATCH
            && self.link.repeats_parameters(era)
        {
            self.list_anew(&listing).await?;
            (outcome, era) = self.send(METHOD, params).await?;
        }
        outcome.map(|result| (result, era)).map_err(|error| self.endpoint().refusal(METHOD, &error))
    }

    /// Sends a request that is not a call of a tool.
    ///
    /// # Errors
    /// The server died, answered garbage, or did not answer in time.
    pub(super) async fn ask(&self, method: &str, params: Map<String, Value>) -> Result<Outcome, Failure> {
        self.send(method, params).await.map(|(outcome, _)| outcome)
    }

    /// Sends a request, and gives the era in whose way that was.
    async fn send(&self, method: &str, mut params: Map<String, Value>) -> Result<(Outcome, Era), Failure> {
        if let Some(meta) = self.trace.meta() {
            params.insert(META.to_owned(), Value::Object(meta));
        }
        let (outcome, era) = self.exchange(method, params).await?;
        if let Err(error) = &outcome
            && era.is_refuted_by(error)
        {
            *self.era.lock().await = None;
        }
        Ok((outcome, era))
    }

    /// Sends a request; once more in a new session where the server does not know the present one any more (RUN-10).
    async fn exchange(&self, method: &str, params: Map<String, Value>) -> Result<(Outcome, Era), Failure> {
        let era = self.era().await?;
        match self.link.exchange(era, method, params.clone()).await? {
            Exchange::Answered(outcome) => Ok((outcome, era)),
            #[cfg(feature = "http")]
            Exchange::Expired(session) => {
                let era = self.open_anew(era, session).await?;
                self.link.request(Some(era), method, params).await.map(|outcome| (outcome, era))
            }
        }
    }

    /// Opens a session anew, unless another call has done so meanwhile.
    #[cfg(feature = "http")]
    async fn open_anew(&self, era: Era, expired: u64) -> Result<Era, Failure> {
        let mut known = self.era.lock().await;
        if let Some(era) = *known
            && !self.link.is_in_session(expired)
        {
            return Ok(era);
        }
        // Where this fails, the next call finds out what the server is now.
        *known = None;
        Ok(*known.insert(initialize(&self.link, era.revision()).await?))
    }

    /// What is known of the server's tools.
    pub(super) const fn catalogue(&self) -> &Catalogue {
        &self.catalogue
    }

    /// The list of the server's tools, read anew where the server's own time for it is over. Where that fails, the old one has to do.
    pub(super) async fn fresh_listing(&self) -> Arc<Listing> {
        let listing = self.catalogue.current();
        if !listing.is_stale() {
            return listing;
        }
        self.list_anew(&listing).await.unwrap_or_else(|failure| {
            self.catalogue.logger().warn(format_args!("its tools could not be listed anew: {failure}"));
            listing
        })
    }

    /// Reads the list of the server's tools anew, unless another call has done so since this one was read.
    ///
    /// # Errors
    /// The server is not reached, refuses, or answers with what is not a list.
    pub(super) async fn list_anew(&self, known: &Arc<Listing>) -> Result<Arc<Listing>, Failure> {
        let _one_at_a_time = self.catalogue.turn.lock().await;
        let current = self.catalogue.current();
        if !Arc::ptr_eq(&current, known) {
            return Ok(current);
        }
        let listed = own_tools::list(self, self.catalogue.logger()).await?;
        let era = self.era().await?;
        Ok(self.catalogue.keep(listed, |tools| self.link.keep_tools(era, tools, self.catalogue.logger())))
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

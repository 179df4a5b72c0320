//! What is known of a server's tools, and until when.

use std::sync::{Arc, Mutex, PoisonError};

use tokio::time::Instant;

use super::functions::Functions;
use super::list::{Listed, Tool};
use super::owner::OwnTools;
use crate::context::Logger;

/// A list of a server's tools as it was read at some time.
#[derive(Debug, Default)]
pub(in crate::mcp) struct Listing {
    /// `None` where the tools are named by the kind's templates, or are of no interest.
    functions: Option<Functions>,
    fresh_until: Option<Instant>,
}

impl Listing {
    /// The functions that the server's own tools are; `None` where its tools are hooks.
    pub(super) fn functions(&self) -> Option<&Functions> {
        self.functions.as_ref()
    }

    /// The server's own name for a function.
    pub(super) fn tool_of(&self, function: &str) -> Option<&str> {
        self.functions()?.tool_of(function)
    }

    /// Whether the server said that the list can be relied on for a time, and that time is over.
    pub(in crate::mcp) fn is_stale(&self) -> bool {
        self.fresh_until.is_some_and(|until| until <= Instant::now())
    }
}

/// What a session knows of its server's tools.
#[derive(Debug)]
pub(in crate::mcp) struct Catalogue {
    own: Option<Arc<OwnTools>>,
    logger: Logger,
    current: Mutex<Arc<Listing>>,
    /// Held while the server is asked: one asks at a time.
    pub(in crate::mcp) turn: tokio::sync::Mutex<()>,
}

impl Catalogue {
    /// Nothing yet. What a kind says about functions, where it says anything, decides what becomes of the tools.
    pub(in crate::mcp) fn new(own: Option<Arc<OwnTools>>, logger: Logger) -> Self {
        Self { own, logger, current: Mutex::default(), turn: tokio::sync::Mutex::default() }
    }

    /// Whether the kind has functions.
    pub(in crate::mcp) const fn has_functions(&self) -> bool {
        self.own.is_some()
    }

    /// Whether a hook lists the functions of a server whose own tools they are.
    pub(super) fn lists(&self, hook: &str) -> bool {
        self.own.as_ref().is_some_and(|own| own.lists(hook))
    }

    /// Whether a hook calls a function.
    pub(super) fn calls(&self, hook: &str) -> bool {
        self.own.as_ref().is_some_and(|own| own.calls(hook))
    }

    /// Whether a hook is answered from the list of the server's own tools.
    pub(in crate::mcp) fn answers(&self, hook: &str) -> bool {
        self.lists(hook) && self.current().functions.is_some()
    }

    /// The list that was read last.
    pub(in crate::mcp) fn current(&self) -> Arc<Listing> {
        Arc::clone(&self.current.lock().unwrap_or_else(PoisonError::into_inner))
    }

    /// Where the session logs.
    pub(in crate::mcp) const fn logger(&self) -> &Logger {
        &self.logger
    }

    /// Keeps a list that was read; `usable` takes out the tools that can't be called over the transport.
    pub(in crate::mcp) fn keep(&self, listed: Listed, usable: impl FnOnce(Vec<Tool>) -> Vec<Tool>) -> Arc<Listing> {
        let Listed { tools, fresh_until } = listed;
        let tools = usable(tools);
        let own = self.own.as_ref().filter(|own| !tools.iter().any(|tool| own.gives(&tool.name)));
        let functions = own.map(|own| Functions::of(tools, own, &self.logger));
        let listing = Arc::new(Listing { functions, fresh_until });
        *self.current.lock().unwrap_or_else(PoisonError::into_inner) = Arc::clone(&listing);
        listing
    }
}

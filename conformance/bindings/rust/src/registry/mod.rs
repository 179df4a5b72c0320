//! The registry: what it holds, and what a host can ask of it.

mod build_error;
mod builder;
mod entry;
mod handle;
mod lookup;
mod permissions;
mod register;
mod remote;
mod reporter;
mod state;
mod status;

use std::sync::{Arc, PoisonError, RwLock, RwLockReadGuard, RwLockWriteGuard};

use tokio::sync::Mutex;

pub use build_error::BuildError;
pub use builder::Builder;
pub(crate) use entry::Entry;
pub use handle::PluginHandle;
pub(crate) use lookup::by_priority;
pub(crate) use permissions::Permissions;
pub(crate) use reporter::StatusReporter;
pub(crate) use state::State;
pub use status::{Reason, Status};

use crate::core::Core;

/// A registry of plugins. A clone is the same registry.
///
/// All its methods take `&self`: a host shares it as it likes, and plugins reach it through their context.
#[derive(Debug, Clone)]
pub struct Registry(Arc<Inner>);

#[derive(Debug)]
struct Inner {
    core: Core,
    state: RwLock<State>,
    /// One `setup_all` or `teardown_all` at a time.
    lifecycle: Mutex<()>,
}

/// A registry that does not live longer for being referred to.
#[derive(Debug, Clone)]
pub(crate) struct Weak(std::sync::Weak<Inner>);

impl Weak {
    pub(crate) fn upgrade(&self) -> Option<Registry> {
        self.0.upgrade().map(Registry)
    }
}

impl Registry {
    /// An empty registry with defaults: it takes any kind, offers every runtime that was compiled in, and is its own
    /// version's core.
    #[must_use]
    pub fn new() -> Self {
        Self::with(Builder::default().into_core())
    }

    /// Builds a registry to the host's measure.
    #[must_use]
    pub fn builder() -> Builder {
        Builder::default()
    }

    fn with(core: Core) -> Self {
        Self(Arc::new(Inner { core, state: RwLock::default(), lifecycle: Mutex::default() }))
    }

    pub(crate) fn core(&self) -> &Core {
        &self.0.core
    }

    // A panic never happens while the state is locked: nothing of a plugin runs then.

    pub(crate) fn state(&self) -> RwLockReadGuard<'_, State> {
        self.0.state.read().unwrap_or_else(PoisonError::into_inner)
    }

    pub(crate) fn state_mut(&self) -> RwLockWriteGuard<'_, State> {
        self.0.state.write().unwrap_or_else(PoisonError::into_inner)
    }

    pub(crate) fn lifecycle(&self) -> &Mutex<()> {
        &self.0.lifecycle
    }

    pub(crate) fn downgrade(&self) -> Weak {
        Weak(Arc::downgrade(&self.0))
    }
}

impl Default for Registry {
    fn default() -> Self {
        Self::new()
    }
}

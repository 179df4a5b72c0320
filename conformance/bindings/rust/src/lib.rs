//! A plugin registry for applications that need extension points.

mod blocking;
pub mod context;
mod core;
pub mod discovery;
mod dispatch;
mod error;
mod graph;
mod guard;
pub mod kind;
mod lifecycle;
pub mod loader;
pub mod manifest;
pub mod mcp;
mod plugin;
mod registration;
mod registry;
#[rustfmt::skip]
pub mod spec;

pub use async_trait::async_trait;
pub use blocking::Blocking;
pub use context::{Context, Host};
pub use discovery::{Discovered, Discovery};
pub use dispatch::Collected;
pub use error::{Code, Error, PluginFailure, Result};
pub use kind::{Hook, Kind};
pub use plugin::{Answer, Failure, Plugin, Released};
pub use registration::Refusal;
pub use registry::{BuildError, Builder, PluginHandle, Reason, Registry, Status};
pub use spec::manifest::{Manifest, Runtime};
pub use spec::support::{Dispatch, ErrorPolicy};

//! A plugin registry for applications that need extension points.

mod context;
mod error;
pub mod mcp;
mod plugin;
#[rustfmt::skip]
pub mod spec;

pub use context::Context;
pub use error::{Code, Error, Result};
pub use plugin::{Answer, Failure, Plugin};

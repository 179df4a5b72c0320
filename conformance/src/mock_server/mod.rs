//! Scripted MCP servers, which bindings talk to: over standard input and output, as processes of their own, and over HTTP, inside the
//! runner. What they answer is [`crate::fixture::MockServer`]; what they saw becomes a [`crate::judge::Observation`].

mod era;
#[cfg(feature = "http")]
pub(crate) mod http;
#[cfg(not(feature = "http"))]
#[path = "no_http.rs"]
pub(crate) mod http;
pub(crate) mod log;
mod parameters;
mod script;
#[cfg(feature = "http")]
mod session;
#[cfg(feature = "http")]
mod state;
pub mod stdio;

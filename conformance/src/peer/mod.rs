//! Scripted MCP servers, which bindings talk to: over standard input and output, as processes of their own, and over HTTP, inside the
//! runner. What they answer is [`crate::fixture::Peer`]; what they saw becomes a [`crate::judge::Observation`].

pub(crate) mod http;
pub(crate) mod log;
mod script;
pub mod stdio;

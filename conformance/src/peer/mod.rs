//! Scripted MCP servers, which bindings talk to.

pub mod stdio;

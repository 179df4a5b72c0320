//! Plugins behind the Model Context Protocol (contract section 11): `mcp_stdio`, a process of our own, and `mcp_http`, a server.
//!
//! [`McpPlugin`] is a [`Plugin`](crate::Plugin) like any other. Its `setup` opens the connection and finds out which era of MCP the
//! server is of, each hook is a call of a tool, its `teardown` ends the session and, where there is one, the process.
//! A server that was not written for a kind can be a plugin, too: its own tools are functions then ([`McpPlugin::of_kind`]).

mod endpoint;
mod era;
mod jsonrpc;
mod link;
mod own_tools;
mod plugin;
mod revision;
mod session;
mod tool;
mod trace;

#[cfg(feature = "http")]
pub mod http;
pub mod stdio;

pub use plugin::{LONGEST_SILENCE, McpPlugin, REQUEST_LIMIT};
pub use tool::{DEFAULT_TEMPLATE, Tools};

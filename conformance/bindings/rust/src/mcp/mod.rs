//! Plugins behind the Model Context Protocol (contract section 11): `mcp_stdio`, a process of our own, and `mcp_http`, a server.
//!
//! [`McpPlugin`] is a [`Plugin`](crate::Plugin) like any other. Its `setup` opens the connection and greets the server, each hook is a
//! call of a tool, its `teardown` ends the session and, where there is one, the process.

mod endpoint;
mod jsonrpc;
mod plugin;
mod session;
mod tool;
mod trace;

#[cfg(feature = "http")]
pub mod http;
pub mod stdio;

pub use plugin::{McpPlugin, REQUEST_LIMIT};
pub use tool::{DEFAULT_TEMPLATE, Tools};

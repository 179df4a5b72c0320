//! Residual schemas that others refer to.

use askama::Template;

/// A residual schema, under a name of its own.
#[derive(Debug, Clone, Template)]
#[template(path = "rust/residual.rs.j2", escape = "none")]
pub struct ResidualSchema {
    /// The name of its table.
    pub name: String,
    /// What it asks.
    pub table: String,
}

//! Residual schemas that others refer to.

use askama::Template;

/// A residual schema, under a name of its own.
#[derive(Template)]
#[template(path = "ts/residual.ts.j2", escape = "none")]
pub struct ResidualSchema {
    /// The name.
    pub name: String,
    /// The schema, as an object literal.
    pub schema: String,
    /// Whether it is asked once about each value.
    pub remembered: bool,
}

//! Modules of types that several kinds share.

use askama::Template;

use super::header::Header;
use super::json_schema::JsonSchema;
use super::residual::ResidualSchema;
use super::types::Item;

/// The module of a schema file.
#[derive(Debug, Template)]
#[template(path = "rust/shared.rs.j2", escape = "none")]
pub struct SharedModule {
    /// What stands at the top.
    pub head: Header,
    /// What it takes from other shared modules.
    pub uses: Vec<Use>,
    /// The types.
    pub items: Vec<Item>,
    /// The residual schemas.
    pub schemas: Vec<ResidualSchema>,
    /// The JSON Schemas of payloads.
    pub json_schemas: Vec<JsonSchema>,
}

/// The module of the shared modules, `shared/mod.rs`.
#[derive(Debug, Template)]
#[template(path = "rust/shared_modules.rs.j2", escape = "none")]
pub struct SharedModules {
    /// Their names: `common`.
    pub modules: Vec<String>,
    /// Whether a schema of the package has a pattern.
    pub patterns: bool,
}

/// Names of a shared module that another module takes.
#[derive(Debug, Template)]
#[template(path = "rust/use.rs.j2", escape = "none")]
pub struct Use {
    /// What stands before the names: `pub use super::shared::common`.
    pub path: String,
    /// All on one line.
    pub line: String,
    /// The names in lines, where they are too long for one.
    pub lines: Vec<String>,
}

//! The package.

use askama::Template;

/// The module that users import.
#[derive(Template)]
#[template(path = "python/index.py.j2", escape = "none")]
pub struct Index {
    /// The import declarations.
    pub imports: Vec<String>,
    /// The version, as a literal.
    pub version: String,
    /// What it exports, as literals, sorted.
    pub exported: Vec<String>,
}

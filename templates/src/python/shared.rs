//! The file of a shared module.

use askama::Template;

use super::header::Header;

/// The module of what several kinds share.
#[derive(Template)]
#[template(path = "python/shared.py.j2", escape = "none")]
pub struct Shared {
    /// The first lines.
    pub header: Header,
    /// The lines of its docstring.
    pub docs: Vec<String>,
    /// The import declarations.
    pub imports: Vec<String>,
    /// Whether the parts begin with a class or a function.
    pub starts_with_block: bool,
    /// The types, and what reads and writes them.
    pub parts: String,
}

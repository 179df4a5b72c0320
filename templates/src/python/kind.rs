//! The file of a kind.

use askama::Template;

use super::header::Header;

/// The module of one kind.
#[derive(Template)]
#[template(path = "python/kind.py.j2", escape = "none")]
pub struct Kind {
    /// The first lines.
    pub header: Header,
    /// The lines of its docstring.
    pub docs: Vec<String>,
    /// The import declarations.
    pub imports: Vec<String>,
    /// The kind's name, as a literal.
    pub name: String,
    /// The version of its interface, as a literal.
    pub api_version: String,
    /// `True` or `False`: whether its plugins run in process only.
    pub in_process_only: &'static str,
    /// `True` or `False`: whether there is one plugin of the kind a runtime.
    pub singleton_per_runtime: &'static str,
    /// Whether the parts begin with a class or a function.
    pub starts_with_block: bool,
    /// The types, what reads and writes them, and the hooks.
    pub parts: String,
}

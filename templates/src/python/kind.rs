//! The file of a kind.

use askama::Template;

use super::header::Header;
use super::hooks::Hooks;

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
    /// The payloads' types, and what reads them.
    pub declarations: Vec<String>,
    /// The tables of the hooks.
    pub hooks: Hooks,
    /// What its plugins implement, printed.
    pub plugins: String,
}

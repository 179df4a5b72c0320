//! The entry file.

use askama::Template;

/// The entry file, `mod.rs`.
#[derive(Debug, Template)]
#[template(path = "rust/index.rs.j2", escape = "none")]
pub struct Index {
    /// The version, as a string literal.
    pub version: String,
    /// Whether the version stands on a line of its own.
    pub broken: bool,
    /// Whether there is a manifest.
    pub manifest: bool,
    /// The modules of the kinds: `tool_v1`.
    pub modules: Vec<String>,
    /// The modules of what several kinds share: `common`.
    pub shared: Vec<String>,
    /// Whether a schema has a pattern.
    pub patterns: bool,
    /// What stands before the module of patterns: `pub(crate) ` where other folders use it.
    pub visibility: &'static str,
    /// The module of another folder whose runtime the code uses; `None` where it has one of its own.
    pub runtime: Option<String>,
}

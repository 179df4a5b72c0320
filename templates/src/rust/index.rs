//! The entry file.

use askama::Template;

/// The entry file, `mod.rs`.
#[derive(Debug, Template)]
#[template(path = "rust/index.rs.j2", escape = "none")]
#[expect(clippy::struct_excessive_bools, reason = "each says whether a part is there")]
pub struct Index {
    /// The version, as a string literal.
    pub version: String,
    /// Whether the version stands on a line of its own.
    pub broken: bool,
    /// Whether there is a manifest.
    pub manifest: bool,
    /// The modules of the kinds: `tool_v1`.
    pub modules: Vec<String>,
    /// Whether a schema has a pattern.
    pub patterns: bool,
    /// Whether other folders use the patterns of this one.
    pub lends_patterns: bool,
    /// The module of another folder whose runtime the code uses; `None` where it has one of its own.
    pub runtime: Option<String>,
}

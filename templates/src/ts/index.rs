//! The entry file.

use askama::Template;

/// The module that users import.
#[derive(Template)]
#[template(path = "ts/index.ts.j2", escape = "none")]
pub struct Index {
    /// The kinds.
    pub kinds: Vec<IndexedKind>,
    /// Whether there is a manifest.
    pub manifest: bool,
    /// What specifiers of modules end in: `.js`.
    pub extension: &'static str,
    /// The specifier of the runtime.
    pub support: String,
}

/// A kind in the index.
pub struct IndexedKind {
    /// The name of its namespace: `ToolV1`.
    pub name: String,
    /// Its module, without extension: `kinds/tool/v1`.
    pub path: String,
}

/// The module of the version.
#[derive(Template)]
#[template(path = "ts/version.ts.j2", escape = "none")]
pub struct Version {
    /// The version, as a literal.
    pub version: String,
}

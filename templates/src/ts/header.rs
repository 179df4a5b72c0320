//! The head of a file, and what it imports.

use askama::Template;

/// The first lines of a module that comes from the spec.
#[derive(Template)]
#[template(path = "ts/header.ts.j2", escape = "none")]
pub struct Header {
    /// The file in the spec tree.
    pub path: String,
    /// SHA-256 of the sources.
    pub digest: String,
    /// Whether patterns name control characters, as their schemas do.
    pub names_control_characters: bool,
}

/// The names that a module takes from one other.
#[derive(Template)]
#[template(path = "ts/imports.ts.j2", escape = "none")]
pub struct Imports {
    /// `import`, or `export` where the module gives them on.
    pub keyword: &'static str,
    /// The names, `type` before those that are types alone. Nothing is printed without one.
    pub names: Vec<String>,
    /// Where they come from.
    pub from: String,
    /// Whether they stand on lines of their own.
    pub wide: bool,
}

//! The head of a file, and what it imports.

use askama::Template;

/// What stands at the top of a module.
#[derive(Debug, Template)]
#[template(path = "rust/header.rs.j2", escape = "none")]
pub struct Header {
    /// The source in the spec tree.
    pub source: String,
    /// SHA-256 over the sources.
    pub digest: String,
    /// What the module is: lines, each empty or with a leading space.
    pub docs: Vec<String>,
    /// Whether something in the module is deprecated.
    pub deprecated: bool,
    /// Whether a field in the module has no documentation.
    pub undocumented: bool,
    /// What it imports.
    pub imports: Imports,
}

/// What a module imports.
#[derive(Debug, Template)]
#[template(path = "rust/imports.rs.j2", escape = "none")]
pub struct Imports {
    /// Whether that is `BTreeMap`, too.
    pub maps: bool,
    /// Names of the support module, sorted: `, Object, Value`.
    pub names: String,
    /// The same with the module itself in lines, where they are too long for one.
    pub lines: Vec<String>,
}

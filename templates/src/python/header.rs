//! The head of a file.

use askama::Template;

/// The first lines of a module.
#[derive(Template)]
#[template(path = "python/header.py.j2", escape = "none")]
pub struct Header {
    /// The file in the spec tree; empty for what does not come from it.
    pub path: String,
    /// SHA-256 of the sources.
    pub digest: String,
}

//! The head of a file, and what it imports.

use askama::Template;

/// The first lines of every file.
#[derive(Template)]
#[template(path = "go/header.go.j2", escape = "none")]
pub struct Header {
    /// The file of the spec that the code is emitted from; empty for code that is the same for every spec.
    pub source: String,
    /// The digest of the sources; empty where there is no source.
    pub digest: String,
}

/// The import declaration.
#[derive(Template)]
#[template(path = "go/imports.go.j2", escape = "none")]
pub struct Imports {
    /// Packages of the standard library, sorted.
    pub standard: Vec<String>,
    /// Other packages as quoted paths, sorted.
    pub own: Vec<String>,
}

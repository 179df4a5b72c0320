//! The file of the manifest.

use askama::Template;

use super::header::Header;

/// The module of the manifest.
#[derive(Template)]
#[template(path = "python/manifest.py.j2", escape = "none")]
pub struct Manifest {
    /// The first lines.
    pub header: Header,
    /// The import declarations.
    pub imports: Vec<String>,
    /// Whether the parts begin with a class or a function.
    pub starts_with_block: bool,
    /// The types, what reads and writes them, and the hooks.
    pub parts: String,
    /// The manifest's class.
    pub manifest: String,
    /// The function that decodes it.
    pub decoder: String,
    /// The keys that are checked and not kept, as the items of a tuple.
    pub transient: String,
}

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
    /// The types, and what reads them.
    pub declarations: Vec<String>,
    /// The manifest's class.
    pub manifest: String,
    /// The function that decodes it.
    pub decoder: String,
    /// The keys that are checked and not kept, as the items of a tuple.
    pub transient: String,
}

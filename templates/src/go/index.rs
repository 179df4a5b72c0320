//! The entry file.

use askama::Template;

/// The entry file.
#[derive(Template)]
#[template(path = "go/index.go.j2", escape = "none")]
pub struct Index {
    /// The rendered [`Header`](super::Header).
    pub header: String,
    /// The package's name.
    pub package: String,
    /// The import path of the package.
    pub path: String,
    /// The import path of the folder that has the runtime.
    pub runtime: String,
    /// Whether there is a manifest.
    pub manifest: bool,
    /// The rendered [`Imports`](super::Imports).
    pub imports: String,
    /// A string literal.
    pub version: String,
    /// The kinds.
    pub kinds: Vec<KindRow>,
    /// The packages of what several kinds share.
    pub shared: Vec<SharedRow>,
}

/// A package of what several kinds share, in the entry file.
pub struct SharedRow {
    /// Its name.
    pub package: String,
    /// The file that they refer to.
    pub source: String,
}

/// A kind in the entry file.
pub struct KindRow {
    /// The kind's package.
    pub package: String,
    /// The kind's name.
    pub name: String,
    /// The major of its version.
    pub major: u64,
    /// What the list of kinds says about it, as a composite literal.
    pub literal: String,
}

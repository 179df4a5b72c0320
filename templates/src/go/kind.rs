//! The file of a kind.

use askama::Template;

/// The package of a kind in one version.
#[derive(Template)]
#[template(path = "go/kind.go.j2", escape = "none")]
pub struct KindFile {
    /// The rendered [`Header`](super::Header).
    pub header: String,
    /// The doc comment of the package.
    pub docs: Vec<String>,
    /// The package's name.
    pub package: String,
    /// The rendered [`Imports`](super::Imports).
    pub imports: String,
    /// A string literal.
    pub kind_name: String,
    /// A string literal.
    pub kind_api_version: String,
    /// The rendered [`Hooks`](super::Hooks).
    pub hooks: String,
    /// The rendered [`Plugin`](super::Plugin).
    pub plugin: String,
    /// The rendered declarations of types.
    pub declarations: Vec<String>,
}

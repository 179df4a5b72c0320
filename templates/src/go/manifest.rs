//! The file of the manifest, and the rules between fields.

use askama::Template;

/// A rule between fields of the manifest, as a statement.
#[derive(Template)]
#[template(path = "go/rule.go.j2", escape = "none")]
pub struct Rule {
    /// When the rule is broken.
    pub condition: String,
    /// The clause, as a literal.
    pub clause: String,
    /// The field that is at fault, as a literal.
    pub field: String,
    /// What to say, as a literal.
    pub message: String,
}

/// The file of the manifest.
#[derive(Template)]
#[template(path = "go/manifest.go.j2", escape = "none")]
pub struct ManifestFile {
    /// The rendered [`Header`](super::Header).
    pub header: String,
    /// The package's name.
    pub package: String,
    /// The rendered [`Imports`](super::Imports).
    pub imports: String,
    /// The type of the manifest.
    pub manifest: String,
    /// The function that decodes it.
    pub decoder: String,
    /// The rendered declarations of types.
    pub declarations: Vec<String>,
}

//! The file of the manifest, and the rules between fields.

use askama::Template;

use super::header::{Header, Imports};
use super::types::{Given, TypeBody};

/// The module of the manifest.
#[derive(Template)]
#[template(path = "ts/manifest.ts.j2", escape = "none")]
pub struct Manifest {
    /// The first lines.
    pub header: Header,
    /// What it takes from the support modules.
    pub imports: Vec<Imports>,
    /// The types: [`Declaration`](super::Declaration)s, and the one [`RuledType`], printed.
    pub types: Vec<String>,
    /// The one version of the manifest's form, as a literal.
    pub schema_version: Option<String>,
    /// The functions that read manifests.
    pub reader: Reader,
}

/// The functions that read manifests.
#[derive(Template)]
#[template(path = "ts/reader.ts.j2", escape = "none")]
pub struct Reader {
    /// The name of the manifest's type.
    pub name: String,
    /// Keys that are accepted and never interpreted, as literals.
    pub transient: Vec<String>,
}

/// A type with rules between its fields, and its schemas.
#[derive(Template)]
#[template(path = "ts/ruled_type.ts.j2", escape = "none")]
pub struct RuledType {
    /// The lines of its doc comment.
    pub description: Vec<String>,
    /// The type's name.
    pub name: String,
    /// How the type is written.
    pub body: TypeBody,
    /// The type before defaults are filled in, where it is another one.
    pub given: Option<Given>,
    /// The type of the schema of the fields.
    pub annotation: String,
    /// The schema of the fields.
    pub fields: String,
    /// The rules.
    pub rules: Vec<Rule>,
    /// Keys that are checked and not kept, as literals.
    pub transient: Vec<String>,
}

/// A rule between two fields of the manifest.
#[derive(Template)]
#[template(path = "ts/rule.ts.j2", escape = "none")]
pub struct Rule {
    /// When it holds, as an expression about `it`.
    pub holds: String,
    /// The clause that it comes from, as a literal.
    pub clause: String,
    /// The field at which it is broken, as a literal.
    pub field: String,
    /// What to say then, as a literal.
    pub message: String,
}

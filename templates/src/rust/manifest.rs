//! The file of the manifest, and the rules between fields.

use askama::Template;

use super::header::Header;
use super::types::Item;

/// The module of the manifest.
#[derive(Debug, Template)]
#[template(path = "rust/manifest.rs.j2", escape = "none")]
pub struct Manifest {
    /// What stands at the top.
    pub head: Header,
    /// The name of the manifest's type.
    pub name: String,
    /// The types.
    pub items: Vec<Item>,
    /// The rules between fields.
    pub rules: Vec<Rule>,
}

/// A rule between two fields.
#[derive(Debug)]
pub struct Rule {
    /// The clause, as a string literal.
    pub clause: String,
    /// The field looked at, as a string literal.
    pub when: String,
    /// The value that makes the rule apply, as a literal.
    pub is: String,
    /// `present`, `filled` or `one_of`.
    pub then: &'static str,
    /// The field that must fit, as a string literal.
    pub field: String,
    /// The values that fit, as literals; for `one_of` alone.
    pub values: Vec<String>,
    /// What to say, as a string literal.
    pub message: String,
}

//! Unions.

use askama::Template;

/// One of several types.
#[derive(Debug, Template)]
#[template(path = "rust/union.rs.j2", escape = "none")]
pub struct Union {
    /// For the doc comment.
    pub docs: Vec<String>,
    /// Whether it is deprecated.
    pub deprecated: bool,
    /// Its name.
    pub name: String,
    /// What stands after the name in the head of the table: `, one_of by "kind"`.
    pub head: String,
    /// Its variants.
    pub variants: Vec<UnionVariant>,
}

/// A variant of a union.
#[derive(Debug)]
pub struct UnionVariant {
    /// For the doc comment.
    pub docs: Vec<String>,
    /// Whether it is deprecated.
    pub deprecated: bool,
    /// Its name.
    pub name: String,
    /// The type it holds.
    pub ty: String,
    /// Whether the type stands on a line of its own.
    pub broken: bool,
    /// What discriminates it: `"card" | "giro"`, `string`; empty where it is tried.
    pub discriminants: String,
}

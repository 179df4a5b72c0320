//! Unions.

use askama::Template;

/// One of several types.
#[derive(Template)]
#[template(path = "ts/union.ts.j2", escape = "none")]
pub struct UnionSchema {
    /// `z.discriminatedUnion`, `tagged`, `byType`, `anyOf` or `oneOf`.
    pub function: &'static str,
    /// What it takes before the variants.
    pub leading: Vec<String>,
    /// The variants: schemas, pairs, or entries of a table.
    pub variants: Vec<String>,
    /// Whether they stand in an object literal, not in a list.
    pub table: bool,
    /// What it takes after the variants.
    pub trailing: Option<String>,
    /// Whether each variant stands on a line of its own.
    pub wide: bool,
}

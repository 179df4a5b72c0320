//! Residual schemas that others refer to.

use askama::Template;

use super::types::Variable;

/// A schema that others refer to.
#[derive(Template)]
#[template(path = "go/residual.go.j2", escape = "none")]
pub struct ResidualSchema {
    /// The variable that holds it.
    pub name: String,
    /// The variable that leads back to it, or to it from several places; empty where nothing does.
    pub recursion: String,
    /// Whether several ways may lead to it at one place of a document.
    pub is_revisited: bool,
    /// The doc comment.
    pub docs: Vec<String>,
    /// Variables that it uses.
    pub variables: Vec<Variable>,
    /// The expression.
    pub value: String,
}

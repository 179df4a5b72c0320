//! Unions.

use askama::Template;

use super::types::{Decoder, Variable};

/// The statements that choose a variant by a value that it has to itself.
#[derive(Template)]
#[template(path = "go/switch.go.j2", escape = "none")]
pub struct Switch {
    /// What gives the value.
    pub discriminator: Discriminator,
    /// All values, as literals.
    pub values: String,
    /// One a variant.
    pub cases: Vec<Case>,
}

/// What the variants of a union are discriminated by. The keyword and the tag are literals.
pub enum Discriminator {
    /// A property.
    Tag {
        /// The keyword of the union.
        keyword: String,
        /// The property.
        tag: String,
    },
    /// The type of the value.
    JsonType {
        /// The keyword of the union.
        keyword: String,
    },
}

/// A variant and its values.
pub struct Case {
    /// The values, as literals.
    pub values: String,
    /// What reads the variant, as an expression.
    pub result: String,
}

/// The statements that try one variant after another.
#[derive(Template)]
#[template(path = "go/trial.go.j2", escape = "none")]
pub struct Trial {
    /// The keyword, as a literal.
    pub keyword: String,
    /// Functions that read a variant.
    pub attempts: Vec<String>,
    /// The union.
    pub name: String,
}

/// One of several types.
#[derive(Template)]
#[template(path = "go/union.go.j2", escape = "none")]
pub struct Union {
    /// The doc comment.
    pub docs: Vec<String>,
    /// The interface's name.
    pub name: String,
    /// The method that marks its implementers.
    pub marker: String,
    /// Variants that are declared for the union.
    pub variants: Vec<Variant>,
    /// The types that implement the interface.
    pub implementers: Vec<Implementer>,
    /// Variables that the decoder uses.
    pub variables: Vec<Variable>,
    /// The rendered [`EntryPoints`].
    pub entry_points: String,
    /// The function that decodes the union.
    pub decoder: Decoder,
    /// Calls on the node that validate it against residual schemas.
    pub checks: String,
    /// What chooses the variant and reads it.
    pub chooser: String,
}

/// A type that implements the interface of a union.
pub struct Implementer {
    /// The type's name.
    pub name: String,
    /// Whether its method has no room on one line, as gofmt counts.
    pub is_long: bool,
}

/// A variant of a union that has a type for it alone.
pub struct Variant {
    /// The doc comment.
    pub docs: Vec<String>,
    /// The type's name.
    pub name: String,
    /// The type that it is made from, or that it holds.
    pub underlying: String,
    /// Whether it is a struct that holds the value.
    pub whole: bool,
    /// Whether the type needs a `MarshalJSON` of its own.
    pub marshal: bool,
}

/// The functions of a union.
#[derive(Template)]
#[template(path = "go/entry_points.go.j2", escape = "none")]
pub struct EntryPoints {
    /// The interface's name.
    pub name: String,
    /// The function that decodes a document.
    pub unmarshal: String,
    /// The function that checks a value.
    pub validate: String,
    /// The expression that decodes the union from the node `document`.
    pub value: String,
}

//! Objects and their fields.

use askama::Template;

use super::types::{Decoder, Variable};

/// The statements that read the fields of a struct, or the items of a tuple.
#[derive(Template)]
#[template(path = "go/read_fields.go.j2", escape = "none")]
pub struct FieldsReader {
    /// The variable of the container.
    pub local: &'static str,
    /// The method of the node that gives it: `Object`.
    pub opening: &'static str,
    /// Calls on the node before that.
    pub checks: String,
    /// The fields, in their order.
    pub reads: Vec<Read>,
    /// What becomes of the others.
    pub rest: Rest,
    /// Statements about several fields.
    pub rules: Vec<String>,
}

/// A property or an item that is read.
pub enum Read {
    /// One that has a value.
    Value {
        /// The field that keeps it; `None` where it is checked and not kept.
        field: Option<String>,
        /// What reads it, as an expression.
        value: String,
    },
    /// One that is only checked: what does so.
    Statement(String),
}

/// What becomes of the members that have no field of their own.
pub enum Rest {
    /// There are none. Of a tuple, the number of its items.
    Closed(String),
    /// A field has them.
    Open(OpenRest),
}

/// A field for the members that have none of their own.
pub struct OpenRest {
    /// The field.
    pub field: &'static str,
    /// What reads them, as an expression.
    pub value: String,
}

/// The method that gives a field, or the default that stands for it.
#[derive(Template)]
#[template(path = "go/accessor.go.j2", escape = "none")]
pub struct Accessor {
    /// The type that has the field.
    pub holder: String,
    /// The field.
    pub field: String,
    /// The method.
    pub name: String,
    /// What it gives.
    pub ty: String,
    /// Whether the field holds something, as a condition.
    pub is_there: String,
    /// What the field holds.
    pub value: String,
    /// What it gives where the field is absent, for the comment.
    pub alternative: String,
    /// The same, as an expression.
    pub default: String,
}

/// An object with named properties, or a tuple.
#[derive(Template)]
#[template(path = "go/struct.go.j2", escape = "none")]
pub struct Struct {
    /// The doc comment.
    pub docs: Vec<String>,
    /// The type's name.
    pub name: String,
    /// The fields, padded as gofmt pads them.
    pub fields: Vec<Field>,
    /// Variables that the decoder uses.
    pub variables: Vec<Variable>,
    /// The function that gives the defaults; empty where every default is Go's zero value.
    pub new: String,
    /// The rendered [`Accessor`]s.
    pub accessors: Vec<String>,
    /// The rendered [`Methods`](super::Methods).
    pub methods: String,
    /// The function that decodes the type.
    pub decoder: Decoder,
    /// What reads the fields.
    pub fields_reader: FieldsReader,
}

/// A field of a struct.
pub struct Field {
    /// The doc comment.
    pub docs: Vec<String>,
    /// The field's name.
    pub name: String,
    /// The field's type.
    pub ty: String,
    /// The tag, as a literal.
    pub tag: String,
}

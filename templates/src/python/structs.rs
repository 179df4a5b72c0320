//! Objects and their fields.

use askama::Template;

use super::types::JsonSchema;

/// The class of an object.
#[derive(Template)]
#[template(path = "python/struct.py.j2", escape = "none")]
pub struct Struct {
    /// The name.
    pub name: String,
    /// The lines of its docstring.
    pub docs: Vec<String>,
    /// The fields.
    pub fields: Vec<Field>,
    /// Properties that give a field or its default, printed.
    pub accessors: Vec<String>,
    /// Its JSON Schema, where it is a payload.
    pub json_schema: Option<JsonSchema>,
    /// The constants and functions that the decoder uses, with the empty lines after them.
    pub constants: String,
    /// Whether what the decoder finds out about a value is kept.
    pub is_remembered: bool,
    /// `def` of the decoder, with its parameters and its result.
    pub signature: String,
    /// The body of the decoder, indented.
    pub decode: String,
    /// `def` of the encoder, with its parameters and its result.
    pub encode_signature: String,
    /// The body of the encoder, indented.
    pub encode: String,
    /// What says that these two read and write the class.
    pub registration: String,
}

/// A field.
pub struct Field {
    /// The name, the type, and what stands for it where it is not given.
    pub declaration: String,
    /// The lines of its docstring.
    pub docs: Vec<String>,
}

/// A property that gives a field or its default.
#[derive(Template)]
#[template(path = "python/accessor.py.j2", escape = "none")]
pub struct Accessor {
    /// The name.
    pub name: String,
    /// The type.
    pub result: String,
    /// The field.
    pub field: String,
    /// The default.
    pub default: String,
    /// Whether field and default fit on one line.
    pub is_short: bool,
    /// The default, on a line of its own or on several.
    pub broken: String,
}

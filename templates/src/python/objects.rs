//! What decodes and encodes objects with fields.

use askama::Template;

/// Decodes an object.
#[derive(Template)]
#[template(path = "python/read_object.py.j2", escape = "none")]
pub struct ReadObject {
    /// The class.
    pub class: String,
    /// What is asked for where the value is no object, as an expression.
    pub mistyped: String,
    /// The statements about the number of properties; empty where any is fine.
    pub sizes: String,
    /// The object that is filled; nothing where there is nothing to keep.
    pub new: Option<Draft>,
    /// The properties, in the order of the fields.
    pub properties: Vec<Property>,
    /// The constant that lists their keys.
    pub known: String,
    /// What becomes of other properties.
    pub others: Others,
    /// The rules between properties.
    pub rules: Vec<FieldRule>,
}

/// An object whose fields are not all set yet.
pub struct Draft {
    /// Its variable.
    pub variable: String,
    /// Its class.
    pub draft: String,
}

/// A property that has a field of its own.
pub struct Property {
    /// The variable of its value.
    pub variable: String,
    /// Whether what is inside is looked at.
    pub is_looked_inside: bool,
    /// The key, as a literal.
    pub key: String,
    /// The statements that decode it; empty for any value.
    pub decode: String,
    /// Whether nothing but its field needs it.
    pub is_kept_only: bool,
    /// What is filled in where it is absent, as an expression.
    pub default: Option<String>,
    /// The field; nothing for what is checked and not kept.
    pub field: Option<String>,
}

/// What becomes of properties without a field.
pub enum Others {
    /// They are reported.
    Refused,
    /// They are kept.
    Kept {
        /// The variable that holds them.
        variable: String,
        /// The statements that decode them; empty for any values.
        decode: String,
        /// Their field.
        field: String,
    },
}

/// A rule between properties.
pub struct FieldRule {
    /// When it holds.
    pub condition: String,
    /// When it is broken, then.
    pub broken: String,
    /// Its clause, as a literal.
    pub clause: String,
    /// The key of the property that breaks it, as a literal.
    pub field: String,
    /// What is asked for, as a literal.
    pub message: String,
}

/// Encodes an object.
#[derive(Template)]
#[template(path = "python/write_object.py.j2", escape = "none")]
pub struct WriteObject {
    /// Whether the first properties are all that have fields.
    pub is_complete: bool,
    /// The first properties, up to one that may be absent.
    pub always: Vec<Written>,
    /// The others that have fields.
    pub others: Vec<Written>,
    /// The properties without a field, where there may be some.
    pub rest: Option<Rest>,
}

/// The properties without a field.
pub struct Rest {
    /// The field that holds them.
    pub field: String,
    /// The constant that lists the keys of the others.
    pub known: String,
}

/// A property that is written.
pub struct Written {
    /// The key, as a literal.
    pub key: String,
    /// The value, as an expression.
    pub value: String,
    /// The field.
    pub field: String,
    /// Whether it may be absent.
    pub may_be_absent: bool,
}

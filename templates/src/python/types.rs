//! Types that are no classes of their own, enumerations, and functions.

use askama::Template;

/// Another name of a type.
#[derive(Template)]
#[template(path = "python/alias.py.j2", escape = "none")]
pub struct Alias {
    /// The name.
    pub name: String,
    /// The type.
    pub ty: String,
    /// The lines of its docstring.
    pub docs: Vec<String>,
}

/// The JSON Schema of a payload.
#[derive(Template)]
#[template(path = "python/json_schema.py.j2", escape = "none")]
pub struct JsonSchema {
    /// The constant.
    pub name: String,
    /// The schema as JSON, as a literal.
    pub literal: String,
    /// The statement of a method that reads it into the variable `schema`, indented.
    pub read: String,
}

/// What reads and writes a type that is no class of its own.
#[derive(Template)]
#[template(path = "python/codec.py.j2", escape = "none")]
pub struct Codec {
    /// Its JSON Schema, where it is a payload.
    pub json_schema: Option<JsonSchema>,
    /// The declaration.
    pub declaration: String,
}

/// A union: an alias of its variants.
#[derive(Template)]
#[template(path = "python/union.py.j2", escape = "none")]
pub struct Union {
    /// The name.
    pub name: String,
    /// The types of its variants.
    pub variants: String,
    /// The lines of its docstring.
    pub docs: Vec<String>,
}

/// An enumeration of strings.
#[derive(Template)]
#[template(path = "python/enum.py.j2", escape = "none")]
pub struct Enum {
    /// The name.
    pub name: String,
    /// The lines of its docstring.
    pub docs: Vec<String>,
    /// The members.
    pub members: Vec<Member>,
    /// The constants and functions that belong to it.
    pub constants: String,
}

/// A member of an enumeration.
pub struct Member {
    /// The name.
    pub name: String,
    /// The value, as a literal.
    pub value: String,
    /// The lines of its docstring.
    pub docs: Vec<String>,
}

/// A function.
#[derive(Template)]
#[template(path = "python/function.py.j2", escape = "none")]
pub struct Function {
    /// Whether it is decorated.
    pub is_remembered: bool,
    /// The decorator, where it is.
    pub decorator: &'static str,
    /// `def` with the parameters and the result.
    pub signature: String,
    /// The body, indented.
    pub body: String,
}

/// A function that checks what no type can say.
#[derive(Template)]
#[template(path = "python/residual.py.j2", escape = "none")]
pub struct Residual {
    /// Whether it is decorated.
    pub is_remembered: bool,
    /// The decorator, where it is.
    pub decorator: &'static str,
    /// `def` with the parameters and the result.
    pub signature: String,
    /// The body, indented.
    pub body: String,
}

//! How a value of a type is built.

use std::fmt;

use askama::Template;

/// A method that builds a value, or puts a part of it in place.
#[derive(Debug)]
pub enum Constructor {
    /// `new`
    New(New),
    /// `with_…`
    Setter(Setter),
}

impl fmt::Display for Constructor {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::New(view) => view.fmt(f),
            Self::Setter(view) => view.fmt(f),
        }
    }
}

/// The function that takes what an object requires.
#[derive(Debug, Template)]
#[template(path = "rust/new.rs.j2", escape = "none")]
pub struct New {
    /// For the doc comment: lines, each empty or with a leading space.
    pub docs: Vec<String>,
    /// What it takes.
    pub parameters: Vec<Parameter>,
    /// Whether each parameter stands on a line of its own.
    pub broken: bool,
    /// What it puts in each field.
    pub fields: Vec<Assignment>,
    /// Whether each of these stands on a line of its own.
    pub broken_fields: bool,
}

/// A parameter of a function.
#[derive(Debug)]
pub struct Parameter {
    /// `name: Type`
    pub line: String,
    /// The same where it stands on a line of its own, or on several.
    pub lines: String,
}

/// What a field gets.
#[derive(Debug)]
pub struct Assignment {
    /// The field.
    pub name: String,
    /// The expression, where that is not a variable of the field's name.
    pub value: Option<String>,
    /// Whether the expression stands on a line of its own.
    pub broken: bool,
}

/// The method that sets a field that may be absent.
#[derive(Debug, Template)]
#[template(path = "rust/setter.rs.j2", escape = "none")]
pub struct Setter {
    /// Whether the field is deprecated.
    pub deprecated: bool,
    /// Its name.
    pub name: String,
    /// What it takes.
    pub value: Parameter,
    /// Whether each parameter stands on a line of its own.
    pub broken: bool,
    /// The field, and what it gets.
    pub field: Assignment,
}

impl Setter {
    /// The field as its users know it.
    fn shown(&self) -> &str {
        self.field.name.trim_start_matches("r#")
    }
}

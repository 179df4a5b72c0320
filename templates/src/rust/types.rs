//! Declarations of types, and what types are made of.

use std::fmt;

use askama::Template;

use super::structs::Struct;
use super::unions::Union;

/// A type of a module.
#[derive(Debug)]
pub enum Item {
    /// An object with named fields.
    Struct(Box<Struct>),
    /// An enumeration.
    Enum(Enum),
    /// An array whose first items have types of their own.
    Tuple(Tuple),
    /// One of several types.
    Union(Union),
    /// A type around one value.
    Newtype(Newtype),
    /// Another name of a type.
    Alias(Alias),
}

impl fmt::Display for Item {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Struct(view) => view.fmt(f),
            Self::Enum(view) => view.fmt(f),
            Self::Tuple(view) => view.fmt(f),
            Self::Union(view) => view.fmt(f),
            Self::Newtype(view) => view.fmt(f),
            Self::Alias(view) => view.fmt(f),
        }
    }
}

/// An enumeration.
#[derive(Debug, Template)]
#[template(path = "rust/enum.rs.j2", escape = "none")]
pub struct Enum {
    /// For the doc comment.
    pub docs: Vec<String>,
    /// Whether it is deprecated.
    pub deprecated: bool,
    /// Its name.
    pub name: String,
    /// `strings` where all values are strings, else `values`.
    pub table: &'static str,
    /// What stands after the name in the head of the table: `, const`.
    pub head: String,
    /// Its members.
    pub members: Vec<Member>,
}

/// A member of an enumeration.
#[derive(Debug)]
pub struct Member {
    /// For the doc comment.
    pub docs: Vec<String>,
    /// Its variant.
    pub name: String,
    /// Its text or JSON, as a string literal.
    pub value: String,
}

/// An array whose first items have types of their own.
#[derive(Debug, Template)]
#[template(path = "rust/tuple.rs.j2", escape = "none")]
pub struct Tuple {
    /// For the doc comment.
    pub docs: Vec<String>,
    /// Whether it is deprecated.
    pub deprecated: bool,
    /// Its name.
    pub name: String,
    /// Its items: `required`, `optional` or `rest`, and the type.
    pub items: Vec<(&'static str, String)>,
    /// Whether each item stands on a line of its own.
    pub broken: bool,
    /// `open` where there may be further items, else `closed`.
    pub openness: &'static str,
    /// What the head of the table has for the residual schema.
    pub residual: String,
    /// Bounds: the rule and its argument.
    pub rules: Vec<(&'static str, String)>,
}

/// A type around one value.
#[derive(Debug, Template)]
#[template(path = "rust/newtype.rs.j2", escape = "none")]
pub struct Newtype {
    /// For the doc comment.
    pub docs: Vec<String>,
    /// Whether it is deprecated.
    pub deprecated: bool,
    /// What it derives: `Debug, Clone, PartialEq`.
    pub derives: &'static str,
    /// Its name.
    pub name: String,
    /// The type inside.
    pub inner: String,
    /// Whether the type inside stands on a line of its own.
    pub broken: bool,
    /// The table: `text`, `integer`, …
    pub table: &'static str,
    /// What stands after the name in the table: `(u64)`.
    pub argument: String,
    /// Bounds: the rule and its argument.
    pub rules: Vec<(&'static str, String)>,
}

/// Another name of a type.
#[derive(Debug, Template)]
#[template(path = "rust/alias.rs.j2", escape = "none")]
pub struct Alias {
    /// For the doc comment.
    pub docs: Vec<String>,
    /// Whether it is deprecated.
    pub deprecated: bool,
    /// Its name.
    pub name: String,
    /// The type.
    pub ty: String,
    /// Whether the type stands on a line of its own.
    pub broken: bool,
}

//! Objects and their fields.

use askama::Template;

use super::constructors::Constructor;

/// An object with named fields.
#[derive(Debug, Template)]
#[template(path = "rust/struct.rs.j2", escape = "none")]
pub struct Struct {
    /// For the doc comment: lines, each empty or with a leading space.
    pub docs: Vec<String>,
    /// Whether it is deprecated.
    pub deprecated: bool,
    /// Its name.
    pub name: String,
    /// Its properties, in the schema's order.
    pub fields: Vec<Field>,
    /// How a value is built.
    pub constructors: Vec<Constructor>,
    /// Where further keys go; `None` where there are none.
    pub rest: Option<Field>,
    /// Whether each field has a default or may be absent.
    pub default: bool,
    /// What the head of the table has for the residual schema: `, rest ORDER`.
    pub residual: String,
    /// Fields that are checked and not kept: the key as a string literal, after `required` where it must be there, and
    /// the type.
    pub ignored: Vec<(String, String)>,
    /// Bounds: the rule and its argument.
    pub rules: Vec<(&'static str, String)>,
    /// The name of the table of rules between fields.
    pub between: Option<&'static str>,
}

impl Struct {
    /// The fields that a value has.
    fn members(&self) -> impl Iterator<Item = &Field> {
        self.fields.iter().filter(|field| field.constant.is_none()).chain(&self.rest)
    }

    /// The fields that have a default, and how a method gives it.
    fn accessors(&self) -> impl Iterator<Item = (&Field, &Accessor)> {
        self.fields.iter().filter_map(|field| Some((field, field.accessor.as_deref()?)))
    }
}

/// A field of an object, or a property that has one value and is no field.
#[derive(Debug)]
pub struct Field {
    /// For the doc comment.
    pub docs: Vec<String>,
    /// Whether it is deprecated.
    pub deprecated: bool,
    /// Its name.
    pub name: String,
    /// Its type.
    pub ty: String,
    /// Whether the type stands on a line of its own.
    pub broken: bool,
    /// The key, as a string literal.
    pub key: String,
    /// What the table has for a constant, which is no field: `= "card"`, `== "1"` for what is not text.
    pub constant: Option<String>,
    /// `required`, `optional` or `defaulted`.
    pub presence: &'static str,
    /// What reading fills in where the field is absent, as an expression.
    pub default: Option<String>,
    /// What a method gives where the field is absent.
    pub accessor: Option<Box<Accessor>>,
}

/// A method that gives the value of a field or its default.
#[derive(Debug)]
pub struct Accessor {
    /// How it gives the value: `copy`, `text`, `list`, `boxed` or `lend`, after `maybe_` where the field may be null.
    pub word: String,
    /// Its name, where that is not the field's.
    pub name: Option<String>,
    /// The type, where the word does not say it: of the items for `list`.
    pub ty: Option<String>,
    /// The default, as an expression.
    pub default: String,
}

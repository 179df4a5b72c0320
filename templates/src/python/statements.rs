//! Statements of decoders and checks, one a line however long it is.

use askama::Template;

/// `if`, `elif` and `else`.
#[derive(Template)]
#[template(path = "python/if.py.j2", escape = "none")]
pub struct If {
    /// The branches, in order.
    pub branches: Vec<Branch>,
}

/// A branch of an `if`, or a variant of a union.
pub struct Branch {
    /// The condition; empty for `else`.
    pub condition: String,
    /// The statements.
    pub body: String,
}

/// Reports a problem.
#[derive(Template)]
#[template(path = "python/report.py.j2", escape = "none")]
pub struct Report {
    /// Whether it ends the function, whose result stands for what can't be decoded.
    pub is_result: bool,
    /// The place, as an expression.
    pub at: String,
    /// The keyword, as a literal.
    pub keyword: String,
    /// The value.
    pub value: String,
    /// The message, as an expression.
    pub message: String,
}

/// Reports a property that is of another type, or required and absent.
#[derive(Template)]
#[template(path = "python/refuse.py.j2", escape = "none")]
pub struct Refuse {
    /// The place of the object, as an expression.
    pub around: String,
    /// The key, as a literal.
    pub key: String,
    /// The value.
    pub value: String,
    /// The message, as an expression.
    pub message: String,
    /// The keyword as a literal, unless it is `type`.
    pub keyword: Option<String>,
}

/// Takes an element out of a container.
#[derive(Template)]
#[template(path = "python/element.py.j2", escape = "none")]
pub struct Element {
    /// The variable that it is put in.
    pub item: String,
    /// Whether what is inside is looked at.
    pub is_looked_inside: bool,
    /// The element, as an expression.
    pub value: String,
}

/// A loop over the elements of a container, each with its key or index.
#[derive(Template)]
#[template(path = "python/each.py.j2", escape = "none")]
pub struct Each {
    /// The variable of the key or index.
    pub key: String,
    /// The variable of the loop: `item`, unless that is looked inside and so has a type of its own.
    pub each: String,
    /// The variable of the element.
    pub item: String,
    /// What is looped over.
    pub elements: String,
    /// The statements.
    pub body: String,
}

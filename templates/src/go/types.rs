//! Declarations of types, and what types are made of.

use askama::Template;

/// A function that reads a value from a node.
#[derive(Template)]
#[template(path = "go/closure.go.j2", escape = "none")]
pub struct Closure {
    /// The type of the value.
    pub result: String,
    /// What reads it, as an expression.
    pub value: String,
    /// Whether the body stands on a line of its own.
    pub broken: bool,
    /// The indent of the line that it stands in.
    pub tabs: String,
}

/// The methods of a named type.
#[derive(Template)]
#[template(path = "go/methods.go.j2", escape = "none")]
pub struct Methods {
    /// The type's name.
    pub name: String,
    /// The function that decodes the type.
    pub decoder: String,
    /// Whether the type needs a `MarshalJSON` of its own.
    pub marshal: bool,
}

/// The function that decodes a type.
pub struct Decoder {
    /// What it is called.
    pub name: String,
    /// The type's name.
    pub ty: String,
    /// Whether other packages call it.
    pub is_exported: bool,
    /// Where several ways lead to the type, the function that decodes it; then the other one calls it once a value.
    pub anew: Option<String>,
}

impl Decoder {
    /// The function that decodes the type whenever it is called.
    #[must_use]
    pub fn function(&self) -> &str {
        self.anew.as_deref().unwrap_or(&self.name)
    }
}

/// A variable that a type needs.
pub struct Variable {
    /// The variable's name.
    pub name: String,
    /// The expression it is set to.
    pub value: String,
}

/// A string enumeration.
#[derive(Template)]
#[template(path = "go/enum.go.j2", escape = "none")]
pub struct Enum {
    /// The doc comment.
    pub docs: Vec<String>,
    /// The type's name.
    pub name: String,
    /// The members, padded as gofmt pads them.
    pub members: Vec<Member>,
    /// The variable that lists the members.
    pub values: String,
    /// Variables that the decoder uses.
    pub variables: Vec<Variable>,
    /// The rendered [`Methods`].
    pub methods: String,
    /// The function that decodes the type.
    pub decoder: Decoder,
    /// The node with the calls that check it.
    pub node: String,
    /// The method of the node that takes a member.
    pub take: String,
}

/// A member of an enumeration.
pub struct Member {
    /// The doc comment.
    pub docs: Vec<String>,
    /// The constant's name.
    pub name: String,
    /// A string literal.
    pub value: String,
}

/// A type that is made from another one.
#[derive(Template)]
#[template(path = "go/defined.go.j2", escape = "none")]
pub struct Defined {
    /// The doc comment.
    pub docs: Vec<String>,
    /// The type's name.
    pub name: String,
    /// The type that it is made from.
    pub underlying: String,
    /// Variables that the decoder uses.
    pub variables: Vec<Variable>,
    /// The rendered [`Methods`].
    pub methods: String,
    /// The function that decodes the type.
    pub decoder: Decoder,
    /// The expression that the decoder returns.
    pub value: String,
}

/// A type whose values have nothing in common.
#[derive(Template)]
#[template(path = "go/whole.go.j2", escape = "none")]
pub struct Whole {
    /// The doc comment.
    pub docs: Vec<String>,
    /// The type's name.
    pub name: String,
    /// The type of the value.
    pub underlying: String,
    /// Variables that the decoder uses.
    pub variables: Vec<Variable>,
    /// The rendered [`Methods`].
    pub methods: String,
    /// The function that decodes the type.
    pub decoder: Decoder,
    /// The expression that is the value.
    pub value: String,
}

/// Another name of a type.
#[derive(Template)]
#[template(path = "go/alias.go.j2", escape = "none")]
pub struct Alias {
    /// The doc comment.
    pub docs: Vec<String>,
    /// The alias.
    pub name: String,
    /// The type that it stands for.
    pub target: String,
    /// The rendered [`EntryPoints`](super::EntryPoints), where the alias has some.
    pub entry_points: String,
}

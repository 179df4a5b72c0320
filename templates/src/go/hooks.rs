//! The hooks of a kind, and what its plugins implement.

use askama::Template;

/// The table of hooks.
#[derive(Template)]
#[template(path = "go/hooks.go.j2", escape = "none")]
pub struct Hooks {
    /// The hooks, in the kind's order, as composite literals.
    pub hooks: Vec<String>,
}

/// The interface of a plugin.
#[derive(Template)]
#[template(path = "go/plugin.go.j2", escape = "none")]
pub struct Plugin {
    /// The interface's name.
    pub name: String,
    /// One method a hook that every plugin has.
    pub methods: Vec<Method>,
    /// The hooks that a plugin may leave out.
    pub optional: Vec<OptionalHook>,
}

/// The interface of a hook that a plugin may leave out.
pub struct OptionalHook {
    /// The doc comment.
    pub docs: Vec<String>,
    /// The interface's name.
    pub name: String,
    /// Its one method.
    pub method: Method,
}

/// A method of the interface of a plugin.
pub struct Method {
    /// The doc comment.
    pub docs: Vec<String>,
    /// The method's name.
    pub name: String,
    /// The type it takes.
    pub input: String,
    /// What it gives: a type and an error in parentheses, or an error.
    pub result: String,
}

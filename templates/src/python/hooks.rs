//! The hooks of a kind, and what its plugins implement.

use askama::Template;

/// The tables of a kind's hooks.
#[derive(Template)]
#[template(path = "python/hooks.py.j2", escape = "none")]
pub struct Hooks {
    /// The hooks.
    pub hooks: Vec<Hook>,
}

/// One hook.
pub struct Hook {
    /// Its name, as a literal.
    pub name: String,
    /// The member of `Dispatch`.
    pub dispatch: String,
    /// `True` or `False`.
    pub mcp_exposed: &'static str,
    /// The template of the tool's name, as a literal.
    pub tool_name_template: String,
    /// The member of `ErrorPolicy`, or `None`.
    pub error_policy: &'static str,
    /// The execution model as a literal, or `None`.
    pub execution_model: String,
    /// `True` or `False`: whether a plugin may leave it out.
    pub optional: &'static str,
    /// What reads and writes what it takes.
    pub input: String,
    /// What reads and writes what it gives, or `None`.
    pub output: String,
}

/// What a plugin of a kind implements.
#[derive(Template)]
#[template(path = "python/plugin.py.j2", escape = "none")]
pub struct Plugin {
    /// The name of the protocol: `ToolPlugin`.
    pub name: String,
    /// The lines of its docstring.
    pub docs: Vec<String>,
    /// One method a hook.
    pub methods: Vec<Method>,
}

/// A method of a plugin: one hook.
pub struct Method {
    /// `def` with the parameters and the result, indented.
    pub signature: String,
    /// The lines of its docstring.
    pub docs: Vec<String>,
}

//! The hooks of a kind, and what its plugins implement.

use askama::Template;

/// The tables of a kind's hooks.
#[derive(Template)]
#[template(path = "ts/hooks.ts.j2", escape = "none")]
pub struct Hooks {
    /// The hooks.
    pub hooks: Vec<Hook>,
    /// Whether their names stand on lines of their own.
    pub wide: bool,
    /// The error policies, by key, of the hooks that have one.
    pub error_policies: Vec<(String, String)>,
    /// The execution models, by key, of the hooks that have one.
    pub execution_models: Vec<(String, String)>,
}

/// What a plugin of a kind implements.
#[derive(Template)]
#[template(path = "ts/plugin.ts.j2", escape = "none")]
pub struct Plugin {
    /// The kind's name, in backticks.
    pub kind: String,
    /// The name of the interface: `ToolPlugin`.
    pub name: String,
    /// One method a hook.
    pub methods: Vec<Method>,
}

/// A method of a plugin: one hook.
pub struct Method {
    /// The hook's name, as a key.
    pub key: String,
    /// The lines of its doc comment.
    pub description: Vec<String>,
    /// Whether a plugin may leave it out.
    pub optional: bool,
    /// The name of the type it takes.
    pub input: String,
    /// What a plugin may return.
    pub answer: String,
}

/// One hook.
pub struct Hook {
    /// Its name, as a key.
    pub key: String,
    /// Its name, as a literal.
    pub literal: String,
    /// The dispatch class, as a literal.
    pub dispatch: String,
    /// Whether it is a tool of the MCP server.
    pub mcp_exposed: bool,
    /// Whether a plugin may leave it out.
    pub optional: bool,
    /// The template of the tool's name, as a literal.
    pub tool_name_template: String,
    /// The name of the type it takes.
    pub input: String,
    /// The name of the type it gives, where it names one.
    pub output: Option<String>,
}

//! The hooks of a kind, and what its plugins implement.

use askama::Template;

/// The table of hooks.
#[derive(Debug, Template)]
#[template(path = "rust/hooks.rs.j2", escape = "none")]
pub struct Hooks {
    /// What a row is indented by: a single one stands in the line of the bracket.
    pub indent: &'static str,
    /// One row a hook.
    pub rows: Vec<Hook>,
}

/// A row of the table of hooks.
#[derive(Debug)]
pub struct Hook {
    /// The hook's name, as a string literal.
    pub name: String,
    /// The variant of `Dispatch`.
    pub dispatch: String,
    /// Whether it is a tool of the MCP server.
    pub mcp_exposed: bool,
    /// The tool's name, as a string literal.
    pub tool_name_template: String,
    /// The variant of `ErrorPolicy`.
    pub error_policy: Option<String>,
    /// How the hook runs, as a string literal.
    pub execution_model: Option<String>,
    /// Whether a plugin may leave it out.
    pub optional: bool,
}

/// The traits that a plugin of a kind implements.
#[derive(Debug, Template)]
#[template(path = "rust/plugin.rs.j2", escape = "none")]
pub struct Plugin {
    /// The kind's name on the wire.
    pub kind: String,
    /// `ToolPlugin`
    pub name: String,
    /// `AsyncToolPlugin`
    pub async_name: String,
    /// One method a hook.
    pub methods: Vec<Method>,
}

/// A method of a plugin: one hook.
#[derive(Debug)]
pub struct Method {
    /// What the hook does.
    pub docs: Vec<String>,
    /// `get_schema`
    pub name: String,
    /// The same in a link: a raw identifier is named without its `r#`.
    pub link: String,
    /// The type it takes.
    pub input: String,
    /// The type it gives.
    pub output: String,
    /// What it returns.
    pub signature: Signature,
    /// What it returns where it is asynchronous.
    pub async_signature: Signature,
    /// Whether a plugin may leave it out: the method then takes nothing, and gives what to call.
    pub optional: bool,
}

/// What a method returns, and how that is laid out.
#[derive(Debug)]
pub struct Signature {
    /// The type that it returns, in lines where it is too long for one.
    pub returns: String,
    /// Where the parameters and the type are.
    pub layout: Layout,
}

/// How a signature is laid out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Layout {
    /// On one line.
    Line,
    /// The return type on a second line.
    ReturnBelow,
    /// Each parameter on a line.
    Vertical,
    /// Each parameter on a line, and the brace of the body too.
    BraceBelow,
}

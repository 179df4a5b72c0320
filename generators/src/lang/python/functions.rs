//! The constants and functions that the declaration of a type needs, and how they are written.

use dagstack_spec_templates::python::{self as view, print};

use super::block::Block;
use super::layout;

/// A constant of a module.
pub(super) struct Constant {
    pub(super) name: String,
    pub(super) value: String,
}

/// A function of a module, which takes a document, its place and where problems go.
pub(super) struct Function {
    pub(super) name: String,
    pub(super) role: Role,
    /// Whether what it finds out about a value is kept.
    pub(super) is_remembered: bool,
    pub(super) body: Block,
}

/// What a function does with a document.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Role {
    /// Returns it decoded; as `null` too, where that is asked for.
    Decoder { is_nullable: bool },
    /// Validates it against a schema, and may count what that has evaluated.
    Check { is_traced: bool },
}

/// The first line of a function.
pub(super) fn signature(name: &str, role: Role) -> String {
    let (more, result): (&[&str], _) = match role {
        Role::Decoder { is_nullable: true } => (&["*", "nullable: bool = False"], "Any"),
        Role::Decoder { is_nullable: false } => (&[], "Any"),
        Role::Check { is_traced: true } => (&["seen: Evaluated"], "None"),
        Role::Check { is_traced: false } => (&[], "None"),
    };
    let parameters = [&["data: Json", "at: Place", "problems: Problems"], more].concat();
    layout::lines(&format!("def {name}({}) -> {result}:", parameters.join(", ")), 0)
}

/// Constants and functions, one below the other.
pub(super) fn joined(constants: &[Constant], functions: &[Function]) -> String {
    let mut text = String::new();
    for Constant { name, value } in constants {
        text.push_str(&layout::lines(&format!("{name}: Final = {value}"), 0));
        text.push('\n');
    }
    for function in functions {
        text.push_str("\n\n");
        text.push_str(&function.text());
        text.push('\n');
    }
    text.trim_end().trim_start_matches('\n').to_owned()
}

impl Function {
    fn text(&self) -> String {
        let signature = signature(&self.name, self.role);
        let body = if self.body.is_empty() { "pass".to_owned() } else { self.body.text() };
        let (is_remembered, body) = (self.is_remembered, layout::lines(&body, 4));
        match self.role {
            Role::Decoder { .. } => print(&view::Function { is_remembered, decorator: "remembered", signature, body }),
            Role::Check { is_traced } => {
                let decorator = if is_traced { "remembered_seen" } else { "remembered" };
                print(&view::Residual { is_remembered, decorator, signature, body })
            }
        }
    }
}

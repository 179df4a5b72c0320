//! `x-enum-names`: the names that a schema gives to the values of its `enum`, in their order.

use std::collections::HashMap;

use heck::ToSnakeCase as _;

use crate::diagnostic::Diagnostic;
use crate::document::{Node, NodeKind};
use crate::json_schema::{self, Keyword};
use crate::rules;
use crate::source::Source;

/// Every list of names that does not fit its `enum`.
pub(super) fn check(source: &Source, root: &Node) -> Vec<Diagnostic> {
    let mut problems = Vec::new();
    json_schema::schemas(root, &mut |_, schema| {
        if let Some(names) = schema.keyword(Keyword::EnumNames) {
            check_names(source, schema, names, &mut problems);
        }
    });
    problems
}

fn check_names(source: &Source, schema: &Node, names: &Node, problems: &mut Vec<Diagnostic>) {
    let mut problem = |node: &Node, message: String, help: String| {
        problems.push(Diagnostic::error(rules::ENUM_NAMES, source, node.span.clone(), message).help(help));
    };
    let Some(items) = names.items() else {
        let message = format!("`{}` is a list of names", Keyword::EnumNames);
        return problem(names, message, "write a list with one name for each value of `enum`".to_owned());
    };
    match schema.keyword(Keyword::Enum).and_then(Node::items) {
        None => {
            let message = format!("`{}` is beside no `enum`", Keyword::EnumNames);
            problem(names, message, "write it beside the `enum` whose values it names, or remove it".to_owned());
        }
        Some(values) if values.len() != items.len() => {
            let message =
                format!("`{}` and `enum` differ in length: {} and {}", Keyword::EnumNames, items.len(), values.len());
            problem(names, message, "write one name for each value, in their order".to_owned());
        }
        Some(_) => {}
    }
    let mut known: HashMap<String, &str> = HashMap::new();
    for item in items {
        let Some(name) = item.as_str().filter(|name| is_name(name)) else {
            let message = match &item.kind {
                NodeKind::String(text) => format!("`{text}` is not a name that every language can spell"),
                _ => "the name of a value is a string".to_owned(),
            };
            problem(
                item,
                message,
                "write letters of ASCII, digits and `_`, with a letter first: `less_or_equal`".to_owned(),
            );
            continue;
        };
        // Languages spell words in their own way: `LessThan` and `less_than` are one name.
        if let Some(before) = known.insert(name.to_snake_case(), name) {
            let message = if before == name {
                format!("two values have the name `{name}`")
            } else {
                format!("`{before}` and `{name}` are one name: languages join words in their own way")
            };
            problem(item, message, "give each value a name of its own".to_owned());
        }
    }
}

fn is_name(name: &str) -> bool {
    name.starts_with(|first: char| first.is_ascii_alphabetic())
        && name.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'_')
}

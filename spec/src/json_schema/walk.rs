//! Walking the schemas of a document.

use super::{Keyword, Subschemas};
use crate::document::{Entry, Node, pointer_token};

/// What earlier drafts called `$defs`. The meta-schema of 2020-12 still has it, and so references may lead below it.
pub const DEFINITIONS: &str = "definitions";

/// The subschemas below a key of a schema. `definitions`, which `$defs` replaced, still has some; an unknown keyword has data.
#[must_use]
pub fn subschemas(keyword: &str) -> Subschemas {
    match Keyword::from_name(keyword) {
        Some(known) => known.subschemas(),
        None if keyword == DEFINITIONS => Subschemas::Table,
        None => Subschemas::None,
    }
}

/// Calls `visit` with every schema of a document and the JSON pointer that leads to it, outer schemas first.
///
/// Only places of schemas are visited: what is under `enum`, `default` or an unknown keyword is data.
pub fn schemas<'n>(root: &'n Node, visit: &mut dyn FnMut(&str, &'n Node)) {
    walk(root, &mut String::new(), visit);
}

fn walk<'n>(node: &'n Node, pointer: &mut String, visit: &mut dyn FnMut(&str, &'n Node)) {
    visit(pointer, node);
    for Entry { key, value, .. } in node.entries().unwrap_or_default() {
        let length = pointer.len();
        pointer.push('/');
        pointer.push_str(&pointer_token(key));
        match subschemas(key) {
            Subschemas::One => walk(value, pointer, visit),
            Subschemas::List => {
                for (index, item) in value.items().unwrap_or_default().iter().enumerate() {
                    nested(item, pointer, &index.to_string(), visit);
                }
            }
            Subschemas::Table => {
                for entry in value.entries().unwrap_or_default() {
                    nested(&entry.value, pointer, &pointer_token(&entry.key), visit);
                }
            }
            Subschemas::None => {}
        }
        pointer.truncate(length);
    }
}

fn nested<'n>(node: &'n Node, pointer: &mut String, token: &str, visit: &mut dyn FnMut(&str, &'n Node)) {
    let length = pointer.len();
    pointer.push('/');
    pointer.push_str(token);
    walk(node, pointer, visit);
    pointer.truncate(length);
}

//! Walking a JSON Schema: which keywords hold schemas, and how.

use crate::document::{Entry, Node, pointer_token};

/// What a keyword of JSON Schema 2020-12 holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Holds {
    /// One schema: `items`, `not`, `if`, …
    Schema,
    /// A list of schemas: `allOf`, `prefixItems`, …
    List,
    /// A table of schemas under free keys: `properties`, `$defs`, …
    Table,
    /// No schema: `enum`, `default`, `title`, …
    Data,
}

/// What the keyword holds; a keyword unknown to 2020-12 holds data.
#[must_use]
pub fn holds(keyword: &str) -> Holds {
    match keyword {
        "items"
        | "additionalProperties"
        | "not"
        | "if"
        | "then"
        | "else"
        | "contains"
        | "propertyNames"
        | "unevaluatedItems"
        | "unevaluatedProperties"
        | "contentSchema" => Holds::Schema,
        "allOf" | "anyOf" | "oneOf" | "prefixItems" => Holds::List,
        "properties" | "patternProperties" | "$defs" | "definitions" | "dependentSchemas" => Holds::Table,
        _ => Holds::Data,
    }
}

/// Calls `visit` with every schema of a document and the JSON pointer that leads to it, outer schemas first.
///
/// Only places that hold schemas are visited: what stands under `enum`, `default` or an unknown keyword is data.
pub fn schemas<'n>(root: &'n Node, visit: &mut dyn FnMut(&str, &'n Node)) {
    walk(root, &mut String::new(), visit);
}

fn walk<'n>(node: &'n Node, pointer: &mut String, visit: &mut dyn FnMut(&str, &'n Node)) {
    visit(pointer, node);
    for Entry { key, value, .. } in node.entries().unwrap_or_default() {
        let length = pointer.len();
        pointer.push('/');
        pointer.push_str(&pointer_token(key));
        match holds(key) {
            Holds::Schema => walk(value, pointer, visit),
            Holds::List => {
                for (index, item) in value.items().unwrap_or_default().iter().enumerate() {
                    nested(item, pointer, &index.to_string(), visit);
                }
            }
            Holds::Table => {
                for entry in value.entries().unwrap_or_default() {
                    nested(&entry.value, pointer, &pointer_token(&entry.key), visit);
                }
            }
            Holds::Data => {}
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

//! Values that JSON does not have.

use std::collections::HashSet;

use crate::document::{Node, NodeKind, pointer_token};

/// Pointers of all values that JSON does not have.
pub(super) fn foreign_values(root: &Node) -> HashSet<String> {
    fn walk(node: &Node, path: &mut String, found: &mut HashSet<String>) {
        let length = path.len();
        match &node.kind {
            NodeKind::Foreign(_) => {
                found.insert(path.clone());
            }
            NodeKind::Sequence(items) => {
                for (index, item) in items.iter().enumerate() {
                    path.push('/');
                    path.push_str(&index.to_string());
                    walk(item, path, found);
                    path.truncate(length);
                }
            }
            NodeKind::Mapping(entries) => {
                for entry in entries.iter() {
                    path.push('/');
                    path.push_str(&pointer_token(&entry.key));
                    walk(&entry.value, path, found);
                    path.truncate(length);
                }
            }
            _ => {}
        }
    }
    let mut found = HashSet::new();
    walk(root, &mut String::new(), &mut found);
    found
}

//! Where in a document a JSON pointer leads.

use std::collections::HashMap;

use super::message::brief;
use crate::document::{Entry, Node, NodeKind, unescape_token};
use crate::source::Span;

/// A place in the document.
pub(super) struct Place<'a> {
    pub(super) node: &'a Node,
    pub(super) key_span: Option<&'a Span>,
    /// What it is called in messages: its key in backticks, or which item of a list it is.
    pub(super) name: String,
}

/// The places of a document.
pub(super) struct Places<'a> {
    root: &'a Node,
    /// Large tables by their address, so that many errors in one table don't cost a walk each.
    tables: HashMap<*const Node, HashMap<&'a str, &'a Entry>>,
}

impl<'a> Places<'a> {
    pub(super) fn new(root: &'a Node) -> Self {
        Self { root, tables: HashMap::new() }
    }

    /// The place that a pointer leads to, where there is one.
    pub(super) fn find(&mut self, pointer: &str) -> Option<Place<'a>> {
        let mut place = Place { node: self.root, key_span: None, name: "the document".to_owned() };
        for token in pointer.split('/').skip(1) {
            let token = unescape_token(token);
            match &place.node.kind {
                NodeKind::Mapping(_) => {
                    let entry = self.member(place.node, &token)?;
                    place = Place {
                        node: &entry.value,
                        key_span: Some(&entry.key_span),
                        name: format!("`{}`", brief(&token)),
                    };
                }
                NodeKind::Sequence(items) => {
                    let index: usize = token.parse().ok()?;
                    let name = format!("item {} of {}", index + 1, place.name);
                    place = Place { node: items.get(index)?, key_span: None, name };
                }
                _ => return None,
            }
        }
        Some(place)
    }

    fn member(&mut self, table: &'a Node, key: &str) -> Option<&'a Entry> {
        let entries = table.entries()?;
        if entries.len() < 32 {
            return entries.iter().find(|entry| entry.key == key);
        }
        let index = self
            .tables
            .entry(std::ptr::from_ref(table))
            .or_insert_with(|| entries.iter().map(|entry| (entry.key.as_str(), entry)).collect());
        index.get(key).copied()
    }
}

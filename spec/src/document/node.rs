//! The tree of a document: every key and value knows its bytes, and a table finds its entries by key.

use std::ops::Deref;

use serde_json::{Map, Number, Value};

use super::pointer::unescape_token;
use crate::source::Span;

/// A value and its bytes.
#[derive(Debug, Clone, PartialEq)]
pub struct Node {
    /// What it is.
    pub kind: NodeKind,
    /// Where it is.
    pub span: Span,
}

/// The kinds of value that the three syntaxes share, and the few that only TOML or YAML has.
#[derive(Debug, Clone, PartialEq)]
pub enum NodeKind {
    /// `null`.
    Null,
    /// `true` or `false`.
    Boolean(bool),
    /// A number within the range of a double, by its exact value.
    Number(Number),
    /// A string.
    String(String),
    /// A list.
    Sequence(Vec<Node>),
    /// A table, in the order of the document, with unique keys.
    Mapping(Table),
    /// A value that JSON does not have: a TOML date-time, an infinity. Holds what to call it in messages.
    Foreign(&'static str),
}

/// A key with its value.
#[derive(Debug, Clone, PartialEq)]
pub struct Entry {
    /// The key.
    pub key: String,
    /// Where the key is.
    pub key_span: Span,
    /// The value.
    pub value: Node,
}

/// The entries of a table, in the order of the document, with unique keys.
#[derive(Debug, Clone, PartialEq)]
pub struct Table {
    entries: Vec<Entry>,
    /// The positions of the entries, sorted by key; empty where the table is small enough to look through.
    by_key: Box<[usize]>,
}

/// Up to how many entries are looked through one by one.
const SMALL: usize = 16;

impl Table {
    /// The entry of a key.
    #[must_use]
    pub fn entry(&self, key: &str) -> Option<&Entry> {
        self.entries.get(self.position(key)?)
    }

    fn position(&self, key: &str) -> Option<usize> {
        if self.by_key.is_empty() {
            return self.entries.iter().position(|entry| entry.key == key);
        }
        let found = self.by_key.binary_search_by(|index| self.entries[*index].key.as_str().cmp(key)).ok()?;
        Some(self.by_key[found])
    }

    /// The value of a key, to change it.
    pub(crate) fn value_mut(&mut self, key: &str) -> Option<&mut Node> {
        let index = self.position(key)?;
        self.entries.get_mut(index).map(|entry| &mut entry.value)
    }

    /// The entries; the table is empty afterwards.
    pub(crate) fn take(&mut self) -> Vec<Entry> {
        self.by_key = Box::default();
        std::mem::take(&mut self.entries)
    }
}

impl From<Vec<Entry>> for Table {
    fn from(entries: Vec<Entry>) -> Self {
        let mut by_key: Vec<usize> = if entries.len() > SMALL { (0..entries.len()).collect() } else { Vec::new() };
        by_key.sort_unstable_by(|left, right| entries[*left].key.cmp(&entries[*right].key));
        Self { entries, by_key: by_key.into_boxed_slice() }
    }
}

impl Deref for Table {
    type Target = [Entry];

    fn deref(&self) -> &[Entry] {
        &self.entries
    }
}

impl Node {
    /// The value under `key`, if this is a table that has it.
    #[must_use]
    pub fn get(&self, key: &str) -> Option<&Node> {
        self.entry(key).map(|entry| &entry.value)
    }

    /// The entry of `key`, if this is a table that has it.
    #[must_use]
    pub fn entry(&self, key: &str) -> Option<&Entry> {
        if let NodeKind::Mapping(table) = &self.kind { table.entry(key) } else { None }
    }

    /// The entries, if this is a table.
    #[must_use]
    pub fn entries(&self) -> Option<&[Entry]> {
        if let NodeKind::Mapping(entries) = &self.kind { Some(entries) } else { None }
    }

    /// The items, if this is a list.
    #[must_use]
    pub fn items(&self) -> Option<&[Node]> {
        if let NodeKind::Sequence(items) = &self.kind { Some(items) } else { None }
    }

    /// The text, if this is a string.
    #[must_use]
    pub fn as_str(&self) -> Option<&str> {
        if let NodeKind::String(text) = &self.kind { Some(text) } else { None }
    }

    /// The truth value, if this is a boolean.
    #[must_use]
    pub fn as_bool(&self) -> Option<bool> {
        if let NodeKind::Boolean(value) = self.kind { Some(value) } else { None }
    }

    /// What to call the type of this value in a message.
    #[must_use]
    pub fn type_name(&self) -> &'static str {
        match &self.kind {
            NodeKind::Null => "null",
            NodeKind::Boolean(_) => "a boolean",
            NodeKind::Number(number) if number.is_f64() => "a number",
            NodeKind::Number(_) => "an integer",
            NodeKind::String(_) => "a string",
            NodeKind::Sequence(_) => "an array",
            NodeKind::Mapping(_) => "a table",
            NodeKind::Foreign(name) => name,
        }
    }

    /// The same value without places. A value that JSON does not have becomes a string that names it.
    #[must_use]
    pub fn to_json(&self) -> Value {
        match &self.kind {
            NodeKind::Null => Value::Null,
            NodeKind::Boolean(value) => Value::Bool(*value),
            NodeKind::Number(number) => Value::Number(number.clone()),
            NodeKind::String(text) => Value::String(text.clone()),
            NodeKind::Sequence(items) => Value::Array(items.iter().map(Self::to_json).collect()),
            NodeKind::Mapping(entries) => Value::Object(
                entries.iter().map(|entry| (entry.key.clone(), entry.value.to_json())).collect::<Map<_, _>>(),
            ),
            NodeKind::Foreign(name) => Value::String((*name).to_owned()),
        }
    }

    /// Changes the node that a JSON pointer leads to, where there is one.
    pub(crate) fn alter(&mut self, pointer: &str, change: &mut dyn FnMut(&mut Node)) {
        let Some((token, rest)) = pointer.strip_prefix('/').map(|tokens| {
            let end = tokens.find('/').unwrap_or(tokens.len());
            tokens.split_at(end)
        }) else {
            return change(self);
        };
        let token = unescape_token(token);
        let next = match &mut self.kind {
            NodeKind::Mapping(table) => table.value_mut(&token),
            NodeKind::Sequence(items) => token.parse::<usize>().ok().and_then(|index| items.get_mut(index)),
            _ => None,
        };
        if let Some(next) = next {
            next.alter(rest, change);
        }
    }

    /// The node that an RFC 6901 JSON pointer leads to, from here. The empty pointer is this node.
    #[must_use]
    pub fn pointer(&self, pointer: &str) -> Option<&Node> {
        if pointer.is_empty() {
            return Some(self);
        }
        pointer.strip_prefix('/')?.split('/').try_fold(self, |node, token| {
            let token = unescape_token(token);
            match &node.kind {
                NodeKind::Mapping(_) => node.get(&token),
                NodeKind::Sequence(items) => items.get(token.parse::<usize>().ok()?),
                _ => None,
            }
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_large_table_finds_what_a_small_one_finds() {
        let entry = |number: usize| Entry {
            key: format!("key {}", number * 7 % 101),
            key_span: 0..0,
            value: Node { kind: NodeKind::Null, span: number..number },
        };
        let table = Table::from((0..100).map(entry).collect::<Vec<_>>());
        for (index, own) in table.iter().enumerate() {
            assert_eq!(table.entry(&own.key).map(|entry| entry.value.span.start), Some(index));
        }
        assert!(table.entry("key").is_none() && table.entry("key 999").is_none());
    }
}

//! Tables: entries in the order of the document, found by key.

use std::ops::Deref;

use super::Entry;

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
    pub(crate) fn value_mut(&mut self, key: &str) -> Option<&mut super::Node> {
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::{Node, NodeKind};

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

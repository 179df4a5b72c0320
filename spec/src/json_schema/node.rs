//! A document read as a schema: what is under its keywords.

use super::Keyword;
use crate::document::{Entry, Node};

impl Node {
    /// What a schema has under a keyword; `None` where the keyword is not given, and for the schemas `true` and `false`.
    #[must_use]
    pub fn keyword(&self, keyword: Keyword) -> Option<&Node> {
        self.get(keyword.name())
    }

    /// The entry of a keyword, with the place of its name.
    #[must_use]
    pub fn keyword_entry(&self, keyword: Keyword) -> Option<&Entry> {
        self.entry(keyword.name())
    }

    /// Whether a schema has a keyword.
    #[must_use]
    pub fn has(&self, keyword: Keyword) -> bool {
        self.keyword(keyword).is_some()
    }

    /// Whether a schema has one of some keywords.
    #[must_use]
    pub fn has_any(&self, keywords: &[Keyword]) -> bool {
        keywords.iter().any(|keyword| self.has(*keyword))
    }

    /// The keywords of a schema that JSON Schema 2020-12 knows, in the order of the document.
    pub fn keywords(&self) -> impl Iterator<Item = (Keyword, &Node)> {
        let entries = self.entries().unwrap_or_default().iter();
        entries.filter_map(|entry| Some((Keyword::from_name(&entry.key)?, &entry.value)))
    }
}

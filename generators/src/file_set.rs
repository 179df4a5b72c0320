//! The generator's whole result: paths and bytes.

use std::collections::BTreeMap;

/// Emitted files by relative path (`/` between segments, no `..`), sorted.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct FileSet(BTreeMap<String, String>);

impl FileSet {
    /// Adds a file. The text ends with one newline.
    ///
    /// # Panics
    /// When two files are given one path: that is a fault of the generator, not of its input.
    pub(crate) fn insert(&mut self, path: impl Into<String>, text: String) {
        let path = path.into();
        assert!(!self.0.contains_key(&path), "two emitted files are called {path}");
        self.0.insert(path, text);
    }

    /// The files, by path.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &str)> {
        self.0.iter().map(|(path, text)| (path.as_str(), text.as_str()))
    }

    /// How long the texts are together.
    #[must_use]
    pub fn bytes(&self) -> usize {
        self.0.values().map(String::len).sum()
    }

    /// The text of one file.
    #[must_use]
    pub fn get(&self, path: &str) -> Option<&str> {
        self.0.get(path).map(String::as_str)
    }
}

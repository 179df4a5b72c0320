//! Folders that discovery does not enter.

use globset::{Glob, GlobSet, GlobSetBuilder};

/// The names of folders that every discovery ignores: first those that it must, then those that it should (DIS-03).
pub const IGNORED_FOLDERS: &[&str] = &[
    "__pycache__",
    ".git",
    "node_modules",
    ".venv",
    ".hg",
    ".svn",
    ".venv-*",
    "venv",
    ".tox",
    ".mypy_cache",
    ".pytest_cache",
    ".ruff_cache",
    "*.egg-info",
    "dist",
    "build",
];

/// Folder names that discovery does not enter.
#[derive(Debug)]
pub struct Ignored(GlobSet);

/// A pattern that is not valid.
#[derive(Debug, thiserror::Error)]
#[error("`{pattern}` is not a valid pattern for a folder name")]
pub struct PatternError {
    /// The pattern as given.
    pub pattern: String,
    #[source]
    source: globset::Error,
}

impl Ignored {
    /// The names of contract clause DIS-03, and patterns of the host's own: `*`, `?` and `[abc]` on one folder name.
    ///
    /// # Errors
    /// A pattern is malformed.
    pub fn new(own: &[String]) -> Result<Self, PatternError> {
        let wrap = |pattern: &str, source| PatternError { pattern: pattern.to_owned(), source };
        let mut builder = GlobSetBuilder::new();
        for pattern in IGNORED_FOLDERS.iter().copied().chain(own.iter().map(String::as_str)) {
            builder.add(Glob::new(pattern).map_err(|error| wrap(pattern, error))?);
        }
        builder.build().map(Self).map_err(|error| wrap("", error))
    }

    pub(super) fn matches(&self, name: &str) -> bool {
        self.0.is_match(name)
    }
}

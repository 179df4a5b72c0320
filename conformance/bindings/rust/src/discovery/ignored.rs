//! Folders that discovery does not enter.

use globset::{Glob, GlobSet, GlobSetBuilder};

/// The names that every discovery ignores (DIS-03): first those that it must, then those that it should.
const IGNORED: &[&str] = &[
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

/// Names of folders that discovery does not enter.
#[derive(Debug, Clone)]
pub(super) struct Ignored {
    patterns: Vec<Glob>,
    set: GlobSet,
}

/// A pattern that is not valid.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("`{pattern}` is not a valid pattern for the name of a folder")]
#[non_exhaustive]
pub struct PatternError {
    /// The pattern as given.
    pub pattern: String,
    #[source]
    source: globset::Error,
}

impl Default for Ignored {
    fn default() -> Self {
        let none = Self { patterns: Vec::new(), set: GlobSet::empty() };
        none.clone().and(IGNORED.iter().copied()).unwrap_or(none)
    }
}

impl Ignored {
    pub(super) fn and<P: AsRef<str>>(mut self, patterns: impl IntoIterator<Item = P>) -> Result<Self, PatternError> {
        for pattern in patterns {
            let pattern = pattern.as_ref();
            self.patterns.push(Glob::new(pattern).map_err(|source| error(pattern, source))?);
        }
        let mut set = GlobSetBuilder::new();
        for pattern in &self.patterns {
            set.add(pattern.clone());
        }
        self.set = set.build().map_err(|source| error("", source))?;
        Ok(self)
    }

    pub(super) fn matches(&self, name: &str) -> bool {
        self.set.is_match(name)
    }
}

fn error(pattern: &str, source: globset::Error) -> PatternError {
    PatternError { pattern: pattern.to_owned(), source }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_ignored_as_a_whole() {
        let ignored = Ignored::default();
        for name in IGNORED.iter().filter(|name| !name.contains('*')).chain(&[".venv-3.12", "echo.egg-info"]) {
            assert!(ignored.matches(name), "{name}");
        }
        for name in ["git", "builder", "my_build", "venvs", "src"] {
            assert!(!ignored.matches(name), "{name}");
        }
    }

    #[test]
    #[cfg(feature = "hookspecs")]
    fn the_names_are_those_of_the_contract() {
        assert_eq!(IGNORED, dagstack_spec_model::manifest::IGNORED_FOLDERS);
    }
}

//! The four homes of a manifest, and where it is in a document of each.

use std::path::Path;

use crate::document::{self, Node, Syntax};
use crate::source::{Source, Span};

/// The four homes of a manifest, in the order in which they win.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Home {
    /// `dagstack.toml`, the canonical one.
    DagstackToml,
    /// `dagstack.json`.
    DagstackJson,
    /// `[tool.dagstack.plugin]` in `pyproject.toml`.
    Pyproject,
    /// `dagstack` in `package.json`.
    PackageJson,
}

/// Where the manifest is in a document.
#[derive(Debug)]
pub(crate) struct Located<'a> {
    /// The manifest's value.
    pub(crate) node: &'a Node,
    /// The key it is under, with its name; nothing for a flat document.
    pub(crate) key: Option<(&'a str, Span)>,
}

impl Home {
    /// All homes, the first that is there wins.
    pub const ALL: [Self; 4] = [Self::DagstackToml, Self::DagstackJson, Self::Pyproject, Self::PackageJson];

    /// The name of the file.
    #[must_use]
    pub fn file_name(self) -> &'static str {
        match self {
            Self::DagstackToml => "dagstack.toml",
            Self::DagstackJson => "dagstack.json",
            Self::Pyproject => "pyproject.toml",
            Self::PackageJson => "package.json",
        }
    }

    /// The syntax of the file.
    #[must_use]
    pub fn syntax(self) -> Syntax {
        match self {
            Self::DagstackToml | Self::Pyproject => Syntax::Toml,
            Self::DagstackJson | Self::PackageJson => Syntax::Json,
        }
    }

    /// What a file is by its name: one of the four homes, or, for any other `.toml` or `.json` file, in the form of
    /// `dagstack.toml` or `dagstack.json`.
    #[must_use]
    pub fn of_file(path: &Path) -> Option<Self> {
        let name = path.file_name()?.to_str()?;
        let extension = path.extension().and_then(|extension| extension.to_str());
        Self::ALL.into_iter().find(|home| home.file_name() == name).or(match extension {
            Some("toml") => Some(Self::DagstackToml),
            Some("json") => Some(Self::DagstackJson),
            _ => None,
        })
    }

    /// The manifest's place in a document of this home. `None`: the document belongs to somebody else.
    pub(crate) fn locate(self, document: &Node) -> Option<Located<'_>> {
        match self {
            Self::DagstackToml | Self::DagstackJson => Some(match document.entry("plugin") {
                Some(entry) => Located { node: &entry.value, key: Some(("plugin", entry.key_span.clone())) },
                None => Located { node: document, key: None },
            }),
            Self::Pyproject => {
                let entry = document.get("tool")?.get("dagstack")?.entry("plugin")?;
                Some(Located { node: &entry.value, key: Some(("tool.dagstack.plugin", entry.key_span.clone())) })
            }
            Self::PackageJson => document
                .entry("dagstack")
                .map(|entry| Located { node: &entry.value, key: Some(("dagstack", entry.key_span.clone())) }),
        }
    }

    /// Whether a file of this home holds a manifest. A file that can't be parsed counts when its text looks as if it did,
    /// so that a slip in a manifest is reported and one in somebody else's file is not.
    pub(super) fn holds_manifest(self, source: &Source) -> bool {
        let text = source.text();
        if matches!(self, Self::DagstackToml | Self::DagstackJson) {
            return true;
        }
        // Most such files have nothing to do with us: don't parse them.
        if !text.contains("dagstack") {
            return false;
        }
        match document::parse(source, self.syntax()) {
            Ok(document) => self.locate(&document).is_some(),
            Err(_) if self == Self::Pyproject => text.contains("tool.dagstack"),
            Err(_) => text
                .match_indices("\"dagstack\"")
                .any(|(at, key)| text.get(at + key.len()..).is_some_and(|rest| rest.trim_start().starts_with(':'))),
        }
    }
}

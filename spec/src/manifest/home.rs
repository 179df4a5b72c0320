//! Where a manifest may be: the four homes (contract section 3).

use std::path::Path;

use crate::diagnostic::Diagnostic;
use crate::document::{self, Entry, Node, Syntax};
use crate::shape::nearest;
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

/// A file that was read, and its text as a document, or what is wrong with its syntax.
#[derive(Debug)]
pub(crate) struct Parsed {
    pub(crate) source: Source,
    pub(crate) document: Result<Node, Vec<Diagnostic>>,
}

impl Parsed {
    pub(crate) fn new(source: Source, home: Home) -> Self {
        let document = document::parse(&source, home.syntax());
        Self { source, document }
    }
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
            Self::DagstackToml | Self::DagstackJson => {
                let wrapper = document.entry("plugin").or_else(|| misspelt_wrapper(document));
                Some(match wrapper {
                    Some(entry) => Located { node: &entry.value, key: Some(("plugin", entry.key_span.clone())) },
                    None => Located { node: document, key: None },
                })
            }
            Self::Pyproject => {
                let entry = document.get("tool")?.get("dagstack")?.entry("plugin")?;
                Some(Located { node: &entry.value, key: Some(("tool.dagstack.plugin", entry.key_span.clone())) })
            }
            Self::PackageJson => document
                .entry("dagstack")
                .map(|entry| Located { node: &entry.value, key: Some(("dagstack", entry.key_span.clone())) }),
        }
    }

    /// A file of this home, if it holds a manifest. One that can't be parsed counts when its text looks as if it did, so that a slip
    /// in a manifest is reported and one in somebody else's file is not.
    pub(super) fn manifest_in(self, source: Source) -> Shared {
        // Most files that are shared with others have nothing to do with us: don't parse them.
        if !source.text().contains("dagstack") {
            return Shared::Foreign;
        }
        let parsed = Parsed::new(source, self);
        let text = parsed.source.text();
        let is_almost = |document: &Node| {
            self == Self::Pyproject && document.get("tool").is_some_and(|tool| tool.get("dagstack").is_some())
        };
        let holds_manifest = match &parsed.document {
            Ok(document) if self.locate(document).is_none() && is_almost(document) => return Shared::Almost,
            Ok(document) => self.locate(document).is_some(),
            Err(_) if self == Self::Pyproject => text.contains("tool.dagstack"),
            Err(_) => text
                .match_indices("\"dagstack\"")
                .any(|(at, key)| text.get(at + key.len()..).is_some_and(|rest| rest.trim_start().starts_with(':'))),
        };
        if holds_manifest { Shared::Manifest(parsed) } else { Shared::Foreign }
    }
}

/// The table that was probably meant to be `plugin`: the only one, its name almost right. What is in it is judged as the manifest, so
/// that a slip in one name is not reported as many missing fields.
fn misspelt_wrapper(document: &Node) -> Option<&Entry> {
    let mut fields = document.entries()?.iter().filter(|entry| entry.key != "$schema");
    let (only, None) = (fields.next()?, fields.next()) else { return None };
    (only.value.entries().is_some() && nearest(&only.key, ["plugin"]).is_some()).then_some(only)
}

/// What a file that is shared with others holds.
pub(super) enum Shared {
    /// A manifest.
    Manifest(Parsed),
    /// Fields in a table that no registry reads.
    Almost,
    /// Nothing of ours.
    Foreign,
}

//! The four homes of a manifest, and where in each of them its fields are.

use std::path::Path;

use serde_json::Value;

use super::{json, malformed, toml};
use crate::error::Result;

/// The four homes of a manifest, in the order in which they win where several lie side by side.
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

impl Home {
    /// All homes; the first that is there wins.
    pub const ALL: [Self; 4] = [Self::DagstackToml, Self::DagstackJson, Self::Pyproject, Self::PackageJson];

    /// The name of the file.
    #[must_use]
    pub const fn file_name(self) -> &'static str {
        match self {
            Self::DagstackToml => "dagstack.toml",
            Self::DagstackJson => "dagstack.json",
            Self::Pyproject => "pyproject.toml",
            Self::PackageJson => "package.json",
        }
    }

    /// What a file is by its name. Any other `.toml` or `.json` file has the form of `dagstack.toml` or `dagstack.json`.
    #[must_use]
    pub fn of_file(path: &Path) -> Option<Self> {
        let name = path.file_name()?.to_str()?;
        Self::ALL.into_iter().find(|home| home.file_name() == name).or_else(|| match path.extension()?.to_str()? {
            "toml" => Some(Self::DagstackToml),
            "json" => Some(Self::DagstackJson),
            _ => None,
        })
    }

    /// Whether the file is a manifest and nothing else. Of the others only their content says whether they hold one
    /// (INT-3, INT-5).
    #[must_use]
    pub const fn is_own(self) -> bool {
        matches!(self, Self::DagstackToml | Self::DagstackJson)
    }

    /// The fields in the bytes of such a file, out of the table they are under. `None`: the file is well and holds no
    /// manifest.
    pub(super) fn fields(self, name: &str, bytes: &[u8]) -> Result<Option<Value>> {
        let text = utf8(name, bytes)?;
        match self {
            Self::DagstackToml => toml::own(name, text).map(Some),
            Self::DagstackJson => json::own(name, text).map(Some),
            Self::Pyproject => toml::pyproject(name, text),
            Self::PackageJson => json::package(name, text),
        }
    }
}

fn utf8<'a>(name: &str, bytes: &'a [u8]) -> Result<&'a str> {
    std::str::from_utf8(bytes).map_err(|error| {
        let line = bytes[..error.valid_up_to()].iter().filter(|byte| **byte == b'\n').count() + 1;
        malformed(name, format!("line {line}: a byte that is not UTF-8"))
    })
}

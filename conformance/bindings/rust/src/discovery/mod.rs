//! Discovery: from a folder to registered plugins (contract section 5).

mod found;
mod ignored;
mod walk;

use std::path::PathBuf;
use std::sync::Arc;

use ignored::Ignored;
pub use ignored::PatternError;

use crate::Registry;
use crate::error::{Code, Error, Result};
use crate::registration::Refusal;
use crate::spec::manifest::Manifest;

/// How to look for plugins.
#[derive(Debug, Clone)]
pub struct Discovery {
    root: PathBuf,
    recursive: bool,
    ignored: Ignored,
}

/// What a discovery found.
#[derive(Debug, Clone, Default)]
pub struct Discovered {
    /// The plugins that were registered: dependencies first, then by priority descending, then by name (DIS-06).
    pub plugins: Vec<Arc<Manifest>>,
    /// Those that were skipped, by folder (DIS-04).
    pub refused: Vec<Refusal>,
}

impl Discovery {
    /// Looks below this folder, at any depth (DIS-01, DIS-02).
    #[must_use]
    pub fn new(root: impl Into<PathBuf>) -> Self {
        Self { root: root.into(), recursive: true, ignored: Ignored::default() }
    }

    /// Looks at the root alone, or below it too (DIS-12).
    #[must_use]
    pub fn recursive(mut self, recursive: bool) -> Self {
        self.recursive = recursive;
        self
    }

    /// Ignores folders of further names (DIS-03): `*`, `?` and `[abc]` mean what they do in a shell.
    ///
    /// # Errors
    /// A pattern is malformed.
    pub fn ignoring<P: AsRef<str>>(mut self, patterns: impl IntoIterator<Item = P>) -> Result<Self, PatternError> {
        self.ignored = self.ignored.and(patterns)?;
        Ok(self)
    }
}

impl<P: Into<PathBuf>> From<P> for Discovery {
    fn from(root: P) -> Self {
        Self::new(root)
    }
}

impl Registry {
    /// Finds the plugins under a folder and registers them, dependencies first (DIS-01 to DIS-12). Takes a path, or a
    /// [`Discovery`] that says more. What is invalid or does not load is skipped and reported; the others register. A second
    /// root adds to the first.
    ///
    /// # Errors
    /// `PluginLoadError` where the root is not a folder that can be read (DIS-07), `ManifestInvalid` where two manifests under
    /// it have one name (DIS-05). Nothing was registered then.
    pub async fn discover(&self, discovery: impl Into<Discovery>) -> Result<Discovered> {
        let discovery = discovery.into();
        let root = discovery.root.clone();
        // Reading a large tree takes a while.
        let found = tokio::task::spawn_blocking(move || found::read(&discovery))
            .await
            .map_err(|error| Error::new(Code::PluginLoadError, format!("{}: {error}", root.display())))??;
        found::no_double_names(&found)?;
        let mut discovered = Discovered::default();
        for plugin in found::in_order(found) {
            match self.register_found(plugin) {
                Ok(manifest) => discovered.plugins.push(manifest),
                Err(refusal) => discovered.refused.push(refusal),
            }
        }
        discovered.refused.sort_by(|a, b| a.folder.cmp(&b.folder));
        Ok(discovered)
    }
}

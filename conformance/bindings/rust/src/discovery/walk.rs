//! The walk through a folder: where manifests are.

use std::collections::{BTreeMap, BTreeSet, HashSet};
use std::fs;
use std::path::{Path, PathBuf};

use super::Discovery;
use crate::error::{Code, Error, Result};
use crate::manifest::{Home, Source};

/// A folder that holds a manifest.
pub(super) struct Leaf {
    pub(super) folder: PathBuf,
    pub(super) source: Source,
}

/// Finds the folders with manifests, by path. Such a folder is a leaf; others are walked through (DIS-01, DIS-02).
///
/// Links to folders are followed once a target, so that a loop of links ends (DIS-11).
pub(super) fn walk(discovery: &Discovery) -> Result<Vec<Leaf>> {
    let root = &discovery.root;
    // The first listing is the proof that the root is a folder that can be read (DIS-07).
    fs::read_dir(root).map_err(|error| {
        Error::new(Code::PluginLoadError, format!("{}: no folder to find plugins in: {error}", root.display()))
            .caused_by(error)
    })?;
    let mut leaves = BTreeMap::new();
    let mut seen = HashSet::new();
    let mut to_visit = BTreeSet::from([root.clone()]);
    while let Some(folder) = to_visit.pop_first() {
        if !fs::canonicalize(&folder).is_ok_and(|target| seen.insert(target)) {
            continue;
        }
        if let Some(source) = manifest_in(&folder) {
            leaves.insert(folder.clone(), Leaf { folder, source });
        } else if discovery.recursive {
            to_visit.extend(folders_in(&folder, discovery));
        }
    }
    Ok(leaves.into_values().collect())
}

/// The manifest of a folder: of several the one whose home comes first (section 3).
fn manifest_in(folder: &Path) -> Option<Source> {
    Home::ALL.into_iter().find_map(|home| {
        let path = folder.join(home.file_name());
        if path.is_dir() || fs::symlink_metadata(&path).is_err() {
            return None;
        }
        let source = Source::file_of(home, path);
        // A shared file is a manifest only when it can be read and says so; one of a manifest's own always is (INT-3,
        // INT-5).
        (home.is_own() || matches!(source.find(), Ok(Some(_)))).then_some(source)
    })
}

/// The folders in a folder that are not ignored (DIS-03). What can't be read holds none.
fn folders_in(folder: &Path, discovery: &Discovery) -> Vec<PathBuf> {
    let Ok(entries) = fs::read_dir(folder) else {
        tracing::warn!(target: "dagstack.registry", "can't be read: {}", folder.display());
        return Vec::new();
    };
    entries
        .flatten()
        .filter(|entry| !discovery.ignored.matches(&entry.file_name().to_string_lossy()))
        .map(|entry| entry.path())
        .filter(|path| path.is_dir())
        .collect()
}

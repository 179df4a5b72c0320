//! Spec trees: folders of hookspecs and schemas, embedded or on disk, read by relative path and never left.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use include_dir::{Dir, include_dir};

use crate::diagnostic::Diagnostic;
use crate::read::{read_source, unreadable};
use crate::rules;
use crate::source::Source;

static EMBEDDED_KINDS: Dir<'static> = include_dir!("$CARGO_MANIFEST_DIR/kinds");
const EMBEDDED_VERSION: &str = include_str!("../VERSION");

/// The path of a file inside a tree: relative, `/` between segments, without `.` and `..`.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct TreePath(String);

impl TreePath {
    /// Takes a path that is relative to the tree's root.
    ///
    /// # Errors
    /// `None` where it is absolute or leaves the tree.
    #[must_use]
    pub fn new(path: &str) -> Option<Self> {
        Self(String::new()).join(path)
    }

    /// The path of `relative`, seen from the folder that this file is in. `None` where it leaves the tree.
    #[must_use]
    pub fn sibling(&self, relative: &str) -> Option<Self> {
        let folder = self.0.rsplit_once('/').map_or("", |(folder, _)| folder);
        Self(folder.to_owned()).join(relative)
    }

    /// The path of `relative`, seen from this folder.
    pub(crate) fn join(&self, relative: &str) -> Option<Self> {
        if relative.starts_with('/') || relative.contains(['\\', '\0']) {
            return None;
        }
        let mut segments: Vec<&str> = self.0.split('/').filter(|segment| !segment.is_empty()).collect();
        for segment in relative.split('/') {
            match segment {
                "" | "." => {}
                ".." => drop(segments.pop()?),
                name => segments.push(name),
            }
        }
        Some(Self(segments.join("/")))
    }

    /// The path as text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// What follows the last dot of the file's name.
    #[must_use]
    pub fn extension(&self) -> Option<&str> {
        self.0.rsplit('/').next()?.rsplit_once('.').map(|(_, extension)| extension)
    }

    /// The file's name without the folders and without its last extension: `execute.input` of `…/execute.input.json`.
    #[must_use]
    pub fn stem(&self) -> &str {
        let name = self.0.rsplit('/').next().unwrap_or(&self.0);
        name.rsplit_once('.').map_or(name, |(stem, _)| stem)
    }
}

impl fmt::Display for TreePath {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.0)
    }
}

/// A folder that holds `kinds/`.
#[derive(Debug, Clone)]
pub enum Tree {
    /// The spec of this crate, compiled in.
    Embedded,
    /// Files in memory, by their path in the tree.
    Memory(BTreeMap<TreePath, String>),
    /// Another tree, some of whose files have other texts.
    Edited {
        /// The tree.
        base: Box<Tree>,
        /// The texts, by path.
        texts: BTreeMap<TreePath, String>,
    },
    /// A folder on disk.
    Folder {
        /// The folder as the user named it, for messages.
        shown: PathBuf,
        /// The folder with all links resolved: no file outside it is read.
        canonical: PathBuf,
    },
}

impl Tree {
    /// A tree on disk.
    ///
    /// # Errors
    /// `DS001` where the path is not a readable folder.
    pub fn folder(path: &Path) -> Result<Self, Diagnostic> {
        let refuse = |reason: String| {
            Diagnostic::file_error(rules::UNREADABLE, path.display().to_string(), reason)
                .help("give `--spec` a folder that holds `kinds/<kind>/v<N>.yaml`")
        };
        let canonical =
            path.canonicalize().map_err(|error| refuse(format!("the spec folder can't be read: {error}")))?;
        if !canonical.is_dir() {
            return Err(refuse("the spec is not a folder".to_owned()));
        }
        Ok(Self::Folder { shown: path.to_owned(), canonical })
    }

    /// The names of the entries of a folder of the tree, sorted; empty where the folder does not exist.
    ///
    /// # Errors
    /// `DS001` where the folder exists and can't be read, or has an entry whose name is not UTF-8, `DS009` where it leads out
    /// of the tree.
    pub fn list(&self, folder: &TreePath) -> Result<Vec<String>, Diagnostic> {
        let mut names: Vec<String> = match self {
            Self::Embedded => embedded_dir(folder)
                .map(|dir| {
                    dir.entries()
                        .iter()
                        .filter_map(|entry| entry.path().file_name()?.to_str())
                        .map(str::to_owned)
                        .collect()
                })
                .unwrap_or_default(),
            Self::Memory(files) => {
                let prefix = format!("{folder}/");
                let inside = files.keys().filter_map(|path| path.as_str().strip_prefix(&prefix));
                let names: BTreeSet<&str> = inside.filter_map(|path| path.split('/').next()).collect();
                names.into_iter().map(str::to_owned).collect()
            }
            Self::Edited { base, .. } => return base.list(folder),
            Self::Folder { .. } => {
                let Some(path) = self.locate(folder)? else { return Ok(Vec::new()) };
                if !path.is_dir() {
                    return Ok(Vec::new());
                }
                let unreadable = |error: io::Error| self.unreadable(folder, &error);
                let mut names = Vec::new();
                for entry in fs::read_dir(path).map_err(unreadable)? {
                    let name = entry.map_err(unreadable)?.file_name().into_string();
                    names.push(name.map_err(|name| {
                        let shown = format!("{}/{}", self.shown(folder), name.to_string_lossy());
                        Diagnostic::file_error(rules::UNREADABLE, shown, "the name of the file is not UTF-8")
                            .help("rename it: names are the same on every system")
                    })?);
                }
                names
            }
        };
        names.sort_unstable();
        Ok(names)
    }

    /// Whether the tree holds this file. A link that leads out of the tree counts: reading it reports what is wrong.
    #[must_use]
    pub fn has_file(&self, path: &TreePath) -> bool {
        match self {
            Self::Embedded => embedded_file(path).is_some(),
            Self::Memory(files) => files.contains_key(path),
            Self::Edited { base, .. } => base.has_file(path),
            Self::Folder { canonical, .. } => canonical.join(path.as_str()).is_file(),
        }
    }

    /// Reads a file of the tree.
    ///
    /// # Errors
    /// `DS001`, `DS002`, `DS003` as [`read_source`]; `DS009` where a link leads out of the tree.
    pub fn read(&self, path: &TreePath) -> Result<Source, Diagnostic> {
        match self {
            Self::Embedded => embedded_file(path)
                .map(|text| Source::new(path.as_str(), text))
                .ok_or_else(|| self.unreadable(path, &io::Error::from(io::ErrorKind::NotFound))),
            Self::Memory(files) => files
                .get(path)
                .map(|text| Source::new(path.as_str(), text.as_str()))
                .ok_or_else(|| self.unreadable(path, &io::Error::from(io::ErrorKind::NotFound))),
            Self::Edited { base, texts } => match texts.get(path) {
                Some(text) => Ok(Source::new(base.shown(path), text.as_str())),
                None => base.read(path),
            },
            Self::Folder { .. } => match self.locate(path)? {
                Some(found) => read_source(&found, &self.shown(path)),
                None => Err(self.unreadable(path, &io::Error::from(io::ErrorKind::NotFound))),
            },
        }
    }

    /// The path as shown to the user.
    #[must_use]
    pub fn shown(&self, path: &TreePath) -> String {
        match self {
            Self::Embedded | Self::Memory(_) => path.as_str().to_owned(),
            Self::Edited { base, .. } => base.shown(path),
            Self::Folder { shown, .. } if shown.as_os_str() == "." => path.as_str().to_owned(),
            Self::Folder { shown, .. } => shown.join(path.as_str()).display().to_string(),
        }
    }

    /// The path of a file that is shown so; `None` where it is none of the tree's.
    #[must_use]
    pub fn path_of(&self, shown: &str) -> Option<TreePath> {
        let path = match self {
            Self::Embedded | Self::Memory(_) => shown.to_owned(),
            Self::Edited { base, .. } => return base.path_of(shown),
            Self::Folder { shown: folder, .. } => {
                let inside = Path::new(shown).strip_prefix(folder).unwrap_or(Path::new(shown));
                inside.to_str()?.replace(std::path::MAIN_SEPARATOR, "/")
            }
        };
        TreePath::new(&path).filter(|path| self.shown(path) == shown)
    }

    /// The file on disk that a path leads to, links resolved; `None` where there is none, or the tree is not on disk.
    #[must_use]
    pub fn on_disk(&self, path: &TreePath) -> Option<PathBuf> {
        match self {
            Self::Edited { base, .. } => base.on_disk(path),
            _ => self.locate(path).ok().flatten(),
        }
    }

    fn unreadable(&self, path: &TreePath, error: &io::Error) -> Diagnostic {
        unreadable(&self.shown(path), error)
    }

    /// The real path, with links resolved. `None` where there is no such file.
    fn locate(&self, path: &TreePath) -> Result<Option<PathBuf>, Diagnostic> {
        let Self::Folder { canonical, .. } = self else { return Ok(None) };
        match canonical.join(path.as_str()).canonicalize() {
            Ok(found) if found.starts_with(canonical) => Ok(Some(found)),
            Ok(_) => Err(Diagnostic::file_error(
                rules::OUTSIDE_TREE,
                self.shown(path),
                "a symbolic link leads out of the spec tree",
            )
            .help("copy the file into the tree")),
            Err(error) if error.kind() == io::ErrorKind::NotFound || error.kind() == io::ErrorKind::NotADirectory => {
                Ok(None)
            }
            Err(error) => Err(self.unreadable(path, &error)),
        }
    }
}

/// The version of the embedded spec: `1.0.0`.
#[must_use]
pub fn embedded_version() -> &'static str {
    EMBEDDED_VERSION.trim_end()
}

fn embedded_file(path: &TreePath) -> Option<&'static str> {
    match path.as_str() {
        "VERSION" => Some(EMBEDDED_VERSION),
        other => EMBEDDED_KINDS.get_file(other.strip_prefix("kinds/")?)?.contents_utf8(),
    }
}

fn embedded_dir(path: &TreePath) -> Option<&'static Dir<'static>> {
    match path.as_str() {
        "kinds" => Some(&EMBEDDED_KINDS),
        other => EMBEDDED_KINDS.get_dir(other.strip_prefix("kinds/")?),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tree_paths_stay_inside() {
        let file = TreePath::new("kinds/tool/v1.yaml").expect("inside");
        assert_eq!(file.sibling("schemas/../schemas/a.json").expect("inside").as_str(), "kinds/tool/schemas/a.json");
        assert_eq!(file.sibling("../../common.json").expect("inside").as_str(), "common.json");
        assert!(file.sibling("../../../x.json").is_none());
        assert!(file.sibling("/etc/passwd").is_none());
        assert!(file.sibling("a\\b").is_none());
    }

    #[test]
    fn the_embedded_tree_is_the_folder_on_disk() {
        let folder = Tree::folder(Path::new(env!("CARGO_MANIFEST_DIR"))).expect("the crate's own folder");
        let kinds = TreePath::new("kinds").expect("inside");
        assert_eq!(Tree::Embedded.list(&kinds), folder.list(&kinds));
        let file = TreePath::new("kinds/tool/v1.yaml").expect("inside");
        assert_eq!(Tree::Embedded.read(&file).expect("embedded").text(), folder.read(&file).expect("on disk").text());
    }
}

//! The folder of a case: its files, laid out where the adapter finds them.

use std::fs;
use std::io;
use std::path::{Component, Path, PathBuf};

use tempfile::TempDir;

use crate::fixture::FileContent;

/// A fresh folder, which is removed when it is dropped.
#[derive(Debug)]
pub(crate) struct Workspace {
    folder: TempDir,
}

/// Why files can't be laid out.
#[derive(Debug, thiserror::Error)]
pub(crate) enum LayoutError {
    /// The path is absolute, leaves the folder, or is not a path.
    #[error("`{0}` is not a path inside the folder of a case")]
    Outside(String),
    /// The path leads through a symbolic link of the same case.
    #[error("`{0}` leads through a symbolic link")]
    ThroughLink(String),
    /// The bytes are not hexadecimal.
    #[error("the bytes of `{0}` are not hexadecimal")]
    NotHex(String),
    /// The system refused.
    #[error("`{path}` can't be laid out: {source}")]
    System {
        /// What was to be made.
        path: String,
        /// Why not.
        source: io::Error,
    },
}

impl Workspace {
    /// Makes a folder with the case's own in it, below this one or where the system keeps temporary files.
    ///
    /// # Errors
    ///
    /// If the system refuses.
    pub(crate) fn new(below: Option<&Path>) -> io::Result<Self> {
        let mut builder = tempfile::Builder::new();
        builder.prefix("conformance-");
        let folder = below.map_or_else(|| builder.tempdir(), |below| builder.tempdir_in(below))?;
        fs::create_dir(folder.path().join("root"))?;
        Ok(Self { folder })
    }

    /// The folder in which the case's files lie.
    pub(crate) fn root(&self) -> PathBuf {
        self.folder.path().join("root")
    }

    /// The folder for what the case's mock servers read and write. It is there when somebody makes it.
    pub(crate) fn servers(&self) -> PathBuf {
        self.folder.path().join("servers")
    }

    /// Keeps the folder, for somebody to look into.
    pub(crate) fn keep(self) {
        let _ = self.folder.keep();
    }
}

/// Lays files out below a folder, by their paths with `/`.
///
/// # Errors
///
/// If a path leaves the folder or leads through a link, if bytes are not hexadecimal, or if the system refuses.
pub(crate) fn lay_out<'a>(
    root: &Path,
    files: impl IntoIterator<Item = (&'a String, &'a FileContent)>,
) -> Result<(), LayoutError> {
    for (path, content) in files {
        let place = inside(root, path)?;
        let failed = |source| LayoutError::System { path: path.clone(), source };
        if let Some(parent) = place.parent() {
            fs::create_dir_all(parent).map_err(failed)?;
        }
        match content {
            FileContent::Text(text) => fs::write(&place, text).map_err(failed)?,
            FileContent::Hex(digits) => {
                let bytes = crate::hex::read(digits).ok_or_else(|| LayoutError::NotHex(path.clone()))?;
                fs::write(&place, bytes).map_err(failed)?;
            }
            // The code itself is among the files once the case is filled in for its adapter.
            FileContent::Folder {} | FileContent::PluginSource(_) => fs::create_dir_all(&place).map_err(failed)?,
            FileContent::Link(target) => std::os::unix::fs::symlink(target, &place).map_err(failed)?,
        }
    }
    Ok(())
}

/// Whether a path that a step looks at stays in the folder of its case: links are the case's own, and stay there by themselves.
///
/// # Errors
///
/// If the path is absolute, leaves the folder, or is not a path.
pub(crate) fn check_inside(path: &str) -> Result<(), LayoutError> {
    let stays = |part| matches!(part, Component::Normal(_) | Component::CurDir);
    if path.is_empty() || path.contains('\0') || !Path::new(path).components().all(stays) {
        return Err(LayoutError::Outside(path.to_owned()));
    }
    Ok(())
}

/// The place of a path below the root. No part of it may be a link: what is written must stay in the folder.
fn inside(root: &Path, path: &str) -> Result<PathBuf, LayoutError> {
    let mut place = root.to_owned();
    for part in Path::new(path).components() {
        match part {
            Component::Normal(name) => place.push(name),
            Component::CurDir => {}
            _ => return Err(LayoutError::Outside(path.to_owned())),
        }
        if fs::symlink_metadata(&place).is_ok_and(|found| found.is_symlink()) {
            return Err(LayoutError::ThroughLink(path.to_owned()));
        }
    }
    if place == root || path.contains('\0') { Err(LayoutError::Outside(path.to_owned())) } else { Ok(place) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use indexmap::IndexMap;

    fn files(of: Vec<(&str, FileContent)>) -> IndexMap<String, FileContent> {
        of.into_iter().map(|(path, content)| (path.to_owned(), content)).collect()
    }

    #[test]
    fn files_are_laid_out_and_removed() {
        let below = tempfile::tempdir().expect("a folder");
        let workspace = Workspace::new(Some(below.path())).expect("a folder");
        assert!(workspace.root().starts_with(below.path()));
        let root = workspace.root();
        let files = files(vec![
            ("a/dagstack.toml", FileContent::Text("text".to_owned())),
            ("./b/bytes", FileContent::Hex("ff 00 0A".to_owned())),
            ("empty", FileContent::Folder {}),
            ("loop", FileContent::Link(".".to_owned())),
        ]);
        lay_out(&root, &files).expect("laid out");
        assert_eq!(fs::read_to_string(root.join("a/dagstack.toml")).expect("a file"), "text");
        assert_eq!(fs::read(root.join("b/bytes")).expect("a file"), [0xff, 0, 0x0a]);
        assert!(root.join("empty").is_dir());
        assert_eq!(fs::read_link(root.join("loop")).expect("a link"), Path::new("."));
        drop(workspace);
        assert!(!root.exists());
    }

    #[test]
    fn no_step_looks_outside() {
        for path in ["..", "a/../..", "/tmp", "", "a\0b"] {
            assert!(matches!(check_inside(path), Err(LayoutError::Outside(_))), "{path}");
        }
        for path in [".", "a", "a/b", "./a"] {
            assert!(check_inside(path).is_ok(), "{path}");
        }
    }

    #[test]
    fn nothing_is_written_outside() {
        let workspace = Workspace::new(None).expect("a folder");
        let text = || FileContent::Text(String::new());
        for path in ["../out", "a/../../out", "/tmp/out", "", ".", "a\0b"] {
            let error = lay_out(&workspace.root(), &files(vec![(path, text())])).expect_err("outside");
            assert!(matches!(error, LayoutError::Outside(_)), "{path}: {error}");
        }
        let through = files(vec![("up", FileContent::Link("..".to_owned())), ("up/out", text())]);
        let error = lay_out(&workspace.root(), &through).expect_err("through a link");
        assert!(matches!(error, LayoutError::ThroughLink(_)));
        let over = files(vec![("link", FileContent::Link("/etc/hostname".to_owned())), ("link", text())]);
        assert!(lay_out(&workspace.root(), &over).is_ok(), "the later of two contents is the only one");
        assert!(!workspace.root().parent().expect("a parent").join("out").exists());
    }
}

//! Why a folder can't be read or written.

use std::io;
use std::path::{Path, PathBuf};

/// Why a folder can't be read or written.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum WriteError {
    /// An operation of the file system failed.
    #[error("can't {action} `{path}`", path = path.display())]
    Io {
        /// `read`, `write`, `remove`, …
        action: &'static str,
        /// The file or folder.
        path: PathBuf,
        /// The error of the operating system.
        source: io::Error,
    },
    /// Where a file of ours should be, there is one that does not carry our header.
    #[error("`{path}` was not written by dagstack-spec and is not replaced", path = path.display())]
    NotOurs {
        /// The file.
        path: PathBuf,
    },
    /// A symbolic link inside the folder leads out of it.
    #[error("`{path}` leads out of the output folder", path = path.display())]
    LeavesFolder {
        /// The link.
        path: PathBuf,
    },
}

impl WriteError {
    /// The file or folder that it is about.
    #[must_use]
    pub fn path(&self) -> &Path {
        match self {
            Self::Io { path, .. } | Self::NotOurs { path } | Self::LeavesFolder { path } => path,
        }
    }
}

pub(super) fn io_error(action: &'static str, path: &Path) -> impl FnOnce(io::Error) -> WriteError {
    let path = path.to_owned();
    move |source| WriteError::Io { action, path, source }
}

//! Files and folders: read, replaced whole and removed, never outside the folder that was named.

use std::fs;
use std::io::{self, Write};
use std::path::{Component, Path};

use super::error::{WriteError, io_error};

/// The text of a file; `None` where nothing is at its path.
pub(super) fn read_if_there(path: &Path) -> Result<Option<String>, WriteError> {
    match fs::symlink_metadata(path) {
        Err(error) if matches!(error.kind(), io::ErrorKind::NotFound | io::ErrorKind::NotADirectory) => {
            return Ok(None);
        }
        Err(error) => return Err(io_error("read", path)(error)),
        Ok(metadata) if !metadata.is_file() => return Err(WriteError::NotOurs { path: path.to_owned() }),
        Ok(_) => {}
    }
    let bytes = fs::read(path).map_err(io_error("read", path))?;
    String::from_utf8(bytes).map(Some).map_err(|_| WriteError::NotOurs { path: path.to_owned() })
}

/// Walks the folders between `out` and a file; a link among them would let a write leave the folder.
pub(super) fn check_inside(out: &Path, relative: &str) -> Result<(), WriteError> {
    let mut folder = out.to_owned();
    let parts: Vec<Component<'_>> = Path::new(relative).components().collect();
    for part in &parts {
        if !matches!(part, Component::Normal(_)) {
            return Err(WriteError::LeavesFolder { path: out.join(relative) });
        }
    }
    for part in &parts[..parts.len().saturating_sub(1)] {
        folder.push(part);
        match fs::symlink_metadata(&folder) {
            Ok(metadata) if metadata.is_symlink() => return Err(WriteError::LeavesFolder { path: folder }),
            Ok(_) => {}
            Err(_) => break,
        }
    }
    Ok(())
}

/// Replaces a file in one step: writes next to it and moves, so that a reader sees the old text or the new one. Makes the
/// folder where it is missing.
///
/// # Errors
/// [`WriteError::Io`].
pub fn write_whole(target: &Path, text: &str) -> Result<(), WriteError> {
    let folder = target.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    fs::create_dir_all(folder).map_err(io_error("make", folder))?;
    let mut builder = tempfile::Builder::new();
    #[cfg(unix)]
    builder.permissions(std::os::unix::fs::PermissionsExt::from_mode(0o666));
    // The error would name the temporary file, which is nobody's business.
    let mut file = builder
        .prefix(".dagstack-spec-")
        .tempfile_in(folder)
        .map_err(|error| io_error("write", target)(io::Error::from(error.kind())))?;
    file.write_all(text.as_bytes()).map_err(io_error("write", target))?;
    file.persist(target).map_err(|error| io_error("write", target)(error.error))?;
    Ok(())
}

/// Replaces the text of a file that is there, in one step. A link stays one, and the file keeps its permissions.
///
/// # Errors
/// [`WriteError::Io`], also where the file may only be read.
pub fn replace_text(target: &Path, text: &str) -> Result<(), WriteError> {
    let target = fs::canonicalize(target).map_err(io_error("write", target))?;
    let permissions = fs::metadata(&target).map_err(io_error("write", &target))?.permissions();
    if permissions.readonly() {
        return Err(io_error("write", &target)(io::Error::from(io::ErrorKind::PermissionDenied)));
    }
    write_whole(&target, text)?;
    fs::set_permissions(&target, permissions).map_err(io_error("write", &target))
}

/// Removes the folders that the removal of a file has left empty, up to the output folder itself.
pub(super) fn remove_empty_folders(out: &Path, removed: &Path) {
    let mut folder = removed.parent();
    while let Some(path) = folder.filter(|path| *path != out && path.starts_with(out)) {
        // A folder that is not empty stays, which is what is wanted.
        if fs::remove_dir(path).is_err() {
            break;
        }
        folder = path.parent();
    }
}

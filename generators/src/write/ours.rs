//! Which files of an output folder are ours: those that start as a target has always started its files, at a path that it
//! could have written.

use std::fs;
use std::io::{self, BufRead, BufReader, Read};
use std::path::Path;

use super::error::{WriteError, io_error};
use crate::file_set::FileSet;
use crate::target::Target;

/// How much of a file is read to look at its first lines, in bytes.
const HEADER_REACH: u64 = 1024;

/// Whether a text is one that the target has emitted, now or in an earlier version, with whatever line ends.
pub(super) fn is_ours(target: &dyn Target, text: &str) -> bool {
    target.is_header(&mut text.lines())
}

/// Files of ours in the folder that the file set does not have, by path. Only folders that the target writes to are looked
/// into, and links are not followed.
pub(super) fn stale(files: &FileSet, target: &dyn Target, out: &Path) -> Result<Vec<String>, WriteError> {
    let paths = target.paths();
    let mut found = Vec::new();
    let mut folders = vec![String::new()];
    while let Some(folder) = folders.pop() {
        let path = out.join(&folder);
        let listing = match fs::read_dir(&path) {
            Ok(listing) => listing,
            Err(error) if error.kind() == io::ErrorKind::NotFound => continue,
            Err(error) => return Err(io_error("read", &path)(error)),
        };
        for entry in listing {
            let entry = entry.map_err(io_error("read", &path))?;
            let Ok(name) = entry.file_name().into_string() else { continue };
            let relative = if folder.is_empty() { name } else { format!("{folder}/{name}") };
            let kind = entry.file_type().map_err(io_error("read", &path))?;
            if kind.is_dir() && paths.has_folder(&relative) {
                folders.push(relative);
            } else if kind.is_file()
                && paths.has_file(&relative)
                && files.get(&relative).is_none()
                && carries_header(target, &entry.path())
            {
                found.push(relative);
            }
        }
    }
    found.sort();
    Ok(found)
}

/// What can't be read is not known to be ours.
fn carries_header(target: &dyn Target, path: &Path) -> bool {
    let Ok(file) = fs::File::open(path) else { return false };
    let lines: Vec<String> = BufReader::new(file.take(HEADER_REACH)).lines().map_while(Result::ok).collect();
    target.is_header(&mut lines.iter().map(String::as_str))
}

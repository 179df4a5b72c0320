//! Files into [`Source`]s: bounded, regular files only, UTF-8 only.

use std::fs::{self, File};
use std::io::{self, Read as _};
use std::path::Path;

use crate::diagnostic::{Diagnostic, fragment};
use crate::rules;
use crate::source::Source;

/// The most that is read of one file, in bytes.
pub const MAX_BYTES: u64 = 8 * 1024 * 1024;

/// Reads a file whole and calls it `name` in messages. A byte order mark is taken off.
///
/// # Errors
/// `DS001` where it can't be read or is not a regular file, `DS002` where it is not UTF-8, `DS003` where it is larger than
/// [`MAX_BYTES`].
pub fn read_source(path: &Path, name: &str) -> Result<Source, Diagnostic> {
    let failed = |error: io::Error| unreadable(name, &error);
    let kind = fs::metadata(path).map_err(failed)?;
    // Opening a pipe would wait for somebody to write to it.
    if !kind.is_file() {
        let what = if kind.is_dir() { "there is a folder where a file belongs" } else { "not a regular file" };
        return Err(Diagnostic::file_error(rules::UNREADABLE, name, what));
    }
    if kind.len() > MAX_BYTES {
        return Err(too_large(name));
    }
    let mut bytes = Vec::new();
    File::open(path).and_then(|file| file.take(MAX_BYTES + 1).read_to_end(&mut bytes)).map_err(failed)?;
    if bytes.len() as u64 > MAX_BYTES {
        return Err(too_large(name));
    }
    match String::from_utf8(bytes) {
        Ok(text) => {
            let text = text.strip_prefix('\u{feff}').map(str::to_owned).unwrap_or(text);
            Ok(Source::new(name, text))
        }
        Err(error) => Err(not_utf8(name, error.as_bytes(), error.utf8_error().valid_up_to())),
    }
}

fn too_large(name: &str) -> Diagnostic {
    Diagnostic::file_error(rules::TOO_LARGE, name, format!("larger than {} MiB", MAX_BYTES / 1024 / 1024))
        .help("check that the path names what you meant")
}

/// What keeps a path from being read, in a message of our own where there is one.
pub(crate) fn unreadable(name: &str, error: &io::Error) -> Diagnostic {
    let why = match error.kind() {
        io::ErrorKind::NotFound => "no such file or folder".to_owned(),
        io::ErrorKind::PermissionDenied => "permission denied".to_owned(),
        _ => fragment(&error.to_string()),
    };
    Diagnostic::file_error(rules::UNREADABLE, name, why)
}

fn not_utf8(name: &str, bytes: &[u8], offset: usize) -> Diagnostic {
    // Up to the wrong byte this is the text itself, so that the place is right.
    let source = Source::new(name, String::from_utf8_lossy(bytes));
    let byte = bytes.get(offset).copied().unwrap_or_default();
    let span = offset..offset + char::REPLACEMENT_CHARACTER.len_utf8();
    let help = match bytes {
        [0xff, 0xfe, ..] | [0xfe, 0xff, ..] => "the file looks like UTF-16; save it as UTF-8",
        _ => "save the file as UTF-8",
    };
    Diagnostic::error(rules::NOT_UTF8, &source, span, format!("the byte 0x{byte:02X} at offset {offset} is not UTF-8"))
        .help(help)
}

//! The file that a command was asked to write its result to. What is there is replaced where it is a result of the same kind; anything
//! else is somebody's work, and takes `--force`.

use std::fs::{self, File};
use std::io::{self, Read as _};
use std::path::Path;

use dagstack_spec_generators::write::{WriteError, write_whole};

use super::Error;

/// The most bytes of a file that are looked at. A result of ours is never larger.
const MAX_BYTES: u64 = 256 * 1024 * 1024;

/// A kind of result, as this tool writes it.
#[derive(Clone, Copy)]
pub(crate) struct ResultKind {
    /// What it is called in messages, with its article.
    pub(crate) name: &'static str,
    /// Whether a text is one.
    pub(crate) is_one: fn(&str) -> bool,
}

/// Replaces a file in one step, and leaves it alone where it has the text already.
///
/// # Errors
/// As [`check`]; and [`WriteError`] where the file can't be written.
pub(crate) fn write(path: &Path, text: &str, kind: ResultKind, force: bool) -> Result<(), Error> {
    check(path, kind, force)?;
    let is_unchanged = fs::metadata(path).is_ok_and(|file| file.len() == text.len() as u64)
        && fs::read_to_string(path).is_ok_and(|old| old == text);
    if is_unchanged { Ok(()) } else { Ok(write_whole(path, text)?) }
}

/// Whether a result may go to this path: nothing is there, an empty file, or a result of the same kind; any file where `force` says so.
///
/// # Errors
/// [`Error::NotAFile`] for a folder, a device or a pipe, [`Error::Foreign`] for a file that this tool did not write, [`WriteError`] where it
/// can't be read.
pub(crate) fn check(path: &Path, kind: ResultKind, force: bool) -> Result<(), Error> {
    match fs::metadata(path) {
        // What keeps a file from being made is reported by whoever makes it.
        Err(error) if matches!(error.kind(), io::ErrorKind::NotFound | io::ErrorKind::NotADirectory) => Ok(()),
        Err(error) => Err(unreadable(path, error)),
        Ok(found) if !found.is_file() => Err(Error::NotAFile(path.to_owned())),
        Ok(found) if force || found.len() == 0 => Ok(()),
        Ok(_) => {
            let mut bytes = Vec::new();
            let file = File::open(path).map_err(|error| unreadable(path, error))?;
            file.take(MAX_BYTES).read_to_end(&mut bytes).map_err(|error| unreadable(path, error))?;
            let is_ours = String::from_utf8(bytes).is_ok_and(|text| (kind.is_one)(&text));
            if is_ours { Ok(()) } else { Err(Error::Foreign { path: path.to_owned(), kind: kind.name }) }
        }
    }
}

fn unreadable(path: &Path, source: io::Error) -> Error {
    WriteError::Io { action: "read", path: path.to_owned(), source }.into()
}

#[cfg(test)]
mod tests {
    use super::*;

    const KIND: ResultKind = ResultKind { name: "a thing", is_one: |text| text.starts_with("thing") };

    #[test]
    fn only_results_of_the_same_kind_are_replaced() {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("file");
        write(&path, "thing 1", KIND, false).expect("nothing is there");
        write(&path, "thing 2", KIND, false).expect("one of ours is there");
        for foreign in [b"mine".as_slice(), b"\xff\xfe"] {
            fs::write(&path, foreign).expect("written");
            let refused = write(&path, "thing 3", KIND, false).expect_err("refused").to_string();
            assert!(refused.contains("is not a thing that dagstack-spec wrote"), "{refused}");
            assert_eq!(fs::read(&path).expect("a file"), foreign);
        }
        write(&path, "thing 3", KIND, true).expect("forced");
        assert_eq!(fs::read_to_string(&path).expect("a file"), "thing 3");
        fs::write(&path, "").expect("written");
        write(&path, "thing 4", KIND, false).expect("an empty file has nothing to lose");
        for force in [false, true] {
            let refused = write(folder.path(), "thing", KIND, force).expect_err("a folder");
            assert!(matches!(refused, Error::NotAFile(_)), "{refused}");
        }
    }
}

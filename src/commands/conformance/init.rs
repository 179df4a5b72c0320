//! `conformance init`: a skeleton of an adapter.

use std::fs;
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};

use clap::{Args, ValueEnum};
use dagstack_spec_conformance::skeleton::{SkeletonFile, skeleton};
use dagstack_spec_generators::write::WriteError;

use crate::commands::{CommandResult, Error, Exit};
use crate::output::Output;

/// Write a skeleton of an adapter
///
/// It runs as it is, answers the greeting and reports every case as unsupported: what is left to write is how your registry
/// is driven. Files that are there already are never replaced.
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  dagstack-spec conformance init --lang python adapter
  dagstack-spec conformance run --cwd adapter --adapter 'python3 adapter.py'
  dagstack-spec conformance init --lang rust conformance/adapter")]
pub(crate) struct Arguments {
    /// The language of the adapter
    #[arg(long, value_enum, value_name = "LANG")]
    lang: Language,

    /// The folder to write to
    #[arg(value_name = "DIR", default_value = ".")]
    folder: PathBuf,
}

#[derive(Debug, Clone, Copy, ValueEnum)]
enum Language {
    Python,
    #[value(alias = "typescript")]
    Ts,
    Go,
    Rust,
}

impl Language {
    const fn name(self) -> &'static str {
        match self {
            Self::Python => "python",
            Self::Ts => "ts",
            Self::Go => "go",
            Self::Rust => "rust",
        }
    }
}

pub(super) fn run(arguments: &Arguments, output: &Output) -> CommandResult {
    let files = skeleton(arguments.lang.name());
    if files.is_empty() {
        return Err(Error::Missing(format!("there is no skeleton in {} yet", arguments.lang.name())));
    }
    write(&arguments.folder, &files)?;
    for file in &files {
        output.note(&format!("wrote {}", arguments.folder.join(file.path).display()));
    }
    output.note(&format!("see {} for how to build and run it", arguments.folder.join("README.md").display()));
    Ok(Exit::Fine)
}

/// Writes all of the files or, where one is there already, none.
fn write(folder: &Path, files: &[SkeletonFile<'_>]) -> Result<(), Error> {
    if let Some(there) = files.iter().map(|file| folder.join(file.path)).find(|path| path.symlink_metadata().is_ok()) {
        return Err(Error::Exists(there));
    }
    for file in files {
        let path = folder.join(file.path);
        let failed = |source: io::Error| Error::Write(WriteError::Io { action: "write", path: path.clone(), source });
        if let Some(parent) = path.parent() {
            fs::create_dir_all(parent).map_err(failed)?;
        }
        let mut opened = fs::OpenOptions::new().write(true).create_new(true).open(&path).map_err(|error| {
            if error.kind() == io::ErrorKind::AlreadyExists { Error::Exists(path.clone()) } else { failed(error) }
        })?;
        opened.write_all(file.bytes).map_err(failed)?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn all_files_are_written_or_none() {
        let folder = tempfile::tempdir().expect("a folder");
        let file = |path| SkeletonFile { path, bytes: b"x" };
        write(folder.path(), &[file("a.txt"), file("inner/b.txt")]).expect("written");
        assert_eq!(fs::read(folder.path().join("inner/b.txt")).expect("there"), b"x");
        let refused = write(folder.path(), &[file("new.txt"), file("a.txt")]);
        assert!(matches!(refused, Err(Error::Exists(_))), "{refused:?}");
        assert!(!folder.path().join("new.txt").exists());
    }
}

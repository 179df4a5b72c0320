//! `--fix`: the edits that findings bring with them, applied to their files or shown as a diff.

use std::fs;
use std::path::{Path, PathBuf};

use dagstack_spec_generators::write::replace_text;
use dagstack_spec_model::diagnostic::apply;
use dagstack_spec_model::fix::{Chosen, Fixed};
use dagstack_spec_model::{Diagnostic, Tree};
use similar::TextDiff;

use super::Error;

/// A byte order mark.
const MARK: &str = "\u{feff}";

/// A file that fixes change.
struct File {
    path: PathBuf,
    shown: String,
    old: String,
    new: String,
}

/// Every file that fixes change, and how many fixes that are.
pub(super) struct Fixes {
    files: Vec<File>,
    count: usize,
}

impl Fixes {
    /// What findings bring with them. `path` finds the file of a source; what is in none is not fixed.
    pub(super) fn of(found: &[Diagnostic], path: impl Fn(&str) -> Option<PathBuf>) -> Self {
        let Chosen { files, count } = Chosen::of(found);
        let fixed = files.into_iter().filter_map(|(name, (source, edits))| {
            let (new, _) = apply(source.text(), edits);
            let path = path(name)?;
            Some(File { shown: name.to_owned(), path, old: source.text().to_owned(), new })
        });
        let files: Vec<File> = fixed.filter(|file| file.old != file.new).collect();
        Self { count: if files.is_empty() { 0 } else { count }, files }
    }

    /// What fixes have made of a tree on disk.
    pub(super) fn of_tree(tree: &Tree, fixed: Fixed) -> Self {
        let files = fixed.files.into_iter().filter_map(|(path, (source, new))| {
            let shown = source.name().to_owned();
            Some(File { path: tree.on_disk(&path)?, shown, old: source.text().to_owned(), new })
        });
        Self { files: files.collect(), count: fixed.applied }
    }

    /// How many fixes there are.
    pub(super) fn count(&self) -> usize {
        self.count
    }

    /// A unified diff of what would change.
    pub(super) fn diff(&self) -> String {
        let diff = |file: &File| {
            TextDiff::from_lines(&file.old, &file.new).unified_diff().header(&file.shown, &file.shown).to_string()
        };
        self.files.iter().map(diff).collect()
    }

    /// Writes the files, each in one step.
    ///
    /// # Errors
    /// A file can't be written.
    pub(super) fn write(&self) -> Result<(), Error> {
        for File { path, new, .. } in &self.files {
            replace_text(path, &format!("{}{new}", mark(path)))?;
        }
        Ok(())
    }
}

/// What a file begins with besides its text: reading takes a byte order mark off, and it is not what is fixed.
fn mark(path: &Path) -> &'static str {
    if fs::read(path).is_ok_and(|bytes| bytes.starts_with(MARK.as_bytes())) { MARK } else { "" }
}

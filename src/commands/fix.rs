//! `--fix`: the edits that findings bring with them, applied to their files or shown as a diff.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use dagstack_spec_generators::write::write_whole;
use dagstack_spec_model::diagnostic::{Edit, apply};
use dagstack_spec_model::{Diagnostic, Source};
use similar::TextDiff;

use super::Error;

/// A byte order mark.
const MARK: &str = "\u{feff}";

/// Every file that fixes change: its path, its text as it is, its text as it should be, and how many fixes that were.
pub(super) struct Fixes {
    files: Vec<(PathBuf, String, String, usize)>,
}

impl Fixes {
    /// What findings bring with them. `path` finds the file of a source; what is in none is not fixed.
    pub(super) fn of<'d>(found: &'d [Diagnostic], path: impl Fn(&str) -> Option<PathBuf>) -> Self {
        let mut edits: BTreeMap<&str, (&Source, Vec<&'d Edit>)> = BTreeMap::new();
        for (label, fix) in found.iter().filter_map(|found| Some((found.primary.as_ref()?, &found.fix))) {
            if !fix.is_empty() {
                edits.entry(label.source.name()).or_insert_with(|| (&label.source, Vec::new())).1.extend(fix);
            }
        }
        let fixed = edits.into_iter().filter_map(|(name, (source, edits))| {
            let (text, count) = apply(source.text(), edits);
            Some((path(name)?, source.text().to_owned(), text, count))
        });
        Self { files: fixed.filter(|(_, old, new, _)| old != new).collect() }
    }

    /// How many fixes there are.
    pub(super) fn count(&self) -> usize {
        self.files.iter().map(|(_, _, _, count)| count).sum()
    }

    /// A unified diff of what would change.
    pub(super) fn diff(&self) -> String {
        let diff = |(path, old, new, _): &(PathBuf, String, String, usize)| {
            let name = shown(path);
            TextDiff::from_lines(old, new).unified_diff().header(&name, &name).to_string()
        };
        self.files.iter().map(diff).collect()
    }

    /// Writes the files, each in one step.
    ///
    /// # Errors
    /// A file can't be written.
    pub(super) fn write(&self) -> Result<(), Error> {
        for (path, _, text, _) in &self.files {
            // Reading takes a byte order mark off; it is not what is fixed.
            let has_mark = fs::read(path).is_ok_and(|bytes| bytes.starts_with(MARK.as_bytes()));
            let mark = if has_mark { MARK } else { "" };
            write_whole(path, &format!("{mark}{text}"))?;
        }
        Ok(())
    }
}

fn shown(path: &Path) -> String {
    path.display().to_string()
}

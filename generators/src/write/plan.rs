//! What would have to change in a folder, and its diff.

use std::borrow::Cow;
use std::fs;
use std::path::{Path, PathBuf};

use dagstack_spec_model::internal::side_by_side;
use similar::TextDiff;

use super::disk::{check_inside, read_if_there, remove_empty_folders, write_whole};
use super::error::{WriteError, io_error};
use super::ours::{is_ours, stale};
use crate::file_set::FileSet;
use crate::target::Target;

/// What would have to happen for a folder to hold exactly a file set.
#[derive(Debug)]
pub struct Plan {
    out: PathBuf,
    changes: Vec<Change>,
    unchanged: Vec<String>,
}

/// One file that would change. Paths are relative to the folder, with `/`.
#[derive(Debug)]
struct Change {
    path: String,
    old: Option<String>,
    new: Option<String>,
}

impl Change {
    fn has_other_line_ends(&self) -> bool {
        self.new.is_some() && self.old.as_deref().is_some_and(|old| old.contains("\r\n"))
    }
}

/// How many files a [`Plan`] adds, changes, removes and leaves.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Counts {
    /// Files that are not there yet.
    pub added: usize,
    /// Files with other contents.
    pub changed: usize,
    /// Stale files of ours.
    pub removed: usize,
    /// Files that are as they should be.
    pub unchanged: usize,
}

impl Plan {
    /// Compares the file set of a target with what a folder holds. The folder need not exist. Nothing is written, and nothing is
    /// read but what is at paths that the target could have written.
    ///
    /// # Errors
    /// [`WriteError`] where the folder can't be read, holds a foreign file at one of the paths, or has a link that leads out.
    pub fn new(files: &FileSet, target: &dyn Target, out: &Path) -> Result<Self, WriteError> {
        let mut changes = Vec::new();
        let mut unchanged = Vec::new();
        for (path, text) in files.iter() {
            let file = out.join(path);
            check_inside(out, path)?;
            let old = read_if_there(&file)?;
            if old.as_deref() == Some(text) {
                unchanged.push(path.to_owned());
                continue;
            }
            if old.as_deref().is_some_and(|old| !is_ours(target, old)) {
                return Err(WriteError::NotOurs { path: file });
            }
            changes.push(Change { path: path.to_owned(), old, new: Some(text.to_owned()) });
        }
        for path in stale(files, target, out)? {
            let old = read_if_there(&out.join(&path))?;
            changes.push(Change { path, old, new: None });
        }
        changes.sort_by(|left, right| left.path.cmp(&right.path));
        Ok(Self { out: out.to_owned(), changes, unchanged })
    }

    /// Whether the folder holds exactly the file set already.
    #[must_use]
    pub fn is_clean(&self) -> bool {
        self.changes.is_empty()
    }

    /// How many files are concerned.
    #[must_use]
    pub fn counts(&self) -> Counts {
        let count = |wanted: (bool, bool)| {
            self.changes.iter().filter(|change| (change.old.is_some(), change.new.is_some()) == wanted).count()
        };
        Counts {
            added: count((false, true)),
            changed: count((true, true)),
            removed: count((true, false)),
            unchanged: self.unchanged.len(),
        }
    }

    /// How long the texts are that it holds.
    #[must_use]
    pub fn bytes(&self) -> usize {
        let texts = self.changes.iter().flat_map(|change| [&change.old, &change.new]);
        texts.flatten().map(String::len).sum()
    }

    /// The files that are not as they should be, by path: with what is wrong with each, as a fragment.
    pub fn stale(&self) -> impl Iterator<Item = (PathBuf, &'static str)> {
        self.changes.iter().map(|change| {
            let what = match (&change.old, &change.new) {
                (None, _) => "is missing",
                (Some(_), None) => "is emitted no more",
                (Some(_), Some(_)) if change.has_other_line_ends() => "is not what is emitted: its lines end in CRLF",
                (Some(_), Some(_)) => "is not what is emitted",
            };
            (self.out.join(&change.path), what)
        })
    }

    /// Every file that was looked at, by its path.
    pub fn files(&self) -> impl Iterator<Item = PathBuf> {
        self.unchanged.iter().chain(self.changes.iter().map(|change| &change.path)).map(|path| self.out.join(path))
    }

    /// A unified diff from what the folder holds to what it should hold; `/dev/null` stands for a missing side. Other line ends
    /// are one line of text: lines that look alike on both sides would be of no use.
    #[must_use]
    pub fn diff(&self) -> String {
        let mut diff = String::new();
        for change in &self.changes {
            let shown = self.out.join(&change.path).display().to_string();
            let side = |text: &Option<String>| if text.is_some() { shown.clone() } else { "/dev/null".to_owned() };
            let (old, new) = (change.old.as_deref().unwrap_or_default(), change.new.as_deref().unwrap_or_default());
            if change.has_other_line_ends() {
                diff.push_str(&format!("{shown}: the lines end in CRLF; they are emitted with LF\n"));
            }
            let old = with_line_feeds(old);
            let text = TextDiff::from_lines(&*old, new);
            diff.push_str(&text.unified_diff().header(&side(&change.old), &side(&change.new)).to_string());
        }
        diff
    }

    /// Whether the lines of some file end in CRLF, as a checkout on Windows has them, where they are emitted with LF.
    #[must_use]
    pub fn has_other_line_ends(&self) -> bool {
        self.changes.iter().any(Change::has_other_line_ends)
    }

    /// Makes the folder hold exactly the file set, as far as the files of ours go.
    ///
    /// # Errors
    /// [`WriteError::Io`] of the first file that fails; the others are still written. Each file is replaced at once, so that
    /// none is ever half-written.
    pub fn apply(&self) -> Result<(), WriteError> {
        side_by_side::map(&self.changes, |change| {
            let target = self.out.join(&change.path);
            if let Some(text) = &change.new {
                write_whole(&target, text)?;
            } else {
                fs::remove_file(&target).map_err(io_error("remove", &target))?;
                remove_empty_folders(&self.out, &target);
            }
            Ok(())
        })
        .into_iter()
        .collect()
    }
}

/// The text with LF at the end of each line. No emitted text has CRLF in it.
fn with_line_feeds(text: &str) -> Cow<'_, str> {
    if text.contains("\r\n") { Cow::Owned(text.replace("\r\n", "\n")) } else { Cow::Borrowed(text) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::registry;
    use crate::target::HEADER;

    fn files(entries: &[(&str, &str)]) -> FileSet {
        let mut files = FileSet::default();
        for (path, text) in entries {
            files.insert(*path, format!("// {HEADER}\n{text}\n"));
        }
        files
    }

    fn plan_of(files: &FileSet, out: &Path) -> Result<Plan, WriteError> {
        Plan::new(files, registry::find("ts").expect("a target"), out)
    }

    #[test]
    fn writing_twice_changes_nothing_and_stale_files_go() {
        let folder = tempfile::tempdir().expect("a folder");
        let out = folder.path().join("out");
        plan_of(&files(&[("index.ts", "1"), ("kinds/a/v1.ts", "2")]), &out).expect("a plan").apply().expect("written");
        fs::write(out.join("kinds/own.ts"), "export {};\n").expect("a file of the user's");
        let next = files(&[("index.ts", "1")]);
        let plan = plan_of(&next, &out).expect("a plan");
        assert_eq!(plan.counts(), Counts { added: 0, changed: 0, removed: 1, unchanged: 1 });
        assert!(plan.diff().contains("+++ /dev/null"), "{}", plan.diff());
        plan.apply().expect("written");
        assert!(!out.join("kinds/a").exists());
        assert!(out.join("kinds/own.ts").exists());
        assert!(plan_of(&next, &out).expect("a plan").is_clean());
    }

    #[test]
    fn a_file_of_the_users_is_not_replaced() {
        let folder = tempfile::tempdir().expect("a folder");
        fs::write(folder.path().join("index.ts"), "mine\n").expect("written");
        let plan = plan_of(&files(&[("index.ts", "1")]), folder.path());
        assert!(matches!(plan, Err(WriteError::NotOurs { .. })));
    }

    #[test]
    fn nothing_is_removed_from_where_nothing_is_written() {
        let folder = tempfile::tempdir().expect("a folder");
        let emitted = files(&[("index.ts", "1"), ("kinds/a/v1.ts", "1")]);
        for inner in ["inner", "kinds", "support", "kinds/a"] {
            plan_of(&emitted, &folder.path().join(inner)).expect("a plan").apply().expect("written");
        }
        let plan = plan_of(&files(&[("index.ts", "2")]), folder.path()).expect("a plan");
        assert_eq!(plan.counts().removed, 0, "{}", plan.diff());
    }

    #[test]
    fn other_line_ends_are_named_and_not_shown() {
        let folder = tempfile::tempdir().expect("a folder");
        let emitted = files(&[("index.ts", "1"), ("version.ts", "2")]);
        for (path, text) in emitted.iter() {
            fs::write(folder.path().join(path), text.replace('\n', "\r\n").replace('2', "3")).expect("written");
        }
        let plan = plan_of(&emitted, folder.path()).expect("a plan");
        assert!(plan.has_other_line_ends());
        let diff = plan.diff().replace(&folder.path().display().to_string(), "out");
        let message = |path: &str| format!("out/{path}: the lines end in CRLF; they are emitted with LF\n");
        let changed = "--- out/version.ts\n+++ out/version.ts\n@@ -1,2 +1,2 @@\n // Generated by dagstack-spec. Do not edit.\n-3\n+2\n";
        assert_eq!(diff, message("index.ts") + &message("version.ts") + changed);
        plan.apply().expect("written");
        assert_eq!(fs::read_to_string(folder.path().join("index.ts")).ok().as_deref(), emitted.get("index.ts"));
    }

    #[cfg(unix)]
    #[test]
    fn a_link_does_not_lead_a_write_outside() {
        let folder = tempfile::tempdir().expect("a folder");
        let (out, outside) = (folder.path().join("out"), folder.path().join("outside"));
        fs::create_dir_all(&out).expect("made");
        fs::create_dir_all(&outside).expect("made");
        std::os::unix::fs::symlink(&outside, out.join("kinds")).expect("linked");
        let plan = plan_of(&files(&[("kinds/a.ts", "1")]), &out);
        assert!(matches!(plan, Err(WriteError::LeavesFolder { .. })));
    }
}

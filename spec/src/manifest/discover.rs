//! The walk that finds manifests (contract section 5).

use std::collections::BTreeMap;
use std::ffi::{OsStr, OsString};
use std::fs::{self, FileType};
use std::path::{Path, PathBuf};

use globset::{Glob, GlobSet, GlobSetBuilder};

use super::home::{Home, Parsed, Shared};
use crate::contract::clause;
use crate::diagnostic::{Diagnostic, Severity};
use crate::read::{read_source, unreadable};
use crate::rules;
use crate::source::Source;

/// Folder names that every discovery ignores, and those that it should (DIS-03).
pub const IGNORED_FOLDERS: &[&str] = &[
    "__pycache__",
    ".git",
    "node_modules",
    ".venv",
    ".hg",
    ".svn",
    ".venv-*",
    "venv",
    ".tox",
    ".mypy_cache",
    ".pytest_cache",
    ".ruff_cache",
    "*.egg-info",
    "dist",
    "build",
];

/// Folder names that discovery does not enter.
#[derive(Debug)]
pub struct Ignored(GlobSet);

/// A pattern that is not valid.
#[derive(Debug, thiserror::Error)]
#[error("`{pattern}` is not a valid pattern for a folder name")]
#[non_exhaustive]
pub struct PatternError {
    /// The pattern as given.
    pub pattern: String,
    #[source]
    source: globset::Error,
}

impl Ignored {
    /// The names of contract clause DIS-03, and patterns of the host's own: `*`, `?` and `[abc]` on one folder name.
    ///
    /// # Errors
    /// A pattern is malformed.
    pub fn new(own: &[String]) -> Result<Self, PatternError> {
        let wrap = |pattern: &str, source| PatternError { pattern: pattern.to_owned(), source };
        let mut builder = GlobSetBuilder::new();
        for pattern in IGNORED_FOLDERS.iter().copied().chain(own.iter().map(String::as_str)) {
            builder.add(Glob::new(pattern).map_err(|error| wrap(pattern, error))?);
        }
        builder.build().map(Self).map_err(|error| wrap("", error))
    }

    fn matches(&self, name: &str) -> bool {
        self.0.is_match(name)
    }
}

/// A manifest that was found.
#[derive(Debug)]
pub struct Found {
    /// The file.
    pub path: PathBuf,
    /// The name to show, with `/`.
    pub name: String,
    /// Which home it is.
    pub home: Home,
    /// What it holds, where finding out that it holds a manifest needed it: no file is read or parsed twice.
    pub(crate) parsed: Option<Parsed>,
    /// Whether it may be a link to another file.
    pub(crate) is_link: bool,
}

/// What a walk found.
#[derive(Debug, Default)]
pub struct Discovery {
    /// The manifests, sorted by name.
    pub manifests: Vec<Found>,
    /// What was in the way: folders that can't be read, manifests that are shadowed by others.
    pub diagnostics: Vec<Diagnostic>,
    /// How many symbolic links to folders were passed by.
    pub links: usize,
}

/// Reads a manifest file; what is wrong with its bytes is reported as a violation of MAN-10.
pub(crate) fn read_manifest(path: &Path, name: &str) -> Result<Source, Diagnostic> {
    read_source(path, name)
        .map_err(|problem| if problem.rule == rules::UNREADABLE { problem } else { problem.clause(clause::MAN_10) })
}

/// A path as it is shown: with `/`, and without a leading `./`.
#[must_use]
pub fn shown(path: &Path) -> String {
    let text = path.to_string_lossy();
    let text = if std::path::MAIN_SEPARATOR == '\\' { text.replace('\\', "/") } else { text.into_owned() };
    match text.strip_prefix("./") {
        Some(rest) if !rest.is_empty() => rest.to_owned(),
        _ => text,
    }
}

/// Finds the manifests under a folder: a folder with a manifest is a leaf, others are walked through at any depth.
///
/// Symbolic links to folders are not followed: one that stays inside the root leads to what the walk finds anyway, and one
/// that leaves it leads to what was not asked for. A manifest that is itself a link is read when it stays inside its plugin's folder: nothing
/// is shown of other files.
#[must_use]
pub fn discover(root: &Path, ignored: &Ignored) -> Discovery {
    let mut found = Discovery::default();
    let mut folders = vec![root.to_owned()];
    while let Some(folder) = folders.pop() {
        let entries = match list(&folder) {
            Ok(entries) => entries,
            Err(error) => {
                found.diagnostics.push(unreadable(&shown(&folder), &error));
                continue;
            }
        };
        if manifest_of(&folder, &entries, &mut found) {
            continue;
        }
        for (name, kind) in &entries {
            if kind.is_dir() && !ignored.matches(&name.to_string_lossy()) {
                folders.push(folder.join(name));
            } else if kind.is_symlink() && fs::metadata(folder.join(name)).is_ok_and(|target| target.is_dir()) {
                found.links += 1;
            }
        }
    }
    found.manifests.sort_by(|left, right| left.name.cmp(&right.name));
    crate::diagnostic::sort(&mut found.diagnostics);
    found
}

/// The entries of a folder, by name.
fn list(folder: &Path) -> std::io::Result<BTreeMap<OsString, FileType>> {
    fs::read_dir(folder)?.map(|entry| entry.and_then(|entry| Ok((entry.file_name(), entry.file_type()?)))).collect()
}

/// Looks for a manifest among the entries of one folder; says whether there is one.
fn manifest_of(folder: &Path, entries: &BTreeMap<OsString, FileType>, found: &mut Discovery) -> bool {
    let mut winner: Option<Home> = None;
    for (name, home) in entries.keys().filter_map(|name| Some((name, rules::meant_by_name(name.to_str()?)?))) {
        if entries.get(name).is_some_and(FileType::is_file) {
            found.diagnostics.push(rules::named_almost(&shown(&folder.join(name)), home));
        }
    }
    for home in Home::ALL {
        let Some(kind) = entries.get(OsStr::new(home.file_name())) else { continue };
        let path = folder.join(home.file_name());
        let name = shown(&path);
        if kind.is_dir() {
            let mut problem =
                Diagnostic::file_error(rules::UNREADABLE, name, "there is a folder where a manifest would be");
            problem.severity = Severity::Warning;
            found.diagnostics.push(problem.help("rename the folder if it is meant to hold plugins"));
            continue;
        }
        if kind.is_symlink() && leaves(&path, folder) {
            let mut problem =
                Diagnostic::file_error(rules::OUTSIDE_TREE, name, "a symbolic link leads out of the plugin's folder");
            // What is not read can't say that it holds a manifest.
            match home {
                Home::DagstackToml | Home::DagstackJson => winner = winner.or(Some(home)),
                Home::Pyproject | Home::PackageJson => problem.severity = Severity::Warning,
            }
            found.diagnostics.push(problem.help("put the file itself here"));
            continue;
        }
        // Only the content of a file that is shared with others says whether it is a manifest; one of those that can't be
        // read is not our business.
        let parsed = match home {
            Home::DagstackToml | Home::DagstackJson => None,
            Home::Pyproject | Home::PackageJson => {
                let Some(source) = read_manifest(&path, &name).ok() else { continue };
                match home.manifest_in(source) {
                    Shared::Manifest(parsed) => Some(parsed),
                    Shared::Almost => {
                        found.diagnostics.push(rules::without_plugin(&name));
                        continue;
                    }
                    Shared::Foreign => continue,
                }
            }
        };
        match winner {
            None => {
                winner = Some(home);
                found.manifests.push(Found { path, name, home, parsed, is_link: kind.is_symlink() });
            }
            Some(first) => {
                let message = format!("not read: `{}` in the same folder comes first", first.file_name());
                let mut problem = Diagnostic::file_error(rules::MANIFEST_SHADOWED, name, message);
                problem.severity = Severity::Warning;
                found.diagnostics.push(problem.help("keep one manifest a folder"));
            }
        }
    }
    winner.is_some()
}

/// Whether a link leads out of its folder. A link that leads nowhere does not: it is reported when it is read.
fn leaves(path: &Path, folder: &Path) -> bool {
    match (fs::canonicalize(path), fs::canonicalize(folder)) {
        (Ok(target), Ok(folder)) => !target.starts_with(folder),
        _ => false,
    }
}

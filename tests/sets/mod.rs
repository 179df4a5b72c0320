//! The sets of plugins in `tests/plugin_sets`, a file each.
#![allow(dead_code, reason = "each test that takes this in uses its own part")]

use std::fs;
use std::path::{Path, PathBuf};

use crate::tool::root;

/// A set: its command, its files, and what is to be reported.
pub(crate) struct Set {
    pub(crate) path: PathBuf,
    /// The file up to its report.
    pub(crate) head: String,
    pub(crate) command: String,
    pub(crate) files: Vec<(String, String)>,
    pub(crate) report: String,
}

impl Set {
    fn read(path: &Path) -> Self {
        let text = fs::read_to_string(path).expect("a set");
        let mut parts = text.split("\n== ");
        let (_, command) = parts.next().and_then(|head| head.split_once("\n$ dagstack-spec ")).expect("a command");
        let mut files: Vec<(String, String)> = parts
            .map(|part| part.split_once('\n').unwrap_or((part, "")))
            .map(|(name, content)| (name.to_owned(), format!("{content}\n")))
            .collect();
        let (_, report) = files.pop().filter(|(name, _)| name == "report").expect("a report at the end");
        let (head, _) = text.split_once("\n== report\n").expect("a report");
        let report = report.trim_end().to_owned();
        Self { path: path.to_owned(), head: head.to_owned(), command: command.to_owned(), files, report }
    }
}

/// Every set of a folder, by name.
pub(crate) fn sets(folder: &str) -> Vec<Set> {
    let entries = fs::read_dir(root().join("tests/plugin_sets").join(folder)).expect("sets");
    let mut paths: Vec<PathBuf> = entries.map(|entry| entry.expect("an entry").path()).collect();
    paths.sort();
    paths.iter().map(|path| Set::read(path)).collect()
}

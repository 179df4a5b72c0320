//! What `validate` reports of whole sets of plugins: a file a set in `tests/plugin_sets`, with what is reported at its end.
//!
//! A file begins with a sentence and the command; `== PATH` begins a file of the set. `DAGSTACK_WRITE_SETS=1 cargo test --test plugin_sets`
//! writes the reports anew: read them.

mod tool;

use std::fs;
use std::path::{Path, PathBuf};

use tool::{root, run, write};

/// A set: its command, its files, and what is to be reported.
struct Set {
    path: PathBuf,
    /// The file up to its report.
    head: String,
    command: String,
    files: Vec<(String, String)>,
    report: String,
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

    /// What the command reports, and how it ends.
    fn validate(&self) -> (i32, String) {
        let folder = tempfile::tempdir().expect("a folder");
        for (path, content) in &self.files {
            write(folder.path(), path, content);
        }
        let ran = run(folder.path(), &self.command.split_whitespace().collect::<Vec<_>>());
        let summary = ran.stderr.lines().next().unwrap_or_default().to_owned();
        (ran.code, format!("{}{summary}", ran.stdout).trim_end().to_owned())
    }
}

fn sets(folder: &str) -> Vec<Set> {
    let entries = fs::read_dir(root().join("tests/plugin_sets").join(folder)).expect("sets");
    let mut paths: Vec<PathBuf> = entries.map(|entry| entry.expect("an entry").path()).collect();
    paths.sort();
    paths.iter().map(|path| Set::read(path)).collect()
}

/// What is reported of each set, and what is not as its file says.
fn differences(sets: &[Set], is_fine: impl Fn(i32, &str) -> bool) -> String {
    let mut wrong = String::new();
    for set in sets {
        let (code, report) = set.validate();
        if std::env::var_os("DAGSTACK_WRITE_SETS").is_some() {
            fs::write(&set.path, format!("{}\n== report\n{report}\n", set.head)).expect("written");
        } else if report != set.report {
            wrong += &format!("{}: not as written:\n{report}\n", set.path.display());
        }
        if !is_fine(code, &report) {
            wrong += &format!("{}: ends with {code}:\n{report}\n", set.path.display());
        }
    }
    wrong
}

#[test]
fn what_is_wrong_with_a_set_is_reported_at_its_place() {
    let sets = sets("broken");
    assert!(sets.len() >= 40, "{} sets", sets.len());
    let has_finding = |code: i32, report: &str| {
        let (errors, warnings) = (report.matches("error[DS").count(), report.matches("warning[DS").count());
        errors + warnings > 0 && code == i32::from(errors > 0)
    };
    assert_eq!(differences(&sets, has_finding), "");
}

#[test]
fn a_set_that_is_in_order_is_not_reported() {
    let sets = sets("clean");
    assert_eq!(differences(&sets, |code, report| code == 0 && report.ends_with(": all valid")), "");
}

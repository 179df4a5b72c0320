//! What `validate` reports of whole sets of plugins: a file a set in `tests/plugin_sets`, with what is reported at its end.
//!
//! A file begins with a sentence and the command; `== PATH` begins a file of the set. `DAGSTACK_WRITE_SETS=1 cargo test --test plugin_sets`
//! writes the reports anew: read them.

mod sets;
mod tool;

use std::fs;

use sets::{Set, sets};
use tool::{run, write};

/// What the command of a set reports, and how it ends.
fn validate(set: &Set) -> (i32, String) {
    let folder = tempfile::tempdir().expect("a folder");
    for (path, content) in &set.files {
        write(folder.path(), path, content);
    }
    let ran = run(folder.path(), &set.command.split_whitespace().collect::<Vec<_>>());
    let summary = ran.stderr.lines().next().unwrap_or_default().to_owned();
    (ran.code, format!("{}{summary}", ran.stdout).trim_end().to_owned())
}

/// What is reported of each set, and what is not as its file says.
fn differences(sets: &[Set], is_fine: impl Fn(i32, &str) -> bool) -> String {
    let mut wrong = String::new();
    for set in sets {
        let (code, report) = validate(set);
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

//! `check` on spec trees: `tests/check/broken` has one mistake a tree, and what is reported of it in the same folder; `tests/check/clean` has trees
//! that are near to mistakes and have none. Each is what it changes of `tests/check/base`.
//!
//! `INSTA_UPDATE=always cargo test --test check` takes new reports.

mod tool;

use std::fs;
use std::path::{Path, PathBuf};

use serde_json::Value;
use tempfile::TempDir;
use tool::{Ran, root, run, write};

fn trees(sort: &str) -> Vec<PathBuf> {
    let folder = root().join("tests/check").join(sort);
    let entries = fs::read_dir(folder).expect("a folder of trees");
    let mut trees: Vec<PathBuf> = entries.map(|entry| entry.expect("an entry").path()).collect();
    trees.sort();
    trees
}

fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).expect("a folder is made");
    for entry in fs::read_dir(from).expect("a folder") {
        let path = entry.expect("an entry").path();
        let target = to.join(path.file_name().expect("a name"));
        match path.extension().and_then(|ending| ending.to_str()) {
            _ if path.is_dir() => copy(&path, &target),
            Some("snap" | "new") => {}
            _ => drop(fs::copy(&path, &target).expect("a file is copied")),
        }
    }
}

/// The base with the changes of a tree.
fn laid_out(tree: &Path) -> TempDir {
    let folder = tempfile::tempdir().expect("a folder");
    copy(&root().join("tests/check/base"), folder.path());
    copy(tree, folder.path());
    folder
}

fn name(tree: &Path) -> &str {
    tree.file_name().and_then(|name| name.to_str()).expect("a name")
}

fn count(ran: &Ran) -> usize {
    ran.stdout.matches("error[DS").count() + ran.stdout.matches("warning[DS").count()
}

#[test]
fn each_broken_tree_has_one_finding_at_its_place() {
    let trees = trees("broken");
    assert!(trees.len() >= 40, "{} trees", trees.len());
    let mut wrong = String::new();
    for tree in &trees {
        let folder = laid_out(tree);
        let ran = run(folder.path(), &["check", "."]);
        if count(&ran) != 1 {
            wrong.push_str(&format!("{}: {} findings\n", name(tree), count(&ran)));
        }
        let report = format!("{}--- stderr\n{}--- exit code {}\n", ran.stdout, ran.stderr, ran.code);
        let mut settings = insta::Settings::clone_current();
        settings.set_snapshot_path(tree);
        settings.set_prepend_module_to_snapshot(false);
        settings.set_omit_expression(true);
        settings.bind(|| insta::assert_snapshot!("report", report));
    }
    assert_eq!(wrong, "");
}

#[test]
fn clean_trees_are_silent() {
    for tree in trees("clean") {
        let folder = laid_out(&tree);
        let ran = run(folder.path(), &["check", "."]);
        assert_eq!((ran.code, ran.stdout.as_str()), (0, ""), "{}: {}", name(&tree), ran.stdout);
        assert!(ran.stderr.ends_with("nothing found\n"), "{}", ran.stderr);
    }
}

#[test]
fn the_embedded_spec_passes_what_is_recommended() {
    let folder = tempfile::tempdir().expect("a folder");
    let ran = run(folder.path(), &["check", "--deny-warnings"]);
    let wanted = (0, "", "checking the embedded spec\n2 kinds, 10 schemas: nothing found\n");
    assert_eq!((ran.code, ran.stdout.as_str(), ran.stderr.as_str()), wanted);
}

#[test]
fn the_tree_is_that_of_the_arguments_or_of_the_configuration() {
    let folder = tempfile::tempdir().expect("a folder");
    let at = folder.path();
    for tree in ["one", "two"] {
        copy(&root().join("tests/check/base"), &at.join(tree));
    }
    let checked = |arguments: &[&str]| run(&at.join("inside"), arguments).stderr;
    let targets =
        "[[generate]]\nlang = \"ts\"\nout = \"a\"\nspec = \"one\"\n[[generate]]\nlang = \"go\"\nout = \"b\"\n";
    write(at, "inside/.keep", "");
    write(at, "dagstack-spec.toml", targets);
    let two_specs = checked(&["check"]);
    assert!(two_specs.contains("checking the embedded spec and the spec tree"), "{two_specs}");
    assert!(two_specs.contains("3 kinds, 12 schemas: nothing found"), "{two_specs}");
    write(at, "dagstack-spec.toml", format!("{targets}[check]\nspec = \"two\"\n"));
    let own = checked(&["check"]);
    assert!(own.contains("two`, as dagstack-spec.toml says\n1 kind, 2 schemas"), "{own}");
    let given = checked(&["check", "../one"]);
    assert_eq!(given, "1 kind, 2 schemas: nothing found\n");
}

#[test]
fn rules_are_chosen_and_left_out_on_the_command_line() {
    let folder = tempfile::tempdir().expect("a folder");
    copy(&root().join("tests/check/base"), folder.path());
    let codes = |arguments: &[&str]| {
        let ran = run(folder.path(), arguments);
        let report: Value = serde_json::from_str(&ran.stdout).expect("JSON");
        let found = report["diagnostics"].as_array().expect("a list").iter();
        let codes: Vec<String> = found.map(|finding| finding["code"].as_str().expect("a code").to_owned()).collect();
        (ran.code, codes)
    };
    let json = ["check", ".", "--format", "json"];
    let with = |more: &[&'static str]| [&json[..], more].concat();
    assert_eq!(codes(&json), (0, Vec::new()));
    assert_eq!(codes(&with(&["--select", "DS711"])), (0, vec!["DS711".to_owned()]));
    assert_eq!(codes(&with(&["--select", "wire,DS704", "--deny-warnings"])), (1, vec!["DS711".to_owned()]));
    assert_eq!(codes(&with(&["--select", "all", "--ignore", "wire", "--ignore", "evolution"])), (0, Vec::new()));
    let unknown = run(folder.path(), &["check", ".", "--select", "wier"]);
    assert_eq!(unknown.code, 2);
    assert!(unknown.stderr.contains("did you mean `wire`?"), "{}", unknown.stderr);
}

#[test]
fn what_can_not_be_looked_at_is_no_finding() {
    let folder = tempfile::tempdir().expect("a folder");
    let missing = run(folder.path(), &["check", "nowhere"]);
    assert_eq!(missing.code, 2, "{}", missing.stderr);
    let empty = run(folder.path(), &["check", "."]);
    assert_eq!(empty.code, 2);
    assert!(empty.stdout.contains("error[DS100]"), "{}", empty.stdout);
}

#[test]
fn a_configuration_with_unknown_rules_is_refused_at_each_place() {
    let folder = tempfile::tempdir().expect("a folder");
    write(
        folder.path(),
        "dagstack-spec.toml",
        "[check]\nselect = [\"recomended\"]\n\n[check.levels]\nnmaes = \"off\"\nDS704 = \"deny\"\nall = \"error\"\n\n[[check.allow]]\n\
         rule = \"DS999\"\npath = \"kinds/{a\"\npointer = \"properties\"\nreason = \"\"\n\n[[check.allow]]\nrule = \"DS704\"\npath = \"**\"\n",
    );
    let ran = run(folder.path(), &["check"]);
    assert_eq!((ran.code, ran.stdout.as_str()), (2, ""));
    insta::assert_snapshot!(ran.stderr);
}

#[test]
fn a_file_with_an_error_is_not_linted() {
    let folder = tempfile::tempdir().expect("a folder");
    copy(&root().join("tests/check/base"), folder.path());
    let input = "{\n  \"type\": \"object\",\n  \"properties\": { \"a\": { \"type\": \"text\" }, \"bC\": {} }\n}\n";
    write(folder.path(), "kinds/notifier/schemas/send.input.json", input);
    let output = fs::read_to_string(folder.path().join("kinds/notifier/schemas/send.output.json")).expect("a schema");
    write(folder.path(), "kinds/notifier/schemas/send.output.json", output.replace("[\"channel\"]", "[\"chanel\"]"));
    let ran = run(folder.path(), &["check", "."]);
    assert!(ran.stdout.contains("error[DS201]") && ran.stdout.contains("warning[DS744]"), "{}", ran.stdout);
    assert_eq!((ran.code, count(&ran)), (1, 2), "{}", ran.stdout);
    assert!(ran.stderr.starts_with("1 kind, 2 schemas: 1 error, 1 warning"), "{}", ran.stderr);
}

//! Every diagnostic code there is: its example fires it, the fixed example does not, and the pages of codes are up
//! to date.
//!
//! `DAGSTACK_WRITE_DOCS=1 cargo test --test rules` writes `docs/codes.md` and `docs/rules.md` anew.

mod tool;

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use dagstack_spec_model::rule::Content;
use tool::{root, run};

/// The codes, as `explain` lists them.
fn codes() -> Vec<String> {
    let ran = run(root(), &["explain"]);
    assert_eq!(ran.code, 0, "{}", ran.stderr);
    ran.stdout.lines().filter_map(|line| line.split_whitespace().next()).map(str::to_owned).collect()
}

/// The codes that a command reports in a folder.
fn reported(folder: &Path, command: &str) -> BTreeSet<String> {
    let arguments: Vec<&str> = command.split_whitespace().collect();
    let ran = run(folder, &arguments);
    let text = format!("{}{}", ran.stdout, ran.stderr);
    text.match_indices("[DS").filter_map(|(at, _)| text.get(at + 1..at + 6)).map(str::to_owned).collect()
}

#[test]
fn codes_are_unique_and_ascending() {
    let codes = codes();
    assert!(codes.len() > 40, "{codes:?}");
    for pair in codes.windows(2) {
        assert!(pair[0] < pair[1], "{} before {}", pair[0], pair[1]);
    }
}

#[test]
fn the_example_of_every_code_fires_it_and_nothing_else() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut wrong = String::new();
    for code in codes() {
        let ran = run(folder.path(), &["explain", &code, "--example", &code]);
        assert_eq!(ran.code, 0, "{}", ran.stderr);
        let command =
            ran.stdout.lines().find_map(|line| line.trim().strip_prefix("dagstack-spec ")).expect("a command");
        let at = folder.path().join(&code);
        let (broken, fixed) = (reported(&at.join("wrong"), command), reported(&at.join("right"), command));
        if broken != BTreeSet::from([code.clone()]) {
            wrong.push_str(&format!("{code}: the wrong example reports {broken:?}\n"));
        }
        if fixed.contains(&code) {
            wrong.push_str(&format!("{code}: the right example reports {fixed:?}\n"));
        }
    }
    assert_eq!(wrong, "");
}

#[test]
fn edited_examples_edit_one_place() {
    let generators = dagstack_spec_generators::rules::RULES.iter().copied();
    let conformance = dagstack_spec_conformance::rules::RULES.iter().copied();
    let lints = dagstack_spec_generators::rules::lints().map(|lint| lint.rule);
    for rule in dagstack_spec_model::rules::all().chain(generators).chain(lints).chain(conformance) {
        for file in rule.example.around.iter().chain(rule.example.wrong).chain(rule.example.right) {
            if let Content::Edited { base, from, .. } = file.content {
                assert_eq!(base.matches(from).count(), 1, "{rule}: {from}");
            }
        }
    }
}

#[test]
fn the_page_of_codes_is_up_to_date() {
    let path = root().join("docs/codes.md");
    let page = run(root(), &["explain", "--markdown"]).stdout;
    if std::env::var_os("DAGSTACK_WRITE_DOCS").is_some() {
        fs::write(&path, &page).expect("the page is written");
    }
    let kept = fs::read_to_string(&path).unwrap_or_default();
    assert!(kept == page, "docs/codes.md is stale: DAGSTACK_WRITE_DOCS=1 cargo test --test rules");
}

#[test]
fn the_page_of_lints_is_up_to_date() {
    let path = root().join("docs/rules.md");
    let page = run(root(), &["explain", "--lint", "--markdown"]).stdout;
    if std::env::var_os("DAGSTACK_WRITE_DOCS").is_some() {
        fs::write(&path, &page).expect("the page is written");
    }
    let kept = fs::read_to_string(&path).unwrap_or_default();
    assert!(kept == page, "docs/rules.md is stale: DAGSTACK_WRITE_DOCS=1 cargo test --test rules");
}

#[test]
fn lints_are_many_and_each_is_explained_with_its_group() {
    let ran = run(root(), &["explain", "--lint"]);
    assert!(ran.stdout.lines().count() >= 30, "{}", ran.stdout);
    for line in ran.stdout.lines() {
        let mut words = line.split_whitespace();
        let (code, group) = (words.next().expect("a code"), words.next().expect("a group"));
        let explained = run(root(), &["explain", code]).stdout;
        assert!(explained.contains(&format!("`{group}`")), "{code}: {explained}");
    }
}

#[test]
fn explain_knows_the_names_of_the_contract() {
    for (name, part) in [
        ("man-04", "tryfirst"),
        ("MAN", "contract section 3"),
        ("ManifestInvalid", "an error code"),
        ("setup_failed", "a reason of `unavailable`"),
        ("broadcast_collect", "a dispatch class"),
        ("INT-1", "an interpretation of MAN-01"),
        ("ds306", "Wrong: dagstack.toml"),
        ("optional", "Whether a plugin may leave the hook out"),
        ("Error_Policy", "best_effort  The results of the others"),
        ("mcp_exposed", "Default: true"),
        ("in_process_only", "a key of a hookspec, in `constraints`"),
        ("dispatch", "a key of a hookspec, in `hooks`"),
        ("input_schema", "Required."),
        ("description", "What the hook does"),
        ("description", "What the kind is for"),
    ] {
        let ran = run(root(), &["explain", name]);
        assert!(ran.code == 0 && ran.stdout.contains(part), "{name}: {}{}", ran.stdout, ran.stderr);
    }
    let unknown = run(root(), &["explain", "MAN-99"]);
    assert!(unknown.code == 2 && unknown.stderr.contains("neither a code nor a name"), "{}", unknown.stderr);
    let folder = tempfile::tempdir().expect("a folder");
    let none = run(folder.path(), &["explain", "MAN-04", "--example", "x"]);
    assert!(none.code == 2 && none.stderr.contains("only diagnostic codes have examples"), "{}", none.stderr);
    let taken = run(folder.path(), &["explain", "DS306", "--example", "."]);
    assert!(taken.code == 2 && taken.stderr.contains("is there already"), "{}", taken.stderr);
}

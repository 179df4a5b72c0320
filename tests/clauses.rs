//! Ids of clauses in the code: written once, and each a clause of the contract.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use dagstack_spec_model::contract::contract;

/// Where the ids that code cites are written.
const LIST: &str = "spec/src/contract/clause.rs";

/// Code that a binding has of its own: it knows the contract from what was emitted for it, and not from our crates.
const BINDING: &str = "conformance/bindings/rust/src";

/// The Rust files below a folder, but those of tests and of builds.
fn sources(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).expect("a folder") {
        let path = entry.expect("an entry").path();
        let name = path.file_name().and_then(|name| name.to_str()).expect("UTF-8");
        if path.is_dir() {
            if !["target", "tests", "skeletons", "docs", "benches", "fuzz", ".git", "node_modules"].contains(&name) {
                sources(&path, found);
            }
        } else if path.extension().is_some_and(|extension| extension == "rs") && name != "tests.rs" {
            found.push(path);
        }
    }
}

#[test]
fn ids_are_written_once_and_are_clauses() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let contract = contract().expect("the contract");
    let known: BTreeSet<&str> = contract.clauses.iter().map(|clause| clause.id.as_str()).collect();
    let literal = regex::Regex::new(r#""([A-Z]{3}-[0-9]{2})""#).expect("a pattern");
    let mut files = Vec::new();
    sources(root, &mut files);
    let mut seen = 0;
    for file in files {
        let text = fs::read_to_string(&file).expect("UTF-8");
        let path = file.strip_prefix(root).expect("below the root").to_str().expect("UTF-8").replace('\\', "/");
        // Samples of tests cite any clause.
        let code = text.split("#[cfg(test)]\nmod ").next().expect("a first part");
        let is_sample = path.ends_with("/sample.rs");
        for id in literal.captures_iter(code).filter_map(|found| found.get(1)).filter(|_| !is_sample) {
            seen += 1;
            assert!(known.contains(id.as_str()), "{path}: the contract has no clause `{}`", id.as_str());
            let is_emitted =
                path.starts_with("templates/rust/runtime") || path.starts_with(&format!("{BINDING}/spec/"));
            let is_const = path.starts_with(BINDING)
                && code[..id.start()].lines().last().is_some_and(|line| line.contains("const "));
            assert!(
                path == LIST || is_emitted || is_const,
                "{path} writes the id `{}` out: cite the constant of {LIST} instead",
                id.as_str()
            );
        }
    }
    assert!(seen > 15, "{seen}");
}

//! Any hookspec and any schemas: loading and lowering end, and never by a panic.
#![no_main]

use std::collections::BTreeMap;

use arbitrary::Arbitrary;
use dagstack_spec_generators::{LowerOptions, find_problems, lower};
use dagstack_spec_model::tree::TreePath;
use dagstack_spec_model::{Tree, load};
use libfuzzer_sys::fuzz_target;

#[derive(Debug, Arbitrary)]
struct Input<'a> {
    /// Replaces the hookspec; otherwise one that is fine refers to the two schemas.
    hookspec: Option<&'a str>,
    first: &'a str,
    second: &'a str,
}

const HOOKSPEC: &str = "kind: a\nkind_api_version: \"1.0.0\"\ndescription: A.\nhooks:\n  - name: run\n    dispatch: chain\n    \
                        description: Runs.\n    input_schema: schemas/a.json\n    output_schema: schemas/b.json\n";

fuzz_target!(|input: Input<'_>| {
    let files = [
        ("kinds/a/v1.yaml", input.hookspec.unwrap_or(HOOKSPEC)),
        ("kinds/a/schemas/a.json", input.first),
        ("kinds/a/schemas/b.json", input.second),
    ];
    let files: BTreeMap<TreePath, String> =
        files.into_iter().filter_map(|(path, text)| Some((TreePath::new(path)?, text.to_owned()))).collect();
    let read = load::read(&Tree::Memory(files));
    if read.problems.is_empty() {
        drop(lower(&read.spec, &LowerOptions::default()));
    } else {
        find_problems(&read, &LowerOptions::default()).iter().for_each(|problem| drop(problem.to_string()));
    }
});

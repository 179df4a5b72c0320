//! Lowering one schema.

use std::fs;

use dagstack_spec_generators::{LowerOptions, ir, lower};
use dagstack_spec_model::{Tree, load};

/// A tree with one kind whose one hook takes and gives the schema.
pub(crate) fn package(schema: &str) -> Result<ir::Package, Vec<String>> {
    let folder = tempfile::tempdir().expect("a folder");
    let kind = folder.path().join("kinds/probe");
    fs::create_dir_all(kind.join("schemas")).expect("made");
    fs::write(kind.join("schemas/probe.json"), schema).expect("written");
    let hookspec = "kind: probe\nkind_api_version: \"1.0.0\"\ndescription: A probe.\nhooks:\n  - name: run\n    dispatch: singleton\n    \
                    description: Runs.\n    input_schema: schemas/probe.json\n    output_schema: schemas/probe.json\n";
    fs::write(kind.join("v1.yaml"), hookspec).expect("written");
    let tree = Tree::folder(folder.path()).expect("a tree");
    load::load(&tree).and_then(|spec| lower(&spec, &LowerOptions::default())).map_err(|problems| {
        problems
            .iter()
            .map(|problem| {
                let place = problem.position().expect("every refusal has a place");
                format!("{} {}:{} {}", problem.rule, place.line, place.column, problem.message)
            })
            .collect()
    })
}

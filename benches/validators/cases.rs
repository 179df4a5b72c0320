//! What is measured: each payload with a document that its schema accepts and one that it does not.

use std::path::Path;

use dagstack_spec_generators::{LowerOptions, ir, lower};
use dagstack_spec_model::kind::{Hook, SchemaPlace, Spec};
use dagstack_spec_model::{Diagnostic, Tree, load};
use serde_json::{Value, json};

use crate::large;

/// The embedded spec, and the kind of the large document.
fn specs() -> [Spec; 2] {
    let large = Path::new(env!("CARGO_MANIFEST_DIR")).join("benches/validators/large");
    let problems = |problems: Vec<Diagnostic>| panic!("{}", problems[0].message);
    let large = Tree::folder(&large).unwrap_or_else(|problem| panic!("{problem}"));
    [load::load_embedded().unwrap_or_else(problems), load::load(&large).unwrap_or_else(problems)]
}

/// All kinds in one package.
pub(crate) fn package() -> ir::Package {
    let [mut own, large] = specs()
        .each_ref()
        .map(|spec| lower(spec, &LowerOptions::default()).unwrap_or_else(|problems| panic!("{}", problems[0].message)));
    own.kinds.extend(large.kinds);
    own
}

/// The cases as the programs read them: `payload`, its `schema` in one piece, and the texts `valid` and `invalid`.
pub(crate) fn all() -> Value {
    let written: Value = serde_json::from_str(include_str!("cases.json")).expect("cases.json is JSON");
    let small = written.as_array().expect("a list").iter().map(|case| {
        let text = |key: &str| case[key].to_string();
        (case["payload"].as_str().expect("a name").to_owned(), text("valid"), text("invalid"))
    });
    let units = if crate::shared::is_quick() { 100 } else { 10_000 };
    let large = ("batch/ingest.input".to_owned(), large::valid(units).to_string(), large::invalid(units).to_string());
    let specs = specs();
    let cases = small.chain([large]).map(|(payload, valid, invalid)| {
        json!({"schema": schema(&specs, &payload), "payload": payload, "valid": valid, "invalid": invalid})
    });
    cases.collect()
}

/// The schema of a payload, with all that it refers to.
fn schema(specs: &[Spec], payload: &str) -> Value {
    let (kind, stem) = payload.split_once('/').expect("a kind and a file");
    let found = specs.iter().find_map(|spec| {
        let kind = spec.kinds.iter().find(|it| it.name.to_string() == kind)?;
        let path = kind.hooks.iter().flat_map(Hook::payloads).find(|path| path.stem() == stem)?;
        Some(spec.bundle(&SchemaPlace { path: path.clone(), pointer: String::new() }))
    });
    found.unwrap_or_else(|| panic!("no schema for {payload}"))
}

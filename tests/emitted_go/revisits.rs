//! Several ways that lead to one schema at one place of a document: each level must not double the work. A validator that
//! finds a verdict more than once does not come back from a hundred levels.

use serde_json::{Value, json};

use dagstack_spec_model::kind::SchemaPlace;
use dagstack_spec_model::tree::TreePath;

use super::SPECS;
use super::toolchain::verdicts;

/// What is at the bottom of a document.
const LEAVES: &[&str] = &["{}", "1", r#""x""#, "null", r#"{"z":1}"#, r#"{"b":1}"#, r#"{"a":1,"b":1}"#];

/// So many objects below the property `root`. An even number: from level to level a verdict may turn around.
fn nested(depth: usize, leaf: &str) -> String {
    format!(r#"{{"root":{}{leaf}{}}}"#, r#"{"a":"#.repeat(depth), "}".repeat(depth))
}

#[test]
fn a_verdict_about_a_schema_at_a_value_is_found_once() {
    let spec = &SPECS[2];
    let paths = spec.schemas.keys().filter(|path| path.as_str().starts_with("kinds/revisits/"));
    let paths: Vec<&TreePath> = paths.filter(|path| !TreePath::stem(path).ends_with("_chain")).collect();
    let asks = paths.iter().flat_map(|path| LEAVES.iter().map(move |leaf| (*path, *leaf)));
    let asks: Vec<(&TreePath, &str)> = asks.collect();
    let row = |(path, leaf): &(&TreePath, &str)| json!({"type": format!("revisits/{}", TreePath::stem(path)), "json": nested(100, leaf)});
    let Some(answers) = verdicts(&asks.iter().map(row).collect::<Vec<_>>()) else { return };
    let mut counts = [0, 0];
    for ((path, leaf), answer) in asks.iter().zip(answers) {
        let bundle = spec.bundle(&SchemaPlace { path: (*path).clone(), pointer: String::new() });
        let document: Value = serde_json::from_str(&nested(6, leaf)).expect("it is JSON");
        let valid = jsonschema::is_valid(&bundle, &document);
        assert!(answer.ok == valid && answer.fault.is_empty(), "{path} {leaf}: schema {valid}, Go {answer:?}");
        assert!(answer.problems.len() < 1000, "{path} {leaf}: {}", answer.problems.len());
        counts[usize::from(valid)] += 1;
    }
    assert!(counts.iter().all(|count| *count >= 15), "{counts:?}");
}

#[test]
fn chains_of_definitions_that_refer_twice_to_the_next_are_walked_once() {
    let documents =
        [(r#"{"root":"yes"}"#, true), (r#"{"root":"no"}"#, false), (r#"{"root":1}"#, true), (r#"{"root":[]}"#, false)];
    let asks: Vec<(&str, &str, bool)> = ["all_of_chain", "any_of_chain"]
        .iter()
        .flat_map(|name| documents.iter().map(move |(document, valid)| (*name, *document, *valid)))
        .collect();
    let row = |(name, document, _): &(&str, &str, bool)| json!({"type": format!("revisits/{name}"), "json": document});
    let Some(answers) = verdicts(&asks.iter().map(row).collect::<Vec<_>>()) else { return };
    for ((name, document, valid), answer) in asks.iter().zip(answers) {
        assert!(answer.ok == *valid && answer.fault.is_empty(), "{name} {document}: {answer:?}");
    }
}

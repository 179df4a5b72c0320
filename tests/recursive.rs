//! A verdict about a schema at a value is found once: a document of a hundred levels is judged under schemas that lead to
//! themselves by two branches, where each level would double the work. Nothing here is timed: what doubles does not end.
//!
//! `cargo test --test recursive`; `DAGSTACK_SKIP_RUST=1` and its like leave out one language.

mod json;
mod languages;
mod npm;
#[path = "recursive/shapes.rs"]
mod shapes;

use dagstack_spec_generators::ir;
use serde_json::Value;

use languages::outcome::reference;
use languages::{Said, kind, toolchains};
use shapes::{nested, shapes};

/// How deep the documents go. What holds the payload and the end of the document come on top.
const LEVELS: usize = 100;

/// Whether each document is valid. The reference needs twice the time for each level; the verdicts repeat from the second one on.
fn expected(schema: &Value, end: &Value) -> bool {
    let validator = reference(schema).expect("a schema");
    let verdict = |levels| validator.is_valid(&serde_json::from_str(&nested(levels, end)).expect("JSON"));
    let verdicts: Vec<bool> = (2..10).map(verdict).collect();
    assert!(verdicts.windows(2).all(|pair| pair[0] == pair[1]), "{schema}: {verdicts:?}");
    verdicts[0]
}

#[test]
fn no_level_of_a_document_doubles_the_work() {
    let mut kinds: Vec<ir::Kind> = Vec::new();
    let mut package = None;
    let mut rows: Vec<(String, String)> = Vec::new();
    let mut wanted: Vec<(String, bool)> = Vec::new();
    let chain = (
        "a chain of definitions".to_owned(),
        chain(60),
        vec![("7".to_owned(), true), ("1".to_owned(), false), (serde_json::json!([[1]]).to_string(), true)],
    );
    let recursive = shapes().into_iter().map(|shape| {
        let documents = shape.ends.iter().map(|end| (nested(LEVELS, end), expected(&shape.schema, end))).collect();
        (shape.name.to_owned(), shape.schema, documents)
    });
    for (number, (name, schema, documents)) in recursive.chain([chain]).enumerate() {
        let kind = format!("recursive_{number}");
        let (lowered, around) = kind::of_schema(&kind, "Leads to itself.", &schema).expect("it is emitted");
        kinds.push(lowered);
        package = Some(around);
        for (document, valid) in documents {
            rows.push((kind.clone(), format!(r#"{{"value":{document}}}"#)));
            wanted.push((name.clone(), valid));
        }
    }
    let toolchains = toolchains::all("recursive");
    let kinds: Vec<&ir::Kind> = kinds.iter().collect();
    let heard = languages::hear_all(&toolchains, &package.expect("a package"), &kinds, &rows);
    let mut wrong = String::new();
    for (toolchain, heard) in toolchains.iter().zip(&heard) {
        for ((name, valid), said) in wanted.iter().zip(&heard.said) {
            let agrees = match said {
                Said::Accepted(_) => *valid,
                Said::Rejected(_) => !valid,
                Said::Unstable(_) | Said::Crashed(_) => false,
            };
            if !agrees {
                wrong += &format!("{}: {name}: {valid} is expected: {said:?}\n", toolchain.name());
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong}");
}

/// Definitions of which each needs the next one twice, about the same value.
fn chain(length: usize) -> Value {
    let mut definitions = serde_json::Map::new();
    for number in 0..length {
        let next = serde_json::json!({"$ref": format!("#/$defs/E{}", number + 1)});
        definitions.insert(
            format!("E{number}"),
            serde_json::json!({"allOf": [{"anyOf": [next, false]}, {"not": {"not": next}}]}),
        );
    }
    definitions.insert(format!("E{length}"), serde_json::json!({"minimum": 3}));
    serde_json::json!({"$ref": "#/$defs/E0", "$defs": definitions})
}

//! Verdicts that cost what the schema and the document are large, and no more: a document of a hundred levels under schemas that
//! lead to themselves by two branches, where each level would double the work, and schemas so large that limits are usual, whose
//! last part decides. Nothing here is timed: what doubles does not end.
//!
//! `cargo test --test recursive`; `DAGSTACK_SKIP_RUST=1` and its like leave out one language.

mod json;
mod languages;
#[path = "recursive/large.rs"]
mod large;
mod npm;
#[path = "recursive/shapes.rs"]
mod shapes;
mod venv;

use serde_json::Value;

use languages::Verdict;
use languages::outcome::{Expected, outcome, reference};
use languages::questions::Questions;
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

/// A schema, and documents with their verdicts.
struct Case {
    name: String,
    schema: Value,
    documents: Vec<(String, bool)>,
}

fn cases() -> Vec<Case> {
    let recursive = shapes().into_iter().map(|shape| {
        let documents = shape.ends.iter().map(|end| (nested(LEVELS, end), expected(&shape.schema, end))).collect();
        Case { name: shape.name.to_owned(), schema: shape.schema, documents }
    });
    let chain = Case {
        name: "a chain of definitions".to_owned(),
        schema: chain(60),
        documents: [("7", true), ("1", false), ("[[1]]", true)].map(|(text, valid)| (text.to_owned(), valid)).into(),
    };
    let large = large::large().into_iter().chain([large::defaults()]).map(|large| {
        let validator = reference(&large.schema).expect("a schema");
        let documents: Vec<(String, bool)> =
            large.documents.iter().map(|document| (document.to_string(), validator.is_valid(document))).collect();
        let valid = documents.iter().filter(|(_, valid)| *valid).count();
        assert!(0 < valid && valid < documents.len(), "{}: {valid} valid documents", large.name);
        Case { name: large.name.to_owned(), schema: large.schema, documents }
    });
    recursive.chain([chain]).chain(large).collect()
}

/// A pattern that nobody would read to its end, as what a type asks and as what a residual schema does.
fn long_patterns() -> (Value, String) {
    let pattern = format!("^[a-z]{{1,3}}(?:{})$", ["north", "south", "é"].join("|").repeat(30));
    let shown: String = pattern.chars().take(200).collect();
    let schema =
        serde_json::json!({"properties": {"a": {"type": "string", "pattern": pattern}, "b": {"pattern": pattern}}});
    (schema, shown)
}

#[test]
fn whatever_is_deep_or_large_is_judged_to_its_end() {
    let mut questions = Questions::of("recursive");
    let mut wanted: Vec<(String, Value, bool)> = Vec::new();
    let (schema, shown) = long_patterns();
    let document = r#"{"a":"ab!","b":"ab!"}"#.to_owned();
    let long = Case { name: "long patterns".to_owned(), schema, documents: vec![(document, false)] };
    for case in cases().into_iter().chain([long]) {
        questions.ask(&case.schema, case.documents.iter().map(|(document, _)| document));
        let verdicts = case.documents.iter().map(|(_, valid)| (case.name.clone(), case.schema.clone(), *valid));
        wanted.extend(verdicts);
    }
    let mut wrong = String::new();
    for (toolchain, results) in questions.run() {
        for (((name, schema, valid), payload), answers) in wanted.iter().zip(questions.payloads()).zip(&results.answers)
        {
            let document: Value = serde_json::from_str(payload).expect("JSON");
            let expected = Expected { schema, data: &document["value"], is_valid: &|_, _| *valid };
            let outcome = outcome(&expected, answers);
            if let Some(complaint) = outcome.complaint() {
                let complaint: String = complaint.chars().take(2_000).collect();
                wrong += &format!("{}: {name}: {valid} is expected: {complaint}\n", toolchain.name());
            }
        }
        let Some(Verdict::Rejected(problems)) = results.verdicts.last() else {
            panic!("{}: {wrong}", toolchain.name())
        };
        let quoted: usize = problems.iter().map(|problem| problem.message.matches(&format!("{shown}…")).count()).sum();
        assert_eq!(quoted, 2, "{} cuts no pattern, or at another place: {problems:?}", toolchain.name());
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

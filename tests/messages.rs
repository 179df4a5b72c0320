//! One thing has one name: what is said of a problem is the same in every language.
//!
//! What differs is not asked for here: where the parser of a language refuses a text, the place and the words are its own; an integer
//! beyond 64 bits is one for TypeScript, unless no double has its value; Go writes control characters and U+2028 as `\u` and their
//! number; TypeScript shows a slash that a pattern escapes without its backslash.
//!
//! `cargo test --test messages`; `DAGSTACK_SKIP_RUST=1` and its like leave out one language.

#[path = "messages/cases.rs"]
mod cases;
mod json;
mod languages;
mod npm;

use std::collections::BTreeSet;
use std::fmt::Write as _;

use dagstack_spec_generators::ir;

use cases::{Case, cases};
use languages::{Problem, Said, kind, toolchains};

/// What a language says of a document, in an order of its own.
type Words = BTreeSet<(String, String, String)>;

fn words(said: &Said) -> Words {
    match said {
        Said::Rejected(problems) => problems
            .iter()
            .map(|Problem { pointer, keyword, message }| (pointer.clone(), keyword.clone(), message.clone()))
            .collect(),
        other => Words::from([(String::new(), "no problem".to_owned(), other.brief())]),
    }
}

#[test]
fn each_problem_reads_alike_in_every_language() {
    let mut kinds: Vec<ir::Kind> = Vec::new();
    let mut package = None;
    let mut rows: Vec<(String, String)> = Vec::new();
    let mut wanted: Vec<(String, &str)> = Vec::new();
    for (number, Case { schema, documents }) in cases().into_iter().enumerate() {
        let name = format!("messages_{number}");
        let (kind, around) = kind::of_schema(&name, "What is said of it.", &schema)
            .unwrap_or_else(|refusal| panic!("{schema}: {}", refusal.message));
        kinds.push(kind);
        package = Some(around);
        for (document, message) in documents {
            rows.push((name.clone(), format!(r#"{{"value": {document}}}"#)));
            wanted.push((schema.to_string(), message));
        }
    }
    let toolchains = toolchains::all("messages");
    let kinds: Vec<&ir::Kind> = kinds.iter().collect();
    let heard = languages::hear_all(&toolchains, package.as_ref().expect("a package"), &kinds, &rows);
    let mut wrong = String::new();
    for (at, ((schema, message), (_, document))) in wanted.iter().zip(&rows).enumerate() {
        let all: Vec<Words> = heard.iter().map(|heard| words(&heard.answers[at][0].said)).collect();
        let is_alike = all.windows(2).all(|pair| pair[0] == pair[1]);
        let is_said = all.iter().all(|words| words.iter().any(|(_, _, said)| said == message));
        if is_alike && is_said {
            continue;
        }
        writeln!(wrong, "{schema}: {document}: {message}").expect("a text");
        for (toolchain, words) in toolchains.iter().zip(&all) {
            for (pointer, keyword, message) in words {
                writeln!(wrong, "    {:<10} {pointer}: {message} ({keyword})", toolchain.name()).expect("a text");
            }
        }
    }
    assert!(wrong.is_empty(), "these differ:\n{wrong}");
}

//! One thing has one name: what is said of a problem is the same in every language.
//!
//! What differs is not asked for here: where the parser of a language refuses a text, the place and the words are its own; an integer
//! beyond 64 bits is one for TypeScript, unless no double has its value, and for Python, which is not asked about those; Go writes control characters and U+2028 as `\u` and their
//! number; TypeScript shows a slash that a pattern escapes without its backslash.
//!
//! `cargo test --test messages`; `DAGSTACK_SKIP_RUST=1` and its like leave out one language.

#[path = "messages/cases.rs"]
mod cases;
mod json;
mod languages;
mod npm;
mod venv;

use std::collections::BTreeSet;
use std::fmt::Write as _;

use cases::{Case, cases};
use languages::lang::Lang;
use languages::questions::Questions;
use languages::{Problem, Said, Toolchain};

/// What is said of integers that Python represents as they are.
const LIMITS: &[&str] = &["must be an integer that fits 64 bits", "must be an integer that a double can represent"];

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
    let (mut questions, mut wanted) = (Questions::of("messages"), Vec::new());
    for Case { schema, documents } in cases() {
        questions.ask(&schema, documents.iter().map(|(document, _)| document));
        wanted.extend(documents.iter().map(|(_, message)| (schema.to_string(), *message)));
    }
    let heard = questions.hear();
    let mut wrong = String::new();
    for (at, ((schema, message), payload)) in wanted.iter().zip(questions.payloads()).enumerate() {
        let has_limits = |toolchain: &dyn Toolchain| toolchain.lang() != Lang::Python || !LIMITS.contains(message);
        let asked = heard.iter().filter(|(toolchain, _)| has_limits(toolchain.as_ref()));
        let all: Vec<(&str, Words)> =
            asked.map(|(toolchain, heard)| (toolchain.name(), words(&heard.answers[at][0].said))).collect();
        let is_alike = all.windows(2).all(|pair| pair[0].1 == pair[1].1);
        let is_said = all.iter().all(|(_, words)| words.iter().any(|(_, _, said)| said == message));
        if is_alike && is_said {
            continue;
        }
        writeln!(wrong, "{schema}: {payload}: {message}").expect("a text");
        for (name, words) in &all {
            for (pointer, keyword, message) in words {
                writeln!(wrong, "    {name:<10} {pointer}: {message} ({keyword})").expect("a text");
            }
        }
    }
    assert!(wrong.is_empty(), "these differ:\n{wrong}");
}

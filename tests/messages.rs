//! One thing has one name: a problem has the same message in every language.
//!
//! What differs is not asked for here: where the parser of a language refuses a text, the place and the message are its own; an integer
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
use languages::{Problem, Toolchain, Verdict};

/// The message about integers that Python represents as they are.
const LIMITS: &[&str] = &["must be an integer that fits 64 bits", "must be an integer that a double can represent"];

/// The problems that a language reports of a document, sorted: each a pointer, a keyword and a message.
type Problems = BTreeSet<(String, String, String)>;

fn problems(verdict: &Verdict) -> Problems {
    match verdict {
        Verdict::Rejected(problems) => problems
            .iter()
            .map(|Problem { pointer, keyword, message }| (pointer.clone(), keyword.clone(), message.clone()))
            .collect(),
        other => Problems::from([(String::new(), "no problem".to_owned(), other.brief())]),
    }
}

#[test]
fn each_problem_reads_alike_in_every_language() {
    let (mut questions, mut wanted) = (Questions::of("messages"), Vec::new());
    for Case { schema, documents } in cases() {
        questions.ask(&schema, documents.iter().map(|(document, _)| document));
        wanted.extend(documents.iter().map(|(_, message)| (schema.to_string(), *message)));
    }
    let results = questions.run();
    let mut wrong = String::new();
    for (at, ((schema, message), payload)) in wanted.iter().zip(questions.payloads()).enumerate() {
        let has_limits = |toolchain: &dyn Toolchain| toolchain.lang() != Lang::Python || !LIMITS.contains(message);
        let asked = results.iter().filter(|(toolchain, _)| has_limits(toolchain.as_ref()));
        let all: Vec<(&str, Problems)> =
            asked.map(|(toolchain, results)| (toolchain.name(), problems(&results.answers[at][0].verdict))).collect();
        let is_alike = all.windows(2).all(|pair| pair[0].1 == pair[1].1);
        let is_expected = all.iter().all(|(_, problems)| problems.iter().any(|(_, _, found)| found == message));
        if is_alike && is_expected {
            continue;
        }
        writeln!(wrong, "{schema}: {payload}: {message}").expect("a text");
        for (name, problems) in &all {
            for (pointer, keyword, message) in problems {
                writeln!(wrong, "    {name:<10} {pointer}: {message} ({keyword})").expect("a text");
            }
        }
    }
    assert!(wrong.is_empty(), "these differ:\n{wrong}");
}

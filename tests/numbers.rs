//! Numbers at the edges of what languages hold: verdicts are exact, and what a type does not represent is refused.
//!
//! `cargo test --test numbers`; `DAGSTACK_SKIP_RUST=1` and its like leave out one language.

mod json;
mod languages;
mod npm;
mod venv;

use languages::lang::Lang;

use languages::Verdict;
use languages::questions::Questions;

/// A tenth as a double, written out: as a decimal it is more than a tenth.
const MORE: &str = "0.1000000000000000055511151231257827";
/// Less than a tenth, and nearer to it than to any other double.
const LESS: &str = "0.0999999999999999999999999";

/// A schema, the documents that it accepts, and those that it does not, or that no type represents. MORE and LESS stand for numbers.
type Case = (&'static str, &'static [&'static str], &'static [&'static str]);

const CASES: &[Case] = &[
    (r#"{"type": "number", "maximum": 0.1}"#, &["0.1", "LESS"], &["MORE"]),
    (r#"{"type": "number", "minimum": 0.1}"#, &["0.1", "MORE"], &["LESS"]),
    (r#"{"type": "number", "exclusiveMinimum": 0.1}"#, &["MORE"], &["0.1", "LESS"]),
    (r#"{"type": "number", "exclusiveMaximum": 0.1}"#, &["LESS"], &["0.1", "MORE"]),
    (r#"{"type": "number", "minimum": MORE}"#, &["MORE", "0.11"], &["0.1", "LESS"]),
    (r#"{"type": "number", "maximum": LESS}"#, &["LESS", "0.09"], &["0.1", "MORE"]),
    (r#"{"type": "number", "multipleOf": 0.1}"#, &["0.3", "3e-1"], &["MORE", "0.30000000000000000001"]),
    (r#"{"type": "number", "multipleOf": 0.00000000000000000001}"#, &["0.30000000000000000001"], &["MORE"]),
    (r#"{"type": ["number", "string"], "maximum": 0.1}"#, &["0.1", "LESS", r#""a""#], &["MORE"]),
    (r#"{"const": 0.1}"#, &["0.1", "1e-1", "0.10"], &["MORE", "LESS"]),
    (r#"{"const": MORE}"#, &["MORE", "MORE00"], &["0.1", "LESS"]),
    (r#"{"enum": [MORE, "a", [MORE]]}"#, &["MORE", r#""a""#, "[MORE]"], &["0.1", "[0.1]"]),
    (r#"{"not": {"const": 0.1}}"#, &["MORE", "LESS"], &["0.1"]),
    (r#"{"not": {"minimum": 0.1}}"#, &["LESS"], &["0.1", "MORE", r#""a""#]),
    (r#"{"uniqueItems": true}"#, &["[0.1, MORE]", r#"[{"a": MORE}, {"a": 0.1}]"#], &["[MORE, MORE00]", "[0.1, 0.10]"]),
    (
        r#"{"type": "array", "items": {"type": "number"}, "uniqueItems": true}"#,
        &["[0.1, MORE, LESS]"],
        &["[LESS, 0.2, LESS]", "[0.1, 1e-1]"],
    ),
    (
        r#"{"type": "object", "additionalProperties": {"type": "number", "maximum": 0.1}}"#,
        &[r#"{"a": LESS}"#],
        &[r#"{"a": MORE}"#],
    ),
    (
        r#"{"oneOf": [{"type": "number", "maximum": 0.1}, {"type": "number", "minimum": 0.2}]}"#,
        &["0.1", "0.2"],
        &["MORE"],
    ),
    (
        r#"{"oneOf": [{"type": "integer"}, {"type": "number"}]}"#,
        &["0.5", "MORE"],
        &["3", "9223372036854775807", "1e300"],
    ),
    (
        r#"{"type": "integer"}"#,
        &["1.0000000000000000000000", "-9007199254740992"],
        &["1.00000000000000000000001", "1e400"],
    ),
    (r#"{"type": "integer", "const": 9007199254740993}"#, &[], &["9007199254740992", "9007199254740994"]),
    (r#"{"enum": [9007199254740993, 1]}"#, &["1"], &["9007199254740992", "9007199254740994"]),
    (r#"{"not": {"const": 9007199254740993}}"#, &["9007199254740992", "9007199254740994"], &[]),
    (r#"{"type": "integer", "minimum": 9007199254740993}"#, &["9007199254740994"], &["9007199254740992"]),
    (r#"{"type": "integer", "maximum": 9007199254740993}"#, &["9007199254740992"], &["9007199254740994"]),
    (r#"{"type": "integer", "const": 12345678901234567890}"#, &[], &["12345678901234567891", "12345678901234567000"]),
    (r#"{"enum": [123456789012345678901234567890]}"#, &[], &["123456789012345678901234567891", "1"]),
    (r#"{"type": "integer", "minimum": -9223372036854775808}"#, &["0"], &["-9223372036854775809"]),
    (r#"{"multipleOf": 10}"#, &["20", "1e2"], &["3", "1e-400"]),
    (r#"{"type": "number"}"#, &["1e300", "5e-324"], &["1e400", "-1e400", "1e-400"]),
];

/// A text with its numbers.
fn with_numbers(text: &str) -> String {
    text.replace("MORE", MORE).replace("LESS", LESS)
}

#[test]
fn verdicts_about_numbers_are_exact() {
    let (mut questions, mut wanted) = (Questions::of("numbers"), Vec::new());
    for (schema, valid, invalid) in CASES {
        let documents = valid.iter().map(|it| (*it, true)).chain(invalid.iter().map(|it| (*it, false)));
        let json = serde_json::from_str(&with_numbers(schema)).expect("JSON");
        questions.ask(&json, documents.clone().map(|(document, _)| with_numbers(document)));
        wanted.extend(documents.map(|(document, valid)| (*schema, document, valid)));
    }
    let mut wrong = String::new();
    for (toolchain, results) in questions.run() {
        for ((schema, document, valid), answers) in wanted.iter().zip(&results.answers) {
            // The text comes first, and is seen with all of its digits in Go, TypeScript and Python.
            let verdict = &answers[0].verdict;
            // The program in Rust is given what `serde_json` makes of a text: without its feature `arbitrary_precision`, no digits
            // beyond those of a double, and no exponents beyond its range. `from_text` has tests of its own.
            let has_digits = [schema, document].iter().any(|text| text.contains("MORE") || text.contains("LESS"));
            let is_lost =
                has_digits || document.len() > 20 || document.ends_with("e400") || document.ends_with("e-400");
            if toolchain.lang() == Lang::Rust && is_lost {
                continue;
            }
            let agrees = match verdict {
                Verdict::Accepted(_) => *valid,
                Verdict::Rejected(_) => !valid,
                // A value in Go and Python keeps the nearest double, which may be judged in another way when it is written.
                Verdict::Unstable { .. } => *valid && has_digits && matches!(toolchain.lang(), Lang::Go | Lang::Python),
                Verdict::Crashed(_) => false,
            };
            if !agrees {
                wrong += &format!("{}: {schema}: {document}: {valid} is expected: {verdict:?}\n", toolchain.name());
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong}");
}

/// Schemas, and documents that are valid by all their digits, whatever the type of the language can represent.
const REPRESENTED_OR_NOT: &[(&str, &str)] = &[
    (r#"{"contains": {"const": 10000000000000000002}}"#, "[10000000000000000002]"),
    (r#"{"contains": {"enum": [123e20, 1]}, "minContains": 2}"#, "[1, 12300000000000000000000]"),
    (r#"{"contains": {"type": "integer"}}"#, "[9007199254740993]"),
    (r#"{"uniqueItems": true}"#, "[9007199254740993, 9007199254740992]"),
    (r#"{"uniqueItems": true}"#, "[1e400, 1e401, -1e400]"),
    (r#"{"type": "integer", "minimum": 9007199254740993}"#, "9007199254740993"),
    (r#"{"type": "integer", "exclusiveMinimum": 9007199254740992}"#, "9007199254740993"),
    (r#"{"type": "integer", "multipleOf": 3}"#, "10000000000000000002"),
    (r#"{"minimum": 1e300, "type": "number"}"#, "1e400"),
    (r#"{"if": {"type": "integer"}, "then": {"minimum": 9007199254740993}}"#, "9007199254740993"),
    (
        r#"{"oneOf": [{"type": "integer", "maximum": 9007199254740992}, {"type": "integer", "minimum": 9007199254740993}]}"#,
        "9007199254740993",
    ),
    (
        r#"{"oneOf": [{"const": 9007199254740992}, {"type": "integer", "minimum": 9007199254740993}]}"#,
        "9007199254740993",
    ),
    (r#"{"anyOf": [{"type": "string"}, {"type": "integer", "minimum": 9007199254740993}]}"#, "9007199254740993"),
    (r#"{"not": {"const": 9007199254740992}}"#, "9007199254740993"),
];

/// A number that the language can't represent is refused, and nothing else is reported of a document that is valid.
#[test]
fn a_number_that_is_refused_is_the_only_problem() {
    let mut questions = Questions::of("refused_numbers");
    for (schema, document) in REPRESENTED_OR_NOT {
        questions.ask(&serde_json::from_str(schema).expect("JSON"), [document]);
    }
    let mut wrong = String::new();
    for (toolchain, results) in questions.run() {
        for ((schema, document), answers) in REPRESENTED_OR_NOT.iter().zip(&results.answers) {
            // The program in Rust is given what `serde_json` makes of a text, which has no exponents beyond the range of doubles.
            if toolchain.lang() == Lang::Rust && document.contains("e4") {
                continue;
            }
            let verdict = &answers[0].verdict;
            let agrees = match verdict {
                Verdict::Accepted(_) => true,
                Verdict::Rejected(problems) => {
                    problems.iter().all(|it| ["double", "64 bits"].iter().any(|limit| it.message.contains(limit)))
                }
                Verdict::Unstable { .. } | Verdict::Crashed(_) => false,
            };
            if !agrees {
                wrong += &format!("{}: {schema}: {document}: {verdict:?}\n", toolchain.name());
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong}");
}

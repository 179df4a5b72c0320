//! The formats of strings: what emitted code accepts is what the crate `jsonschema` accepts, and for patterns what Node does, on
//! thousands of texts near valid ones.
//!
//! `cargo test --test formats -- --nocapture` prints what was compared. `DAGSTACK_LONG=1` takes 12,000 texts a format,
//! `DAGSTACK_SEED` others. `DAGSTACK_SKIP_FORMATS=1` skips all of it, `DAGSTACK_SKIP_RUST=1` and its like one language.
#![expect(clippy::print_stdout, reason = "a test prints how much it has compared")]

#[path = "formats/hosts.rs"]
mod hosts;
mod json;
mod languages;
#[path = "formats/mutated.rs"]
mod mutated;
#[path = "formats/node.rs"]
mod node;
mod npm;
#[path = "near/rng.rs"]
mod rng;
#[path = "near/sampling.rs"]
mod sampling;
#[path = "formats/texts.rs"]
mod texts;
mod venv;

use std::fmt::Write as _;

use dagstack_spec_generators::ir::{self, Format};
use jsonschema::EmailOptions;

use languages::{Verdict, kind, toolchains};
use rng::Rng;
use sampling::Sampling;

const SEED: u64 = 3986;
const SAMPLE: usize = 250;
const ALL: usize = 12_000;

/// How many differences of a language in a format are printed.
const SHOWN: usize = 8;

/// What a format is expected to say about its texts.
struct Expected {
    format: Format,
    texts: Vec<String>,
    valid: Vec<bool>,
}

#[test]
fn emitted_code_accepts_what_the_reference_accepts() {
    let variable = |name: &str| std::env::var(format!("DAGSTACK_{name}")).ok();
    if variable("SKIP_FORMATS").is_some_and(|value| value == "1") {
        println!("skipped: DAGSTACK_SKIP_FORMATS=1");
        return;
    }
    let sampling = Sampling::from_env(SEED);
    let (seed, count) = (sampling.seed, sampling.count(SAMPLE, ALL));
    println!("seed {seed}, {count} texts a format and its examples");
    let expected: Vec<Expected> = Format::ALL.iter().map(|format| expected(*format, seed, count)).collect();
    let mut kinds: Vec<ir::Kind> = Vec::new();
    let mut package = None;
    for Expected { format, texts, valid } in &expected {
        let fitting = valid.iter().filter(|valid| **valid).count();
        println!("  {:<14} {:>6} texts, {fitting:>6} valid", format.name(), texts.len());
        let schema = serde_json::json!({"type": "string", "format": format.name()});
        let (kind, around) = kind::of_schema(&kind_of(*format), "A format.", &schema).expect("it lowers");
        kinds.push(kind);
        package = Some(around);
    }
    let rows = expected.iter().flat_map(|Expected { format, texts, .. }| {
        texts.iter().map(|text| (kind_of(*format), serde_json::json!({"value": text}).to_string()))
    });
    let rows: Vec<(String, String)> = rows.collect();
    let toolchains = toolchains::all("formats");
    let package = package.expect("there are formats");
    let results = languages::ask_all(&toolchains, &package, &kinds.iter().collect::<Vec<_>>(), &rows);
    let mut wrong = String::new();
    for (toolchain, results) in toolchains.iter().zip(results) {
        assert!(results.broken.is_empty(), "{}: {:?}", toolchain.name(), results.broken);
        let mut verdicts = results.verdicts.into_iter();
        let mut differences = 0;
        for Expected { format, texts, valid } in &expected {
            let answers = texts.iter().zip(valid).zip(&mut verdicts);
            let different = answers.filter(|((text, valid), verdict)| match verdict {
                Verdict::Accepted(again) => !**valid || again["value"] != text.as_str(),
                Verdict::Rejected(_) => **valid,
                Verdict::Unstable { .. } | Verdict::Crashed(_) => true,
            });
            for (number, ((text, valid), verdict)) in different.enumerate() {
                differences += 1;
                if number < SHOWN {
                    let is = if *valid { "valid" } else { "not valid" };
                    let _ = writeln!(wrong, "{} {}: {text:?} is {is}: {verdict:?}", toolchain.name(), format.name());
                }
            }
        }
        println!("{}: {} verdicts, {differences} differences", toolchain.name(), rows.len());
    }
    assert!(wrong.is_empty(), "verdicts differ:\n{wrong}");
}

fn kind_of(format: Format) -> String {
    format!("format_{}", format.name().replace('-', "_"))
}

/// The texts of a format, and the verdict on each.
fn expected(format: Format, seed: u64, count: usize) -> Expected {
    // Two seeds that lie close together share no text.
    let mut rng = Rng::new(Rng::new(seed).next().wrapping_add(format as u64));
    let mut texts = mutated::texts(format, count, &mut rng);
    let valid = if format == Format::Regex {
        let mut valid = node::verdicts(&texts);
        for (pattern, _, verdict) in node::NODE_DIFFERS {
            texts.push((*pattern).to_owned());
            valid.push(*verdict);
        }
        valid
    } else {
        let validator = reference(format);
        texts.iter().map(|text| validator.is_valid(&serde_json::json!(text))).collect()
    };
    Expected { format, texts, valid }
}

/// The crate's validator. A mailbox of RFC 5321 has no display name, which the crate takes unless it is asked not to.
fn reference(format: Format) -> jsonschema::Validator {
    let options = jsonschema::draft202012::options().should_validate_formats(true);
    let options = options.with_email_options(EmailOptions::default().without_display_text());
    options.build(&serde_json::json!({"format": format.name()})).expect("a schema")
}

#[test]
fn the_crate_and_node_differ_on_patterns_where_it_is_known() {
    if npm::is_skipped() {
        return;
    }
    let validator = reference(Format::Regex);
    for (reason, patterns) in node::CRATE_DIFFERS {
        let patterns: Vec<String> = patterns.iter().map(|pattern| (*pattern).to_owned()).collect();
        for (pattern, valid) in patterns.iter().zip(node::verdicts(&patterns)) {
            assert_ne!(
                valid,
                validator.is_valid(&serde_json::json!(pattern)),
                "{pattern} is judged alike now, not: {reason}"
            );
        }
    }
}

//! Random patterns of ECMA-262 in every language, validated against node: what is a pattern, and where it is found.
//!
//! `cargo test --test patterns -- --nocapture` prints what was compared. `DAGSTACK_LONG=1` takes 4,000 patterns with 100 texts
//! each, `DAGSTACK_SEED` takes others. `DAGSTACK_SKIP_TS=1`, for want of node, skips all of it.
#![expect(clippy::print_stdout, reason = "a test reports how much it has compared with what")]

#[path = "patterns/draw.rs"]
mod draw;
mod json;
mod languages;
mod npm;
#[allow(dead_code, reason = "each test that takes this in uses its own part")]
#[path = "near/rng.rs"]
mod rng;
#[path = "near/sampling.rs"]
mod sampling;
mod venv;

use std::collections::{BTreeMap, BTreeSet};
use std::io::Write as _;
use std::process::{Command, Stdio};

use dagstack_spec_generators::ir;
use dagstack_spec_model::internal::side_by_side;
use dagstack_spec_model::pattern::{Pattern, Property};
use serde_json::Value;

use draw::{Draw, PROPERTIES, assigned};
use languages::{Verdict, kind, toolchains};
use rng::Rng;
use sampling::Sampling;

const SEED: u64 = 262;
const TEXTS: usize = 100;

/// How many patterns one kind has.
const A_KIND: usize = 200;

/// What node says.
struct Reference {
    unicode: String,
    /// Of each pattern, a digit a text; `None` where it is not a pattern.
    found: Vec<Option<String>>,
    /// Characters with properties that are others in node's version of Unicode.
    changed: BTreeSet<char>,
}

#[test]
fn patterns_mean_in_every_language_what_they_mean_in_javascript() {
    if npm::is_skipped() {
        return;
    }
    let sampling = Sampling::from_env(SEED);
    let (seed, count) = (sampling.seed, sampling.count(300, 4000));
    let characters = assigned();
    let Reference { unicode, changed, .. } = ask_node(&[], PROPERTIES, &characters);
    println!(
        "seed {seed}, {count} patterns with {TEXTS} texts each of {} characters that Unicode 16 assigns; {} have other \
         properties in Unicode {unicode}, which node has",
        characters.len() - changed.len(),
        changed.len()
    );
    let characters = characters.into_iter().filter(|character| !changed.contains(character)).collect();
    let mut draw = Draw::new(Rng::new(seed), characters);
    let patterns: Vec<(String, Vec<String>)> =
        (0..count).map(|_| (draw.pattern(), (0..TEXTS).map(|_| draw.text()).collect())).collect();
    let reference = ask_node(&patterns, &[], &[]);
    let schemas: Vec<Value> =
        patterns.iter().map(|(pattern, _)| serde_json::json!({"type": "string", "pattern": pattern})).collect();
    let refusals = side_by_side::map(&schemas, |schema| kind::of_schema("pattern", "A pattern.", schema).err());
    let mut refused: BTreeMap<String, usize> = BTreeMap::new();
    let mut emitted = Vec::new();
    for (((pattern, texts), refusal), found) in patterns.iter().zip(refusals).zip(reference.found) {
        match (refusal, found) {
            (Some(refusal), found) => {
                let expected = if found.is_some() { "DS405" } else { "DS201" };
                assert_eq!(refusal.code, expected, "{pattern}: {}", refusal.message);
                assert!(refusal.has_place_and_reason(), "{pattern} has no place");
                *refused.entry(refusal.class()).or_default() += 1;
            }
            (None, Some(found)) => emitted.push((pattern, texts, found)),
            (None, None) => panic!("{pattern} is emitted, and node does not take it"),
        }
    }
    println!("{} patterns are refused: {refused:#?}", count - emitted.len());
    assert!(emitted.len() * 10 > count * 9, "too many are refused");
    compare(&emitted);
}

/// Asks every language about every text.
fn compare(patterns: &[(&String, &Vec<String>, String)]) {
    let mut kinds = Vec::new();
    let mut package = None;
    let mut rows = Vec::new();
    for (number, patterns) in patterns.chunks(A_KIND).enumerate() {
        let kind = format!("patterns_{number}");
        let properties: serde_json::Map<String, Value> = patterns
            .iter()
            .enumerate()
            .map(|(at, (pattern, ..))| (format!("p{at}"), serde_json::json!({"type": "string", "pattern": pattern})))
            .collect();
        let schema = serde_json::json!({"type": "object", "properties": properties});
        let (lowered, around) = kind::of_schema(&kind, "Patterns.", &schema).expect("each is emitted alone");
        kinds.push(lowered);
        package = Some(around);
        for (at, (_, texts, _)) in patterns.iter().enumerate() {
            rows.extend(
                texts
                    .iter()
                    .map(|text| (kind.clone(), serde_json::json!({"value": {format!("p{at}"): text}}).to_string())),
            );
        }
    }
    let package = package.expect("some patterns are emitted");
    let kinds: Vec<&ir::Kind> = kinds.iter().collect();
    let toolchains = toolchains::all("patterns");
    let expected: Vec<bool> =
        patterns.iter().flat_map(|(_, _, found)| found.bytes().map(|digit| digit == b'1')).collect();
    let mut wrong = Vec::new();
    for (toolchain, results) in toolchains.iter().zip(languages::ask_all(&toolchains, &package, &kinds, &rows)) {
        let name = toolchain.name();
        assert!(results.broken.is_empty(), "{name} does not compile: {:?}", results.broken);
        for (index, (verdict, expected)) in results.verdicts.iter().zip(&expected).enumerate() {
            let (pattern, texts, _) = &patterns[index / TEXTS];
            let text = &texts[index % TEXTS];
            let is_right = match verdict {
                Verdict::Accepted(_) => *expected,
                Verdict::Rejected(_) => !expected,
                Verdict::Unstable { .. } | Verdict::Crashed(_) => false,
            };
            if !is_right {
                wrong.push(format!("{name}: {pattern} on {text:?}: {verdict:?}, found: {expected}"));
            }
        }
        println!(
            "{name}: {} texts, {} found, {} differences so far",
            rows.len(),
            expected.iter().filter(|found| **found).count(),
            wrong.len()
        );
    }
    assert!(wrong.is_empty(), "{} differences, such as\n{}", wrong.len(), wrong[..wrong.len().min(10)].join("\n"));
}

#[test]
fn what_is_a_pattern_is_one_in_javascript() {
    if npm::is_skipped() {
        return;
    }
    let mut draw = Draw::new(Rng::new(SEED), vec!['a']);
    let texts: Vec<(String, Vec<String>)> = (0..8000).map(|_| (draw.nearly_pattern(), Vec::new())).collect();
    let reference = ask_node(&texts, &[], &[]);
    let mut patterns = 0;
    for ((text, _), found) in texts.iter().zip(&reference.found) {
        let parsed = Pattern::parse(text);
        assert_eq!(parsed.is_ok(), found.is_some(), "{text}: {parsed:?}");
        patterns += usize::from(parsed.is_ok());
    }
    println!("seed {SEED}, {} texts, {patterns} of them patterns", texts.len());
    assert!(patterns > 1000 && patterns < 7000, "{patterns}");
}

fn ask_node(patterns: &[(String, Vec<String>)], properties: &[&str], characters: &[char]) -> Reference {
    let ranges = |name: &str| -> Vec<[u32; 2]> {
        let set = Property::named(name).and_then(Property::code_points).expect("a property");
        set.ranges().iter().map(|range| [u32::from(range.start()), u32::from(range.end())]).collect()
    };
    let properties: BTreeMap<&str, Vec<[u32; 2]>> = properties.iter().map(|name| (*name, ranges(name))).collect();
    let characters: Vec<u32> = characters.iter().copied().map(u32::from).collect();
    let question =
        serde_json::json!({"patterns": patterns, "properties": properties, "characters": characters}).to_string();
    let mut node = Command::new("node")
        .args(["--input-type=module", "-e", include_str!("patterns/reference.mjs")])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .unwrap_or_else(|error| panic!("node does not start ({error}); {}=1 skips this", npm::SKIP));
    node.stdin.take().expect("piped").write_all(question.as_bytes()).expect("node reads all before it answers");
    let output = node.wait_with_output().expect("node ends");
    assert!(output.status.success(), "node failed");
    let answer: Value = serde_json::from_slice(&output.stdout).expect("JSON");
    let list = |key: &str| answer[key].as_array().expect("a list").clone();
    Reference {
        unicode: answer["unicode"].as_str().expect("a version").to_owned(),
        found: list("found").iter().map(|found| found.as_str().map(str::to_owned)).collect(),
        changed: list("changed")
            .iter()
            .filter_map(|code| char::from_u32(u32::try_from(code.as_u64()?).ok()?))
            .collect(),
    }
}

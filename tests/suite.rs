//! How true emitted validators are: the public JSON-Schema-Test-Suite for draft 2020-12, compared with Rust, TypeScript,
//! Go and Python.
//!
//! `cargo test --test suite -- --nocapture` prints the score. Needs `python3` with pip to fetch the suite, and the
//! toolchains of the languages. `DAGSTACK_SKIP_SUITE=1` skips all of it, `DAGSTACK_SKIP_RUST=1` and its like one language.
#![expect(clippy::print_stdout, reason = "the score is what this test is for")]

#[path = "suite/closed.rs"]
mod closed;
#[path = "suite/crossed.rs"]
mod crossed;
#[path = "suite/fetch.rs"]
mod fetch;
#[path = "suite/groups.rs"]
mod groups;
mod json;
mod languages;
#[path = "suite/lowered.rs"]
mod lowered;
mod npm;
#[path = "suite/others.rs"]
mod others;
#[path = "suite/refused.rs"]
mod refused;
#[path = "suite/score.rs"]
mod score;
mod venv;

use std::collections::BTreeMap;
use std::fmt::Write as _;

use dagstack_spec_generators::ir;
use dagstack_spec_model::internal::side_by_side;
use serde_json::Value;

use crossed::Crossed;
use groups::{Group, Mode, Test};
use languages::kind::Refusal;
use languages::outcome::{Expected, Outcome, document, outcome, reference};
use languages::{Answer, Results, policy, toolchains};
use score::{Score, Tally};

#[test]
fn emitted_validators_say_what_the_suite_says() {
    if std::env::var_os("DAGSTACK_SKIP_SUITE").is_some_and(|value| value == "1") {
        println!("skipped: DAGSTACK_SKIP_SUITE=1");
        return;
    }
    let groups = groups::read(&fetch::suite());
    println!("{} keyword files: {}", groups::FILES.len(), groups::FILES.join(", "));
    let mut kinds: BTreeMap<String, ir::Kind> = BTreeMap::new();
    let mut refusals: BTreeMap<String, Refusal> = BTreeMap::new();
    let mut package = None;
    for (group, lowered) in groups.iter().zip(side_by_side::map(&groups, lowered::lowered)) {
        match lowered {
            Ok((kind, around)) => {
                kinds.insert(kind.name.clone(), kind);
                package = Some(around);
            }
            Err(refusal) => drop(refusals.insert(group.id(), refusal)),
        }
    }
    refused::report(&groups, &refusals);
    let package = package.expect("some group is accepted");
    let kinds: Vec<&ir::Kind> = kinds.values().collect();
    let accepted: Vec<&Group> = groups.iter().filter(|group| !refusals.contains_key(&group.id())).collect();

    let toolchains = toolchains::all("suite");
    let names: Vec<&str> = toolchains.iter().map(|toolchain| toolchain.name()).collect();
    let tests: Vec<(&Group, &Test)> =
        accepted.iter().flat_map(|group| group.tests.iter().map(move |test| (*group, test))).collect();
    let crossed = crossed::all(&groups, &accepted);
    let asked = tests.iter().map(|(group, test)| (lowered::kind_name(group), document(&test.data).to_string()));
    let asked: Vec<(String, String)> = asked.chain(crossed.iter().map(Crossed::row)).collect();
    let results = languages::ask_all(&toolchains, &package, &kinds, &asked);
    let mut scores: BTreeMap<Mode, Score> = BTreeMap::new();
    let mut wrong = String::new();
    for (language, Results { answers, .. }) in results.iter().enumerate() {
        for group in groups.iter().filter(|group| refusals.contains_key(&group.id())) {
            let tally = scores.entry(group.mode).or_default().of(group.file, language);
            tally.tests += group.tests.len();
            tally.refused += group.tests.len();
        }
        let lang = toolchains[language].lang();
        let (of_tests, of_crossed) = answers.split_at(tests.len());
        for ((group, test), answers) in tests.iter().zip(of_tests) {
            let tally = scores.entry(group.mode).or_default().of(group.file, language);
            if let Some(complaint) = judge(tally, group, &test.data, test.valid, answers) {
                let _ = writeln!(wrong, "{} {complaint} ({})", names[language], test.title);
            }
        }
        let mut tally = Tally::default();
        for (crossed, answers) in crossed.iter().zip(of_crossed) {
            if let Some(complaint) = judge(&mut tally, crossed.group, crossed.data, crossed.valid, answers) {
                let _ = writeln!(wrong, "{} {complaint}", names[language]);
            }
        }
        println!("{}: every document of the suite under every accepted schema: {tally}", names[language]);
        if tally.excused > 0 {
            println!("    by policy: {}", policy::reason(lang));
        }
    }
    for mode in Mode::ALL {
        println!("\n{}\n{}", mode.title(), scores.entry(mode).or_default().table(&names));
    }
    assert!(wrong.is_empty(), "emitted code is wrong:\n{wrong}");
    refused::compare(&refusals);
    let typed = &scores[&Mode::Typed];
    let page = include_str!("../docs/evidence.md");
    for (index, name) in names.iter().enumerate() {
        let row = typed.summary(index, name);
        assert!(page.contains(&row), "the table of docs/evidence.md is stale; its row is now\n{row}");
    }
}

/// Counts an answer. Returns what is wrong with it.
fn judge(tally: &mut Tally, group: &Group, data: &Value, valid: bool, answers: &[Answer]) -> Option<String> {
    tally.tests += 1;
    let is_valid = |_, seen: &Value| {
        if seen == data {
            return valid;
        }
        reference(&group.schema).is_some_and(|validator| validator.is_valid(seen))
    };
    let outcome = outcome(&Expected { schema: &group.schema, data, is_valid: &is_valid }, answers);
    tally.excused += usize::from(matches!(outcome, Outcome::Excused));
    *match outcome {
        Outcome::Agreed | Outcome::Excused => &mut tally.agreed,
        Outcome::WronglyAccepted(_) => &mut tally.wrongly_accepted,
        Outcome::WronglyRejected(_) => &mut tally.wrongly_rejected,
        Outcome::Crashed(_) => &mut tally.crashed,
    } += 1;
    let complaint = outcome.complaint()?;
    Some(format!("{} ({}) on {data} {complaint}", group.id(), group.title))
}

//! How true emitted validators are: the public JSON-Schema-Test-Suite for draft 2020-12, held against Rust, TypeScript and Go.
//!
//! `cargo test --test suite -- --nocapture` prints the score. Needs `python3` with pip to fetch the suite, and the toolchains
//! of the languages. `DAGSTACK_SKIP_SUITE=1` skips all of it, `DAGSTACK_SKIP_RUST=1` and its like one language.
#![expect(clippy::print_stdout, reason = "the score is what this test is for")]

#[path = "suite/fetch.rs"]
mod fetch;
#[path = "suite/groups.rs"]
mod groups;
mod json;
#[path = "suite/language.rs"]
mod language;
#[path = "suite/languages.rs"]
mod languages;
#[path = "suite/lowered.rs"]
mod lowered;
mod npm;
#[path = "suite/program.rs"]
mod program;
#[path = "suite/refused.rs"]
mod refused;
#[path = "suite/score.rs"]
mod score;

use std::collections::BTreeMap;
use std::fmt::Write as _;

use dagstack_spec_generators::ir;
use dagstack_spec_model::side_by_side;
use serde_json::json;

use groups::{Group, Mode, Test};
use language::{Said, Toolchain};
use lowered::Refusal;
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
    refused::tell(&groups, &refusals);
    let package = package.expect("some group is accepted");
    let kinds: Vec<&ir::Kind> = kinds.values().collect();
    let accepted: Vec<&Group> = groups.iter().filter(|group| !refusals.contains_key(&group.id())).collect();

    let toolchains = languages::all();
    let names: Vec<&str> = toolchains.iter().map(|toolchain| toolchain.name()).collect();
    let heard: Vec<Vec<Said>> = std::thread::scope(|scope| {
        let hear = |toolchain| hear(toolchain, &package, &kinds, &accepted);
        let hearing = toolchains.iter().map(|toolchain| scope.spawn(move || hear(toolchain.as_ref())));
        let hearing: Vec<_> = hearing.collect();
        hearing.into_iter().map(|heard| heard.join().expect("a language that can be compiled")).collect()
    });
    let mut scores: BTreeMap<Mode, Score> = BTreeMap::new();
    let mut wrong = String::new();
    for (language, said) in heard.iter().enumerate() {
        for group in groups.iter().filter(|group| refusals.contains_key(&group.id())) {
            let tally = scores.entry(group.mode).or_default().of(group.file, language);
            tally.tests += group.tests.len();
            tally.refused += group.tests.len();
        }
        let tests = accepted.iter().flat_map(|group| group.tests.iter().map(move |test| (group, test)));
        for ((group, test), said) in tests.zip(said) {
            let tally = scores.entry(group.mode).or_default().of(group.file, language);
            if let Some(complaint) = judge(tally, group, test, said) {
                let _ = writeln!(wrong, "{} {complaint}", names[language]);
            }
        }
    }
    for mode in Mode::ALL {
        println!("\n{}\n{}", mode.title(), scores.entry(mode).or_default().table(&names));
    }
    assert!(wrong.is_empty() && scores.values().all(Score::is_clean), "emitted code is wrong:\n{wrong}");
    refused::compare(&refusals);
}

/// What a language says about every test of the accepted groups, in their order.
fn hear(toolchain: &dyn Toolchain, package: &ir::Package, kinds: &[&ir::Kind], groups: &[&Group]) -> Vec<Said> {
    let built = language::build(toolchain, package, kinds);
    let rows: Vec<(String, String)> = groups
        .iter()
        .flat_map(|group| {
            let kind = lowered::kind_name(group);
            group.tests.iter().map(move |test| (kind.clone(), json!({"value": test.data}).to_string()))
        })
        .collect();
    let compiled: Vec<(String, String)> =
        rows.iter().filter(|(kind, _)| !built.broken.contains_key(kind)).cloned().collect();
    let mut answers = language::ask(toolchain, &compiled).into_iter();
    rows.iter()
        .map(|(kind, _)| match built.broken.get(kind) {
            Some(reason) => Said::Crashed(format!("it does not compile: {reason}")),
            None => answers.next().expect("one answer a row"),
        })
        .collect()
}

/// Counts an answer. What is wrong with it is said.
fn judge(tally: &mut Tally, group: &Group, test: &Test, said: &Said) -> Option<String> {
    tally.tests += 1;
    let (count, complaint) = match said {
        Said::Accepted(again) if test.valid => {
            // What was read must be what was there, or the types lie where the verdict does not.
            if json::is_same_but_for_defaults(&json!({"value": test.data}), again, &group.schema) {
                tally.agreed += 1;
                return None;
            }
            (&mut tally.crashed, format!("reads it as {again}"))
        }
        Said::Rejected(_) if !test.valid => {
            tally.agreed += 1;
            return None;
        }
        Said::Accepted(_) => (&mut tally.wrongly_accepted, "accepts it".to_owned()),
        Said::Rejected(problems) => (&mut tally.wrongly_rejected, format!("rejects it: {problems}")),
        Said::Crashed(reason) => (&mut tally.crashed, format!("crashes: {reason}")),
    };
    *count += 1;
    Some(format!("{} ({}; {}): {}\n    {complaint}", group.id(), group.title, test.title, test.data))
}

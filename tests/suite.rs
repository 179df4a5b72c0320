//! How true emitted validators are: the public JSON-Schema-Test-Suite for draft 2020-12, held against Rust, TypeScript
//! and Go.
//!
//! `cargo test --test suite -- --nocapture` prints the score. Needs `python3` with pip to fetch the suite, and the
//! toolchains of the languages. `DAGSTACK_SKIP_SUITE=1` skips all of it, `DAGSTACK_SKIP_RUST=1` and its like one language.
#![expect(clippy::print_stdout, reason = "the score is what this test is for")]

#[path = "suite/crossed.rs"]
mod crossed;
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
#[path = "suite/policy.rs"]
mod policy;
#[path = "suite/program.rs"]
mod program;
#[path = "suite/refused.rs"]
mod refused;
#[path = "suite/score.rs"]
mod score;

use std::collections::BTreeMap;
use std::fmt::Write as _;

use dagstack_spec_generators::ir;
use dagstack_spec_generators::lang::Lang;
use dagstack_spec_model::side_by_side;
use serde_json::{Value, json};

use crossed::Crossed;
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
    let tests: Vec<(&Group, &Test)> =
        accepted.iter().flat_map(|group| group.tests.iter().map(move |test| (*group, test))).collect();
    let crossed = crossed::all(&groups, &accepted);
    let asked = tests.iter().map(|(group, test)| (lowered::kind_name(group), document(&test.data)));
    let asked: Vec<(String, String)> = asked.chain(crossed.iter().map(Crossed::row)).collect();
    let heard: Vec<Vec<Said>> = std::thread::scope(|scope| {
        let hear = |toolchain| hear(toolchain, &package, &kinds, &asked);
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
        let lang = toolchains[language].lang();
        let (of_tests, of_crossed) = said.split_at(tests.len());
        for ((group, test), said) in tests.iter().zip(of_tests) {
            let tally = scores.entry(group.mode).or_default().of(group.file, language);
            if let Some(complaint) = judge(tally, lang, group, &test.data, test.valid, said) {
                let _ = writeln!(wrong, "{} {complaint} ({})", names[language], test.title);
            }
        }
        let mut tally = Tally::default();
        for (crossed, said) in crossed.iter().zip(of_crossed) {
            if let Some(complaint) = judge(&mut tally, lang, crossed.group, crossed.data, crossed.valid, said) {
                let _ = writeln!(wrong, "{} {complaint}", names[language]);
            }
        }
        println!("{}: every document of the suite under every accepted schema: {tally}", names[language]);
        if tally.excused > 0 {
            policy::reasons(lang).for_each(|reason| println!("    by policy: {reason}"));
        }
    }
    for mode in Mode::ALL {
        println!("\n{}\n{}", mode.title(), scores.entry(mode).or_default().table(&names));
    }
    assert!(wrong.is_empty(), "emitted code is wrong:\n{wrong}");
    refused::compare(&refusals);
    let typed = &scores[&Mode::Typed];
    let readme = include_str!("../README.md");
    for (index, name) in names.iter().enumerate() {
        let row = typed.summary(index, name);
        assert!(readme.contains(&row), "the README's table is not true any more; its row is now\n{row}");
    }
}

/// The payload of a group's kind.
fn document(data: &Value) -> String {
    json!({"value": data}).to_string()
}

/// What a language says about every row, a kind and a document.
fn hear(toolchain: &dyn Toolchain, package: &ir::Package, kinds: &[&ir::Kind], rows: &[(String, String)]) -> Vec<Said> {
    let broken = language::build(toolchain, package, kinds);
    let compiled: Vec<&(String, String)> = rows.iter().filter(|(kind, _)| !broken.contains_key(kind)).collect();
    let mut answers = language::ask(toolchain, &compiled).into_iter();
    rows.iter()
        .map(|(kind, _)| match broken.get(kind) {
            Some(reason) => Said::Crashed(format!("it does not compile: {reason}")),
            None => answers.next().expect("one answer a row"),
        })
        .collect()
}

/// Counts an answer. What is wrong with it is said.
fn judge(tally: &mut Tally, lang: Lang, group: &Group, data: &Value, valid: bool, said: &Said) -> Option<String> {
    tally.tests += 1;
    if policy::excuses(lang, data, valid, said) {
        tally.agreed += 1;
        tally.excused += 1;
        return None;
    }
    let (count, complaint) = match said {
        // What was read must be what was there, or the types lie where the verdict does not.
        Said::Accepted(again) if valid => {
            if json::is_same_but_for_defaults(&json!({"value": data}), again, &group.schema) {
                (&mut tally.agreed, None)
            } else {
                (&mut tally.crashed, Some(format!("reads it as {again}")))
            }
        }
        Said::Rejected(_) if !valid => (&mut tally.agreed, None),
        Said::Accepted(_) => (&mut tally.wrongly_accepted, Some("accepts it".to_owned())),
        Said::Rejected(problems) => (&mut tally.wrongly_rejected, Some(format!("rejects it: {problems}"))),
        Said::Crashed(reason) => (&mut tally.crashed, Some(format!("crashes: {reason}"))),
    };
    *count += 1;
    complaint.map(|complaint| format!("{} ({}) on {data} {complaint}", group.id(), group.title))
}

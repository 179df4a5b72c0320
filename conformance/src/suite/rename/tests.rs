//! What a renaming does to the cases of the suite.

use std::collections::BTreeSet;

use serde_json::Value;

use super::*;
use crate::suite::Suite;

/// How many seeds each case is renamed with.
const SEEDS: u64 = 5;

fn suite() -> Suite {
    Suite::embedded().expect("the embedded suite")
}

fn content(case: &Case) -> Value {
    let mut content = serde_json::to_value(case).expect("JSON");
    content["id"] = Value::Null;
    content
}

#[test]
fn renaming_and_restoring_gives_the_case() {
    for case in &suite().cases {
        for seed in 0..SEEDS {
            let renaming = Renaming::new(case, seed).expect("names");
            let renamed = renaming.rename(case).expect("a case");
            let restored = renaming.restore(&renamed).expect("a case");
            assert_eq!(content(&restored), content(case), "{} with the seed {seed}: {renaming:?}", case.id);
            assert_eq!(Renaming::default().rename(case).map(|case| content(&case)).expect("a case"), content(case));
        }
    }
}

#[test]
fn the_same_seed_gives_the_same_case_and_another_one_another() {
    let suite = suite();
    let renamed = |case: &Case, seed| {
        content(&Renaming::new(case, seed).and_then(|renaming| renaming.rename(case)).expect("a case"))
    };
    let mut differ = 0;
    for case in &suite.cases {
        assert_eq!(renamed(case, 3), renamed(case, 3), "{}", case.id);
        differ += usize::from(renamed(case, 3) != renamed(case, 4));
    }
    assert!(differ * 100 >= suite.cases.len() * 90, "{differ} of {} cases differ", suite.cases.len());
}

#[test]
fn every_array_and_every_name_keeps_its_order() {
    for case in &suite().cases {
        for seed in 0..SEEDS {
            let renaming = Renaming::new(case, seed).expect("names");
            let renamed = renaming.rename(case).expect("a case");
            let names: Vec<&String> = case.script.plugins.keys().collect();
            let images: Vec<&String> = renamed.script.plugins.keys().collect();
            for (one, image) in names.iter().zip(&images) {
                for (other, other_image) in names.iter().zip(&images) {
                    assert_eq!(one.cmp(other), image.cmp(other_image), "{}: {renaming:?}", case.id);
                }
            }
            let paths: Vec<&String> = case.files.keys().collect();
            let moved: Vec<&String> = renamed.files.keys().collect();
            for (one, image) in paths.iter().zip(&moved) {
                for (other, other_image) in paths.iter().zip(&moved) {
                    assert_eq!(one.cmp(other), image.cmp(other_image), "{}: {renaming:?}", case.id);
                }
            }
        }
    }
}

#[test]
fn words_with_a_meaning_and_trace_values_stay() {
    for case in &suite().cases {
        let renaming = Renaming::new(case, 1).expect("names");
        for word in ["tool", "orchestrator", "priority", "traceparent", "tracestate", "baggage", "setup", "in_process"]
        {
            assert_eq!(renaming.get(word), None, "{}", case.id);
        }
        let renamed = renaming.rename(case).expect("a case");
        assert_eq!(renamed.needs, case.needs);
        let keys =
            |case: &Case| -> Vec<&'static str> { case.script.steps.iter().map(crate::protocol::Step::name).collect() };
        assert_eq!(keys(&renamed), keys(case));
    }
}

#[test]
fn ids_on_the_wire_are_opaque_and_distinct() {
    let suite = suite();
    let ids: BTreeSet<String> = suite.cases.iter().map(|case| opaque_id(&case.id, 9)).collect();
    assert_eq!(ids.len(), suite.cases.len());
    assert!(ids.iter().all(|id| id.len() == ID_DIGITS && id.chars().all(|digit| digit.is_ascii_hexdigit())));
    assert_ne!(opaque_id("a.b", 1), opaque_id("a.b", 2));
}

#[test]
fn texts_about_a_renamed_case_are_shown_with_its_own_names() {
    let suite = suite();
    let case = suite.cases.iter().find(|case| case.id == "dispatch.singleton.highest-priority").expect("a case");
    let renaming = Renaming::new(case, 5).expect("names");
    let image = renaming.get("service").expect("a new name");
    assert_eq!(renaming.restore_text(&format!("no plugin of `{image}`")), "no plugin of `service`");
}

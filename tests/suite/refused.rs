//! What the generator refuses, compared with the list of what it may refuse.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use super::groups::Group;
use super::languages::kind::Refusal;
use super::languages::write;

const REWRITE: &str = "DAGSTACK_SUITE_WRITE=1 cargo test --test suite";

fn list() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/suite/refused.txt")
}

/// Prints the reasons with how often each was given; all refusals with their places go to a file.
pub(crate) fn report(groups: &[Group], refusals: &BTreeMap<String, Refusal>) {
    let mut reasons: BTreeMap<(&str, &str), usize> = BTreeMap::new();
    let mut all = String::new();
    for group in groups {
        if let Some(Refusal { code, place, message }) = refusals.get(&group.id()) {
            *reasons.entry((code, message)).or_default() += 1;
            all.push_str(&format!("{} ({}): {place}: {code}: {message}\n", group.id(), group.title));
        }
    }
    println!("{} of {} groups are refused, all modes taken together:", refusals.len(), groups.len());
    let mut reasons: Vec<_> = reasons.into_iter().collect();
    reasons.sort_by_key(|(reason, count)| (std::cmp::Reverse(*count), *reason));
    for ((code, message), count) in reasons {
        println!("  {count:>3} {code} {message}");
    }
    let path = Path::new(env!("CARGO_TARGET_TMPDIR")).join("suite/refusals.txt");
    write(&path, &all);
    println!("each with its place: target/tmp/suite/refusals.txt");
}

/// Nothing more may be refused than the list says, and nothing less without the list saying so.
pub(crate) fn compare(refusals: &BTreeMap<String, Refusal>) {
    if std::env::var_os("DAGSTACK_SUITE_WRITE").is_some_and(|value| value == "1") {
        write(&list(), &refusals.keys().map(|id| format!("{id}\n")).collect::<String>());
        return;
    }
    let text = fs::read_to_string(list()).expect("the list of what may be refused");
    let listed: Vec<&str> = text.lines().collect();
    assert!(listed.is_sorted(), "tests/suite/refused.txt is not sorted; rewrite it with\n    {REWRITE}");
    let listed: BTreeSet<&str> = listed.into_iter().collect();
    let more: Vec<String> = refusals
        .iter()
        .filter(|(id, _)| !listed.contains(id.as_str()))
        .map(|(id, Refusal { code, place, message })| format!("{id}: {place}: {code}: {message}"))
        .collect();
    assert!(more.is_empty(), "refused, and not in tests/suite/refused.txt:\n{}", more.join("\n"));
    let less: Vec<&str> = listed.into_iter().filter(|id| !refusals.contains_key(*id)).collect();
    assert!(
        less.is_empty(),
        "no longer refused, and still in tests/suite/refused.txt:\n{}\nrewrite it with\n    {REWRITE}",
        less.join("\n")
    );
}

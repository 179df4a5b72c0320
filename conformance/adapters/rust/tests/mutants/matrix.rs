//! The kill matrix: which mutant is caught by which cases.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::fs;
use std::path::Path;

use dagstack_spec_conformance::suite::{Case, Suite};
use libtest_mimic::Failed;

use crate::catalogue::{Mutant, Spot, conformance};
use crate::{build, catalogue, gate};

/// Set it to write the matrix anew, as for snapshots.
const UPDATE: &str = "INSTA_UPDATE";

/// How many readings of a clause must be found out, one of which alone might be found out by chance.
const ENOUGH: usize = 3;

/// What became of a mutant: the cases of its clause that failed.
struct Fate<'a> {
    mutant: &'a Mutant,
    killed_by: Vec<String>,
}

/// Runs the suite against each mutant. Each must fail a case that cites its clause; the matrix must be the one that is written down.
#[expect(clippy::print_stdout, reason = "what the mutants came to is for whoever runs the test")]
pub(crate) fn check() -> Result<(), Failed> {
    let spots = catalogue::load()?;
    let suite = gate::suite()?;
    let program = build::build(&spots)?;
    let unknown: Vec<&str> = mutants(&spots)
        .map(|mutant| mutant.clause.as_str())
        .filter(|clause| citing(&suite, clause).is_empty())
        .collect();
    if !unknown.is_empty() {
        return Err(format!("no case cites the clauses that these mutants break: {}", unknown.join(", ")).into());
    }
    unmutated(&suite, &program)?;
    let fates: Vec<Fate<'_>> = mutants(&spots).map(|mutant| fate(&suite, &program, mutant)).collect();
    let matrix = written(&suite, &fates);
    println!("{}", summary(&suite, &fates));
    let survivors: Vec<String> = fates
        .iter()
        .filter(|fate| fate.killed_by.is_empty())
        .map(|fate| format!("{}: {}", fate.mutant.name, fate.mutant.what))
        .collect();
    if !survivors.is_empty() {
        return Err(format!("no case of its clause catches:\n{}", survivors.join("\n")).into());
    }
    up_to_date(&matrix)
}

fn mutants(spots: &[Spot]) -> impl Iterator<Item = &Mutant> {
    spots.iter().flat_map(|spot| &spot.mutants)
}

fn citing<'s>(suite: &'s Suite, clause: &str) -> Vec<&'s Case> {
    suite.cases.iter().filter(|case| case.clauses.iter().any(|cited| cited == clause)).collect()
}

/// The program in which no mutant is active is the reference binding.
fn unmutated(suite: &Suite, program: &Path) -> Result<(), String> {
    let run = gate::run(
        suite,
        &suite.cases.iter().collect::<Vec<_>>(),
        &gate::program(&program.display().to_string(), &[]),
        gate::WHERE_ALL_PASS,
    );
    let failed: Vec<&str> =
        run.cases.iter().filter(|judged| !gate::passed(judged)).map(|judged| judged.id.as_str()).collect();
    if failed.is_empty() { Ok(()) } else { Err(format!("without a mutant these fail: {}", failed.join(", "))) }
}

/// Runs the cases that cite the clause of a mutant: no other case could prove that the clause is kept.
fn fate<'a>(suite: &Suite, program: &Path, mutant: &'a Mutant) -> Fate<'a> {
    let adapter = gate::program(&program.display().to_string(), &[("DAGSTACK_MUTANT", &mutant.name)]);
    let run = gate::run(suite, &citing(suite, &mutant.clause), &adapter, gate::OF_A_MUTANT);
    let killed_by: Vec<String> =
        run.cases.into_iter().filter(|judged| !gate::passed(judged)).map(|judged| judged.id).collect();
    Fate { mutant, killed_by }
}

/// The clauses that mutants break, and those of the suite that none does.
fn summary(suite: &Suite, fates: &[Fate<'_>]) -> String {
    let broken: BTreeSet<&str> = fates.iter().map(|fate| fate.mutant.clause.as_str()).collect();
    let caught = fates.iter().filter(|fate| !fate.killed_by.is_empty()).count();
    format!(
        "{caught} of {} mutants are caught by a case of the clause that they break. They break {} of the {} clauses that the \
         suite proves.",
        fates.len(),
        broken.len(),
        proven(suite).len()
    )
}

fn proven(suite: &Suite) -> BTreeSet<&str> {
    suite.cases.iter().flat_map(|case| &case.clauses).map(String::as_str).collect()
}

/// The matrix as a page.
fn written(suite: &Suite, fates: &[Fate<'_>]) -> String {
    let mut page = format!(
        "# The kill matrix\n\n\
         Wrong readings of the contract, built into the reference binding one at a time, and the cases that find each of them out. Written by\n\
         `INSTA_UPDATE=always cargo test --workspace --test mutants`; a test compares it.\n\n{}\n\n\
         | mutant | clause | what it does | caught by |\n|---|---|---|---|\n",
        summary(suite, fates)
    );
    for fate in fates {
        let Mutant { name, clause, what, .. } = fate.mutant;
        let cases = cases(&fate.killed_by);
        let _infallible = writeln!(page, "| `{name}` | {clause} | {what} | {cases} |");
    }
    let _infallible = writeln!(
        page,
        "\n## Clauses with fewer than {ENOUGH} mutants\n\n{}",
        or_none(&scarce(suite, fates).join(", "))
    );
    let _infallible = writeln!(
        page,
        "\n## Cases that no mutant needs\n\nEach proves something that no mutant of its clauses gets wrong.\n"
    );
    page.push_str(&unneeded(suite, fates));
    page
}

/// The clauses that fewer mutants break than are enough, with their number.
fn scarce(suite: &Suite, fates: &[Fate<'_>]) -> Vec<String> {
    let breaking = |clause: &str| fates.iter().filter(|fate| fate.mutant.clause == clause).count();
    let counted = proven(suite).into_iter().map(|clause| (clause, breaking(clause)));
    counted.filter(|(_, count)| *count < ENOUGH).map(|(clause, count)| format!("{clause} ({count})")).collect()
}

/// The first cases of a list, and how many more there are.
fn cases(ids: &[String]) -> String {
    const SHOWN: usize = 3;
    let shown: Vec<String> = ids.iter().take(SHOWN).map(|id| format!("`{id}`")).collect();
    match ids.len().saturating_sub(SHOWN) {
        0 => or_none(&shown.join(", ")),
        more => format!("{} and {more} more", shown.join(", ")),
    }
}

/// The cases that catch no mutant, by clause.
fn unneeded(suite: &Suite, fates: &[Fate<'_>]) -> String {
    let needed: BTreeSet<&str> = fates.iter().flat_map(|fate| &fate.killed_by).map(String::as_str).collect();
    let mut by_clause: BTreeMap<&str, Vec<String>> = BTreeMap::new();
    for case in suite.cases.iter().filter(|case| !needed.contains(case.id.as_str())) {
        by_clause
            .entry(case.clauses.first().map_or("none", String::as_str))
            .or_default()
            .push(format!("`{}`", case.id));
    }
    let lines = by_clause.iter().map(|(clause, ids)| format!("- {clause}: {}\n", ids.join(", ")));
    lines.collect()
}

fn or_none(text: &str) -> String {
    if text.is_empty() { "none".to_owned() } else { text.to_owned() }
}

/// Compares the page with the one that is written down.
fn up_to_date(matrix: &str) -> Result<(), Failed> {
    let path = conformance().join("mutants/README.md");
    if fs::read_to_string(&path).is_ok_and(|old| old == matrix) {
        return Ok(());
    }
    if std::env::var(UPDATE).is_ok_and(|update| update == "always") {
        return Ok(fs::write(&path, matrix)?);
    }
    Err(format!("{} is out of date: run this test with {UPDATE}=always and read what changed", path.display()).into())
}

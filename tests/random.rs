//! Random schemas over all keywords, random documents near them: the verdict of the emitted validators is that of the
//! `jsonschema` crate, and what is accepted is written again as it was read.
//!
//! `cargo test --test random -- --nocapture` prints what was compared. `DAGSTACK_RANDOM_SEED` takes other schemas,
//! `DAGSTACK_RANDOM_SCHEMAS` takes more of them. What disagrees is made smaller and written below `target/tmp/random`;
//! `DAGSTACK_RANDOM_CASE=FILE` runs such a file again. `DAGSTACK_SKIP_RANDOM=1` skips all of it, `DAGSTACK_SKIP_RUST=1` and
//! its like one language.
#![expect(clippy::print_stdout, reason = "a test tells how much it has held against what")]

#[path = "random/case.rs"]
mod case;
mod json;
mod languages;
mod near;
mod npm;
#[path = "random/schemas.rs"]
mod schemas;

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};

use dagstack_spec_generators::ir;
use dagstack_spec_model::side_by_side;
use serde_json::Value;

use case::Case;
use languages::kind::Refusal;
use languages::outcome::{Outcome, outcome, reference};
use languages::{Heard, Toolchain, kind, policy, toolchains};
use near::Rng;

const SEED: u64 = 202_012;
const SCHEMAS: usize = 150;
const DOCUMENTS: usize = 40;

/// How many schemas are compiled into one program.
const AT_ONCE: usize = 300;

/// How many of a hundred schemas may be refused at most.
const MOST_REFUSED: usize = 15;

/// How many cases of a language are made smaller.
const SHRUNK: usize = 2;

/// A schema, with documents near it.
struct Sample {
    kind: String,
    cases: Vec<Case>,
    lowered: Result<(ir::Kind, ir::Package), Refusal>,
}

/// What was compared.
#[derive(Default)]
struct Tally {
    valid: usize,
    invalid: usize,
    excused: usize,
    wrong: usize,
    broken: usize,
}

#[test]
fn emitted_validators_say_what_the_reference_says() {
    let variable = |name: &str| std::env::var(format!("DAGSTACK_{name}")).ok();
    if variable("SKIP_RANDOM").is_some_and(|value| value == "1") {
        println!("skipped: DAGSTACK_SKIP_RANDOM=1");
        return;
    }
    let number = |name: &str| variable(name).map(|text| text.parse::<u64>().expect("a number"));
    let seed = number("RANDOM_SEED").unwrap_or(SEED);
    let count = number("RANDOM_SCHEMAS").map_or(SCHEMAS, |count| usize::try_from(count).expect("a number of schemas"));
    let toolchains = toolchains::all("random");
    let mut run = Run::new(&toolchains);
    if let Some(file) = variable("RANDOM_CASE") {
        let told: Value = serde_json::from_str(&fs::read_to_string(&file).expect("a case")).expect("a case is JSON");
        let sample = Sample::new("again", vec![Case::read(&told)]);
        if let Err(Refusal { code, place, message }) = &sample.lowered {
            println!("refused: {place}: {code}: {message}");
        }
        run.compare(&[sample]);
    } else {
        let numbers: Vec<usize> = (0..count).collect();
        for numbers in numbers.chunks(AT_ONCE) {
            let samples = side_by_side::map(numbers, |number| sample(seed, *number));
            run.compare(&samples.into_iter().flatten().collect::<Vec<_>>());
        }
        println!("seed {seed}, {count} schemas with {DOCUMENTS} documents each");
        run.tell_refusals();
        assert!(
            run.refused() * 100 <= count * MOST_REFUSED,
            "{} of {count} schemas are refused, more than {MOST_REFUSED} %",
            run.refused()
        );
    }
    run.tell();
    assert!(run.wrong.is_empty(), "emitted code is wrong:\n{}", run.wrong);
}

/// The schema of a number, which no other number changes. None where the reference can't read it.
fn sample(seed: u64, number: usize) -> Option<Sample> {
    // Two seeds that lie close together share no schema.
    let mut rng = Rng::new(Rng::new(seed).next().wrapping_add(number as u64));
    let schema = schemas::schema(&mut rng);
    reference(&schema)?;
    let documents = near::documents(&schema, DOCUMENTS, &mut rng);
    let case = |document| Case { schema: schema.clone(), text: near::spelled(&document, &mut rng) };
    Some(Sample::new(&format!("random_{number}"), documents.into_iter().map(case).collect()))
}

impl Sample {
    fn new(kind: &str, cases: Vec<Case>) -> Self {
        let lowered = kind::of_schema(kind, "A random schema.", &cases[0].schema);
        Self { kind: kind.to_owned(), cases, lowered }
    }
}

/// What came of all samples.
struct Run<'t> {
    toolchains: &'t [Box<dyn Toolchain>],
    tallies: Vec<Tally>,
    refusals: BTreeMap<(&'static str, String), usize>,
    wrong: String,
}

impl<'t> Run<'t> {
    fn new(toolchains: &'t [Box<dyn Toolchain>]) -> Self {
        let _ = fs::remove_dir_all(folder());
        let tallies = toolchains.iter().map(|_| Tally::default()).collect();
        Self { toolchains, tallies, refusals: BTreeMap::new(), wrong: String::new() }
    }

    fn refused(&self) -> usize {
        self.refusals.values().sum()
    }

    fn compare(&mut self, samples: &[Sample]) {
        let mut kinds: Vec<&ir::Kind> = Vec::new();
        let mut package = None;
        let mut cases: Vec<(&str, &Case)> = Vec::new();
        for sample in samples {
            match &sample.lowered {
                Ok((kind, around)) => {
                    kinds.push(kind);
                    package = Some(around);
                    cases.extend(sample.cases.iter().map(|case| (sample.kind.as_str(), case)));
                }
                Err(refusal) => {
                    assert!(refusal.is_told(), "{refusal:?} has no place or no reason");
                    *self.refusals.entry((refusal.code, refusal.class())).or_default() += 1;
                }
            }
        }
        let Some(package) = package else { return };
        let rows: Vec<(String, String)> = cases.iter().map(|(kind, case)| ((*kind).to_owned(), case.row())).collect();
        let heard = languages::hear_all(self.toolchains, package, &kinds, &rows);
        for (language, heard) in heard.iter().enumerate() {
            self.hear(language, package, &cases, heard);
        }
    }

    fn hear(&mut self, language: usize, package: &ir::Package, cases: &[(&str, &Case)], heard: &Heard) {
        let (toolchain, tally) = (self.toolchains[language].as_ref(), &mut self.tallies[language]);
        let (lang, name) = (toolchain.lang(), toolchain.name());
        for (kind, reason) in &heard.broken {
            tally.broken += 1;
            let Some((_, case)) = cases.iter().find(|(of, _)| of == kind) else { continue };
            let schema = match tally.broken {
                ..=SHRUNK => case::least_broken(toolchain, package, &case.schema),
                _ => case.schema.clone(),
            };
            let case = Case { schema, text: case.text.clone() };
            let path = keep(&case, name, tally.broken, "compile", reason);
            let _ = writeln!(self.wrong, "{name} does not compile {}: {}\n{reason}", case.schema, path.display());
        }
        let mut wrong: BTreeMap<&str, (&Case, Outcome)> = BTreeMap::new();
        for ((kind, case), said) in cases.iter().zip(&heard.said) {
            let document = case.document();
            if heard.broken.contains_key(*kind) || policy::is_rounded(lang, &case.schema, &document) {
                continue;
            }
            let valid = reference(&case.schema).is_some_and(|validator| validator.is_valid(&document));
            *(if valid { &mut tally.valid } else { &mut tally.invalid }) += 1;
            let outcome = outcome(lang, &document, valid, said);
            tally.excused += usize::from(matches!(outcome, Outcome::Excused));
            if outcome.complaint().is_some() {
                tally.wrong += 1;
                wrong.entry(kind).or_insert((case, outcome));
            }
        }
        for (number, (case, outcome)) in (1..).zip(wrong.into_values()) {
            let (case, complaint) = if number <= SHRUNK {
                case.clone().shrunk(toolchain, package, &outcome)
            } else {
                (case.clone(), outcome.complaint().unwrap_or_default().to_owned())
            };
            let path = keep(&case, name, number, "verdict", &complaint);
            let _ = writeln!(
                self.wrong,
                "{name} on {} {complaint}\n    under {}\n    {}",
                case.text,
                case.schema,
                path.display()
            );
        }
    }

    fn tell_refusals(&self) {
        println!("{} are refused:", self.refused());
        let mut reasons: Vec<_> = self.refusals.iter().collect();
        reasons.sort_by_key(|(reason, count)| (std::cmp::Reverse(**count), *reason));
        for ((code, message), count) in reasons {
            println!("  {count:>4} {code} {message}");
        }
    }

    fn tell(&self) {
        for (toolchain, tally) in self.toolchains.iter().zip(&self.tallies) {
            let Tally { valid, invalid, excused, wrong, broken } = tally;
            println!(
                "{}: {valid} valid documents ({excused} excused) and {invalid} invalid ones, {wrong} judged wrongly; \
                 {broken} schemas that do not compile",
                toolchain.name()
            );
        }
    }
}

fn folder() -> PathBuf {
    Path::new(env!("CARGO_TARGET_TMPDIR")).join("random/cases")
}

/// Writes a case, from which it can be run again.
fn keep(case: &Case, language: &str, number: usize, what: &str, complaint: &str) -> PathBuf {
    let path = folder().join(format!("{language}-{what}-{number}.json"));
    languages::write(&path, &kind::pretty(&case.told(language, complaint)));
    path
}

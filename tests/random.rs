//! Random schemas over all keywords, random documents near them: the verdict of the emitted validators is that of the
//! `jsonschema` crate, what is accepted is written again as it was read, and no program fails to start.
//!
//! Besides schemas about anything there are such about recursion, defaults, the ends of number types, sizes and texts
//! (`random/draw.rs`). Where the crate is not exact or does not end, the verdict is that of `random/oracle.rs`.
//!
//! `cargo test --test random -- --nocapture` prints what was compared. `DAGSTACK_SEED` takes other
//! schemas, `DAGSTACK_LONG=1` or `DAGSTACK_RANDOM_SCHEMAS` more of them. What disagrees is made smaller and written below
//! `target/tmp/random`; `DAGSTACK_RANDOM_CASE=FILE` runs such a file again. `DAGSTACK_SKIP_RANDOM=1` skips all of it,
//! `DAGSTACK_SKIP_RUST=1` and its like one language.
#![expect(clippy::print_stdout, reason = "a test reports what it has compared")]

#[path = "random/borders.rs"]
mod borders;
#[path = "random/case.rs"]
mod case;
#[path = "random/defaults.rs"]
mod defaults;
#[path = "random/draw.rs"]
mod draw;
mod json;
mod languages;
#[path = "random/large.rs"]
mod large;
mod near;
mod npm;
#[path = "random/oracle.rs"]
mod oracle;
#[path = "random/recursive.rs"]
mod recursive;
#[path = "random/schemas.rs"]
mod schemas;
#[path = "random/texts.rs"]
mod texts;
mod venv;

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};

use dagstack_spec_generators::ir;
use dagstack_spec_model::internal::side_by_side;
use serde_json::Value;

use case::Case;
use draw::Subject;
use languages::exact::{Exact, is_double, numbers};
use languages::kind::Refusal;
use languages::outcome::{Outcome, reference};
use languages::policy::depth;
use languages::{Results, Toolchain, Verdict, kind, toolchains};
use near::{Rng, Sampling};
use oracle::Oracle;

const SEED: u64 = 202_012;
const SCHEMAS: usize = 150;
const LONG: usize = 1500;
const DOCUMENTS: usize = 40;

/// How many schemas are compiled into one program.
const AT_ONCE: usize = 300;

/// How many of a hundred schemas may be refused at most.
const MOST_REFUSED: usize = 15;

/// How many cases of a language are made smaller.
const SHRUNK: usize = 2;

/// How deep documents are that the crate is asked about: under some schemas it needs twice the time for each level.
const SHALLOW: usize = 8;

/// A schema, with documents near it.
struct Sample {
    kind: String,
    subject: Subject,
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
    let sampling = Sampling::from_env(SEED);
    let (seed, usual) = (sampling.seed, sampling.count(SCHEMAS, LONG));
    let count = number("RANDOM_SCHEMAS").map_or(usual, |count| usize::try_from(count).expect("a number of schemas"));
    let mut toolchains = toolchains::all("random");
    toolchains.extend(toolchains::exact_rust("random"));
    let mut run = Run::new(&toolchains, seed);
    if let Some(file) = variable("RANDOM_CASE") {
        let kept: Value = serde_json::from_str(&fs::read_to_string(&file).expect("a case")).expect("a case is JSON");
        let sample = Sample::new("again", Subject::Borders, vec![Case::from_json(&kept)]);
        if let Err(Refusal { code, place, message }) = &sample.lowered {
            println!("refused: {place}: {code}: {message}");
        }
        run.compare(&[sample]);
    } else {
        println!("seed {seed}, {count} schemas with {DOCUMENTS} documents each");
        let numbers: Vec<usize> = (0..count).collect();
        for numbers in numbers.chunks(AT_ONCE) {
            let samples = side_by_side::map(numbers, |number| sample(seed, *number));
            run.compare(&samples.into_iter().flatten().collect::<Vec<_>>());
        }
        run.report_subjects();
        assert!(
            run.refused() * 100 <= count * MOST_REFUSED,
            "{} of {count} schemas are refused, more than {MOST_REFUSED} %",
            run.refused()
        );
    }
    run.report();
    assert!(run.wrong.is_empty(), "emitted code is wrong (seed {seed}):\n{}", run.wrong);
}

/// The schema of a number, which no other number changes. None where the reference can't read it.
fn sample(seed: u64, number: usize) -> Option<Sample> {
    // Two seeds that lie close together share no schema.
    let mut rng = Rng::new(Rng::new(seed).next().wrapping_add(number as u64));
    let (subject, schema, documents) = draw::draw(&mut rng, DOCUMENTS);
    reference(&schema)?;
    let case = |document| Case { schema: schema.clone(), text: near::spelled(&document, &mut rng), document };
    Some(Sample::new(&format!("random_{number}"), subject, documents.into_iter().map(case).collect()))
}

impl Sample {
    fn new(kind: &str, subject: Subject, cases: Vec<Case>) -> Self {
        let lowered = kind::of_schema(kind, "A random schema.", &cases[0].schema);
        Self { kind: kind.to_owned(), subject, cases, lowered }
    }

    /// How many documents the crate judges, and the first one about which the oracle says something else.
    fn against_the_crate(&self) -> (usize, Option<&Case>) {
        let schema = &self.cases[0].schema;
        let Some(validator) = reference(schema).filter(|_| has_plain_numbers(schema)) else { return (0, None) };
        let oracle = Oracle::new(schema);
        let asked: Vec<&Case> = self
            .cases
            .iter()
            .filter(|case| depth(&case.document) <= SHALLOW && has_plain_numbers(&case.document))
            .collect();
        let is_other = |case: &Case| oracle.is_valid(&case.document) != validator.is_valid(&case.document);
        (asked.len(), asked.iter().copied().find(|case| is_other(case)))
    }
}

/// Whether the crate sees every number as it is: as an integer of 53 bits, or as a double's shortest decimal.
fn has_plain_numbers(value: &Value) -> bool {
    let is_plain = |number: &serde_json::Number| {
        let exact = Exact::of(number);
        is_double(number)
            && (!exact.is_integer() || exact.to_i128().is_some_and(|integer| integer.unsigned_abs() < 1 << 53))
    };
    numbers(value, &|number| !is_plain(number)).is_empty()
}

/// What came of all samples.
struct Run<'t> {
    toolchains: &'t [Box<dyn Toolchain>],
    seed: u64,
    tallies: Vec<Tally>,
    /// Of each subject, how many schemas were drawn.
    subjects: BTreeMap<Subject, usize>,
    /// How many documents the crate was asked about.
    of_crate: usize,
    refusals: BTreeMap<(&'static str, String), usize>,
    wrong: String,
}

impl<'t> Run<'t> {
    fn new(toolchains: &'t [Box<dyn Toolchain>], seed: u64) -> Self {
        let _ = fs::remove_dir_all(folder());
        let tallies = toolchains.iter().map(|_| Tally::default()).collect();
        let (subjects, refusals) = (BTreeMap::new(), BTreeMap::new());
        Self { toolchains, seed, tallies, subjects, of_crate: 0, refusals, wrong: String::new() }
    }

    fn refused(&self) -> usize {
        self.refusals.values().sum()
    }

    fn compare(&mut self, samples: &[Sample]) {
        let mut emitted: Vec<&Sample> = Vec::new();
        let mut package = None;
        for sample in samples {
            *self.subjects.entry(sample.subject).or_default() += 1;
            match &sample.lowered {
                Ok((_, around)) => {
                    emitted.push(sample);
                    package = Some(around);
                }
                Err(refusal) => {
                    assert!(refusal.has_place_and_reason(), "{refusal:?} has no place or no reason");
                    *self.refusals.entry((refusal.code, refusal.class())).or_default() += 1;
                }
            }
        }
        let Some(package) = package else { return };
        for (asked, other) in side_by_side::map(&emitted, |sample| sample.against_the_crate()) {
            self.of_crate += asked;
            if let Some(case) = other {
                let _ = writeln!(
                    self.wrong,
                    "this test and the crate disagree on {}\n    under {}",
                    case.text, case.schema
                );
            }
        }
        let all: Vec<Vec<&Sample>> = self.toolchains.iter().map(|it| emitted_for(it.as_ref(), &emitted)).collect();
        let results: Vec<Results> = std::thread::scope(|scope| {
            let ask = |toolchain, samples| ask(toolchain, package, samples);
            let threads = self.toolchains.iter().zip(&all);
            let threads = threads.map(|(toolchain, samples)| scope.spawn(move || ask(toolchain.as_ref(), samples)));
            let threads: Vec<_> = threads.collect();
            threads.into_iter().map(|results| results.join().expect("a language that can be compiled")).collect()
        });
        for (language, results) in results.iter().enumerate() {
            let cases: Vec<(&str, &Case)> = cases(&all[language]).collect();
            self.judge(language, package, &cases, results);
        }
    }

    fn judge(&mut self, language: usize, package: &ir::Package, cases: &[(&str, &Case)], results: &Results) {
        let (toolchain, tally) = (self.toolchains[language].as_ref(), &mut self.tallies[language]);
        let (name, seed) = (toolchain.name(), self.seed);
        for (kind, reason) in &results.broken {
            tally.broken += 1;
            let Some((_, case)) = cases.iter().find(|(of, _)| of == kind) else { continue };
            let schema = match tally.broken {
                ..=SHRUNK => case::least_broken(toolchain, package, &case.schema),
                _ => case.schema.clone(),
            };
            let case = Case { schema, ..(*case).clone() };
            let path = keep(&case, name, tally.broken, "compile", reason);
            let reason: String = reason.chars().take(2000).collect();
            let _ =
                writeln!(self.wrong, "{name} does not compile or start {}: {}\n{reason}", case.schema, path.display());
        }
        let mut wrong: BTreeMap<&str, (&Case, Outcome, &Verdict)> = BTreeMap::new();
        let mut oracles: BTreeMap<&str, Oracle> = BTreeMap::new();
        for (((kind, case), answers), verdict) in cases.iter().zip(&results.answers).zip(&results.verdicts) {
            if results.broken.contains_key(*kind) {
                continue;
            }
            let oracle = oracles.entry(kind).or_insert_with(|| Oracle::new(&case.schema));
            *(if oracle.is_valid(&case.document) { &mut tally.valid } else { &mut tally.invalid }) += 1;
            let outcome = case.outcome(oracle, answers);
            tally.excused += usize::from(matches!(outcome, Outcome::Excused));
            if outcome.complaint().is_some() {
                tally.wrong += 1;
                wrong.entry(kind).or_insert((case, outcome, verdict));
            }
        }
        for (number, (kind, (case, outcome, verdict))) in (1..).zip(wrong) {
            let (case, complaint) = if number <= SHRUNK {
                case.clone().shrunk(toolchain, package, &outcome)
            } else {
                (case.clone(), outcome.complaint().unwrap_or_default().to_owned())
            };
            let path = keep(&case, name, number, "verdict", &complaint);
            let _ = writeln!(
                self.wrong,
                "{name} on {} {complaint}\n    under {}\n    seed {seed}, {kind}: {}\n    {}",
                short(&case.text),
                short(&case.schema.to_string()),
                verdict.brief(),
                path.display()
            );
        }
    }

    fn report_subjects(&self) {
        println!("about {:?}; the crate was asked about {} documents", self.subjects, self.of_crate);
        println!("{} are refused:", self.refused());
        let mut reasons: Vec<_> = self.refusals.iter().collect();
        reasons.sort_by_key(|(reason, count)| (std::cmp::Reverse(**count), *reason));
        for ((code, message), count) in reasons {
            println!("  {count:>4} {code} {message}");
        }
    }

    fn report(&self) {
        for (toolchain, tally) in self.toolchains.iter().zip(&self.tallies) {
            let Tally { valid, invalid, excused, wrong, broken } = tally;
            println!(
                "{}: {valid} valid documents and {invalid} invalid ones ({excused} refused for numbers or depth), {wrong} judged \
                 wrongly; {broken} schemas that do not compile or start",
                toolchain.name()
            );
        }
    }
}

/// The samples that a language is asked about.
fn emitted_for<'s>(toolchain: &dyn Toolchain, emitted: &[&'s Sample]) -> Vec<&'s Sample> {
    let is_asked = |sample: &&Sample| !toolchain.is_about_numbers() || sample.subject.is_about_numbers();
    emitted.iter().copied().filter(is_asked).collect()
}

fn cases<'s>(samples: &[&'s Sample]) -> impl Iterator<Item = (&'s str, &'s Case)> {
    samples.iter().flat_map(|sample| sample.cases.iter().map(|case| (sample.kind.as_str(), case)))
}

fn ask(toolchain: &dyn Toolchain, package: &ir::Package, samples: &[&Sample]) -> Results {
    let kinds: Vec<&ir::Kind> =
        samples.iter().filter_map(|sample| sample.lowered.as_ref().ok()).map(|(kind, _)| kind).collect();
    let rows: Vec<(String, String)> = cases(samples).map(|(kind, case)| (kind.to_owned(), case.row())).collect();
    languages::ask(toolchain, package, &kinds, &rows)
}

/// As much of a text as a reader takes in; the file has all of it.
fn short(text: &str) -> String {
    const MOST: usize = 3000;
    if text.len() <= MOST { text.to_owned() } else { format!("{}…", text.chars().take(MOST).collect::<String>()) }
}

fn folder() -> PathBuf {
    Path::new(env!("CARGO_TARGET_TMPDIR")).join("random/cases")
}

/// Writes a case, from which it can be run again.
fn keep(case: &Case, language: &str, number: usize, what: &str, complaint: &str) -> PathBuf {
    let path = folder().join(format!("{language}-{what}-{number}.json"));
    languages::write(&path, &kind::pretty(&case.to_json(language, complaint)));
    path
}

#[test]
fn deep_texts_are_read() {
    for levels in [1, 127, 128, 300] {
        let text = format!(r#"{}{{"a]\"":1,"b":"}}"}}{}"#, r#"[0,{"a":"#.repeat(levels), "}]".repeat(levels));
        assert_eq!(json::parse(&text).expect("JSON").to_string(), text);
    }
    assert!(json::parse(&"[".repeat(200)).is_err());
    assert!(json::parse(&format!("{}1 2{}", "[".repeat(200), "]".repeat(200))).is_err());
}

//! Schemas from the wild: generation and compilation of schemas that nobody here wrote, out of packages of the registries.
//!
//! `cargo test --test wild -- --nocapture` prints what became of them. Each is taken as JSON Schema 2020-12, whatever draft it
//! is written in, with the keywords and formats of others as annotations (`wild/annotations.rs`), and compiles in every language or is
//! refused with a place and a reason. Documents near those that compile
//! get the verdict of the `jsonschema` crate. A sample of them is compiled, drawn by `DAGSTACK_SEED` among all but the largest; with
//! `DAGSTACK_LONG=1` all are.
//! Needs npm and Python 3 with pip to fetch the packages, and the toolchains of the
//! languages. `DAGSTACK_SKIP_WILD=1` skips all of it, `DAGSTACK_SKIP_RUST=1` and its like one language.
#![expect(clippy::print_stdout, reason = "a test reports what it has compared")]

#[path = "wild/annotations.rs"]
mod annotations;
#[path = "wild/found.rs"]
mod found;
mod json;
mod languages;
mod near;
mod npm;
#[path = "wild/older_drafts.rs"]
mod older_drafts;
#[path = "wild/packages.rs"]
mod packages;
mod venv;

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::path::Path;
use std::sync::mpsc::{self, RecvTimeoutError};
use std::time::Duration;

use dagstack_spec_generators::{LowerOptions, ir};
use dagstack_spec_model::internal::side_by_side;
use serde_json::{Number, Value};

use found::Found;
use languages::kind::{self, Refusal};
use languages::outcome::{Expected, document, outcome};
use languages::{Toolchain, exact, toolchains, write};
use near::{Rng, Sampling};

/// How many schemas there must be.
const LEAST_TRIED: usize = 400;

/// How many of a hundred must be emitted.
const LEAST_EMITTED: usize = 74;

/// One of how many schemas is compiled in a sample. All are lowered.
const SAMPLED: usize = 4;

/// How much is compiled together, in characters of what was lowered as `{:?}` writes it: a compiler needs more for all of it at once
/// than a machine has.
const ROUND: usize = 8 << 20;

/// How large a schema of a sample may be, likewise: the four of some 340 that are larger are two thirds of all there is to compile.
const LARGEST_SAMPLED: usize = 1 << 20;

/// How long the generator may think about a schema: many times what it needs.
const PATIENCE: Duration = Duration::from_mins(10);

/// How many documents are made near each schema.
const DOCUMENTS: usize = 20;

/// What became of a schema.
enum Fate {
    Emitted(Box<(ir::Kind, ir::Package)>),
    Refused(Refusal),
    Panicked,
    Endless,
}

/// A schema, and what it is emitted from.
type Emitted<'f> = (&'f Found, &'f (ir::Kind, ir::Package));

/// What a language was asked.
#[derive(Default)]
struct Tally {
    broken: usize,
    valid: usize,
    invalid: usize,
}

/// A document near a schema, and the verdict of the reference.
struct Asked<'f> {
    found: &'f Found,
    schema: Value,
    data: Value,
    /// The payload as it is spelled.
    text: String,
    valid: bool,
}

#[test]
fn schemas_of_others_compile_or_are_refused_with_a_reason() {
    if std::env::var_os("DAGSTACK_SKIP_WILD").is_some_and(|value| value == "1") {
        println!("skipped: DAGSTACK_SKIP_WILD=1");
        return;
    }
    // Whoever waits for a schema may have to leave it behind.
    let all = found::all();
    let fates = side_by_side::map(&all.iter().collect::<Vec<&'static Found>>(), |found| fate(found));
    let fates: Vec<(&Found, Fate)> = all.iter().zip(fates).collect();
    report(&fates);

    let mut wrong = String::new();
    let mut emitted: Vec<Emitted<'_>> = Vec::new();
    for (found, fate) in &fates {
        match fate {
            Fate::Emitted(of_schema) => emitted.push((found, of_schema)),
            Fate::Refused(refusal) if refusal.has_place_and_reason() => {}
            Fate::Refused(refusal) => {
                let _ = writeln!(wrong, "{}: {refusal:?} has no place or no reason", found.name());
            }
            Fate::Panicked => {
                let _ = writeln!(wrong, "{}: the generator panics", found.name());
            }
            Fate::Endless => {
                let _ = writeln!(wrong, "{}: not lowered within {} s", found.name(), PATIENCE.as_secs());
            }
        }
    }
    assert!(
        emitted.len() * 100 >= all.len() * LEAST_EMITTED,
        "{} of {} schemas are emitted, less than {LEAST_EMITTED} %",
        emitted.len(),
        all.len()
    );
    let sampling = Sampling::from_env(1);
    let one_in = sampling.count(SAMPLED, 1);
    if one_in > 1 {
        let mut rng = Rng::new(sampling.seed);
        emitted.retain(|(_, of_schema)| rng.below(one_in) == 0 && size(&of_schema.0) <= LARGEST_SAMPLED);
        println!("seed {}: {} of them are compiled; DAGSTACK_LONG=1 compiles all", sampling.seed, emitted.len());
    }
    let toolchains = toolchains::all("wild");
    let mut tallies: Vec<Tally> = toolchains.iter().map(|_| Tally::default()).collect();
    for round in rounds(&emitted) {
        compare(round, &toolchains, &mut tallies, &mut wrong);
    }
    for (toolchain, tally) in toolchains.iter().zip(&tallies) {
        println!(
            "{}: {} of {} schemas compile; asked about {} valid documents and {} invalid ones",
            toolchain.name(),
            emitted.len() - tally.broken,
            all.len(),
            tally.valid,
            tally.invalid
        );
    }
    if !wrong.is_empty() {
        write(&folder().join("wrong.txt"), &wrong);
    }
    assert!(
        wrong.is_empty(),
        "emitted code is wrong (target/tmp/wild/wrong.txt):\n{}",
        wrong.chars().take(20_000).collect::<String>()
    );
    assert!(all.len() >= LEAST_TRIED, "{} schemas are too few", all.len());
}

#[test]
fn schemas_of_earlier_drafts_are_fixed_and_most_of_them_generate() {
    if std::env::var_os("DAGSTACK_SKIP_WILD").is_some_and(|value| value == "1") {
        println!("skipped: DAGSTACK_SKIP_WILD=1");
        return;
    }
    older_drafts::are_fixed();
}

/// How much there is to compile of a kind.
fn size(kind: &ir::Kind) -> usize {
    format!("{kind:?}").len()
}

/// Schemas as they are compiled together. One that is larger than a round is a round of its own.
fn rounds<'e, 'f>(emitted: &'e [Emitted<'f>]) -> Vec<&'e [Emitted<'f>]> {
    let mut rounds = Vec::new();
    let (mut start, mut bytes) = (0, 0);
    for (at, (_, of_schema)) in emitted.iter().enumerate() {
        let more = size(&of_schema.0);
        if at > start && bytes + more > ROUND {
            rounds.push(&emitted[start..at]);
            (start, bytes) = (at, 0);
        }
        bytes += more;
    }
    rounds.extend((start < emitted.len()).then(|| &emitted[start..]));
    rounds
}

/// Compiles schemas, asks each language about documents near them, and adds what is wrong.
fn compare(round: &[Emitted<'_>], toolchains: &[Box<dyn Toolchain>], tallies: &mut [Tally], wrong: &mut String) {
    let Some((_, (_, package))) = round.first() else { return };
    let kinds: Vec<&ir::Kind> = round.iter().map(|(_, of_schema)| &of_schema.0).collect();
    let asked: Vec<Asked<'_>> = side_by_side::map(round, |(found, _)| asked(found)).into_iter().flatten().collect();
    let rows: Vec<(String, String)> =
        asked.iter().map(|asked| (asked.found.kind.clone(), asked.text.clone())).collect();
    let results = languages::ask_all(toolchains, package, &kinds, &rows);
    for ((toolchain, results), tally) in toolchains.iter().zip(results).zip(tallies) {
        let name = toolchain.name();
        tally.broken += results.broken.len();
        for (found, _) in round {
            if let Some(reason) = results.broken.get(&found.kind) {
                let reason: String = reason.chars().take(2000).collect();
                let _ = writeln!(wrong, "{name} does not compile {} ({}): {reason}", found.name(), found.kind);
            }
        }
        for (asked, answers) in asked.iter().zip(&results.answers) {
            if results.broken.contains_key(&asked.found.kind) || asked.is_beyond_the_crate() {
                continue;
            }
            *(if asked.valid { &mut tally.valid } else { &mut tally.invalid }) += 1;
            let is_valid = |_, seen: &Value| asked.is_valid(seen);
            let outcome = outcome(&Expected { schema: &asked.schema, data: &asked.data, is_valid: &is_valid }, answers);
            if let Some(complaint) = outcome.complaint() {
                let _ = writeln!(wrong, "{name} on {} {complaint} ({})", asked.data, asked.found.name());
            }
        }
    }
}

fn fate(found: &'static Found) -> Fate {
    let (sender, answer) = mpsc::channel();
    std::thread::spawn(move || {
        // Nobody may be waiting any more.
        let _ = sender.send(kind::of_files(&found.kind, &found.name(), &found.value, &found.files, &options()));
    });
    match answer.recv_timeout(PATIENCE) {
        Ok(Ok(emitted)) => Fate::Emitted(Box::new(emitted)),
        Ok(Err(refusal)) => Fate::Refused(refusal),
        Err(RecvTimeoutError::Disconnected) => Fate::Panicked,
        Err(RecvTimeoutError::Timeout) => Fate::Endless,
    }
}

fn options() -> LowerOptions {
    LowerOptions { annotations: annotations::annotations(), ..LowerOptions::default() }
}

/// Documents that the schema gives itself, and documents near it.
fn asked(found: &Found) -> Vec<Asked<'_>> {
    let Some(reference) = found.reference() else { return Vec::new() };
    let Ok(bundle) = kind::bundle(&found.kind, &found.name(), &found.value, &found.files) else { return Vec::new() };
    let number = found.kind.bytes().fold(0, |number: u64, byte| number * 31 + u64::from(byte));
    let mut rng = Rng::new(number);
    let near = near::documents(&bundle, DOCUMENTS, &mut rng);
    let documents = found.examples.iter().cloned().chain(near);
    documents
        .map(|data| {
            let text = near::spelled(&document(&data), &mut rng);
            let data = serde_json::from_str::<Value>(&text).expect("a spelling is JSON")["value"].take();
            Asked { found, schema: bundle.clone(), valid: reference.is_valid(&data), data, text }
        })
        .collect()
}

impl Asked<'_> {
    /// Whether the crate, which sees 64 bits of an integer and a double of any other number, sees another document.
    fn is_beyond_the_crate(&self) -> bool {
        let is_other = |number: &Number| !number.is_i64() && !number.is_u64() && !exact::is_double(number);
        !exact::numbers(&self.data, &is_other).is_empty()
    }

    fn is_valid(&self, seen: &Value) -> bool {
        if *seen == self.data {
            return self.valid;
        }
        self.found.reference().is_some_and(|validator| validator.is_valid(seen))
    }
}

impl Found {
    fn name(&self) -> String {
        format!("{} {}", self.package, self.path)
    }
}

fn folder() -> &'static Path {
    Path::new(concat!(env!("CARGO_TARGET_TMPDIR"), "/wild"))
}

/// Prints what became of the schemas; all refusals with their places go to a file.
fn report(fates: &[(&Found, Fate)]) {
    let is_emitted = |fate: &Fate| matches!(fate, Fate::Emitted(_));
    let mut drafts: BTreeMap<&str, [usize; 2]> = BTreeMap::new();
    let mut packages: BTreeMap<&str, [usize; 2]> = BTreeMap::new();
    let mut reasons: BTreeMap<(&str, String), usize> = BTreeMap::new();
    let mut refused = String::new();
    for (found, fate) in fates {
        for counts in [drafts.entry(&found.draft).or_default(), packages.entry(found.package).or_default()] {
            counts[0] += usize::from(is_emitted(fate));
            counts[1] += 1;
        }
        if let Fate::Refused(refusal) = fate {
            *reasons.entry((refusal.code, refusal.class())).or_default() += 1;
            let Refusal { code, place, message } = refusal;
            let _ = writeln!(refused, "{}: {place}: {code}: {message}", found.name());
        }
    }
    write(&folder().join("refusals.txt"), &refused);
    let emitted = fates.iter().filter(|(_, fate)| is_emitted(fate)).count();
    let percent = emitted * 100 / fates.len();
    println!("{emitted} of {} schemas of {} packages are emitted ({percent} %)", fates.len(), packages.len());
    for (title, counts) in [("of the package", packages), ("declared as", drafts)] {
        println!("{title}:");
        for (name, [emitted, tried]) in counts {
            println!("  {emitted:>3} of {tried:>3} {name}");
        }
    }
    println!("{} are refused:", reasons.values().sum::<usize>());
    let mut reasons: Vec<_> = reasons.into_iter().collect();
    reasons.sort_by_key(|(reason, count)| (std::cmp::Reverse(*count), reason.clone()));
    for ((code, message), count) in reasons {
        println!("  {count:>3} {code} {message}");
    }
    println!("each with its place: target/tmp/wild/refusals.txt");
}

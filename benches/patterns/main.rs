//! How long emitted code takes for the worst patterns that are taken, on texts of 100,000 characters, and what the linear matcher of
//! emitted TypeScript costs on usual ones.
//!
//! `cargo bench --bench patterns` repeats the figures in `docs/patterns.md`; `DAGSTACK_BENCH_QUICK=1` only shows that all of it works.
#![expect(clippy::print_stdout, reason = "the figures are what it is for")]

#[path = "../asked/mod.rs"]
mod asked;
mod engine;
#[path = "../../tests/json/mod.rs"]
mod json;
#[path = "../../tests/languages/mod.rs"]
#[cfg_attr(test, allow(unused_imports, reason = "no test of the module runs in a benchmark"))]
mod languages;
#[path = "../../tests/npm/mod.rs"]
mod npm;
#[path = "../shared/mod.rs"]
mod shared;
#[path = "../../tests/venv/mod.rs"]
mod venv;

use std::fmt::Write as _;
use std::process::ExitCode;

use languages::lang::Lang;
use serde_json::Map;

use languages::{kind, toolchains};
use shared::{Failure, least, rounds};

/// How many characters a text has.
const LENGTH: usize = 100_000;

/// How often each text is asked about in one run, apart from once for the start of the program.
const TIMES: u32 = 3;
const ROUNDS: usize = 1;

/// Patterns, and the characters of a text that makes them slow, in a random order. Those with numbers in braces are the largest of
/// their kind that are taken.
const WORST: &[(&str, &str)] = &[
    ("^[a-z][a-z0-9_]*$", "ab0_"),
    ("^(a+)+$", "aaaaaaaaaaaaaaaaaaaaaaab"),
    ("(a|a)*b", "a"),
    ("a*a*a*b", "a"),
    ("\\s+$", " "),
    (".+\\.json$", "a."),
    ("a.{148}b", "ax"),
    ("[a-z]{149}0", "az"),
    ("(?:a?){149}b", "a"),
    ("^(?:(?:x?){148}a)*$", "aaxa"),
    ("😀.{148}b", "😀😁"),
    ("[a😀][\\p{L}\\p{N}\\p{S}]{49}b", "😀😁"),
    ("^(?:.{1,64}\\.)*.{1,64}$", "a."),
    ("^[\\p{L}\\p{N} _-]{1,500}$", "aé"),
];

fn main() -> ExitCode {
    shared::end(if shared::is_bench() { run() } else { Ok(()) })
}

fn run() -> Result<(), Failure> {
    asked::need()?;
    let refused = |pattern: &str, message: &str| Failure::Subject(format!("`{pattern}` is refused: {message}"));
    let mut properties = Map::new();
    for (at, (pattern, _)) in WORST.iter().enumerate() {
        let schema = serde_json::json!({"type": "string", "pattern": pattern});
        // Alone, so that what is refused is named.
        kind::of_schema("worst", "A pattern.", &schema).map_err(|refusal| refused(pattern, &refusal.message))?;
        properties.insert(property(at), schema);
    }
    let schema = serde_json::json!({"type": "object", "properties": properties});
    let (kind, package) =
        kind::of_schema("worst", "Patterns.", &schema).map_err(|refusal| refused("all patterns", &refusal.message))?;
    let toolchains = toolchains::optimized("worst_patterns");
    let document = |(at, (_, characters)): (usize, &(&str, &str))| {
        ("worst".to_owned(), serde_json::json!({"value": {property(at): text(characters)}}).to_string())
    };
    let rows: Vec<(String, String)> = WORST.iter().enumerate().map(document).collect();
    let results = languages::ask_all(&toolchains, &package, &[&kind], &rows);
    for (toolchain, results) in toolchains.iter().zip(&results) {
        if let Some(reason) = results.broken.values().next() {
            return Err(Failure::Subject(format!("{} does not compile: {reason}", toolchain.name())));
        }
    }
    let heads: String = toolchains.iter().map(|toolchain| format!(" {} |", toolchain.name())).collect();
    let mut table = format!("| pattern | text of |{heads}\n|---|---|{}\n", "---:|".repeat(toolchains.len()));
    for (at, (pattern, characters)) in WORST.iter().enumerate() {
        let _ = write!(table, "| `{}` | `{characters}` |", pattern.replace('|', "\\|"));
        for (toolchain, results) in toolchains.iter().zip(&results) {
            let (kind, document) = &rows[at];
            let row = toolchain.row(kind, document);
            let seconds = (0..rounds(ROUNDS)).map(|_| asked::seconds(toolchain.as_ref(), &row, TIMES));
            let verdicts = asked::verdicts(toolchain.lang(), &results.verdicts[at]);
            let seconds = least(seconds.collect::<Result<Vec<_>, _>>()?) / f64::from(verdicts);
            let _ = write!(table, " {:.0} ms |", seconds * 1e3);
        }
        table.push('\n');
    }
    println!("{table}");
    if let Some(toolchain) = toolchains.iter().find(|toolchain| toolchain.lang() == Lang::TypeScript) {
        println!("{}", engine::table(toolchain.as_ref())?);
    }
    Ok(())
}

fn property(at: usize) -> String {
    format!("p{at}")
}

/// A text of these characters in a random order that is always the same.
fn text(characters: &str) -> String {
    let characters: Vec<char> = characters.chars().collect();
    let mut state = 1_u64;
    let mut next = || {
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(state >> 40).unwrap_or(0) % characters.len()
    };
    (0..LENGTH).map(|_| characters[next()]).collect()
}

//! How long emitted code takes for the worst patterns that are taken, on texts of 100,000 characters.
//!
//! `CARGO_PROFILE_DEV_OPT_LEVEL=3 cargo bench --bench patterns` repeats the figures in `docs/patterns.md`; the variable is for the
//! program in Rust, which cargo builds as it builds tests.
#![expect(clippy::print_stdout, reason = "the figures are what it is for")]

#[path = "../tests/json/mod.rs"]
mod json;
#[path = "../tests/languages/mod.rs"]
#[cfg_attr(test, allow(unused_imports, reason = "no test of the module runs in a benchmark"))]
mod languages;
#[path = "../tests/npm/mod.rs"]
mod npm;

use std::io::{Read as _, Write as _};
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use serde_json::Value;

use languages::{Toolchain, kind, toolchains};

const LENGTH: usize = 100_000;

/// How often each text is asked about, beside once for the start of the program.
const TIMES: u32 = 4;

/// Patterns, and the characters of a text that makes them slow, in a random order.
const WORST: &[(&str, &str)] = &[
    ("^[a-z][a-z0-9_]*$", "ab0_"),
    ("^(a+)+$", "aaaaaaaaaaaaaaaaaaaaaaab"),
    ("(a|a)*b", "a"),
    ("a*a*a*b", "a"),
    ("\\s+$", " "),
    (".+\\.json$", "a."),
    ("a.{149}b", "ax"),
    ("[a-z]{150}0", "az"),
    ("(?:a?){149}b", "a"),
    ("^(?:(?:x?){148}a)*$", "aaxa"),
    ("😀.{148}b", "😀😁"),
    ("[a😀][\\p{L}\\p{N}\\p{S}]{49}b", "😀😁"),
    ("^(?:.{1,64}\\.)*.{1,64}$", "a."),
    ("^[\\p{L}\\p{N} _-]{1,500}$", "aé"),
];

fn main() {
    let properties: serde_json::Map<String, Value> = WORST
        .iter()
        .enumerate()
        .map(|(at, (pattern, _))| (format!("p{at}"), serde_json::json!({"type": "string", "pattern": pattern})))
        .collect();
    let schema = serde_json::json!({"type": "object", "properties": properties});
    let (kind, package) = kind::of_schema("worst", "Patterns.", &schema).expect("all are taken");
    let toolchains = toolchains::all("worst_patterns");
    print!("| pattern | text of |");
    for (toolchain, heard) in toolchains.iter().zip(languages::hear_all(&toolchains, &package, &[&kind], &[])) {
        assert!(heard.broken.is_empty(), "{:?}", heard.broken);
        print!(" {} |", toolchain.name());
    }
    println!("\n|---|---|{}", "---:|".repeat(toolchains.len()));
    for (at, (pattern, characters)) in WORST.iter().enumerate() {
        let document = serde_json::json!({"value": {format!("p{at}"): text(characters)}}).to_string();
        print!("| `{pattern}` | `{characters}` |");
        for toolchain in &toolchains {
            let row = toolchain.row("worst", &document);
            let time =
                run(toolchain.as_ref(), &row, TIMES + 1).saturating_sub(run(toolchain.as_ref(), &row, 1)) / TIMES;
            print!(" {} |", time.as_millis());
        }
        println!();
    }
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

/// How long a program takes to answer a row so many times.
fn run(toolchain: &dyn Toolchain, row: &str, times: u32) -> Duration {
    let mut program: Command = toolchain.program();
    let start = Instant::now();
    let mut child = program
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .unwrap_or_else(|error| panic!("{program:?} does not start: {error}"));
    let mut input = child.stdin.take().expect("piped");
    let rows = format!("{row}\n").repeat(usize::try_from(times).expect("a few"));
    let writer = std::thread::spawn(move || input.write_all(rows.as_bytes()));
    let mut answers = String::new();
    child.stdout.take().expect("piped").read_to_string(&mut answers).expect("answers");
    writer.join().expect("a thread").expect("the program reads all");
    assert!(child.wait().expect("it ends").success(), "{program:?} failed");
    start.elapsed()
}

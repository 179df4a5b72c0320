//! How long the programs that answer for emitted code take for one row.

use std::io::{Read as _, Write as _};
use std::process::Stdio;
use std::time::Instant;

use crate::languages::lang::Lang;

use crate::languages::{Toolchain, Verdict};
use crate::shared::Failure;
use crate::shared::meter::{ended, metered};

/// The seconds of work that a program has with one of so many rows that are alike, without what it takes to start and to end.
pub(crate) fn seconds(toolchain: &dyn Toolchain, row: &str, times: u32) -> Result<f64, Failure> {
    let (many, one) = (run(toolchain, row, times + 1)?, run(toolchain, row, 1)?);
    Ok((many - one).max(0.0) / f64::from(times))
}

/// The work of a program from its start to its end, with as many answers as rows: seconds on all cores, which depend less on what
/// else runs than time does.
fn run(toolchain: &dyn Toolchain, row: &str, times: u32) -> Result<f64, Failure> {
    let mut program = metered(&toolchain.program());
    let name = format!("{program:?}");
    let failed = |output: String| Failure::Program { command: name.clone(), output };
    let start = Instant::now();
    let mut child = program
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .map_err(|source| Failure::Start { command: name.clone(), source })?;
    let (Some(mut input), Some(mut output)) = (child.stdin.take(), child.stdout.take()) else {
        return Err(failed("it has no pipes".to_owned()));
    };
    let line = format!("{row}\n");
    let writer = std::thread::spawn(move || (0..times).try_for_each(|_| input.write_all(line.as_bytes())));
    let mut answers = String::new();
    let read = output.read_to_string(&mut answers);
    let status = child.wait();
    let cost = ended(start);
    read.map_err(|error| failed(error.to_string()))?;
    let is_written = writer.join().is_ok_and(|written| written.is_ok());
    let count = answers.lines().count();
    if !is_written || !status.is_ok_and(|status| status.success()) || count != times as usize {
        return Err(failed(format!("{count} answers to {times} rows")));
    }
    Ok(cost.work())
}

/// How often a program judges a document for one answer: those that test emitted code ask all entry points, and again about what was
/// written.
pub(crate) fn verdicts(lang: Lang, verdict: &Verdict) -> u32 {
    match (lang, verdict) {
        (Lang::Rust, Verdict::Accepted(_)) => 6,
        (Lang::Rust, _) => 4,
        (Lang::Python, Verdict::Accepted(_)) => 8,
        (Lang::Go, Verdict::Accepted(_)) | (Lang::Python, _) => 2,
        (Lang::Go | Lang::TypeScript, _) => 1,
    }
}

/// Asks for the toolchains of the languages that are not switched off.
pub(crate) fn need() -> Result<(), Failure> {
    let languages: [(&str, &[&str]); 4] = [
        ("DAGSTACK_SKIP_RUST", &["cargo"]),
        ("DAGSTACK_SKIP_TS", &["node", "npm"]),
        ("DAGSTACK_SKIP_GO", &["go"]),
        ("DAGSTACK_SKIP_PYTHON", &["python3"]),
    ];
    let is_wanted = |skip: &str| std::env::var_os(skip).is_none_or(|value| value != "1");
    let programs =
        languages.iter().filter(|(skip, _)| is_wanted(skip)).flat_map(|(_, programs)| programs.iter().copied());
    crate::shared::need(&programs.collect::<Vec<_>>())
}

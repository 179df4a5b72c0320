//! How the cost of checking and generating grows with a spec, and that of emitted validators with a document.
//!
//! `cargo bench --bench growth -- check`, `-- generate` and `-- validators` repeat the figures in `docs/growth.md`; without a name all
//! of them are. `DAGSTACK_BENCH_QUICK=1` only shows that all of it works.
#![expect(clippy::print_stdout, reason = "the figures are what this is for")]

#[path = "../asked/mod.rs"]
mod asked;
mod check;
mod constructs;
mod generate;
#[path = "../../tests/json/mod.rs"]
mod json;
#[path = "../../tests/languages/mod.rs"]
#[cfg_attr(test, allow(unused_imports, reason = "no test of the module runs in a benchmark"))]
mod languages;
#[path = "../../tests/npm/mod.rs"]
mod npm;
#[path = "../../tests/recursive/shapes.rs"]
mod shapes;
#[path = "../shared/mod.rs"]
mod shared;
#[path = "../synthetic/mod.rs"]
#[allow(dead_code, reason = "each benchmark that takes this in uses its own part")]
mod synthetic;
mod validators;
#[path = "../../tests/venv/mod.rs"]
mod venv;

use std::process::ExitCode;

use shared::Failure;

/// A part of the figures, by the name that picks it.
type Part = (&'static str, fn() -> Result<String, Failure>);

const PARTS: [Part; 3] = [("check", check::table), ("generate", generate::tables), ("validators", validators::tables)];

fn main() -> ExitCode {
    shared::end(if shared::is_bench() { run() } else { Ok(()) })
}

fn run() -> Result<(), Failure> {
    let arguments = shared::arguments();
    if let Some(unknown) = arguments.iter().find(|argument| PARTS.iter().all(|(name, _)| argument != name)) {
        return Err(Failure::Subject(format!("`{unknown}` is not one of `check`, `generate` and `validators`")));
    }
    for (name, tables) in PARTS {
        if arguments.is_empty() || arguments.iter().any(|argument| argument == name) {
            println!("{}", tables()?);
        }
    }
    Ok(())
}

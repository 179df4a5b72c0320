//! What the conformance gate costs: the whole suite, the runner with an adapter that answers at once, and memory.
//!
//! `cargo bench --bench gate` repeats the figures of `docs/speed.md`; `DAGSTACK_BENCH_QUICK=1` only shows that all of it works.
//! It needs `python3` and `node`. The program is an adapter itself when it is started with `adapter`, and measures its own memory
//! when it is started with `memory N`.
#![expect(clippy::print_stdout, reason = "the figures are what this is for")]

mod cases;
mod instant;
mod lockstep;
mod memory;
#[path = "../shared/mod.rs"]
mod shared;
mod suite;

use std::process::ExitCode;

use shared::Failure;

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    shared::end(match arguments.iter().map(String::as_str).collect::<Vec<_>>()[..] {
        ["adapter"] => {
            instant::answer().map_err(|error| Failure::Subject(format!("the runner does not listen: {error}")))
        }
        ["memory", count] => count
            .parse()
            .map(|count| println!("{}", memory::of(count)))
            .map_err(|error| Failure::Subject(format!("`{count}` is not a number of cases: {error}"))),
        _ if !shared::is_bench() => Ok(()),
        _ => tables(),
    })
}

fn tables() -> Result<(), Failure> {
    shared::need(&["python3", "node"])?;
    println!("{}\n{}\n{}", suite::table(), lockstep::table(), memory::table());
    Ok(())
}

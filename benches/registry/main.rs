//! What a registry of many plugins costs, and ten times as many: a chain of dependencies whose first is missing, discovery and setup, and
//! calls of one plugin among many.
//!
//! `cargo bench --bench registry` prints a table; each figure is that of a process of its own, so that its memory is its own too.
//! `DAGSTACK_BENCH_QUICK=1` only shows that all of it works.
#![expect(clippy::print_stdout, reason = "the figures are what this is for")]

#[path = "../shared/mod.rs"]
mod shared;
mod work;

use std::process::{Command, ExitCode};
use std::time::Duration;

use shared::{Failure, median, rounds};
use work::{WORKS, Work};

/// How often each figure is measured.
const ROUNDS: usize = 5;

fn main() -> ExitCode {
    shared::end(match shared::arguments().as_slice() {
        _ if !shared::is_bench() => Ok(()),
        [] => table(),
        [name, count] => one(name, count),
        _ => Err(Failure::Subject("this benchmark takes no arguments".to_owned())),
    })
}

fn table() -> Result<(), Failure> {
    println!("| | plugins | calls | time | peak memory | ten times as many | |");
    println!("|---|---:|---:|---:|---:|---:|---:|");
    for work in WORKS {
        let (few, _) = measured(work, work.count / 10)?;
        let (many, memory) = measured(work, work.count)?;
        let growth = many.as_secs_f64() / few.as_secs_f64();
        let (title, plugins, calls) = (work.title, work.plugins, work.calls);
        println!(
            "| {title} | {} | {} | {} | {memory} MiB | {} → {} | {growth:.1} |",
            plugins(work.count),
            calls(work.count),
            shown(many),
            shown(few),
            shown(many)
        );
    }
    Ok(())
}

/// The median time of a work, and the peak memory of the process that does it, in MiB.
fn measured(work: &Work, count: usize) -> Result<(Duration, u64), Failure> {
    let own = std::env::current_exe().map_err(|source| Failure::File { path: "this program".to_owned(), source })?;
    let (mut times, mut memory) = (Vec::new(), 0);
    for _ in 0..rounds(ROUNDS) {
        let printed = shared::output(Command::new(&own).args(["--bench", work.name, &count.to_string()]))?;
        let mut figures = printed.split_whitespace().map(str::parse::<u64>);
        let (Some(Ok(micros)), Some(Ok(mebibytes))) = (figures.next(), figures.next()) else {
            return Err(Failure::Subject(format!("`{}` printed `{}`", work.name, printed.trim())));
        };
        times.push(Duration::from_micros(micros).as_secs_f64());
        memory = memory.max(mebibytes);
    }
    Ok((Duration::from_secs_f64(median(times)), memory))
}

/// One work in this process: its time in microseconds, and the peak memory in MiB.
fn one(name: &str, count: &str) -> Result<(), Failure> {
    let work = WORKS.iter().find(|work| work.name == name);
    let (Some(work), Ok(count)) = (work, count.parse()) else {
        return Err(Failure::Subject(format!("`{name} {count}` is not one of the works and a number")));
    };
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_time()
        .build()
        .map_err(|source| Failure::Start { command: "a runtime".to_owned(), source })?;
    let time = runtime.block_on((work.run)(count))?;
    println!("{} {}", time.as_micros(), peak_mebibytes());
    Ok(())
}

/// The most memory that this process has had; 0 where the system does not say.
fn peak_mebibytes() -> u64 {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
    let kibibytes = line.and_then(|line| line.trim().trim_end_matches(" kB").parse::<u64>().ok());
    kibibytes.unwrap_or_default() / 1024
}

fn shown(time: Duration) -> String {
    if time < Duration::from_secs(1) {
        format!("{} ms", time.as_millis())
    } else {
        format!("{:.2} s", time.as_secs_f64())
    }
}

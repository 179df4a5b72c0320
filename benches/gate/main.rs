//! What the conformance gate costs: the whole suite, the runner beside an adapter that answers at once, and memory.
//!
//! `cargo bench --bench gate` repeats the figures of `docs/speed.md`; `DAGSTACK_BENCH_QUICK=1` only shows that all of it works.
//! It needs `python3` and `node`. The program is an adapter itself when it is started with `adapter`, and measures its own memory
//! when it is started with `memory N`.
#![expect(clippy::print_stdout, reason = "the figures are what this is for")]

mod cases;
mod instant;
mod lockstep;
mod memory;
mod suite;

fn main() {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    match arguments.iter().map(String::as_str).collect::<Vec<_>>()[..] {
        ["adapter"] => instant::answer().expect("the runner listens"),
        ["memory", count] => println!("{}", memory::of(count.parse().expect("a number"))),
        // `cargo test --benches` starts it without that argument, and wants no figures.
        _ if !arguments.iter().any(|argument| argument == "--bench") => {}
        _ => println!("{}\n{}\n{}", suite::table(), lockstep::table(), memory::table()),
    }
}

/// How often to measure, where so often would be right.
fn rounds(usual: usize) -> usize {
    if std::env::var_os("DAGSTACK_BENCH_QUICK").is_some_and(|value| value == "1") { 1 } else { usual }
}

/// The one in the middle.
fn median(values: impl IntoIterator<Item = f64>) -> f64 {
    let mut values: Vec<f64> = values.into_iter().collect();
    values.sort_by(f64::total_cmp);
    values[values.len() / 2]
}

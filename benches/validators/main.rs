//! How fast emitted validators are beside what a user would take instead, and what their code costs to compile.
//!
//! `cargo bench --bench validators` repeats the first part of the figures in `docs/speed.md`, and
//! `cargo bench --bench validators -- compile` the second. `DAGSTACK_BENCH_QUICK=1` only shows that all of it works;
//! names of languages (`rust`, `ts`, `go`) pick some of them.
#![expect(clippy::print_stdout, reason = "the figures are what this is for")]

mod cases;
mod compile;
mod folder;
mod large;
mod meter;
mod programs;
mod table;
mod varied;

use dagstack_spec_generators::lang::Lang;

fn main() {
    let arguments: Vec<String> = std::env::args().skip(1).filter(|argument| argument != "--bench").collect();
    // `cargo test --benches` starts it without that argument, and wants no figures.
    if !std::env::args().any(|argument| argument == "--bench") {
        return;
    }
    let is_named = |lang: &&Lang| arguments.iter().any(|argument| argument == lang.name());
    let named: Vec<Lang> = Lang::ALL.iter().filter(is_named).copied().collect();
    let unknown = arguments.iter().find(|it| *it != "compile" && !Lang::ALL.iter().any(|lang| *it == lang.name()));
    assert!(unknown.is_none(), "it takes `compile`, `rust`, `ts` and `go`, not {unknown:?}");
    let langs = if named.is_empty() { Lang::ALL.to_vec() } else { named };
    if arguments.iter().any(|argument| argument == "compile") {
        println!("{}", compile::table(&langs));
    } else {
        for lang in langs {
            for measured in programs::run(lang, &cases::all()) {
                println!("{}", table::of_program(&measured));
            }
        }
    }
}

/// Whether to show only that all of it works.
fn is_quick() -> bool {
    std::env::var_os("DAGSTACK_BENCH_QUICK").is_some_and(|value| value == "1")
}

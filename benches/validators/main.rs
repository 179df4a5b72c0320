//! How fast emitted validators are compared with what a user would take instead, and what their code costs to compile.
//!
//! `cargo bench --bench validators` repeats the first part of the figures in `docs/speed.md`, and
//! `cargo bench --bench validators -- compile` the second. `DAGSTACK_BENCH_QUICK=1` only shows that all of it works;
//! names of languages (`rust`, `ts`, `go`, `python`) pick some of them.
#![expect(clippy::print_stdout, reason = "the figures are what this is for")]

mod cases;
mod compile;
mod folder;
#[path = "../../tests/languages/lang.rs"]
mod lang;
mod large;
mod programs;
#[path = "../shared/mod.rs"]
mod shared;
mod table;
mod varied;

use std::process::ExitCode;

use lang::Lang;

use shared::Failure;

fn main() -> ExitCode {
    shared::end(if shared::is_bench() { run() } else { Ok(()) })
}

fn run() -> Result<(), Failure> {
    let arguments = shared::arguments();
    let is_named = |lang: &&Lang| arguments.iter().any(|argument| argument == lang.name());
    let named: Vec<Lang> = Lang::ALL.iter().filter(is_named).copied().collect();
    if let Some(unknown) =
        arguments.iter().find(|it| *it != "compile" && !Lang::ALL.iter().any(|lang| *it == lang.name()))
    {
        return Err(Failure::Subject(format!("`{unknown}` is not one of `compile`, `rust`, `ts`, `go` and `python`")));
    }
    let langs = if named.is_empty() { Lang::ALL.to_vec() } else { named };
    let programs = langs.iter().flat_map(|lang| match lang {
        Lang::Rust => &["cargo"][..],
        Lang::TypeScript => &["node", "npm"],
        Lang::Go => &["go"],
        Lang::Python => &["python3"],
    });
    shared::need(&programs.copied().collect::<Vec<_>>())?;
    if arguments.iter().any(|argument| argument == "compile") {
        println!("{}", compile::table(&langs)?);
    } else {
        for lang in langs {
            for measured in programs::run(lang, &cases::all())? {
                println!("{}", table::of_program(&measured));
            }
        }
    }
    Ok(())
}

//! Adapters that misbehave, each in its own way: every one costs exactly its case one verdict, and the run goes on.
//!
//! The program is its own adapter: started with `adapter MODE` it is one, otherwise it runs the tests.

mod adapter;
mod checks;

use std::process::ExitCode;

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    if arguments.first().is_some_and(|first| first == "adapter") {
        adapter::main(&arguments[1..]);
        return ExitCode::SUCCESS;
    }
    libtest_mimic::run(&libtest_mimic::Arguments::from_args(), checks::all()).exit_code()
}

//! Adapters that misbehave, each in its own way: every one costs exactly its case one verdict, and the run goes on.
//!
//! The program is its own adapter and its own mock server: started with `adapter MODE` or `mock-server SCRIPT LOG` it is one, started with `runner FILE` it is a runner, otherwise it runs
//! the tests.

mod adapter;
mod built_in;
mod checks;
mod entry_points;
mod mock_servers;
mod support;

use std::path::Path;
use std::process::ExitCode;

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    if arguments.first().is_some_and(|first| first == "adapter") {
        adapter::main(&arguments[1..]);
        return ExitCode::SUCCESS;
    }
    if let [first, file] = &arguments[..]
        && first == "runner"
    {
        return if checks::runner(file) { ExitCode::SUCCESS } else { ExitCode::FAILURE };
    }
    if let [first, script, log] = &arguments[..]
        && first == "mock-server"
    {
        return dagstack_spec_conformance::mock_server::stdio::main(Path::new(script), Path::new(log));
    }
    let trials =
        [checks::all(), built_in::all(), entry_points::all(), mock_servers::all()].into_iter().flatten().collect();
    libtest_mimic::run(&libtest_mimic::Arguments::from_args(), trials).exit_code()
}

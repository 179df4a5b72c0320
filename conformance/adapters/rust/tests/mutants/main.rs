//! Proof that the gate bites: the reference binding passes the suite, and each of its mutants fails a case of the clause that it
//! breaks.
//!
//! Started with `mock-server SCRIPT LOG` the program is a scripted MCP server; otherwise it runs the tests.

mod build;
mod catalogue;
mod gate;
mod matrix;
mod weave;
mod workspace;

use std::path::Path;
use std::process::ExitCode;
use std::sync::Arc;

use dagstack_spec_adapter::Adapter;
use dagstack_spec_conformance::runner::AdapterSource;
use libtest_mimic::{Arguments, Failed, Trial};

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    if let [first, script, log] = arguments.as_slice()
        && first == "mock-server"
    {
        return dagstack_spec_conformance::mock_server::stdio::main(Path::new(script), Path::new(log));
    }
    let tests = vec![
        Trial::test("the_reference_binding_conforms_built_in", || conforms(&AdapterSource::BuiltIn(Arc::new(Adapter)))),
        Trial::test("the_reference_binding_conforms_as_a_process", || {
            conforms(&gate::program(env!("CARGO_BIN_EXE_dagstack-spec-adapter"), &[]))
        }),
        Trial::test("every_mutant_is_caught_by_a_case_of_its_clause", matrix::check),
        Trial::test("a_find_that_is_not_there_once_is_reported", weave::refuses_what_is_not_there_once),
    ];
    let mut arguments = Arguments::from_args();
    // The mutants take all the cores there are.
    arguments.test_threads = Some(1);
    libtest_mimic::run(&arguments, tests).exit_code()
}

fn conforms(adapter: &AdapterSource) -> Result<(), Failed> {
    let suite = gate::suite()?;
    let cases: Vec<_> = suite.cases.iter().collect();
    let run = gate::run(&suite, &cases, adapter, gate::WHERE_ALL_PASS);
    let failed: Vec<String> = run
        .cases
        .iter()
        .filter(|judged| !gate::passed(judged))
        .map(|judged| format!("{}: {:?}", judged.id, judged.verdict))
        .collect();
    if !failed.is_empty() {
        return Err(format!("{} of {} cases:\n{}", failed.len(), cases.len(), failed.join("\n")).into());
    }
    Ok(())
}

//! The adapter of the Rust reference binding as a program: the protocol on standard input and output.

use std::io::{self, Write as _};
use std::process::ExitCode;

use dagstack_spec_adapter::{Adapter, serve};

fn main() -> ExitCode {
    match serve(&Adapter, io::stdin().lock(), io::stdout().lock()) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            // Nothing is left to report to when standard error is gone too.
            let _ = writeln!(io::stderr(), "dagstack-spec-adapter: {error}");
            ExitCode::from(2)
        }
    }
}

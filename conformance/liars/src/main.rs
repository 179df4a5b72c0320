//! An adapter that lies in the way that its one argument names.

use std::io::{self, BufReader, Write as _};
use std::process::ExitCode;

use dagstack_spec_conformance::builtin::BuiltIn;
use dagstack_spec_liars::oracle::Oracle;
use dagstack_spec_liars::smooth::Smooth;
use dagstack_spec_liars::{Lie, crude};

fn main() -> ExitCode {
    let wanted = std::env::args().nth(1);
    let Some(lie) = Lie::ALL.iter().copied().find(|lie| wanted.as_deref() == Some(lie.name())) else {
        let names: Vec<&str> = Lie::ALL.iter().map(|lie| lie.name()).collect();
        return fail(&format!("name the lie to act out: {}", names.join(", ")));
    };
    let input = BufReader::new(io::stdin());
    let oracle = Oracle::of(lie).map(|liar| Box::new(liar) as Box<dyn BuiltIn>);
    let liar = oracle.or_else(|| Smooth::of(lie).map(|liar| Box::new(liar) as Box<dyn BuiltIn>));
    let result = match liar {
        Some(liar) => {
            dagstack_spec_adapter::serve(liar.as_ref(), input, io::stdout()).map_err(|error| error.to_string())
        }
        None => crude::act(lie, input, io::stdout()).map_err(|error| error.to_string()),
    };
    result.map_or_else(|error| fail(&error), |()| ExitCode::SUCCESS)
}

fn fail(message: &str) -> ExitCode {
    // Nothing is left to report to when standard error is gone too.
    let _ = writeln!(io::stderr(), "dagstack-spec-liar: {message}");
    ExitCode::from(2)
}

//! Running the suite, as the tests of this folder do.

use std::time::Duration;

use dagstack_spec_conformance::runner::{self, AdapterSource, Options};
use dagstack_spec_conformance::suite::{Case, Suite};
use dagstack_spec_conformance::verdict::{Judged, Run, Verdict};

/// How long a case may take: much longer than any does on the adapter's clock, so that only a mutant that hangs is stopped by it.
const DEADLINE: Duration = Duration::from_secs(5);

/// The suite of this repository.
pub(crate) fn suite() -> Result<Suite, String> {
    Suite::embedded().map_err(|problems| problems.iter().map(ToString::to_string).collect::<Vec<_>>().join("\n"))
}

/// An adapter that is a program, started with these environment variables.
pub(crate) fn program(path: &str, env: &[(&str, &str)]) -> AdapterSource {
    AdapterSource::Command {
        command: vec![path.to_owned()],
        folder: None,
        env: env.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect(),
    }
}

/// Runs cases.
pub(crate) fn run(suite: &Suite, cases: &[&Case], adapter: &AdapterSource) -> Run {
    let this = std::env::current_exe().map(|path| path.display().to_string()).unwrap_or_default();
    let options = Options {
        jobs: std::thread::available_parallelism().map_or(1, std::num::NonZero::get),
        deadline: DEADLINE,
        mock_server_command: vec![this, "mock-server".to_owned()],
        suite: suite.version.clone(),
        spec: suite.spec.clone(),
        ..Options::default()
    };
    runner::run(cases, adapter, &options, &mut ())
}

/// Whether a case passed.
pub(crate) fn passed(judged: &Judged) -> bool {
    judged.verdict == Verdict::Pass
}

//! Running the suite, as the tests of this folder do.

use std::time::Duration;

use dagstack_spec_conformance::runner::{self, AdapterSource, Options};
use dagstack_spec_conformance::suite::{Case, Suite};
use dagstack_spec_conformance::verdict::{Judged, Run, Verdict};

/// How long a case may take with a mutant: longer than any does on the adapter's clock, so that one that hangs is stopped by it.
pub(crate) const OF_A_MUTANT: Duration = Duration::from_secs(5);
/// How long a case may take where all must pass: no work beside it may decide that one fails.
pub(crate) const WHERE_ALL_PASS: Duration = Duration::from_secs(45);

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

/// Runs cases, each within this time.
pub(crate) fn run(suite: &Suite, cases: &[&Case], adapter: &AdapterSource, deadline: Duration) -> Run {
    let this = std::env::current_exe().map(|path| path.display().to_string()).unwrap_or_default();
    let options = Options {
        jobs: std::thread::available_parallelism().map_or(1, std::num::NonZero::get),
        deadline,
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

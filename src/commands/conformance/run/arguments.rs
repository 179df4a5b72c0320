//! What `conformance run` can be asked for.

use std::path::PathBuf;

use clap::Args;
use clap::builder::NonEmptyStringValueParser;

use super::super::filter::FilterArguments;
use super::super::reports::Target;
use super::super::suite::SuiteArguments;

/// Run the suite against a binding
///
/// Without an adapter, neither here nor in the nearest dagstack-spec.toml, the built-in Rust binding is run.
/// Departures that an adapter declares as quirks are looked past; every report names them, and none says "conforms".
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  dagstack-spec conformance run
  dagstack-spec conformance run --adapter 'python adapter.py' --known-failures known.toml
  dagstack-spec conformance run --filter CHN --filter 'dispatch.chain.*'
  dagstack-spec conformance run --report json=report.json --report markdown=$GITHUB_STEP_SUMMARY
  dagstack-spec conformance run --profile core --adapter 'go run .'
  dagstack-spec conformance run --fail-fast
  dagstack-spec conformance run --filter runtime.mcp_http.calls.call --trace
  dagstack-spec conformance run --rerun-failed report.json
  dagstack-spec conformance run --shard 2/4 --jobs 4
  dagstack-spec conformance run --adapter ./adapter --seed 20261130
  dagstack-spec conformance run --suite-version 1.0

In dagstack-spec.toml:
  [conformance]
  adapter = \"python adapter.py\"      # or [\"python\", \"adapter.py\"]
  profile = \"core\"
  known-failures = \"known.toml\"
  jobs = 4
  timeout = 20

Exit codes:
  0  the binding conforms to the profile, what was selected passed, or all is as listed or declared
  1  failures, or a stale list of known failures; so ends a run that `--fail-fast` cut short
  2  could not run: wrong usage, or fixtures that are not in order
  3  incomplete: not all of the profile is offered (see `--allow-partial`), or could be run")]
#[expect(clippy::struct_excessive_bools, reason = "flags of a command line are independent of each other")]
pub(crate) struct Arguments {
    /// The command that starts the adapter, as in a shell
    #[arg(long, value_name = "CMD", value_parser = NonEmptyStringValueParser::new())]
    pub(super) adapter: Option<String>,

    /// Run the built-in Rust binding, whatever dagstack-spec.toml says
    #[arg(long, conflicts_with_all = ["adapter", "cwd"])]
    pub(super) built_in: bool,

    /// The folder in which the adapter is started
    #[arg(long, value_name = "DIR", requires = "adapter")]
    pub(super) cwd: Option<PathBuf>,

    #[command(flatten)]
    pub(super) filter: FilterArguments,

    /// How many cases run at once, each in a process of its own. As many as there are processors by default
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u16).range(1..=256))]
    pub(super) jobs: Option<u16>,

    /// Run one part of the suite, K of N. A case's part depends on its id alone
    #[arg(long, value_name = "K/N")]
    pub(super) shard: Option<String>,

    /// Give plugins, kinds and values of each case other names, and hide its id: answers learnt by heart fail. The same number gives the
    /// same names; reports show the cases as they are written
    #[arg(long, value_name = "N")]
    pub(super) seed: Option<u64>,

    /// How long a case may take, in seconds; one that says it takes longer gets as much more. 10 by default
    #[arg(long, value_name = "SECS", value_parser = clap::value_parser!(u32).range(1..=3600))]
    pub(super) timeout: Option<u32>,

    /// How long the adapter may take to start and to greet, in seconds. 30 by default
    #[arg(long, value_name = "SECS", value_parser = clap::value_parser!(u32).range(1..=3600))]
    pub(super) start_timeout: Option<u32>,

    /// The list of failures that are known, and fail nothing as long as the list is up to date
    #[arg(long, value_name = "FILE")]
    pub(super) known_failures: Option<PathBuf>,

    /// End with 0, too, where the binding does not offer all that the profile asks for, and what it offers passed
    #[arg(long)]
    pub(super) allow_partial: bool,

    /// Write a report: text, json, junit, markdown or badge, to a file or to `-`, the standard output. Repeatable
    #[arg(long = "report", value_name = "FORMAT=PATH")]
    pub(super) reports: Vec<Target>,

    /// Replace files that are not reports of the same format, too
    #[arg(long, requires = "reports")]
    pub(super) force: bool,

    /// Run only the cases that failed or were not run in this JSON report, but no known failures
    #[arg(long, value_name = "REPORT")]
    pub(super) rerun_failed: Option<PathBuf>,

    /// Count SHOULD cases like MUST cases
    #[arg(long)]
    pub(super) strict: bool,

    /// End the run at the first failure that is neither a known failure nor a SHOULD case. The rest is not run
    #[arg(long)]
    pub(super) fail_fast: bool,

    /// Show each failure by itself and in full, where the report as text shows those with one cause once
    #[arg(long)]
    pub(super) all_failures: bool,

    /// Show the lines of each case that does not pass: of the adapter, and of JSON-RPC with mock servers
    #[arg(long)]
    pub(super) trace: bool,

    /// Keep the folder of each case that does not pass, to look into
    #[arg(long)]
    pub(super) keep_folders: bool,

    /// Judge by the cases that this version of the suite had, `1.0`. Later cases are run and reported as not scored
    #[arg(long, value_name = "VERSION")]
    pub(super) suite_version: Option<String>,

    #[command(flatten)]
    pub(super) suite: SuiteArguments,
}

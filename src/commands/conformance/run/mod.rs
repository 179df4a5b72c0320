//! `conformance run`: the suite against a binding.

mod adapter;
mod fail_fast;
mod progress;
mod repeat;
mod reports;

use std::collections::BTreeSet;
use std::env;
use std::path::PathBuf;
use std::time::Duration;

use clap::Args;
use clap::builder::NonEmptyStringValueParser;
use dagstack_spec_conformance::known::List;
use dagstack_spec_conformance::report::{About, Conclusion, Report, Selection, Standing, TextStyle, json};
use dagstack_spec_conformance::runner::{self, DEADLINE, MAX_JOBS, Options};
use dagstack_spec_conformance::suite::{Case, Suite};

use super::{CommandResult, Error, FilterArguments, SuiteArguments, clauses, configured, resolved};
use crate::commands::Exit;
use crate::output::Output;
use fail_fast::Watch;
use progress::Progress;
use reports::Target;

/// Run the suite against a binding
///
/// Without an adapter, neither here nor in the nearest dagstack-spec.toml, the built-in Rust binding is run.
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  dagstack-spec conformance run
  dagstack-spec conformance run --adapter 'python adapter.py' --known-failures known.toml
  dagstack-spec conformance run --filter CHN --filter 'dispatch.chain.*'
  dagstack-spec conformance run --report json=report.json --report markdown=$GITHUB_STEP_SUMMARY
  dagstack-spec conformance run --fail-fast
  dagstack-spec conformance run --rerun-failed report.json
  dagstack-spec conformance run --shard 2/4 --jobs 4

In dagstack-spec.toml:
  [conformance]
  adapter = \"python adapter.py\"      # or [\"python\", \"adapter.py\"]
  known-failures = \"known.toml\"
  jobs = 4
  timeout = 20

Exit codes:
  0  the binding conforms
  1  failures, or a stale list of known failures; so ends a run that `--fail-fast` cut short, too
  2  could not run: wrong usage, or fixtures that are not in order
  3  nothing is proven: no case was executed, or not every one could be run")]
#[expect(clippy::struct_excessive_bools, reason = "flags of a command line are independent of each other")]
pub(crate) struct Arguments {
    /// The command that starts the adapter, as in a shell
    #[arg(long, value_name = "CMD", value_parser = NonEmptyStringValueParser::new())]
    adapter: Option<String>,

    /// Run the built-in Rust binding, whatever dagstack-spec.toml says
    #[arg(long, conflicts_with_all = ["adapter", "cwd"])]
    built_in: bool,

    /// The folder in which the adapter is started
    #[arg(long, value_name = "DIR", requires = "adapter")]
    cwd: Option<PathBuf>,

    #[command(flatten)]
    filter: FilterArguments,

    /// How many cases run at once, each in a process of its own. As many as there are processors by default
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u16).range(1..=256))]
    jobs: Option<u16>,

    /// Run one part of the suite, K of N. A case's part depends on its id alone
    #[arg(long, value_name = "K/N")]
    shard: Option<String>,

    /// How long a case may take, in seconds; one that says it takes longer gets as much more. 10 by default
    #[arg(long, value_name = "SECS", value_parser = clap::value_parser!(u32).range(1..=3600))]
    timeout: Option<u32>,

    /// The list of failures that are known, and fail nothing as long as the list is up to date
    #[arg(long, value_name = "FILE")]
    known_failures: Option<PathBuf>,

    /// Write a report: text, json, junit, markdown or badge, to a file or to `-`, the standard output. Repeatable
    #[arg(long = "report", value_name = "FORMAT=PATH")]
    reports: Vec<Target>,

    /// Replace files that are not reports of the same format, too
    #[arg(long, requires = "reports")]
    force: bool,

    /// Run only the cases that failed or were not run in this JSON report, but no known failures
    #[arg(long, value_name = "REPORT")]
    rerun_failed: Option<PathBuf>,

    /// Count SHOULD cases like MUST cases
    #[arg(long)]
    strict: bool,

    /// End the run at the first failure that is neither a known failure nor a SHOULD case. The rest is not run
    #[arg(long)]
    fail_fast: bool,

    /// Show each failure by itself and in full, where the report as text shows those with one cause once
    #[arg(long)]
    all_failures: bool,

    /// Keep the folder of each case that does not pass, to look into
    #[arg(long)]
    keep_folders: bool,

    #[command(flatten)]
    suite: SuiteArguments,
}

pub(crate) fn run(arguments: &Arguments, output: &Output) -> CommandResult {
    reports::check(&arguments.reports, arguments.force)?;
    let (config, folder) = configured()?;
    let adapter = adapter::choose(arguments, &config, &folder)?;
    let known = match (&arguments.known_failures, &config.known_failures) {
        (Some(path), _) => Some(path.clone()),
        // What another adapter fails is no matter of the list of the configured one.
        (None, Some(path)) if adapter.is_configured => Some(resolved(&folder, path)),
        _ => None,
    };
    let known = known.map(|path| List::read(&path).map_err(Error::Diagnostics)).transpose()?;
    let suite = arguments.suite.load()?;
    let cases = selected(arguments, &suite, output)?;
    let timeout = arguments.timeout.or(config.timeout.filter(|_| adapter.is_configured));
    let jobs = arguments.jobs.or(config.jobs.filter(|_| adapter.is_configured));
    let options = Options {
        jobs: jobs.map_or_else(processors, usize::from),
        deadline: timeout.map_or(DEADLINE, |seconds| Duration::from_secs(seconds.into())),
        mock_server_command: mock_server_command()?,
        // What is kept is to be found where temporary files are.
        folders: adapter.folders().filter(|_| !arguments.keep_folders),
        keep_folders: arguments.keep_folders,
        suite: suite.version.clone(),
        spec: suite.spec.clone(),
        ..Options::default()
    };
    let about = About {
        selection: Selection {
            filters: filters(arguments),
            shard: arguments.shard.clone(),
            rerun_failed: arguments.rerun_failed.is_some(),
        },
        strict: arguments.strict,
        fail_fast: arguments.fail_fast,
        command: repeat::command(arguments, &adapter.options).to_string(),
    };
    let mut watch = Watch {
        progress: Progress::new(output, cases.len()),
        suite: &suite,
        known: known.as_ref(),
        about: &about,
        ended_at: None,
    };
    let run = runner::run(&cases, &adapter.source, &options, &mut watch);
    watch.progress.finish();
    let report = Report::new(&suite, &run, known.as_ref(), &about);
    let show_all_with = (!arguments.all_failures).then(|| repeat::showing_all(arguments, &adapter.options).to_string());
    let style = TextStyle { colour: false, show_all_with };
    reports::write(&report, &arguments.reports, &clauses()?, style, output)?;
    Ok(match report.outcome {
        Conclusion::Conforms => Exit::Fine,
        Conclusion::Fails => Exit::Findings,
        Conclusion::Incomplete => Exit::Incomplete,
    })
}

fn selected<'a>(arguments: &Arguments, suite: &'a Suite, output: &Output) -> Result<Vec<&'a Case>, Error> {
    let mut selection = arguments.filter.selection(suite, output)?;
    if let Some(shard) = &arguments.shard {
        selection.shard(shard.parse()?);
    }
    let mut cases = selection.of(&suite.cases);
    if let Some(path) = &arguments.rerun_failed {
        let report = json::read(path).map_err(|problem| Error::Diagnostics(vec![problem]))?;
        let failed = report
            .cases
            .iter()
            .filter(|case| matches!(case.standing, Standing::Unexpected | Standing::Reported | Standing::NotRun));
        // A case whose entry in the list was stale is worth another look, too.
        let stale = report.known_problems.iter().filter_map(|problem| problem.case.as_ref());
        let wanted: BTreeSet<&String> = failed.map(|case| &case.id).chain(stale).collect();
        cases.retain(|case| wanted.contains(&case.id));
    }
    Ok(cases)
}

fn processors() -> usize {
    std::thread::available_parallelism().map_or(1, usize::from).min(MAX_JOBS)
}

/// This program, as a scripted MCP server.
fn mock_server_command() -> Result<Vec<String>, Error> {
    let program = env::current_exe()?;
    let program = program.to_str().ok_or(Error::Usage("this program lies at a path that is not UTF-8"))?;
    Ok([program, "conformance", "mock-server"].map(str::to_owned).to_vec())
}

fn filters(arguments: &Arguments) -> Vec<String> {
    let capabilities = arguments.filter.capabilities.iter().map(|capability| format!("capability {capability}"));
    arguments.filter.filters.iter().cloned().chain(capabilities).collect()
}

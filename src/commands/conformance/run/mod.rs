//! `conformance run`: the suite against a binding.

mod adapter;
mod arguments;
mod fail_fast;
mod progress;
mod repeat;

use std::collections::BTreeSet;
use std::env;
use std::time::Duration;

use dagstack_spec_conformance::known::List;
use dagstack_spec_conformance::report::{About, Report, Selection, Standing, TextStyle, json};
use dagstack_spec_conformance::runner::{self, DEADLINE, MAX_JOBS, Options, START_DEADLINE};
use dagstack_spec_conformance::suite::{Case, Suite};

pub(crate) use arguments::Arguments;

use super::reports;
use super::settings::{configured, resolved};
use super::suite::clauses;
use crate::commands::{CommandResult, Error};
use crate::output::Output;
use fail_fast::Watch;
use progress::Progress;

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
    let profile = arguments.filter.profile.or(config.profile.filter(|_| adapter.is_configured)).unwrap_or_default();
    let mut cases = selected(arguments, &suite, output)?;
    cases.retain(|case| profile.takes(case));
    let timeout = arguments.timeout.or(config.timeout.filter(|_| adapter.is_configured));
    let jobs = arguments.jobs.or(config.jobs.filter(|_| adapter.is_configured));
    let options = Options {
        jobs: jobs.map_or_else(processors, usize::from),
        deadline: timeout.map_or(DEADLINE, |seconds| Duration::from_secs(seconds.into())),
        mock_server_command: mock_server_command()?,
        // What is kept is to be found where temporary files are.
        folders: adapter.folders().filter(|_| !arguments.keep_folders),
        keep_folders: arguments.keep_folders,
        trace: arguments.trace,
        start_deadline: arguments.start_timeout.map_or(START_DEADLINE, |seconds| Duration::from_secs(seconds.into())),
        suite: suite.version.clone(),
        spec: suite.spec.clone(),
    };
    let about = About {
        profile,
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
    Ok(reports::exit(&report, arguments.allow_partial))
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

//! The command that repeats a run.

use super::arguments::Arguments;
use crate::command_line::CommandLine;

/// The command that repeats a run, but for its selection and its reports: with `--filter` and an id it repeats one case. `adapter` asks
/// for the adapter again.
pub(super) fn command(arguments: &Arguments, adapter: &[(&str, Option<String>)]) -> CommandLine {
    let mut line = CommandLine::new(&["conformance", "run"]);
    for (name, value) in adapter {
        match value {
            Some(value) => line.option(name, value),
            None => line.flag(name, true),
        };
    }
    line.options("suite", arguments.suite.suite.iter().map(|path| path.display()))
        .options("known-failures", arguments.known_failures.iter().map(|path| path.display()))
        .options("profile", arguments.filter.profile)
        .options("timeout", arguments.timeout)
        .options("start-timeout", arguments.start_timeout)
        .flag("strict", arguments.strict);
    line
}

/// The command that repeats a run with its selection, and shows each failure by itself.
pub(super) fn showing_all(arguments: &Arguments, adapter: &[(&str, Option<String>)]) -> CommandLine {
    let mut line = command(arguments, adapter);
    line.options("filter", &arguments.filter.filters)
        .options("capability", &arguments.filter.capabilities)
        .options("shard", &arguments.shard)
        .options("rerun-failed", arguments.rerun_failed.iter().map(|path| path.display()))
        .flag("fail-fast", arguments.fail_fast)
        .flag("all-failures", true)
        .flag("trace", arguments.trace);
    line
}

// A build without the built-in binding can't choose it.
#[cfg(all(test, feature = "reference"))]
mod tests {
    use clap::Parser as _;
    use dagstack_spec_conformance::runner::AdapterSource;

    use super::super::adapter;
    use super::*;
    use crate::cli::{Cli, Command};
    use crate::commands::conformance;
    use crate::config::{CommandConfig, ConformanceConfig};

    fn parsed(line: &[String]) -> Arguments {
        let cli = Cli::try_parse_from(line).unwrap_or_else(|error| panic!("{line:?}: {error}"));
        match cli.command {
            Command::Conformance(conformance::Arguments { command: conformance::Command::Run(arguments) }) => arguments,
            other => panic!("{line:?} is {other:?}"),
        }
    }

    #[test]
    fn what_is_printed_is_parsed_back_into_the_same_arguments() {
        let folder = std::path::Path::new("here");
        for options in [
            &[][..],
            &["--adapter", "python adapter.py"],
            &["--adapter", "'it is' -m \"x y\"", "--cwd", "a folder/it's"],
            &["--adapter=-x"],
            &[
                "--suite",
                "$SUITE",
                "--known-failures",
                "known *.toml",
                "--profile",
                "core",
                "--timeout",
                "20",
                "--strict",
            ],
            &["--suite=-", "--known-failures=--strict"],
        ] {
            let line: Vec<String> =
                ["dagstack-spec", "conformance", "run"].iter().chain(options).map(|&word| word.to_owned()).collect();
            let arguments = parsed(&line);
            let chosen = adapter::choose(&arguments, &ConformanceConfig::default(), folder).expect("an adapter");
            let printed = command(&arguments, &chosen.options).to_string();
            let again = parsed(&shlex::split(&printed).expect("quotes are closed"));
            assert_eq!(format!("{again:?}"), format!("{arguments:?}"), "{printed}");
        }
    }

    #[test]
    fn the_selection_is_kept_where_all_failures_are_to_be_shown() {
        let line = "dagstack-spec conformance run --adapter x --filter 'dispatch.*' --filter=-x --capability logs --shard 2/4 \
                    --rerun-failed 'a b.json' --fail-fast --all-failures";
        let arguments = parsed(&shlex::split(line).expect("quotes are closed"));
        let chosen =
            adapter::choose(&arguments, &ConformanceConfig::default(), std::path::Path::new(".")).expect("an adapter");
        assert_eq!(showing_all(&arguments, &chosen.options).to_string(), line);
    }

    #[test]
    fn the_built_in_binding_is_asked_for_where_a_configured_one_would_be_taken() {
        let arguments = parsed(&["dagstack-spec", "conformance", "run", "--built-in"].map(str::to_owned));
        let adapter = Some(CommandConfig::Text("python adapter.py".to_owned()));
        let config = ConformanceConfig { adapter, ..ConformanceConfig::default() };
        let chosen = adapter::choose(&arguments, &config, std::path::Path::new(".")).expect("an adapter");
        assert!(matches!(chosen.source, AdapterSource::BuiltIn(_)));
        assert_eq!(command(&arguments, &chosen.options).to_string(), "dagstack-spec conformance run --built-in");
    }
}

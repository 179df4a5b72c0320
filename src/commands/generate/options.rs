//! The flags that targets bring with them.

use std::collections::BTreeMap;

use clap::error::Error;
use clap::{Arg, ArgMatches, Args, Command, FromArgMatches};
use dagstack_spec_generators::registry;
use dagstack_spec_generators::target::TargetOption;

/// The values given for options of targets, by the option's name.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct TargetOptions(pub(super) BTreeMap<String, String>);

impl FromArgMatches for TargetOptions {
    fn from_arg_matches(matches: &ArgMatches) -> Result<Self, Error> {
        let value = |option: &TargetOption| matches.get_one::<String>(option.name).cloned();
        let given = registry::options().filter_map(|(_, option)| Some((option.name.to_owned(), value(option)?)));
        Ok(Self(given.collect()))
    }

    fn update_from_arg_matches(&mut self, matches: &ArgMatches) -> Result<(), Error> {
        self.0.extend(Self::from_arg_matches(matches)?.0);
        Ok(())
    }
}

impl Args for TargetOptions {
    fn augment_args(command: Command) -> Command {
        registry::options().fold(command, |command, (target, option)| {
            let help = format!("{}: {}", target.title(), option.help);
            let flag = Arg::new(option.name).long(option.name).value_name(option.value_name).help(help);
            command.arg(flag.conflicts_with("config"))
        })
    }

    fn augment_args_for_update(command: Command) -> Command {
        Self::augment_args(command)
    }
}

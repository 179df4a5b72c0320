//! The suite that a command is about, and how what is in it is printed.

use std::path::PathBuf;

use clap::{Args, ValueEnum};
use dagstack_spec_conformance::suite::{Case, Suite};
use dagstack_spec_model::contract::{Contract, contract};
use dagstack_spec_model::internal::shape::nearest;

use crate::commands::Error;

/// For people or for programs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum Format {
    /// For people
    Text,
    /// For programs
    Json,
}

/// Which suite is meant.
#[derive(Debug, Args)]
pub(super) struct SuiteArguments {
    /// A folder of fixtures. The embedded suite by default
    #[arg(long, value_name = "DIR")]
    pub(super) suite: Option<PathBuf>,
}

impl SuiteArguments {
    pub(super) fn load(&self) -> Result<Suite, Error> {
        match &self.suite {
            Some(folder) => Suite::load(folder),
            None => Suite::embedded(),
        }
        .map_err(Error::Diagnostics)
    }
}

/// The clauses of the contract.
pub(super) fn clauses() -> Result<Contract, Error> {
    contract().map_err(Error::Missing)
}

/// The case with this id.
pub(super) fn find<'a>(suite: &'a Suite, id: &str) -> Result<&'a Case, Error> {
    suite.cases.iter().find(|case| case.id == id).ok_or_else(|| Error::UnknownCase {
        name: id.chars().take(100).collect(),
        nearest: nearest(id, suite.cases.iter().map(|case| case.id.as_str())).map(str::to_owned),
    })
}

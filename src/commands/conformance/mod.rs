//! `conformance`: checks a binding's registry against the contract. One file a subcommand.

mod coverage;
mod export;
mod init;
mod known;
mod list;
mod matrix;
mod mock_server;
mod run;
mod show;

use std::env;
use std::path::{Path, PathBuf};

use clap::{Args, Subcommand, ValueEnum};
use dagstack_spec_conformance::protocol::Capability;
use dagstack_spec_conformance::runner;
use dagstack_spec_conformance::suite::{Case, Suite};
use dagstack_spec_model::contract::{Contract, contract};
use dagstack_spec_model::internal::shape::nearest;

use super::{CommandResult, Error};
use crate::config::{self, ConformanceConfig};
use crate::output::Output;

/// Check a binding's registry against the contract
///
/// A suite of golden cases is run against a binding through its adapter: a small program in the binding's language that drives
/// the registry as instructed, and reports what it did.
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  dagstack-spec conformance run                                   the built-in Rust binding
  dagstack-spec conformance run --adapter 'python adapter.py'     a binding of your own
  dagstack-spec conformance show dispatch.chain.stop-keeps-last-input
  dagstack-spec conformance init --lang python adapter            a skeleton to start from")]
pub(crate) struct Arguments {
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    Run(run::Arguments),
    List(list::Arguments),
    Show(show::Arguments),
    Coverage(coverage::Arguments),
    Export(export::Arguments),
    Init(init::Arguments),
    Matrix(matrix::Arguments),
    Known(known::Arguments),
    #[command(hide = true)]
    MockServer(mock_server::Arguments),
}

pub(crate) fn run(arguments: &Arguments, output: &Output) -> CommandResult {
    match &arguments.command {
        Command::Run(arguments) => run::run(arguments, output),
        Command::List(arguments) => list::run(arguments, output),
        Command::Show(arguments) => show::run(arguments),
        Command::Coverage(arguments) => coverage::run(arguments, output),
        Command::Export(arguments) => export::run(arguments),
        Command::Init(arguments) => init::run(arguments, output),
        Command::Matrix(arguments) => matrix::run(arguments, output),
        Command::Known(arguments) => known::run(arguments, output),
        Command::MockServer(arguments) => Ok(mock_server::run(arguments)),
    }
}

/// For people or for programs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Format {
    /// For people
    Text,
    /// For programs
    Json,
}

/// Which suite is meant.
#[derive(Debug, Args)]
struct SuiteArguments {
    /// A folder of fixtures. The embedded suite by default
    #[arg(long, value_name = "DIR")]
    suite: Option<PathBuf>,
}

impl SuiteArguments {
    fn load(&self) -> Result<Suite, Error> {
        match &self.suite {
            Some(folder) => Suite::load(folder),
            None => Suite::embedded(),
        }
        .map_err(Error::Diagnostics)
    }
}

/// Which cases are meant.
#[derive(Debug, Args)]
struct FilterArguments {
    /// The case of this id, or cases whose id contains this text or fits this pattern (`*`, `?`, `[abc]`), or that prove this clause
    /// (`CHN-02`) or one of this section (`CHN`). Repeatable: one of the ids and one of the clauses must fit
    #[arg(long = "filter", value_name = "ID|CLAUSE")]
    filters: Vec<String>,

    /// Cases that need this capability of the binding. Repeatable
    #[arg(long = "capability", value_name = "NAME", value_parser = capability)]
    capabilities: Vec<Capability>,
}

fn capability(name: &str) -> Result<Capability, String> {
    Capability::ALL.iter().copied().find(|capability| capability.as_str() == name).ok_or_else(|| {
        let names = Capability::ALL.iter().map(|capability| capability.as_str());
        nearest(name, names).map_or_else(
            || "`dagstack-spec schema protocol` lists the capabilities".to_owned(),
            |near| format!("did you mean `{near}`?"),
        )
    })
}

impl FilterArguments {
    fn selection(&self) -> Result<runner::Selection, Error> {
        let mut selection = runner::Selection::default();
        for filter in &self.filters {
            // Ids are in lower case and clauses in upper case, so neither can be taken for the other.
            if filter.starts_with(|first: char| first.is_ascii_uppercase()) {
                selection.clause(filter);
            } else {
                selection.id(filter)?;
            }
        }
        for capability in &self.capabilities {
            selection.capability(*capability);
        }
        Ok(selection)
    }
}

/// The clauses of the contract.
fn clauses() -> Result<Contract, Error> {
    contract().map_err(Error::Missing)
}

/// The case with this id.
fn find<'a>(suite: &'a Suite, id: &str) -> Result<&'a Case, Error> {
    suite.cases.iter().find(|case| case.id == id).ok_or_else(|| Error::UnknownCase {
        name: id.chars().take(100).collect(),
        nearest: nearest(id, suite.cases.iter().map(|case| case.id.as_str())).map(str::to_owned),
    })
}

/// What the nearest configuration file says of conformance, and the folder it lies in.
fn configured() -> Result<(ConformanceConfig, PathBuf), Error> {
    let here = env::current_dir()?;
    let Some(file) = config::find(&here) else { return Ok((ConformanceConfig::default(), PathBuf::from("."))) };
    let folder = file.parent().unwrap_or(Path::new("")).to_owned();
    // Paths below the present folder are shown from there.
    let shown = file.strip_prefix(&here).unwrap_or(&file);
    let config = config::read(shown).map_err(Error::Diagnostics)?;
    let folder = match folder.strip_prefix(&here) {
        Ok(below) if below.as_os_str().is_empty() => PathBuf::from("."),
        Ok(below) => below.to_owned(),
        Err(_) => folder,
    };
    Ok((config.conformance.unwrap_or_default(), folder))
}

/// A path of the configuration file, from the present folder.
fn resolved(folder: &Path, path: &str) -> PathBuf {
    if folder == Path::new(".") { PathBuf::from(path) } else { folder.join(path) }
}

//! Which adapter is run.

use std::env;
use std::path::{Path, PathBuf};

use dagstack_spec_conformance::runner::AdapterSource;

use super::arguments::Arguments;
use crate::commands::Error;
use crate::config::{CommandConfig, ConformanceConfig};

/// An adapter, and how it was asked for.
pub(super) struct Chosen {
    pub(super) source: AdapterSource,
    /// Whether the configuration file names it. What else that file says is meant for it then.
    pub(super) is_configured: bool,
    /// The options that ask for it again, each with its value.
    pub(super) options: Vec<(&'static str, Option<String>)>,
}

/// A file system in memory, where the system has one.
const MEMORY: &str = "/dev/shm";

impl Chosen {
    /// Where the folders of cases lie best. Those of the built-in adapter are seen by this program alone, and a disk with a journal
    /// takes longer to make and remove them than the cases take; unless somebody says where, they lie in memory.
    pub(super) fn folders(&self) -> Option<PathBuf> {
        let is_built_in = matches!(self.source, AdapterSource::BuiltIn(_));
        let is_free = is_built_in && env::var_os("TMPDIR").is_none();
        // Where no folder can be made there, none of a case could be.
        (is_free && tempfile::tempdir_in(MEMORY).is_ok()).then(|| PathBuf::from(MEMORY))
    }
}

/// The adapter of the command line, else that of the configuration file, else the built-in one.
pub(super) fn choose(arguments: &Arguments, config: &ConformanceConfig, folder: &Path) -> Result<Chosen, Error> {
    if let Some(text) = &arguments.adapter {
        let mut options = vec![("adapter", Some(text.clone()))];
        options.extend(arguments.cwd.iter().map(|cwd| ("cwd", Some(cwd.display().to_string()))));
        return Ok(Chosen { source: command(split(text)?, arguments.cwd.clone()), is_configured: false, options });
    }
    let configured = match &config.adapter {
        Some(CommandConfig::Text(text)) => Some(split(text)?),
        Some(CommandConfig::Arguments(command_line)) => {
            Some(started(command_line.clone()).ok_or_else(|| Error::Command(String::new()))?)
        }
        None => None,
    };
    Ok(match configured {
        // The configuration is found again from the same folder: no option is needed.
        Some(command_line) if !arguments.built_in => {
            Chosen { source: command(command_line, Some(folder.to_owned())), is_configured: true, options: Vec::new() }
        }
        configured => {
            let options = configured.map(|_| ("built-in", None)).into_iter().collect();
            // With no adapter named, the file's other settings are for the built-in one.
            let is_configured = !arguments.built_in;
            Chosen { source: built_in()?, is_configured, options }
        }
    })
}

/// The reference registry, where this build has it.
#[cfg(feature = "reference")]
#[expect(clippy::unnecessary_wraps, reason = "a lean build has none")]
fn built_in() -> Result<AdapterSource, Error> {
    Ok(AdapterSource::BuiltIn(std::sync::Arc::new(dagstack_spec_adapter::Adapter)))
}

/// The reference registry, which this build leaves out.
#[cfg(not(feature = "reference"))]
fn built_in() -> Result<AdapterSource, Error> {
    Err(Error::Usage(
        "this build has no reference registry: name an adapter with `--adapter`, or install dagstack-spec with its default features",
    ))
}

fn command(command: Vec<String>, folder: Option<PathBuf>) -> AdapterSource {
    AdapterSource::Command { command, folder, env: Vec::new() }
}

/// The arguments of a command, as a shell would split them.
fn split(text: &str) -> Result<Vec<String>, Error> {
    shlex::split(text).and_then(started).ok_or_else(|| Error::Command(text.chars().take(100).collect()))
}

/// The arguments, if they begin with a program.
fn started(command_line: Vec<String>) -> Option<Vec<String>> {
    command_line.first().is_some_and(|program| !program.is_empty()).then_some(command_line)
}

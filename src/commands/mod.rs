//! One file a command: arguments in, exit code out.

pub(crate) mod check;
pub(crate) mod conformance;
pub(crate) mod explain;
mod fix;
pub(crate) mod generate;
pub(crate) mod output_file;
pub(crate) mod schema;
pub(crate) mod validate;

use std::io;
use std::path::{Path, PathBuf};

use dagstack_spec_generators::write::WriteError;
use dagstack_spec_model::load::{self, PartialSpec};
use dagstack_spec_model::manifest::PatternError;
use dagstack_spec_model::{Diagnostic, Spec, Tree};

pub(crate) use crate::exit::Exit;

/// Why a command could not run.
#[derive(Debug, thiserror::Error)]
pub(crate) enum Error {
    /// A name that is that of no rule of `check`.
    #[error(transparent)]
    Lint(#[from] dagstack_spec_model::lint::NameError),
    /// A pattern for folder names is not valid.
    #[error(transparent)]
    Pattern(#[from] PatternError),
    /// A file can't be written.
    #[error(transparent)]
    Write(#[from] WriteError),
    /// The input is not in order.
    #[error("{}", problem_count(.0))]
    Diagnostics(Vec<Diagnostic>),
    /// The arguments are not enough.
    #[error("{0}")]
    Usage(&'static str),
    /// What to emit is missing.
    #[error(
        "choose what to emit: {}{}",
        dagstack_spec_generators::registry::all().map(|target| format!("`--lang {}`", target.name())).collect::<Vec<_>>().join(", "),
        config.as_ref().map(|file| format!("; the targets of `{}` say everything there and take no flags", file.display())).unwrap_or_default()
    )]
    NoTarget {
        /// The configuration that lies near, whose targets were not taken.
        config: Option<PathBuf>,
    },
    /// The configuration has no folder for what `--lang` names.
    #[error("`{}` lists no target with this `lang`: {targets}; add one, or name the folder to write to with `--out DIR`", file.display())]
    NotConfigured {
        /// What was asked for.
        targets: String,
        /// The configuration.
        file: PathBuf,
    },
    /// An option of a target that is not emitted.
    #[error(
        "`--{option}` is an option of `--lang {owner}`, and of no target that is emitted: {targets}; leave it out, or add `--lang {owner}`"
    )]
    ForeignOption {
        /// The option.
        option: &'static str,
        /// The target that has it.
        owner: &'static str,
        /// What is emitted.
        targets: String,
    },
    /// A kind that the spec does not have.
    #[error("the spec has no kind `{name}`; it has {}", known.join(", "))]
    UnknownKind {
        /// As asked for.
        name: String,
        /// What there is.
        known: Vec<String>,
    },
    /// A command that is to be started is written wrongly.
    #[error("`{0}` is not a valid command: a quote is not closed, or nothing is there")]
    Command(String),
    /// The suite has no such case.
    #[error("the suite has no case `{name}`{}", nearest.as_ref().map(|id| format!("; did you mean `{id}`?")).unwrap_or_default())]
    UnknownCase {
        /// As asked for.
        name: String,
        /// What was probably meant.
        nearest: Option<String>,
    },
    /// A file that is there already would have to be replaced.
    #[error("`{}` is there already, and is not replaced", .0.display())]
    Exists(PathBuf),
    /// A file that a result was to go to is something else.
    #[error("`{}` is not {kind} that dagstack-spec wrote, and is not replaced; name another file, or add `--force`", path.display())]
    Foreign {
        /// The file.
        path: PathBuf,
        /// What it would have to be.
        kind: &'static str,
    },
    /// A result was to go to a folder, a device or a pipe.
    #[error("`{}` is not a regular file; name a file, or leave it to the standard output", .0.display())]
    NotAFile(PathBuf),
    /// A list of known failures can't be changed.
    #[error(transparent)]
    KnownUpdate(#[from] dagstack_spec_conformance::known::UpdateError),
    /// What to run is specified wrongly.
    #[error(transparent)]
    Selection(#[from] dagstack_spec_conformance::runner::SelectionError),
    /// The suite had no such version.
    #[error("the suite has no requirements of version `{version}`; it has {}", .versions.join(", "))]
    SuiteVersion {
        /// What was asked for.
        version: String,
        /// What there is.
        versions: Vec<String>,
    },
    /// Reports can't be merged.
    #[error(transparent)]
    Merge(#[from] dagstack_spec_conformance::report::merge::MergeError),
    /// What was asked for is not there.
    #[error("{0}")]
    Missing(String),
    /// The standard output can't be written.
    #[error("can't write to the standard output")]
    Print(#[from] io::Error),
    /// Nothing has this name.
    #[error(
        "neither a code nor a name of the contract or of a hookspec's keys: `{0}`; `dagstack-spec explain` alone lists the codes"
    )]
    UnknownName(String),
    /// An example was asked of something that has none.
    #[error("only diagnostic codes have examples, and `{0}` is not one")]
    NoExample(String),
    /// An example can't be written.
    #[error("can't write the example to `{}`", path.display())]
    Example {
        /// The folder.
        path: PathBuf,
        /// The error of the operating system.
        source: io::Error,
    },
}

/// `1 problem`, after the problems themselves have been shown.
fn problem_count(problems: &[Diagnostic]) -> String {
    let plural = if problems.len() == 1 { "" } else { "s" };
    let more = problems.first().map(|first| format!("; `dagstack-spec explain {}` has more about a code", first.rule));
    format!("could not go on because of {} problem{plural}{}", problems.len(), more.unwrap_or_default())
}

/// Loads the spec tree in a folder, or the embedded one.
pub(crate) fn load_spec(folder: Option<&Path>) -> Result<Spec, Error> {
    let PartialSpec { spec, problems, .. } = read_spec(folder)?;
    if problems.is_empty() { Ok(spec) } else { Err(Error::Diagnostics(problems)) }
}

/// Reads the spec tree in a folder, or the embedded one, as far as it is sound.
pub(crate) fn read_spec(folder: Option<&Path>) -> Result<PartialSpec, Error> {
    let tree = folder.map_or(Ok(Tree::Embedded), Tree::folder);
    tree.map(|tree| load::read(&tree)).map_err(|problem| Error::Diagnostics(vec![problem]))
}

/// What each command gives back.
pub(crate) type CommandResult = Result<Exit, Error>;

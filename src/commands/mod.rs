//! One file a command: arguments in, exit code out.

pub(crate) mod explain;
pub(crate) mod schema;
pub(crate) mod validate;

use std::io;
use std::path::PathBuf;
use std::process::ExitCode;

use dagstack_spec_model::manifest::PatternError;

/// How a command ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Exit {
    /// 0: all is well.
    Fine,
    /// 1: the command ran, and what it looked at is not in order.
    Findings,
    /// 2: the command could not do what it was asked to.
    Failed,
}

impl From<Exit> for ExitCode {
    fn from(exit: Exit) -> Self {
        match exit {
            Exit::Fine => Self::SUCCESS,
            Exit::Findings => Self::from(1),
            Exit::Failed => Self::from(2),
        }
    }
}

/// Why a command could not run.
#[derive(Debug, thiserror::Error)]
pub(crate) enum Error {
    /// A pattern for folder names is none.
    #[error(transparent)]
    Pattern(#[from] PatternError),
    /// A result can't be written.
    #[error("can't write `{}`", path.display())]
    Write {
        /// The file.
        path: PathBuf,
        /// Why.
        source: io::Error,
    },
    /// The standard output can't be written.
    #[error("can't write to the standard output")]
    Print(#[from] io::Error),
    /// Nobody knows this code.
    #[error("there is no code `{0}`; `dagstack-spec explain` without a code lists them all")]
    UnknownCode(String),
}

/// What each command gives back.
pub(crate) type Outcome = Result<Exit, Error>;

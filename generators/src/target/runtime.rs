//! The runtime of emitted code: the files that are the same for every spec. Output folders of one language may share one.

use std::fmt::Debug;
use std::path::Path;

use super::{EmitError, Options};
use crate::ir::Package;
pub use crate::lang::needs::Parts;

/// Which runtime the code of an output folder uses.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub enum Runtime {
    /// One of its own.
    #[default]
    Own,
    /// One of its own that other folders use too, with the parts that they need.
    Lent(Parts),
    /// That of another folder, which the language reaches by this text ([`SharedRuntime::reach`]).
    Borrowed(String),
}

impl Runtime {
    /// The parts that other folders need of it.
    pub(crate) fn lent(&self) -> Parts {
        match self {
            Self::Lent(parts) => parts.clone(),
            Self::Own | Self::Borrowed(_) => Parts::default(),
        }
    }

    /// How the runtime of another folder is reached.
    pub(crate) fn borrowed(&self) -> Option<&str> {
        match self {
            Self::Borrowed(reach) => Some(reach),
            Self::Own | Self::Lent(_) => None,
        }
    }
}

/// A language whose output folders can share a runtime.
pub trait SharedRuntime: Debug {
    /// The parts of the runtime that a package needs.
    fn parts(&self, package: &Package) -> Parts;

    /// How the code in one folder reaches the runtime in another one, whose options these are: a part of a path, as the language
    /// writes it.
    ///
    /// # Errors
    /// [`EmitError`] where an option is missing or can't be used, or the folders are too far apart for the language.
    fn reach(&self, from: &Path, to: &Path, options: &Options) -> Result<String, EmitError>;
}

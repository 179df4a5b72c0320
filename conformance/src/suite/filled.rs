//! A case as one adapter gets it.

use indexmap::IndexMap;

use super::{Decoy, Expected};
use crate::fixture::FileContent;
use crate::protocol;

/// A case as one adapter gets it.
#[derive(Debug, Clone)]
pub struct Filled {
    /// What is sent.
    pub script: protocol::Case,
    /// What is expected.
    pub expected: Expected,
    /// What to lay out below the case's root.
    pub files: IndexMap<String, FileContent>,
    /// A plugin among those that are sent which no text may name.
    pub decoy: Option<Decoy>,
}

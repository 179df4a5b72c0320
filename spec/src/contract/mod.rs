//! The contract as data: clauses, what they leave open, and how this project reads them where they are silent; error codes and
//! dispatch classes.

mod classes;
pub mod clause;
mod errors;
mod explanation;
mod own_file;

use serde::{Deserialize, Serialize};

pub use classes::{DispatchClassDoc, dispatch_classes};
pub use errors::{ErrorCodeDoc, Errors, UnavailableReasonDoc, errors};
pub use explanation::explanation;

use self::own_file::read;

const CLAUSES: &str = include_str!("../../clauses.yaml");

/// The contract's clauses, as `clauses.yaml` holds them.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Contract {
    /// The version of the spec that the clauses belong to.
    pub spec_schema_version: String,
    /// The sections, in the contract's order.
    pub sections: Vec<Section>,
    /// The clauses, in the contract's order.
    pub clauses: Vec<Clause>,
    /// What the sources leave open: no fixture asserts it.
    pub open: Vec<OpenPoint>,
    /// How this project reads the contract where it is silent.
    pub interpretations: Vec<Interpretation>,
}

/// A section of the contract.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Section {
    /// What the ids of its clauses start with: `MAN`.
    pub prefix: String,
    /// Its number in the contract.
    pub number: u32,
    /// Its title.
    pub title: String,
}

/// One clause.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Clause {
    /// `MAN-04`.
    pub id: String,
    /// The prefix of its section.
    pub section: String,
    /// Whether fixtures gate it.
    pub level: Level,
    /// The decisions that own it, by number.
    pub adr: Vec<u32>,
    /// What it says.
    pub text: String,
    /// The part of it that is a SHOULD, where the rest is a MUST.
    #[serde(default)]
    pub should: Option<String>,
    /// Why no registry can show that it keeps the clause, where that is so: no fixture proves it.
    #[serde(default)]
    pub unprovable: Option<String>,
}

/// How binding a clause is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, Serialize)]
#[serde(rename_all = "UPPERCASE")]
pub enum Level {
    /// Gated by fixtures.
    Must,
    /// Reported; does not fail a run by default.
    Should,
}

impl Level {
    /// As text: `MUST` or `SHOULD`.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Must => "MUST",
            Self::Should => "SHOULD",
        }
    }
}

/// A point that the sources leave open.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct OpenPoint {
    /// `OPEN-MAN-1`.
    pub id: String,
    /// The prefix of its section.
    pub section: String,
    /// What is open.
    pub text: String,
}

/// A reading of the contract where it is silent.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Interpretation {
    /// `INT-1`.
    pub id: String,
    /// The clauses that it completes.
    pub clauses: Vec<String>,
    /// What holds in this project.
    pub text: String,
    /// Why.
    pub why: String,
}

impl Contract {
    /// The interpretations that complete any of these clauses, in the order of their numbers.
    pub fn interpretations_of<'c>(&'c self, clauses: &'c [String]) -> impl Iterator<Item = &'c Interpretation> {
        self.interpretations.iter().filter(move |reading| reading.clauses.iter().any(|id| clauses.contains(id)))
    }
}

/// The contract of the embedded spec.
///
/// # Errors
/// The message of the reader, where this crate's own data is malformed; a test shows that it is not.
pub fn contract() -> Result<Contract, String> {
    read("clauses.yaml", CLAUSES)
}

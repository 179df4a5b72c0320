//! The clauses of the contract, as data.

use serde::{Deserialize, Serialize};

use crate::document::{self, Syntax};
use crate::source::Source;

const CLAUSES: &str = include_str!("../clauses.yaml");

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
    /// Where the contract is silent, and what this project does.
    pub held: Vec<HeldPoint>,
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
    /// The word: `MUST` or `SHOULD`.
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

/// A point on which the contract is silent.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct HeldPoint {
    /// `HELD-1`.
    pub id: String,
    /// The clauses that it completes.
    pub clauses: Vec<String>,
    /// What this project holds.
    pub text: String,
    /// Why.
    pub why: String,
}

/// The contract of the embedded spec.
///
/// # Errors
/// The message of the reader, where this crate's own data is malformed; a test holds that it is not.
pub fn contract() -> Result<Contract, String> {
    let source = Source::new("clauses.yaml", CLAUSES);
    let root = document::parse(&source, Syntax::Yaml).map_err(|problems| format!("{problems:?}"))?;
    serde_json::from_value(root.to_json()).map_err(|error| error.to_string())
}

/// The clause or point with this id (`MAN-04`, `OPEN-MAN-1`, `HELD-1`), as one text: what it says, and for a point that is
/// held also why.
#[must_use]
pub fn words(contract: &Contract, id: &str) -> Option<String> {
    if let Some(clause) = contract.clauses.iter().find(|clause| clause.id == id) {
        let level = clause.level.as_str();
        let decisions: Vec<String> = clause.adr.iter().map(|number| format!("ADR-{number:04}")).collect();
        let should = clause.should.as_ref().map(|text| format!("\n\nSHOULD: {text}")).unwrap_or_default();
        return Some(format!("{id} {level} ({})\n\n{}{should}", decisions.join(", "), clause.text));
    }
    if let Some(point) = contract.open.iter().find(|point| point.id == id) {
        return Some(format!("{id}: open, nothing is asserted\n\n{}", point.text));
    }
    let point = contract.held.iter().find(|point| point.id == id)?;
    Some(format!(
        "{id}: the contract is silent, and this is held ({})\n\n{}\n\n{}",
        point.clauses.join(", "),
        point.text,
        point.why
    ))
}

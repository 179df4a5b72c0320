//! A suite of cases, ready to run: fixtures after loading, checking and filling in.

use std::collections::BTreeMap;

use indexmap::IndexMap;
use serde::Serialize;

use crate::fixture::{Expect, ExpectLog, ExpectMockServer, ExpectTrace, FileContent, Level, MockServer};
use crate::protocol::{self, Capability};

/// All cases of a suite.
#[derive(Debug, Clone, Serialize)]
pub struct Suite {
    /// The version of the suite.
    pub version: String,
    /// The version of the spec that it proves.
    pub spec: String,
    /// The cases, sorted by id; ids are unique.
    pub cases: Vec<Case>,
}

/// One case: what is sent to an adapter, and what is expected of it.
#[derive(Debug, Clone, Default, Serialize)]
pub struct Case {
    /// The id.
    pub id: String,
    /// What holds, as a sentence.
    pub title: String,
    /// The clauses that it proves.
    pub clauses: Vec<String>,
    /// Whether it is gated.
    pub level: Level,
    /// What it needs of the binding.
    pub needs: Vec<Capability>,
    /// The file it comes from, relative to the fixtures, and its line there.
    pub place: (String, usize),
    /// What to do. Its `root`, `$ENTRY_POINT`, `$CORE` and `$SERVER:name` are filled in for each adapter.
    pub script: protocol::Case,
    /// Files to lay out by path.
    pub files: IndexMap<String, FileContent>,
    /// Mock servers to start by name.
    pub servers: IndexMap<String, MockServer>,
    /// What is expected of it.
    pub expected: Expected,
    /// How long it may take, in milliseconds, where it says so.
    pub deadline_ms: Option<u64>,
}

/// What is expected of a case.
#[derive(Debug, Clone, Default, Serialize)]
pub struct Expected {
    /// One a step.
    pub steps: Vec<Expect>,
    /// Of the trace.
    pub trace: Option<ExpectTrace>,
    /// Of the log.
    pub logs: Vec<ExpectLog>,
    /// Of each mock server.
    pub servers: BTreeMap<String, ExpectMockServer>,
}

//! A suite of cases: fixtures are loaded, linted, expanded to cases that can be run, and filled in for each adapter.

mod decoy;
mod expand;
mod file;
mod fill;
mod filled;
mod kinds;
mod lint;
mod load;
mod manifest;
mod needs;
mod placeholder;
mod quirks;
mod rename;
pub mod repeat;
mod sets;

use std::collections::{BTreeMap, BTreeSet};
use std::ops::RangeInclusive;

use indexmap::IndexMap;
use serde::Serialize;

pub use decoy::Decoy;
pub use fill::{Address, fill};
pub use filled::Filled;
pub(crate) use placeholder::SERVER;
pub use rename::{Renaming, opaque_id};
pub use sets::RequirementSet;

use crate::fixture::{Expect, ExpectLog, ExpectMockServer, ExpectTrace, FileContent, Level, MockServer};
use crate::protocol::{self, Capability};

/// The sections of the contract that a registry can be tested for.
pub const GATED: RangeInclusive<u32> = 3..=12;

/// All cases of a suite.
#[derive(Debug, Clone, Serialize)]
pub struct Suite {
    /// The version of the suite.
    pub version: String,
    /// The version of the spec that it proves.
    pub spec: String,
    /// The cases, sorted by id; ids are unique.
    pub cases: Vec<Case>,
    /// The sets of earlier versions, the oldest first.
    #[serde(skip)]
    pub sets: Vec<RequirementSet>,
}

impl Suite {
    /// The versions that a binding can be judged by, `1.0`: those of the sets, and this one.
    #[must_use]
    pub fn versions(&self) -> Vec<&str> {
        let earlier = self.sets.iter().map(|set| set.version.as_str());
        earlier.chain([sets::minor(&self.version)]).collect()
    }

    /// The cases that a version of the suite has, by id. Of an earlier version those are left out that no case has any more. None for a
    /// version that there is not.
    #[must_use]
    pub fn required(&self, version: &str) -> Option<BTreeSet<&str>> {
        let all = self.cases.iter().map(|case| case.id.as_str());
        if version == sets::minor(&self.version) {
            return Some(all.collect());
        }
        let set = self.sets.iter().find(|set| set.version == version)?;
        Some(all.filter(|id| set.ids.contains(*id)).collect())
    }
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
    /// The version of the suite that it entered with, `1.0`.
    pub since: String,
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

/// The first case of a file, for tests of what comes after loading.
#[cfg(test)]
pub(crate) fn load_case(source: dagstack_spec_model::Source) -> Case {
    let loaded = file::Loaded::read("s.yaml", source).expect("a sound file");
    let mut problems = lint::lint(std::slice::from_ref(&loaded));
    // What comes after loading is tested with many things in one case.
    problems.retain(|problem| problem.rule.code != crate::rules::FIXTURE_CAUSE.code);
    assert!(problems.is_empty(), "{problems:#?}");
    expand::expand(&loaded).expect("sound cases").remove(0)
}

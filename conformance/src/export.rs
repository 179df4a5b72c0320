//! A suite as one JSON document: for runners in other languages, and for whoever wants to look into it with other tools.

use indexmap::IndexMap;
use serde::de::IgnoredAny;
use serde::{Deserialize, Serialize};

use crate::fixture::{FileContent, Level, MockServer};
use crate::protocol::{self, Capability};
use crate::suite::{Case, Expected, Suite};

/// A suite, or some of its cases.
#[derive(Debug, Serialize)]
pub struct Export<'a> {
    /// The version of the suite.
    pub suite: &'a str,
    /// The version of the spec that it proves.
    pub spec: &'a str,
    /// The version of the protocol in which its cases are sent.
    pub protocol: u32,
    /// The cases, sorted by id.
    pub cases: Vec<ExportedCase<'a>>,
}

/// A case with all that is sent and all that is expected.
#[derive(Debug, Serialize)]
pub struct ExportedCase<'a> {
    /// The id.
    pub id: &'a str,
    /// What holds.
    pub title: &'a str,
    /// The clauses that it proves.
    pub clauses: &'a [String],
    /// Whether it is gated.
    pub level: Level,
    /// What it needs of the binding.
    pub needs: &'a [Capability],
    /// How long it may take, where it says so.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub deadline_ms: Option<u64>,
    /// What is sent; `$ENTRY_POINT`, `$CORE` and `$SERVER:name` in it are filled in for each adapter.
    pub case: &'a protocol::Case,
    /// Files to lay out.
    #[serde(skip_serializing_if = "IndexMap::is_empty")]
    pub files: &'a IndexMap<String, FileContent>,
    /// Scripted MCP servers.
    #[serde(skip_serializing_if = "IndexMap::is_empty")]
    pub servers: &'a IndexMap<String, MockServer>,
    /// What is expected.
    pub expected: &'a Expected,
}

impl<'a> From<&'a Case> for ExportedCase<'a> {
    fn from(case: &'a Case) -> Self {
        Self {
            id: &case.id,
            title: &case.title,
            clauses: &case.clauses,
            level: case.level,
            needs: &case.needs,
            deadline_ms: case.deadline_ms,
            case: &case.script,
            files: &case.files,
            servers: &case.servers,
            expected: &case.expected,
        }
    }
}

impl<'a> Export<'a> {
    /// Whether a text is an exported suite, of whatever version.
    #[must_use]
    pub fn is_one(text: &str) -> bool {
        /// What an export of every version has.
        #[derive(Deserialize)]
        #[expect(dead_code, reason = "that the members are there is all that is asked")]
        struct Head {
            suite: String,
            spec: String,
            protocol: u32,
            cases: Vec<IgnoredAny>,
        }
        serde_json::from_str::<Head>(text).is_ok()
    }

    /// A suite with those of its cases that are wanted.
    #[must_use]
    pub fn new(suite: &'a Suite, wanted: impl Fn(&Case) -> bool) -> Self {
        Self {
            suite: &suite.version,
            spec: &suite.spec,
            protocol: protocol::VERSION,
            cases: suite.cases.iter().filter(|case| wanted(case)).map(ExportedCase::from).collect(),
        }
    }

    /// The export as indented JSON with a line break at its end.
    ///
    /// # Errors
    /// Never in practice: a suite holds nothing that JSON has not.
    pub fn json(&self) -> serde_json::Result<String> {
        let mut text = serde_json::to_string_pretty(self)?;
        text.push('\n');
        Ok(text)
    }
}

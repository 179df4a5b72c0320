//! Bindings × clauses: the reports of several runs side by side.

use std::collections::BTreeMap;

use dagstack_spec_model::contract::Contract;
use schemars::JsonSchema;
use serde::de::IgnoredAny;
use serde::{Deserialize, Serialize};

use super::case::{CaseReport, Standing, VerdictName};
use super::escape::{SHORT, line};
use super::machine::without_folders;
use super::model::Report;
use crate::prose::one_line;
use crate::protocol::DeclaredQuirk;
use crate::suite::GATED;

/// What a page says of its origin, by which it is recognised.
pub(super) const WRITTEN_BY: &str = "Written by `dagstack-spec conformance matrix`";

/// The reports of several runs, clause by clause.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct Matrix {
    /// The bindings, sorted by name, language and version.
    pub bindings: Vec<Column>,
    /// The gated sections of the contract.
    pub sections: Vec<SectionRows>,
}

/// A binding.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct Column {
    /// Its package.
    pub name: String,
    /// The package's version.
    pub version: String,
    /// Its language.
    pub language: String,
    /// The version of the suite that it was run against.
    pub suite: String,
    /// How the cases ended.
    pub cases: Cell,
    /// Departures that its run looked past.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub quirks: Vec<DeclaredQuirk>,
    /// What it does otherwise than the contract says, sorted by the first clause and by id.
    pub departures: Vec<Departure>,
}

/// The clauses of a section.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct SectionRows {
    /// The section's number in the contract.
    pub number: u32,
    /// Its title.
    pub title: String,
    /// Its clauses.
    pub clauses: Vec<Row>,
}

/// A clause.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct Row {
    /// Its id.
    pub id: String,
    /// `MUST` or `SHOULD`.
    pub level: &'static str,
    /// What it says.
    pub text: String,
    /// One a binding, in their order.
    pub cells: Vec<Cell>,
}

/// How the cases that prove a clause ended. What is in no count was not asked for.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Cell {
    /// All that the suite has.
    pub cases: usize,
    /// Passed.
    pub pass: usize,
    /// Failed, in whatever way.
    pub fail: usize,
    /// Not offered by the binding.
    pub unsupported: usize,
    /// Not run.
    pub not_run: usize,
}

/// A case that a binding does not pass.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Departure {
    /// The case.
    pub id: String,
    /// What should hold.
    pub title: String,
    /// The clauses.
    pub clauses: Vec<String>,
    /// How the case ended.
    pub verdict: VerdictName,
    /// What was seen, without the folders of the machine.
    pub seen: String,
    /// Why it is let be, where the list of known failures says so.
    pub reason: Option<String>,
}

impl Cell {
    fn add(&mut self, verdict: VerdictName) {
        let count = match verdict {
            VerdictName::Pass => &mut self.pass,
            VerdictName::Unsupported => &mut self.unsupported,
            VerdictName::NotRun => &mut self.not_run,
            _ => &mut self.fail,
        };
        *count += 1;
    }

    /// From the cases that were asked for, of as many as the suite has.
    fn of<'a>(cases: impl Iterator<Item = &'a &'a CaseReport>, all: usize) -> Self {
        let mut cell = Self::default();
        let mut asked = 0;
        for case in cases {
            cell.add(case.verdict);
            asked += 1;
        }
        Self { cases: all.max(asked), ..cell }
    }
}

impl Matrix {
    /// Whether a text is a matrix, as Markdown or as JSON, of whatever reports.
    #[must_use]
    pub fn is_one(text: &str) -> bool {
        /// What a matrix of every version has.
        #[derive(Deserialize)]
        #[expect(dead_code, reason = "that the members are there is all that is asked")]
        struct Head {
            bindings: Vec<IgnoredAny>,
            sections: Vec<IgnoredAny>,
        }
        text.contains(WRITTEN_BY) || serde_json::from_str::<Head>(text).is_ok()
    }

    /// Lays reports side by side. Reports of one version of one binding, shards say, are taken together; where a case is in
    /// several of them, the last one counts. A report whose adapter never started is about no binding and is left out.
    #[must_use]
    pub fn new(reports: &[Report], contract: &Contract) -> Self {
        type Key<'a> = (&'a str, &'a str, &'a str);
        let mut by_binding: BTreeMap<Key<'_>, (BTreeMap<&str, &CaseReport>, &Report)> = BTreeMap::new();
        for report in reports {
            let Some(binding) = &report.binding else { continue };
            let key = (binding.name.as_str(), binding.language.as_str(), binding.version.as_str());
            let (cases, last) = by_binding.entry(key).or_insert_with(|| (BTreeMap::new(), report));
            *last = report;
            let scored = report.cases.iter().filter(|case| case.standing != Standing::NotScored);
            cases.extend(scored.map(|case| (case.id.as_str(), case)));
        }
        let columns: Vec<(Key<'_>, Vec<&CaseReport>, &Report)> =
            by_binding.into_iter().map(|(key, (cases, last))| (key, cases.into_values().collect(), last)).collect();
        let bindings = columns
            .iter()
            .map(|((name, language, version), cases, last)| Column {
                name: (*name).to_owned(),
                version: (*version).to_owned(),
                language: (*language).to_owned(),
                suite: last.suite.version.clone(),
                cases: Cell::of(cases.iter(), last.suite.cases),
                quirks: last.quirks.clone(),
                departures: departures(cases, contract),
            })
            .collect();
        let mut sections: Vec<SectionRows> = Vec::new();
        for section in contract.sections.iter().filter(|section| GATED.contains(&section.number)) {
            let clauses = contract.clauses.iter().filter(|clause| clause.section == section.prefix);
            let rows = clauses.map(|clause| Row {
                id: clause.id.clone(),
                level: clause.level.as_str(),
                text: one_line(&clause.text),
                cells: columns
                    .iter()
                    .map(|(_, cases, last)| {
                        let citing = cases.iter().filter(|case| case.clauses.contains(&clause.id));
                        Cell::of(citing, last.suite.clauses.get(&clause.id).copied().unwrap_or_default())
                    })
                    .collect(),
            });
            sections.push(SectionRows {
                number: section.number,
                title: section.title.clone(),
                clauses: rows.collect(),
            });
        }
        Self { bindings, sections }
    }
}

fn departures(cases: &[&CaseReport], contract: &Contract) -> Vec<Departure> {
    let order = |case: &CaseReport| {
        case.clauses.iter().filter_map(|id| contract.clauses.iter().position(|clause| clause.id == *id)).min()
    };
    let mut failed: Vec<&&CaseReport> = cases.iter().filter(|case| case.verdict.is_failure()).collect();
    failed.sort_by_key(|case| (order(case).unwrap_or(usize::MAX), &case.id));
    failed
        .into_iter()
        .map(|case| Departure {
            id: case.id.clone(),
            title: case.title.clone(),
            clauses: case.clauses.clone(),
            verdict: case.verdict,
            seen: line(&without_folders(&case.seen()), SHORT),
            reason: case.known.as_ref().map(|known| line(&known.reason, SHORT)),
        })
        .collect()
}

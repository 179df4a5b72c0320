//! Which clause is proven by which cases.

use dagstack_spec_model::contract::{Contract, Level as ClauseLevel};
use schemars::JsonSchema;
use serde::Serialize;

use crate::fixture::Level;
use crate::prose::one_line;
use crate::suite::{GATED, Suite};

/// Every clause of the gated sections with the cases that prove it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Coverage {
    /// The version of the suite.
    pub suite: String,
    /// How many cases it has.
    pub cases: usize,
    /// The clauses, in the contract's order.
    pub clauses: Vec<ClauseCoverage>,
}

/// A clause with the cases that prove it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct ClauseCoverage {
    /// Its id.
    pub id: String,
    /// `MUST` or `SHOULD`.
    pub level: &'static str,
    /// What it says.
    pub text: String,
    /// Its state.
    pub state: State,
    /// The gated cases that cite it.
    pub must_cases: Vec<String>,
    /// The cases that cite it and are only reported.
    pub should_cases: Vec<String>,
    /// Why no registry can show it, where the spec says so.
    pub unprovable: Option<String>,
}

/// The state of a clause.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum State {
    /// A case of its own level proves it.
    Proven,
    /// A SHOULD clause that no case proves. Nothing is amiss.
    Unasserted,
    /// No registry can show it, and the spec says why.
    Unprovable,
    /// A MUST clause that no gated case proves, and nobody says why.
    Uncovered,
    /// The spec says that no registry can show it, and a case does.
    Contradicted,
}

impl State {
    /// Whether it is a mistake, of the suite or of the spec.
    #[must_use]
    pub const fn is_wrong(self) -> bool {
        matches!(self, Self::Uncovered | Self::Contradicted)
    }
}

impl Coverage {
    /// What a suite proves of the contract.
    #[must_use]
    pub fn new(suite: &Suite, contract: &Contract) -> Self {
        let gated = |prefix: &str| {
            contract.sections.iter().any(|section| section.prefix == prefix && GATED.contains(&section.number))
        };
        let clauses = contract.clauses.iter().filter(|clause| gated(&clause.section)).map(|clause| {
            let cases = |level: Level| -> Vec<String> {
                let citing = suite.cases.iter().filter(|case| case.level == level && case.clauses.contains(&clause.id));
                citing.map(|case| case.id.clone()).collect()
            };
            let (must_cases, should_cases) = (cases(Level::Must), cases(Level::Should));
            let must = clause.level == ClauseLevel::Must;
            let proven = !must_cases.is_empty() || (!must && !should_cases.is_empty());
            let state = match (proven, clause.unprovable.is_some(), must) {
                (true, true, _) => State::Contradicted,
                (true, false, _) => State::Proven,
                (false, true, _) => State::Unprovable,
                (false, false, true) => State::Uncovered,
                (false, false, false) => State::Unasserted,
            };
            ClauseCoverage {
                id: clause.id.clone(),
                level: clause.level.as_str(),
                text: one_line(&clause.text),
                state,
                must_cases,
                should_cases,
                unprovable: clause.unprovable.as_deref().map(one_line),
            }
        });
        Self { suite: suite.version.clone(), cases: suite.cases.len(), clauses: clauses.collect() }
    }

    /// Whether every gated clause is proven or declared unprovable, and never both.
    #[must_use]
    pub fn is_complete(&self) -> bool {
        !self.clauses.iter().any(|clause| clause.state.is_wrong())
    }

    /// The coverage as text: a line a clause with its cases below, and the sums at the end.
    #[must_use]
    pub fn text(&self) -> String {
        let mut text = String::new();
        for clause in &self.clauses {
            let count = clause.must_cases.len() + clause.should_cases.len();
            let state = match clause.state {
                State::Proven => format!("{count} case{}", if count == 1 { "" } else { "s" }),
                State::Unasserted => "not asserted".to_owned(),
                State::Unprovable => "no registry can show it".to_owned(),
                State::Uncovered => "UNCOVERED".to_owned(),
                State::Contradicted => "CONTRADICTED: declared unprovable, and a case proves it".to_owned(),
            };
            text.push_str(&format!("{} {}: {state}\n", clause.id, clause.level));
            for id in &clause.must_cases {
                text.push_str(&format!("  {id}\n"));
            }
            for id in &clause.should_cases {
                text.push_str(&format!("  {id} (SHOULD)\n"));
            }
            if let Some(why) = &clause.unprovable {
                text.push_str(&format!("  {why}\n"));
            }
            if clause.state == State::Uncovered {
                text.push_str(&format!("  {}\n", clause.text));
            }
        }
        let count = |state| self.clauses.iter().filter(|clause| clause.state == state).count();
        text.push_str(&format!(
            "\n{} cases, {} clauses: {} proven, {} unprovable, {} not asserted, {} uncovered",
            self.cases,
            self.clauses.len(),
            count(State::Proven),
            count(State::Unprovable),
            count(State::Unasserted),
            count(State::Uncovered),
        ));
        match count(State::Contradicted) {
            0 => text.push('\n'),
            contradicted => text.push_str(&format!(", {contradicted} contradicted\n")),
        }
        text
    }
}

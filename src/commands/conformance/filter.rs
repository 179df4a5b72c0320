//! Which cases of a suite are meant.

use std::collections::BTreeSet;

use clap::Args;
use dagstack_spec_conformance::profile::Profile;
use dagstack_spec_conformance::protocol::Capability;
use dagstack_spec_conformance::runner::Selection;
use dagstack_spec_conformance::suite::{Case, Suite};
use dagstack_spec_model::internal::shape::nearest;

use crate::commands::Error;
use crate::output::Output;

/// Which cases are meant.
#[derive(Debug, Args)]
pub(super) struct FilterArguments {
    /// What a binding is to show: `core` (manifests, registration, lifecycle, lookup, dispatch), `discovery` (the core, and plugins in
    /// folders), `mcp` (the core, and plugins behind MCP), or `full`, the default
    #[arg(long, value_name = "NAME")]
    pub(super) profile: Option<Profile>,

    /// The case of this id, or cases whose id contains this text or fits this pattern (`*`, `?`, `[abc]`), or that prove this clause
    /// (`CHN-02`) or one of this section (`CHN`). Repeatable: one of the ids and one of the clauses must fit
    #[arg(long = "filter", value_name = "ID|CLAUSE")]
    pub(super) filters: Vec<String>,

    /// Cases that need this capability of the binding. Repeatable
    #[arg(long = "capability", value_name = "NAME", value_parser = capability)]
    pub(super) capabilities: Vec<Capability>,
}

fn capability(name: &str) -> Result<Capability, String> {
    Capability::ALL.iter().copied().find(|capability| capability.as_str() == name).ok_or_else(|| {
        let names = Capability::ALL.iter().map(|capability| capability.as_str());
        nearest(name, names).map_or_else(
            || "`dagstack-spec schema protocol` lists the capabilities".to_owned(),
            |near| format!("did you mean `{near}`?"),
        )
    })
}

impl FilterArguments {
    /// What is selected. A filter that no case matches is noted: it is most likely misspelt.
    pub(super) fn selection(&self, suite: &Suite, output: &Output) -> Result<Selection, Error> {
        let mut selection = Selection::default();
        for filter in &self.filters {
            add(&mut selection, filter)?;
            let mut alone = Selection::default();
            add(&mut alone, filter)?;
            if alone.of(&suite.cases).is_empty() {
                output.note(&format!("no case matches the filter `{filter}`; {}", remedy(filter, &suite.cases)));
            }
        }
        for capability in &self.capabilities {
            selection.capability(*capability);
        }
        Ok(selection)
    }
}

/// Whether a filter names a clause. Ids are in lower case and clauses in upper case, so neither can be taken for the other.
fn is_clause(filter: &str) -> bool {
    filter.starts_with(|first: char| first.is_ascii_uppercase())
}

fn add(selection: &mut Selection, filter: &str) -> Result<(), Error> {
    if is_clause(filter) {
        selection.clause(filter);
    } else {
        selection.id(filter)?;
    }
    Ok(())
}

/// What to write instead of a filter that no case matches.
fn remedy(filter: &str, cases: &[Case]) -> String {
    let near = near_names(filter, cases);
    if near.is_empty() {
        "`dagstack-spec conformance list` shows every id with its clauses".to_owned()
    } else {
        format!("did you mean `{}`?", near.join("` or `"))
    }
}

/// How long a word of an id is at least that is worth a guess: short ones are near to anything.
const DISTINCTIVE: usize = 5;

/// Names that are nearly the filter: of clauses and sections, or of cases, of the subjects that cases belong to, and of words in ids.
fn near_names<'a>(filter: &str, cases: &'a [Case]) -> Vec<&'a str> {
    let names: [BTreeSet<&str>; 3] = if is_clause(filter) {
        let clauses = cases.iter().flat_map(|case| case.clauses.iter().map(String::as_str));
        let sections = clauses.clone().filter_map(|clause| clause.split('-').next());
        [clauses.collect(), sections.collect(), BTreeSet::new()]
    } else {
        let ids = cases.iter().map(|case| case.id.as_str());
        let subjects = ids.clone().filter_map(|id| id.rsplit_once('.').map(|(subject, _)| subject));
        let words = ids.clone().flat_map(|id| id.split(['.', '-'])).filter(|word| word.len() >= DISTINCTIVE);
        [ids.collect(), subjects.collect(), words.collect()]
    };
    let written = filter.trim_matches(|end| "*?.".contains(end));
    let mut near: Vec<&str> = names.into_iter().filter_map(|names| nearest(written, names)).collect();
    near.dedup();
    near
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn near_names_are_of_cases_subjects_words_and_clauses() {
        let suite = Suite::embedded().expect("the suite");
        for (filter, near) in [
            ("dispatch.chain.stop-keeps-last-inptu", &["dispatch.chain.stop-keeps-last-input"][..]),
            ("dispach.chain.*", &["dispatch.chain"]),
            ("dispach", &["dispatch"]),
            ("CHM-02", &["CHN-02"]),
            ("CHM", &["CHN"]),
            ("nosuch", &[]),
        ] {
            assert_eq!(near_names(filter, &suite.cases), near, "{filter}");
        }
    }
}

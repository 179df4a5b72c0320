//! The rules of the command line, a file each, and the list of all rules there are.

mod config_invalid;
mod output_refused;
mod output_stale;
mod target_option;

pub(crate) use config_invalid::CONFIG_INVALID;
pub(crate) use output_refused::OUTPUT_REFUSED;
pub(crate) use output_stale::OUTPUT_STALE;
pub(crate) use target_option::TARGET_OPTION;

use dagstack_spec_model::rule::Rule;
use dagstack_spec_model::{Lint, lint};

/// These rules.
const RULES: &[&Rule] = &[CONFIG_INVALID, OUTPUT_REFUSED, TARGET_OPTION, OUTPUT_STALE];

/// Every rule there is, by code.
pub(crate) fn all() -> Vec<&'static Rule> {
    let generators = dagstack_spec_generators::rules::RULES.iter().copied();
    let conformance = dagstack_spec_conformance::rules::RULES.iter().copied();
    let own = dagstack_spec_model::rules::all().chain(generators).chain(RULES.iter().copied()).chain(conformance);
    let mut rules: Vec<&'static Rule> = own.chain(lints().into_iter().map(|lint| lint.rule)).collect();
    rules.sort();
    // Some lints are rules of another hundred.
    rules.dedup();
    rules
}

/// Every rule that `check` applies to a tree without errors, by code.
pub(crate) fn lints() -> Vec<&'static Lint> {
    let mut lints: Vec<&'static Lint> = lint::all().chain(dagstack_spec_generators::rules::lints()).collect();
    lints.sort_by_key(|lint| lint.rule);
    lints
}

//! Lints about schemas that do not say what is meant, a file each.

mod branch_redundant;
mod branch_unmatched;
mod branches_overlap;
mod chain_broken;
mod keyword_alone;
mod keyword_foreign;
mod keyword_vacuous;
mod required_undeclared;
mod schema_empty;
mod value_of_other_type;

use crate::lint::Lint;

/// These, by code.
pub(super) const LINTS: &[&Lint] = &[
    schema_empty::LINT,
    branch_unmatched::LINT,
    branch_redundant::LINT,
    branches_overlap::LINT,
    required_undeclared::LINT,
    keyword_foreign::LINT,
    value_of_other_type::LINT,
    keyword_alone::LINT,
    chain_broken::LINT,
    keyword_vacuous::LINT,
];

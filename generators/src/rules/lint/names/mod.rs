//! Lints about names as languages spell them, a file each.

mod kinds_folded;
mod names_folded;
mod reserved_word;

use dagstack_spec_model::Lint;

/// These, by code.
pub(in crate::rules) const LINTS: &[&Lint] = &[reserved_word::LINT, names_folded::LINT, kinds_folded::LINT];

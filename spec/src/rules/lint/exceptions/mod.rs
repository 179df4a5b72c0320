//! Rules about exceptions from other rules, a file each.

pub(super) mod invalid;
pub(super) mod unused;

use crate::lint::Lint;

/// These, by code.
pub(super) const LINTS: &[&Lint] = &[unused::LINT, invalid::LINT];

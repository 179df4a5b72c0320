//! Lints about names of kinds, hooks, fields and values, a file each.

mod definition_case;
mod enum_case;
mod field_case;
mod hook_noun;
mod hook_repeats_kind;
mod kind_plural;
mod kind_versioned;

use crate::lint::Lint;

/// These, by code.
pub(super) const LINTS: &[&Lint] = &[
    kind_plural::LINT,
    kind_versioned::LINT,
    hook_noun::LINT,
    hook_repeats_kind::LINT,
    field_case::LINT,
    enum_case::LINT,
    definition_case::LINT,
];

//! Lints about descriptions and examples, a file each.

mod definition_undescribed;
mod deprecation_unexplained;
mod enum_undescribed;
mod example_invalid;
mod field_undescribed;
mod hook_undescribed;
mod kind_undescribed;
mod payload_undescribed;
mod text_repeats_name;
mod text_unfinished;

use crate::lint::Lint;

/// These, by code.
pub(super) const LINTS: &[&Lint] = &[
    kind_undescribed::LINT,
    hook_undescribed::LINT,
    payload_undescribed::LINT,
    field_undescribed::LINT,
    enum_undescribed::LINT,
    example_invalid::LINT,
    text_unfinished::LINT,
    text_repeats_name::LINT,
    deprecation_unexplained::LINT,
    definition_undescribed::LINT,
];

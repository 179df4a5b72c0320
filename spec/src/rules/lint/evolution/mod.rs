//! Lints about what makes the next version harder, a file each.

pub(super) mod definitions_renamed;
mod input_open;
mod minor_without_optional;
mod output_closed;
mod output_enum;
mod payload_shared;
mod root_array;
mod root_scalar;

use crate::lint::Lint;

/// These, by code.
pub(super) const LINTS: &[&Lint] = &[
    input_open::LINT,
    output_closed::LINT,
    output_enum::LINT,
    root_scalar::LINT,
    root_array::LINT,
    minor_without_optional::LINT,
    payload_shared::LINT,
    definitions_renamed::LINT,
];

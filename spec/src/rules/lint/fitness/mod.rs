//! Lints about kinds that can't do what they are for, a file each.

mod array_unbounded;
mod capability_field_type;
mod capability_unmatched;
mod exposed_in_process;
mod input_formless;
mod integer_inexact;
mod output_unheard;
mod pattern_unanchored;
mod string_unbounded;

use crate::lint::Lint;

/// These, by code.
pub(super) const LINTS: &[&Lint] = &[
    capability_unmatched::LINT,
    string_unbounded::LINT,
    array_unbounded::LINT,
    capability_field_type::LINT,
    input_formless::LINT,
    integer_inexact::LINT,
    output_unheard::LINT,
    exposed_in_process::LINT,
    pattern_unanchored::LINT,
];

/// The fields of an input that plugins are matched by (CAP-01).
const MATCHED: &[&str] = &["language", "extension", "mime_type"];

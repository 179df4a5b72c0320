//! The rules of generation, a file each.

mod default_misfit;
mod lint;
mod name_collision;
mod pattern_unsupported;
mod unsatisfiable;
mod unsupported_form;
mod unsupported_keyword;

pub use default_misfit::DEFAULT_MISFIT;
pub use name_collision::NAME_COLLISION;
pub use pattern_unsupported::PATTERN_UNSUPPORTED;
pub use unsatisfiable::UNSATISFIABLE;
pub use unsupported_form::UNSUPPORTED_FORM;
pub use unsupported_keyword::UNSUPPORTED_KEYWORD;

use dagstack_spec_model::Lint;
use dagstack_spec_model::rule::Rule;

/// These rules.
pub const RULES: &[&Rule] =
    &[UNSUPPORTED_KEYWORD, UNSUPPORTED_FORM, NAME_COLLISION, UNSATISFIABLE, PATTERN_UNSUPPORTED, DEFAULT_MISFIT];

/// The lints of this crate: `check` applies them, by code.
pub fn lints() -> impl Iterator<Item = &'static Lint> {
    [lint::NAMES, &[default_misfit::LINT]].into_iter().flatten().copied()
}

//! Rules about what several manifests say together, a file each.

mod dependency_cycle;
mod dependency_missing;
mod entry_point_missing;
mod entry_point_outside;
mod kind_unknown;
mod kind_unsupported;
mod second_fallback;
mod second_singleton;

pub use dependency_cycle::DEPENDENCY_CYCLE;
pub use dependency_missing::DEPENDENCY_MISSING;
pub use entry_point_missing::ENTRY_POINT_MISSING;
pub use entry_point_outside::ENTRY_POINT_OUTSIDE;
pub use kind_unknown::KIND_UNKNOWN;
pub use kind_unsupported::KIND_UNSUPPORTED;
pub use second_fallback::SECOND_FALLBACK;
pub use second_singleton::SECOND_SINGLETON;

use crate::diagnostic::Diagnostic;
use crate::manifest::set::PluginSet;
use crate::rule::Rule;

/// These rules.
pub(super) const RULES: &[&Rule] = &[
    DEPENDENCY_CYCLE,
    DEPENDENCY_MISSING,
    SECOND_FALLBACK,
    SECOND_SINGLETON,
    KIND_UNKNOWN,
    KIND_UNSUPPORTED,
    ENTRY_POINT_MISSING,
    ENTRY_POINT_OUTSIDE,
];

/// A check of a set of manifests.
pub(crate) type SetCheck = fn(&PluginSet<'_>, &mut Vec<Diagnostic>);

/// The checks, each kept with the rule that it is about.
pub(crate) const SET_CHECKS: &[SetCheck] = &[
    dependency_cycle::check,
    dependency_missing::check,
    second_fallback::check,
    second_singleton::check,
    kind_unknown::check,
    kind_unsupported::check,
    entry_point_missing::check,
    entry_point_outside::check,
];

//! Rules about hookspecs, a file each.

mod dispatch_class;
mod hook_name;
mod hook_rule;
mod hookspec_shape;
mod kind_missing;
mod kind_name;
mod kind_version;
mod schema_path;
mod spec_version;

pub use dispatch_class::DISPATCH_CLASS;
pub use hook_name::HOOK_NAME;
pub use hook_rule::HOOK_RULE;
pub use hookspec_shape::HOOKSPEC_SHAPE;
pub use kind_missing::KIND_MISSING;
pub use kind_name::KIND_NAME;
pub use kind_version::KIND_VERSION;
pub use schema_path::SCHEMA_PATH;
pub(crate) use schema_path::find_schema;
pub use spec_version::SPEC_VERSION;

use crate::diagnostic::Diagnostic;
use crate::load::hookspec::HookspecSource;
use crate::rule::Rule;

/// These rules.
pub(super) const RULES: &[&Rule] = &[
    KIND_MISSING,
    HOOKSPEC_SHAPE,
    KIND_NAME,
    KIND_VERSION,
    HOOK_NAME,
    DISPATCH_CLASS,
    SCHEMA_PATH,
    HOOK_RULE,
    SPEC_VERSION,
];

/// A check of what the schema of a hookspec can't express.
pub(crate) type HookspecCheck = fn(&HookspecSource<'_>, &mut Vec<Diagnostic>);

/// The checks, each kept with the rule that it is about.
pub(crate) const HOOKSPEC_CHECKS: &[HookspecCheck] =
    &[hookspec_shape::check, kind_name::check, kind_version::check, hook_name::check, hook_rule::check];

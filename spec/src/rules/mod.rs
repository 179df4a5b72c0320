//! The rules of this crate, a file each: files, hookspecs, payload schemas, manifests.

mod files;
mod hookspec;
mod lint;
mod manifest;
mod payload_schema;
mod plugin_set;

pub use files::{
    DUPLICATE_KEY, MALFORMED_JSON, MALFORMED_TOML, MALFORMED_YAML, NOT_UTF8, OUTSIDE_TREE, TOO_DEEP, TOO_LARGE,
    UNREADABLE,
};
pub use hookspec::{
    DISPATCH_CLASS, HOOK_NAME, HOOK_RULE, HOOKSPEC_SHAPE, KIND_MISSING, KIND_NAME, KIND_VERSION, SCHEMA_PATH,
    SPEC_VERSION,
};
pub(crate) use hookspec::{HOOKSPEC_CHECKS, find_schema};
pub use manifest::{
    MANIFEST_ADDRESS, MANIFEST_CORE_VERSION, MANIFEST_DUPLICATE_NAME, MANIFEST_IGNORED_FIELD, MANIFEST_LICENSE,
    MANIFEST_LIST_ENTRY, MANIFEST_LOOKALIKE, MANIFEST_NOT_FOUND, MANIFEST_RULE, MANIFEST_SHADOWED, MANIFEST_SHAPE,
    MANIFEST_STYLE, MANIFEST_TYPE, MANIFEST_UNKNOWN_FIELD, MANIFEST_VALUE,
};
pub(crate) use manifest::{
    MANIFEST_CHECKS, MANIFEST_INTEGERS, explain_core_version, meant_by_name, named_almost, remedy_for_field,
    without_plugin,
};
pub use payload_schema::{ENUM_NAMES, REF_LOOP, REF_OUTSIDE, REF_UNRESOLVED, SCHEMA_INVALID};

pub(crate) use plugin_set::SET_CHECKS;
pub use plugin_set::{
    DEPENDENCY_CYCLE, DEPENDENCY_MISSING, ENTRY_POINT_MISSING, ENTRY_POINT_OUTSIDE, KIND_UNKNOWN, KIND_UNSUPPORTED,
    SECOND_FALLBACK, SECOND_SINGLETON,
};

pub(crate) use lint::{DEFINITIONS_RENAMED, LINTS};
pub use lint::{EXCEPTION_INVALID, EXCEPTION_UNUSED};

use crate::rule::Rule;

/// Every rule of this crate, by code.
pub fn all() -> impl Iterator<Item = &'static Rule> {
    let own = [files::RULES, hookspec::RULES, payload_schema::RULES, manifest::RULES, plugin_set::RULES];
    let lints = LINTS.iter().copied().flatten().map(|lint| lint.rule);
    let mut rules: Vec<&'static Rule> = own.into_iter().flatten().copied().chain(lints).collect();
    // Codes are given out as they are needed, so those of one folder are not in a row.
    rules.sort();
    rules.into_iter()
}

//! Rules about manifests, a file each.

mod manifest_address;
mod manifest_core_version;
mod manifest_duplicate_name;
mod manifest_ignored_field;
mod manifest_license;
mod manifest_list_entry;
mod manifest_lookalike;
mod manifest_not_found;
mod manifest_rule;
mod manifest_shadowed;
mod manifest_shape;
mod manifest_style;
mod manifest_type;
mod manifest_unknown_field;
mod manifest_value;

pub use manifest_address::MANIFEST_ADDRESS;
pub use manifest_core_version::MANIFEST_CORE_VERSION;
pub(crate) use manifest_core_version::explain_core_version;
pub use manifest_duplicate_name::MANIFEST_DUPLICATE_NAME;
pub use manifest_ignored_field::MANIFEST_IGNORED_FIELD;
pub use manifest_license::MANIFEST_LICENSE;
pub use manifest_list_entry::MANIFEST_LIST_ENTRY;
pub use manifest_lookalike::MANIFEST_LOOKALIKE;
pub(crate) use manifest_lookalike::{meant as meant_by_name, named as named_almost, without_plugin};
pub use manifest_not_found::MANIFEST_NOT_FOUND;
pub use manifest_rule::MANIFEST_RULE;
pub use manifest_shadowed::MANIFEST_SHADOWED;
pub use manifest_shape::MANIFEST_SHAPE;
pub use manifest_style::MANIFEST_STYLE;
pub(super) use manifest_style::names_version;
pub use manifest_type::MANIFEST_TYPE;
pub use manifest_unknown_field::MANIFEST_UNKNOWN_FIELD;
pub(crate) use manifest_unknown_field::remedy_for_field;
pub(crate) use manifest_value::MANIFEST_INTEGERS;
pub use manifest_value::MANIFEST_VALUE;

use crate::diagnostic::Diagnostic;
use crate::manifest::check::RawManifest;
use crate::rule::Rule;

/// The rules about one manifest.
pub(super) const RULES: &[&Rule] = &[
    MANIFEST_SHAPE,
    MANIFEST_TYPE,
    MANIFEST_UNKNOWN_FIELD,
    MANIFEST_VALUE,
    MANIFEST_RULE,
    MANIFEST_CORE_VERSION,
    MANIFEST_DUPLICATE_NAME,
    MANIFEST_NOT_FOUND,
    MANIFEST_STYLE,
    MANIFEST_SHADOWED,
    MANIFEST_LIST_ENTRY,
    MANIFEST_ADDRESS,
    MANIFEST_LICENSE,
    MANIFEST_LOOKALIKE,
    MANIFEST_IGNORED_FIELD,
];

/// A check of what the schema of a manifest can't say; it sees what is reported already.
pub(crate) type ManifestCheck = fn(&RawManifest<'_>, &mut Vec<Diagnostic>);

/// The checks, each kept with the rule that it is about.
pub(crate) const MANIFEST_CHECKS: &[ManifestCheck] = &[
    manifest_core_version::check,
    manifest_value::check,
    manifest_rule::check,
    manifest_style::check,
    manifest_list_entry::check,
    manifest_address::check,
    manifest_license::check,
    manifest_ignored_field::check,
];

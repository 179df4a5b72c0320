//! What a module imports, and which files of the runtime a package needs.

use std::collections::BTreeSet;

use dagstack_spec_templates::rust as views;

use super::super::needs::{self, Need, Needs, OptionalFiles, is_needed};
use super::text;
use crate::ir::Format;

/// `std::collections::BTreeMap`
pub(super) const BTREE_MAP: Need = Need::name("std::collections", "BTreeMap");

/// The module that modules take names from.
const SUPPORT: &str = "support";

/// The files of the runtime that not every package needs.
const OPTIONAL: OptionalFiles = &[
    (
        Need::ResidualSchemas,
        &["support/validation.rs", "support/json_type.rs", "support/schema.rs", "support/seen.rs", "support/trial.rs"],
    ),
    (Need::Unions, &["support/json_type.rs", "support/trial.rs", "support/union.rs"]),
    (Need::Tuples, &["support/tuple.rs"]),
    (Need::Patterns, PATTERN),
    (Need::NoValue, &["support/never.rs"]),
    (Need::Defaults, &["support/defaults.rs"]),
    (Need::Indirection, &["support/indirect.rs"]),
    (Need::Format(Format::Duration), &["support/duration.rs"]),
    (
        Need::Format(Format::Email),
        &["support/email.rs", "support/hostname.rs", "support/idna.rs", "support/unicode.rs"],
    ),
    (Need::Format(Format::Hostname), &["support/hostname.rs", "support/idna.rs", "support/unicode.rs"]),
    (Need::Format(Format::Uri), &["support/uri.rs"]),
    (Need::Format(Format::UriReference), &["support/uri.rs"]),
    (
        Need::Format(Format::Regex),
        &["support/identifiers.rs", "support/properties.rs", "support/regex.rs", "support/unicode.rs"],
    ),
    (Need::Format(Format::JsonPointer), &["support/json_pointer.rs"]),
];

const PATTERN: &[&str] = &["pattern.rs", "pattern/runs.rs"];

/// The import of a name of the support module.
pub(super) fn support(name: &'static str) -> Need {
    Need::name(SUPPORT, name)
}

/// The files of the runtime that a package needs, by path.
pub(super) fn files(needs: &Needs) -> impl Iterator<Item = (&'static str, &'static str)> {
    views::RUNTIME.iter().copied().filter(|(file, _)| is_needed(file, OPTIONAL, needs))
}

/// The module that holds the support files of a package together.
pub(super) fn support_module(needs: &Needs) -> views::Support {
    let name = |file: &'static str| file.strip_prefix("support/")?.strip_suffix(".rs");
    views::Support { modules: files(needs).filter_map(|(file, _)| name(file)).collect() }
}

/// What a module imports.
pub(super) fn of_module(needs: &Needs) -> views::Imports {
    let sorted: BTreeSet<&str> =
        needs::imports(needs).filter(|import| import.from == SUPPORT).map(|import| import.name).collect();
    let names: String = sorted.iter().map(|name| format!(", {name}")).collect();
    let is_long = format!("use super::{SUPPORT}::{{self{names}}};").len() > text::WIDTH;
    let lines = if is_long { text::filled(&format!("self{names},")) } else { Vec::new() };
    views::Imports { maps: needs.contains(&BTREE_MAP), names, lines }
}

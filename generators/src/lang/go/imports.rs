//! What a file imports, and which files of the runtime a package needs.

use dagstack_spec_templates::go::{self as view, print};

use super::super::needs::{self, Need, Needs, OptionalFiles};
use super::runtime::Packages;
use super::shared::Exports;
use crate::ir::Format;

/// The standard package `context`.
pub(super) const CONTEXT: Need = Need::package("context");
/// The standard package `encoding/json`.
pub(super) const JSON: Need = Need::package("encoding/json");
/// The standard package `regexp`.
pub(super) const REGEXP: Need = Need::package("regexp");
/// The package `contract` of the runtime.
pub(super) const CONTRACT: Need = Need::package("contract");
/// The package `schema` of the runtime.
pub(super) const SCHEMA: Need = Need::package("schema");

/// The packages that are emitted, and not in the standard library.
const OWN: &[Need] = &[CONTRACT, SCHEMA];

/// The files of the package `schema` that not every package needs.
pub(super) const OPTIONAL: OptionalFiles = &[
    (
        Need::ResidualSchemas,
        &[
            "schema/attempt.go",
            "schema/evaluated.go",
            "schema/rules.go",
            "schema/rules_array.go",
            "schema/rules_object.go",
            "schema/rules_values.go",
            "schema/messages.go",
        ],
    ),
    (Need::RevisitedSchemas, &["schema/attempt.go", "schema/memo.go", "schema/rules_memo.go"]),
    (Need::RevisitedTypes, &["schema/attempt.go", "schema/memo.go"]),
    (Need::Unions, &["schema/attempt.go", "schema/union.go", "schema/messages.go"]),
    (Need::Tuples, &["schema/tuple.go", "schema/messages.go"]),
    (Need::Format(Format::Duration), &["schema/duration.go"]),
    (Need::Format(Format::Email), HOSTS),
    (Need::Format(Format::Hostname), HOSTS),
    (Need::Format(Format::Uri), &["schema/uri.go"]),
    (Need::Format(Format::UriReference), &["schema/uri.go"]),
    (
        Need::Format(Format::Regex),
        &["schema/regex.go", "schema/properties.go", "schema/identifiers.go", "schema/codepoints.go"],
    ),
    (Need::Format(Format::JsonPointer), &["schema/pointer.go"]),
];

const HOSTS: &[&str] = &["schema/host.go", "schema/idn.go", "schema/idna.go", "schema/codepoints.go"];

/// The import declaration of a file; empty where it imports nothing. `shared` are the packages that it may refer to by their indices.
pub(super) fn imports(needs: &Needs, runtime: &Packages, shared: &[Exports]) -> String {
    let (own, standard): (Vec<_>, Vec<_>) =
        needs::imports(needs).map(|import| import.from).partition(|from| OWN.contains(&Need::package(from)));
    let path = |from| if Need::package(from) == SCHEMA { runtime.schema() } else { runtime.contract() };
    let shared = needs.iter().filter_map(|need| match need {
        Need::Shared(index) => Some(shared[*index].path.clone()),
        _ => None,
    });
    let mut own: Vec<String> = own.into_iter().map(path).chain(shared).collect();
    own.sort();
    if standard.is_empty() && own.is_empty() {
        return String::new();
    }
    print(&view::Imports { standard: standard.into_iter().map(str::to_owned).collect(), own })
}

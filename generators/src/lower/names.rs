//! Names of types come from the path of their schema alone (EMT-02), so adding a schema never renames another's types.

use std::collections::BTreeMap;

use dagstack_spec_model::kind::{SchemaPlace, Spec};
use dagstack_spec_model::{Code, Diagnostic, document};

use super::module::{Facet, Key};
use crate::ir::{NamedType, TypeName};
use crate::naming::{Case, Style};

/// The raw name of the type made from a schema. The name is that of the schema's place; where a nullable schema has one
/// type with and one without `null`, the one that users meet more often keeps it.
pub(super) fn of(key: &Key, nullable: bool) -> TypeName {
    let name = of_place(&key.place);
    match (key.facet, name) {
        (Facet::WithoutNull, TypeName::Payload(name) | TypeName::Definition(name)) => {
            TypeName::Inline(vec![name, "value".to_owned()])
        }
        (Facet::Whole, TypeName::Inline(mut parts)) if nullable => {
            parts.push("or null".to_owned());
            TypeName::Inline(parts)
        }
        (_, name) => name,
    }
}

fn of_place(place: &SchemaPlace) -> TypeName {
    let stem = place.path.stem().to_owned();
    let tokens: Vec<String> = place.pointer.split('/').skip(1).map(document::unescape_token).collect();
    let (root, rest) = match tokens.as_slice() {
        [] => return TypeName::Payload(stem),
        [keyword, name] if keyword == "$defs" || keyword == "definitions" => return TypeName::Definition(name.clone()),
        [keyword, name, rest @ ..] if keyword == "$defs" || keyword == "definitions" => (name.clone(), rest),
        rest => (stem, rest),
    };
    let mut parts = vec![root];
    let mut tokens = rest.iter();
    while let Some(keyword) = tokens.next() {
        match keyword.as_str() {
            "properties" => parts.extend(tokens.next().cloned()),
            "items" => parts.push("item".to_owned()),
            "additionalProperties" => parts.push("value".to_owned()),
            other => parts.push(other.to_owned()),
        }
    }
    TypeName::Inline(parts)
}

/// Reports types of different files that would get one name: neither can give way without renaming what users know.
pub(super) fn check(types: &[NamedType], keys: &[Key], spec: &Spec, problems: &mut Vec<Diagnostic>) {
    const STYLE: Style = Style { case: Case::Pascal, escape: |name| name, word: None };
    let mut owners: BTreeMap<String, &SchemaPlace> = BTreeMap::new();
    let mut ordered: Vec<(&NamedType, &SchemaPlace)> = types.iter().zip(keys.iter().map(|key| &key.place)).collect();
    ordered.sort_by_key(|(_, place)| *place);
    for (named, place) in ordered {
        let name = STYLE.identifier(&named.name.raw());
        let owner = *owners.entry(name.clone()).or_insert(place);
        if owner.path == place.path {
            continue;
        }
        if let (Some((file, node)), Some((first_file, first))) = (spec.schema(place), spec.schema(owner)) {
            problems.push(
                Diagnostic::error(
                    Code::NameCollision,
                    &file.source,
                    node.span.start..node.span.start + 1,
                    format!("`{place}` and `{owner}` would both be called `{name}`"),
                )
                .also(&first_file.source, first.span.start..first.span.start + 1, "the other one")
                .help("rename one of the files or `$defs` entries, or let one refer to the other by `$ref`"),
            );
        }
    }
}

//! Names of types come from the path of their schema alone (EMT-02), so adding a schema never renames another's types.

use std::collections::{BTreeMap, HashSet};

use dagstack_spec_model::Diagnostic;
use dagstack_spec_model::document::{self, Node};
use dagstack_spec_model::kind::{SchemaPlace, Spec};

use super::module::{Facet, Key};
use super::read;
use crate::ir::{NamedType, TypeName};
use crate::naming::{Case, Style};
use crate::rules;

/// The raw name of the type made from a schema. The name is that of the schema's place; where a nullable schema has one
/// type with and one without `null`, the one that users meet more often keeps it.
pub(super) fn of(spec: &Spec, key: &Key, nullable: bool) -> TypeName {
    let name = of_place(spec, &key.place);
    match (key.facet, name) {
        (Facet::Only(ty), name) => TypeName::Inline(parts(name, ty.name())),
        (Facet::With(keyword, index), name) => {
            TypeName::Inline(parts(name, &branch(spec, &key.place, &key.place.pointer, keyword.keyword(), index)))
        }
        (Facet::WithoutNull, name @ (TypeName::Payload(_) | TypeName::Definition(_))) => {
            TypeName::Inline(parts(name, "value"))
        }
        (Facet::Whole, name @ TypeName::Inline(_)) if nullable => TypeName::Inline(parts(name, "or null")),
        (_, name) => name,
    }
}

fn parts(name: TypeName, last: &str) -> Vec<String> {
    let mut parts = match name {
        TypeName::Payload(name) | TypeName::Definition(name) => vec![name],
        TypeName::Inline(parts) => parts,
    };
    parts.push(last.to_owned());
    parts
}

/// The raw name of what stands at a place.
pub(super) fn of_place(spec: &Spec, place: &SchemaPlace) -> TypeName {
    let stem = place.path.stem().to_owned();
    let tokens: Vec<&str> = place.pointer.split('/').skip(1).collect();
    let (mut parts, mut rest) = match tokens.as_slice() {
        [] => return TypeName::Payload(stem),
        ["$defs" | "definitions", name] => return TypeName::Definition(document::unescape_token(name).into_owned()),
        ["$defs" | "definitions", name, rest @ ..] => (vec![document::unescape_token(name).into_owned()], rest),
        rest => (vec![stem], rest),
    };
    let mut way = tokens[..tokens.len() - rest.len()].iter().map(|token| format!("/{token}")).collect::<String>();
    while let Some((step, length)) = step(spec, place, &way, rest) {
        parts.push(step);
        rest[..length].iter().for_each(|token| way.extend(["/", token]));
        rest = &rest[length..];
    }
    TypeName::Inline(parts)
}

/// What the next one or two tokens of a pointer add to a name, and how many they are.
fn step(spec: &Spec, place: &SchemaPlace, way: &str, rest: &[&str]) -> Option<(String, usize)> {
    let (keyword, next) = (rest.first()?, rest.get(1));
    let next = next.map(|token| document::unescape_token(token));
    Some(match (*keyword, next) {
        ("properties" | "dependentSchemas" | "$defs" | "definitions", Some(name)) => (name.into_owned(), 2),
        ("patternProperties", Some(_)) => ("value".to_owned(), 2),
        ("additionalProperties", _) => ("value".to_owned(), 1),
        ("items", _) => ("item".to_owned(), 1),
        ("prefixItems", Some(index)) => (format!("item {}", number(&index) + 1), 2),
        ("anyOf" | "oneOf", Some(index)) => (branch(spec, place, way, keyword, number(&index)), 2),
        ("allOf", Some(index)) => (format!("part {}", number(&index) + 1), 2),
        (other, _) => (other.to_owned(), 1),
    })
}

/// The name of a branch of the union at a pointer.
fn branch(spec: &Spec, place: &SchemaPlace, way: &str, keyword: &str, index: usize) -> String {
    let pointer = format!("{way}/{keyword}/{index}");
    let node = spec.schema(&SchemaPlace { path: place.path.clone(), pointer }).map(|(_, node)| node);
    node.and_then(tell).unwrap_or_else(|| format!("option {}", index + 1))
}

/// The index of a schema in a list. People count from one.
fn number(index: &str) -> usize {
    match index.parse() {
        Ok(index) => index,
        Err(_) => unreachable!("a list has no schema at `{index}`"),
    }
}

/// What a branch calls itself: the constant of one of its properties, or its title.
fn tell(node: &Node) -> Option<String> {
    let required: HashSet<&str> = read::strings(node, "required").into_iter().collect();
    let is_required = |name: &str| required.contains(name);
    let properties = read::table(node, "properties").iter();
    let constant =
        properties.filter(|entry| is_required(&entry.key)).find_map(|entry| entry.value.get("const")?.as_str());
    constant.or_else(|| node.get("title")?.as_str()).filter(|name| !name.is_empty()).map(str::to_owned)
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
                    rules::NAME_COLLISION,
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

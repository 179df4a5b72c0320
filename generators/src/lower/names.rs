//! Names of types come from the path of their schema alone (EMT-02), so adding a schema never renames another's types.

use std::collections::{BTreeMap, HashSet};

use dagstack_spec_model::Diagnostic;
use dagstack_spec_model::internal::document::{self, Node};
use dagstack_spec_model::json_schema::{DEFINITIONS, Keyword};
use dagstack_spec_model::tree::TreePath;

use super::key::{Facet, Key};
use super::place::Place;
use super::read;
use crate::ir::{NamedType, TypeName};
use crate::naming::{Case, Style};
use crate::rules;

/// The raw name of the type made from a schema. The name is that of the schema's place; where a nullable schema has one
/// type with and one without `null`, the one that users meet more often keeps it.
pub(super) fn of(key: &Key<'_>, nullable: bool) -> TypeName {
    let name = of_place(&key.place);
    match (key.facet, name) {
        (Facet::Only(ty), name) => TypeName::Inline(parts(name, ty.name())),
        (Facet::With(keyword, index), name) => {
            TypeName::Inline(parts(name, &branch(&key.place, key.place.pointer(), keyword.keyword(), index)))
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

/// The raw name of the module of a schema file, from its path without the folders that say no more than that it is a schema:
/// `tool execute.input` of `kinds/tool/schemas/execute.input.json`.
pub(super) fn of_module(path: &TreePath) -> String {
    let text = path.as_str();
    let folders = text.rsplit_once('/').map_or("", |(folders, _)| folders);
    let folders =
        folders.strip_prefix("kinds").filter(|rest| rest.is_empty() || rest.starts_with('/')).unwrap_or(folders);
    let folders = folders.split('/').filter(|folder| !folder.is_empty() && *folder != "schemas");
    folders.chain([path.stem()]).collect::<Vec<_>>().join(" ")
}

/// The raw name of what is at a place.
pub(super) fn of_place(place: &Place<'_>) -> TypeName {
    let stem = place.path().stem().to_owned();
    let tokens: Vec<&str> = place.pointer().split('/').skip(1).collect();
    let (mut parts, mut rest) = match tokens.as_slice() {
        [] => return TypeName::Payload(stem),
        [table, name, rest @ ..] if has_definitions(table) => {
            let name = document::unescape_token(name).into_owned();
            if rest.is_empty() {
                return TypeName::Definition(name);
            }
            (vec![name], rest)
        }
        rest => (vec![stem], rest),
    };
    let mut path = tokens[..tokens.len() - rest.len()].iter().map(|token| format!("/{token}")).collect::<String>();
    while let Some((step, length)) = step(place, &path, rest) {
        parts.push(step);
        rest[..length].iter().for_each(|token| path.extend(["/", token]));
        rest = &rest[length..];
    }
    TypeName::Inline(parts)
}

fn has_definitions(token: &str) -> bool {
    token == Keyword::Defs.name() || token == DEFINITIONS
}

/// What the next one or two tokens of a pointer add to a name, and how many they are.
fn step(place: &Place<'_>, path: &str, rest: &[&str]) -> Option<(String, usize)> {
    let (token, next) = (*rest.first()?, rest.get(1));
    let next = next.map(|token| document::unescape_token(token));
    Some(match (Keyword::from_name(token), next) {
        (Some(Keyword::Properties | Keyword::DependentSchemas), Some(name)) => (name.into_owned(), 2),
        (_, Some(name)) if has_definitions(token) => (name.into_owned(), 2),
        (Some(Keyword::PatternProperties), Some(_)) => ("value".to_owned(), 2),
        (Some(Keyword::AdditionalProperties), _) => ("value".to_owned(), 1),
        (Some(Keyword::Items), _) => ("item".to_owned(), 1),
        (Some(Keyword::PrefixItems), Some(index)) => (format!("item {}", number(&index) + 1), 2),
        (Some(union @ (Keyword::AnyOf | Keyword::OneOf)), Some(index)) => {
            (branch(place, path, union, number(&index)), 2)
        }
        (Some(Keyword::AllOf), Some(index)) => (format!("part {}", number(&index) + 1), 2),
        _ => (token.to_owned(), 1),
    })
}

/// The name of a branch of the union at a pointer.
fn branch(place: &Place<'_>, path: &str, keyword: Keyword, index: usize) -> String {
    let node = place.neighbour(&format!("{path}/{keyword}/{index}"));
    node.and_then(own_name).unwrap_or_else(|| format!("option {}", index + 1))
}

/// The index of a schema in a list. People count from one.
fn number(index: &str) -> usize {
    match index.parse() {
        Ok(index) => index,
        Err(_) => unreachable!("a list has no schema at `{index}`"),
    }
}

/// What a branch calls itself: the constant of one of its properties, or its title.
pub(super) fn own_name(node: &Node) -> Option<String> {
    let required: HashSet<&str> = read::strings(node, Keyword::Required).into_iter().collect();
    let is_required = |name: &str| required.contains(name);
    let properties = read::table(node, Keyword::Properties).iter();
    let constant = properties
        .filter(|entry| is_required(&entry.key))
        .find_map(|entry| entry.value.keyword(Keyword::Const)?.as_str());
    constant.or_else(|| read::string(node, Keyword::Title)).filter(|name| !name.is_empty()).map(str::to_owned)
}

/// Reports types of different files that would get one name: neither can change without renaming what users know.
pub(super) fn check(types: &[NamedType], keys: &[Key<'_>]) -> Vec<Diagnostic> {
    const STYLE: Style = Style { case: Case::Pascal, escape: |name| name, word: None };
    let mut problems = Vec::new();
    let mut owners: BTreeMap<String, &Place<'_>> = BTreeMap::new();
    let mut ordered: Vec<(&NamedType, &Place<'_>)> = types.iter().zip(keys.iter().map(|key| &key.place)).collect();
    ordered.sort_by_key(|(_, place)| *place);
    for (named, place) in ordered {
        let name = STYLE.identifier(&named.name.raw());
        let owner = *owners.entry(name.clone()).or_insert(place);
        if owner.path() != place.path() {
            let message = format!("`{place}` and `{owner}` would both be called `{name}`");
            problems.push(
                Diagnostic::error(rules::NAME_COLLISION, place.source(), place.start(), message)
                    .also(owner.source(), owner.start(), "the other one")
                    .help("rename one of the files or `$defs` entries, or let one refer to the other by `$ref`"),
            );
        }
    }
    problems
}

//! Unions: `anyOf`, `oneOf`, and `type` with several types.

use std::collections::{BTreeMap, BTreeSet, HashSet};

use serde_json::Value;

use super::Lowerer;
use crate::ir::{Discriminator, Docs, JsonType, Type, TypeName, UnionKeyword, UnionType, Variant};
use crate::lower::classify::{Constants, TypeKind, discriminator, parts};
use crate::lower::key::{Facet, Key};
use crate::lower::place::Place;
use crate::lower::{docs, names};

impl<'s> Lowerer<'s> {
    /// One of several types that `type` lists, `null` apart.
    pub(super) fn several(&mut self, place: &Place<'s>, types: &[JsonType]) -> Type {
        let variants = types.iter().map(|json_type| {
            let ty = if self.classifier.needs_name(place, &TypeKind::Types(vec![*json_type])) {
                Type::Reference(self.named(Key { place: place.clone(), facet: Facet::Only(*json_type) }))
            } else {
                self.of_json_type(place, *json_type)
            };
            Variant {
                name: json_type.name().to_owned(),
                docs: Docs::default(),
                ty,
                tags: Vec::new(),
                json_types: spread(&[*json_type]),
            }
        });
        let variants = variants.collect();
        Type::Union(UnionType { keyword: UnionKeyword::Type, discriminator: Discriminator::JsonType, variants })
    }

    /// One of the schemas that `anyOf` or `oneOf` lists, `null` apart.
    pub(super) fn union(&mut self, place: &Place<'s>, keyword: UnionKeyword, branches: &[Place<'s>]) -> Type {
        let constants: Vec<Constants> = branches.iter().map(|branch| self.classifier.constants(branch)).collect();
        let tag = discriminator(&constants);
        let naming = tag.clone().or_else(|| naming_property(&constants));
        let mut variants: Vec<Variant> = Vec::with_capacity(branches.len());
        for (index, branch) in branches.iter().enumerate() {
            let tags = tag.as_ref().map_or_else(Vec::new, |tag| constants[index].values(tag));
            let ty = self.like(place, branch);
            let Some(json_types) = self.classifier.json_types(branch) else {
                unreachable!("only schemas with a type make a union, and `{branch}` has none")
            };
            let values = naming.as_ref().and_then(|name| constants[index].get(name)).unwrap_or_default();
            let name = variant_name(branch, values, &json_types, index);
            variants.push(Variant { name, docs: variant_docs(branch), ty, tags, json_types: spread(&json_types) });
        }
        number_duplicates(&mut variants);
        let discriminator = match tag {
            Some(tag) => Discriminator::Tag(tag),
            None if are_disjoint(&variants) => Discriminator::JsonType,
            None => Discriminator::Trial,
        };
        Type::Union(UnionType { keyword, discriminator, variants })
    }

    /// One of several objects, each put together with what the schema around them asks.
    pub(super) fn joined_union(
        &mut self,
        place: &Place<'s>,
        keyword: UnionKeyword,
        tag: &str,
        branches: &[Place<'s>],
    ) -> Type {
        let mut variants: Vec<Variant> = Vec::with_capacity(branches.len());
        for (index, branch) in branches.iter().enumerate() {
            let constants = self.classifier.constants_of(&parts(branch));
            let key = Key { place: place.clone(), facet: Facet::With(keyword, index) };
            let ty = Type::Reference(self.named(key));
            let (tags, json_types) = (constants.values(tag), vec![JsonType::Object]);
            let name = variant_name(branch, &tags, &json_types, index);
            variants.push(Variant { name, docs: variant_docs(branch), ty, tags, json_types });
        }
        number_duplicates(&mut variants);
        Type::Union(UnionType { keyword, discriminator: Discriminator::Tag(tag.to_owned()), variants })
    }

    /// A schema together with one branch of its union.
    pub(super) fn with_branch(&mut self, place: &Place<'s>, keyword: UnionKeyword, index: usize) -> Type {
        let branch = place.item(keyword.keyword(), index);
        // What the branch says of a key is more exact than what the schema around it says.
        let mut all = parts(&branch);
        let known: HashSet<Place<'s>> = all.iter().cloned().collect();
        all.extend(parts(place).into_iter().filter(|part| !known.contains(part)));
        let ty = self.merged(place, &all);
        self.refined_parts(place, &all, Some(keyword.keyword()), ty)
    }
}

/// The property whose constants name the branches that have constants at all, where others keep it from being the tag: a further
/// branch, such as a string, renames none of them.
fn naming_property(constants: &[Constants]) -> Option<String> {
    let named: Vec<&Constants> = constants.iter().filter(|constants| !constants.is_empty()).collect();
    // The property of only one branch distinguishes it from nothing.
    if named.len() < 2 { None } else { discriminator(named) }
}

/// What a branch says of itself; what is referred to has docs of its own.
pub(super) fn variant_docs(place: &Place<'_>) -> Docs {
    if place.target().is_some() { Docs::default() } else { docs::of(place.node()) }
}

/// The name in `$defs` or of the file, the constants that distinguish the branch, what names its type (a constant, the title), the only
/// type of JSON, or the place in the list.
fn variant_name(place: &Place<'_>, constants: &[Value], types: &[JsonType], index: usize) -> String {
    if let Some(target) = place.target() {
        return match names::of_place(&target) {
            TypeName::Payload(name) | TypeName::Definition(name) => name,
            TypeName::Inline(parts) => parts.join(" "),
        };
    }
    let texts = constants.iter().map(Value::as_str).collect::<Option<Vec<&str>>>();
    let distinct = texts.filter(|texts| !texts.is_empty()).map(|texts| texts.join(" or "));
    let only = match types {
        // Every struct is an object.
        [JsonType::Object] => None,
        [only] => Some(only.name()),
        [JsonType::Integer, JsonType::Number] => Some(JsonType::Number.name()),
        _ => None,
    };
    distinct
        .or_else(|| names::own_name(place.node()))
        .or_else(|| only.map(str::to_owned))
        .unwrap_or_else(|| format!("option {}", index + 1))
}

/// The types with `integer` added to `number`, for a number without a fraction is both.
fn spread(types: &[JsonType]) -> Vec<JsonType> {
    let mut all = types.to_vec();
    if types.contains(&JsonType::Number) {
        all.push(JsonType::Integer);
    }
    all.sort_unstable();
    all.dedup();
    all
}

fn are_disjoint(variants: &[Variant]) -> bool {
    let mut seen: Vec<JsonType> = Vec::new();
    variants.iter().all(|variant| {
        let is_new = variant.json_types.iter().all(|ty| !seen.contains(ty));
        seen.extend(&variant.json_types);
        is_new
    })
}

/// Gives each variant a name of its own: the second `string` is `string 2`, unless another one is called that already.
fn number_duplicates(variants: &mut [Variant]) {
    let mut taken: BTreeSet<String> = BTreeSet::new();
    let mut counts: BTreeMap<String, usize> = BTreeMap::new();
    for variant in variants {
        let own = variant.name.clone();
        while !taken.insert(variant.name.clone()) {
            let count = counts.entry(own.clone()).or_insert(1);
            *count += 1;
            variant.name = format!("{own} {count}");
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_two_variants_share_a_name() {
        let variant = |name: &str| Variant {
            name: name.to_owned(),
            docs: Docs::default(),
            ty: Type::Any,
            tags: Vec::new(),
            json_types: Vec::new(),
        };
        let mut variants = ["string", "string 2", "string", "string"].map(variant);
        number_duplicates(&mut variants);
        assert_eq!(variants.map(|variant| variant.name), ["string", "string 2", "string 3", "string 4"]);
    }
}

//! Unions: `anyOf`, `oneOf`, and `type` with several types.

use std::collections::{BTreeMap, BTreeSet};

use dagstack_spec_model::document::Node;
use dagstack_spec_model::kind::SchemaPlace;
use serde_json::Value;

use super::module::{At, Facet, Key, Module};
use super::shape::{Form, Shape};
use super::{docs, names};
use crate::ir::{Docs, JsonType, ToldApart, Type, TypeName, UnionKeyword, UnionType, Variant};
use crate::json::equal;

/// Properties that a schema requires to be one of some constants, in the schema's order.
pub(super) type Constants = Vec<(String, Vec<Value>)>;

impl<'s> Module<'s> {
    /// One of several types that `type` lists, `null` apart.
    pub(super) fn several(&mut self, at: At<'s, '_>, types: &[JsonType]) -> Type {
        let variants = types.iter().map(|ty| {
            let form = Form { shape: Shape::Types(vec![*ty]), nullable: false };
            let held = if self.needs_name(at, &form) {
                Type::Reference(self.named(&Key { place: at.place(), facet: Facet::Only(*ty) }))
            } else {
                self.typed(at, *ty)
            };
            Variant {
                name: ty.name().to_owned(),
                docs: Docs::default(),
                ty: held,
                tags: Vec::new(),
                json_types: spread(&[*ty]),
            }
        });
        let variants = variants.collect();
        Type::Union(UnionType { keyword: UnionKeyword::Type, told_apart: ToldApart::JsonType, variants })
    }

    /// One of the schemas that `anyOf` or `oneOf` lists, `null` apart.
    pub(super) fn union(&mut self, at: At<'s, '_>, keyword: UnionKeyword, branches: &[SchemaPlace]) -> Type {
        let constants: Vec<Constants> = branches.iter().map(|place| self.constants(place)).collect();
        let tag = tag(&constants);
        let mut variants: Vec<Variant> = Vec::with_capacity(branches.len());
        for (index, place) in branches.iter().enumerate() {
            let tags = tag.as_ref().map(|tag| values_of(tag, &constants[index])).unwrap_or_default();
            let ty = self.like(at, place);
            let json_types = spread(&self.json_types_at(place).unwrap_or_default());
            variants.push(self.variant(place, index, ty, tags, json_types));
        }
        number_twins(&mut variants);
        let told_apart = match tag {
            Some(tag) => ToldApart::Tag(tag),
            None if are_disjoint(&variants) => ToldApart::JsonType,
            None => ToldApart::Trial,
        };
        Type::Union(UnionType { keyword, told_apart, variants })
    }

    /// One of several objects, each put together with what the schema around them asks.
    pub(super) fn joined_union(
        &mut self,
        at: At<'s, '_>,
        keyword: UnionKeyword,
        tag: &str,
        branches: &[SchemaPlace],
    ) -> Type {
        let mut variants: Vec<Variant> = Vec::with_capacity(branches.len());
        for (index, place) in branches.iter().enumerate() {
            let constants = self.constants_of(&self.parts(place.clone()).unwrap_or_default());
            let key = Key { place: at.place(), facet: Facet::With(keyword, index) };
            let ty = Type::Reference(self.named(&key));
            variants.push(self.variant(place, index, ty, values_of(tag, &constants), vec![JsonType::Object]));
        }
        number_twins(&mut variants);
        Type::Union(UnionType { keyword, told_apart: ToldApart::Tag(tag.to_owned()), variants })
    }

    /// A schema together with one branch of its union.
    pub(super) fn with_branch(&mut self, at: At<'s, '_>, keyword: UnionKeyword, index: usize) -> Type {
        let branch = at.place_below(&[keyword.keyword(), &index.to_string()]);
        // What the branch says of a key is more exact than what the schema around it says.
        let mut parts = self.parts(branch).unwrap_or_default();
        let around = self.parts(at.place()).unwrap_or_default();
        parts.extend(around.into_iter().filter(|place| !parts.contains(place)).collect::<Vec<_>>());
        let ty = self.merged(at, &parts);
        self.refined_parts(at, &parts, Some(keyword.keyword()), ty)
    }

    /// What a branch says of itself.
    pub(super) fn branch_docs(&self, at: At<'s, '_>, keyword: UnionKeyword, index: usize) -> Docs {
        self.variant_docs(&at.place_below(&[keyword.keyword(), &index.to_string()]))
    }

    fn variant(
        &self,
        place: &SchemaPlace,
        index: usize,
        ty: Type,
        tags: Vec<Value>,
        json_types: Vec<JsonType>,
    ) -> Variant {
        let name = self.variant_name(place, &tags, &json_types, index);
        Variant { name, docs: self.variant_docs(place), ty, tags, json_types }
    }

    /// The properties of a struct that must be there and are one of some constants.
    fn constants(&self, place: &SchemaPlace) -> Constants {
        let parts = self.struct_behind(place).and_then(|place| self.parts(place));
        parts.map(|parts| self.constants_of(&parts)).unwrap_or_default()
    }

    /// The same of schemas that all hold.
    pub(super) fn constants_of(&self, parts: &[SchemaPlace]) -> Constants {
        let mut required: Vec<String> = Vec::new();
        let mut found: Constants = Vec::new();
        for part in parts {
            let Some((file, node)) = self.spec.schema(part) else { continue };
            let at = At { file, node, pointer: &part.pointer };
            let names = node.get("required").and_then(Node::items).unwrap_or_default();
            required.extend(names.iter().filter_map(Node::as_str).map(str::to_owned));
            for entry in node.get("properties").and_then(Node::entries).unwrap_or_default() {
                let values = self.scalars(at.place_below(&["properties", &entry.key]));
                if let Some(values) = values.filter(|_| found.iter().all(|(name, _)| *name != entry.key)) {
                    found.push((entry.key.clone(), values));
                }
            }
        }
        found.retain(|(name, _)| required.contains(name));
        found
    }

    /// The schema of the struct that a schema stands for, through references.
    fn struct_behind(&self, place: &SchemaPlace) -> Option<SchemaPlace> {
        let mut place = place.clone();
        for _ in 0..MAX_ALIASES {
            let (file, node) = self.spec.schema(&place)?;
            let form = self.form(At { file, node, pointer: &place.pointer });
            match form.shape {
                _ if form.nullable => return None,
                Shape::Merged(_) => return Some(place),
                Shape::Types(types) => {
                    return (types == [JsonType::Object] && super::object::is_struct(node)).then_some(place);
                }
                Shape::Like(next, _) => place = next,
                _ => return None,
            }
        }
        None
    }

    /// The constants that a schema leaves, where all of them are strings, integers or booleans.
    fn scalars(&self, place: SchemaPlace) -> Option<Vec<Value>> {
        let mut place = place;
        for _ in 0..MAX_ALIASES {
            let (file, node) = self.spec.schema(&place)?;
            let at = At { file, node, pointer: &place.pointer };
            if node.get("enum").is_some() || node.get("const").is_some() {
                let values: Vec<Value> = self.members(at).into_iter().map(|(value, _)| value).collect();
                let is_scalar = |value: &Value| {
                    matches!(JsonType::of(value), JsonType::String | JsonType::Integer | JsonType::Boolean)
                };
                return Some(values).filter(|values| !values.is_empty() && values.iter().all(is_scalar));
            }
            place = file.refs.get(&place.pointer)?.clone();
        }
        None
    }

    /// The name in `$defs` or of the file, the tag, the title, the only type of JSON, or the place in the list.
    fn variant_name(&self, place: &SchemaPlace, tags: &[Value], types: &[JsonType], index: usize) -> String {
        let target = self.spec.schema(place).and_then(|(file, node)| Some((file.refs.get(&place.pointer)?, node)));
        if let Some((target, _)) = target {
            return match names::of_place(self.spec, target) {
                TypeName::Payload(name) | TypeName::Definition(name) => name,
                TypeName::Inline(parts) => parts.join(" "),
            };
        }
        let title = || Some(self.spec.schema(place)?.1.get("title")?.as_str()?.to_owned());
        let words = tags.iter().map(Value::as_str).collect::<Option<Vec<&str>>>();
        let tag = words.filter(|words| !words.is_empty()).map(|words| words.join(" or "));
        let only = match types {
            // Every struct is an object.
            [JsonType::Object] => None,
            [only] => Some(only.name()),
            [JsonType::Integer, JsonType::Number] => Some(JsonType::Number.name()),
            _ => None,
        };
        tag.or_else(title).or_else(|| only.map(str::to_owned)).unwrap_or_else(|| format!("option {}", index + 1))
    }

    fn variant_docs(&self, place: &SchemaPlace) -> Docs {
        match self.spec.schema(place) {
            Some((file, node)) if !file.refs.contains_key(&place.pointer) => docs::of(node),
            _ => Docs::default(),
        }
    }
}

/// The values that a tag has.
fn values_of(tag: &str, constants: &Constants) -> Vec<Value> {
    constants.iter().find(|(name, _)| name == tag).map(|(_, values)| values.clone()).unwrap_or_default()
}

/// How many references are followed to a constant or a struct.
const MAX_ALIASES: usize = 64;

/// The property whose constants tell all branches apart, the first that does.
pub(super) fn tag(branches: &[Constants]) -> Option<String> {
    let (first, others) = branches.split_first()?;
    let tells = |name: &str| {
        let mut seen: Vec<&Value> = Vec::new();
        branches.iter().all(|branch| {
            let Some((_, values)) = branch.iter().find(|(own, _)| own == name) else { return false };
            let is_new = values.iter().all(|value| !seen.iter().any(|known| equal(known, value)));
            seen.extend(values);
            is_new
        })
    };
    let shared = first.iter().filter(|(name, _)| others.iter().all(|branch| branch.iter().any(|(own, _)| own == name)));
    shared.map(|(name, _)| name).find(|name| tells(name)).cloned()
}

/// The types with `integer` beside `number`, for a number without a fraction is both.
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
fn number_twins(variants: &mut [Variant]) {
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
        number_twins(&mut variants);
        assert_eq!(variants.map(|variant| variant.name), ["string", "string 2", "string 3", "string 4"]);
    }
}

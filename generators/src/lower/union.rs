//! Unions: `anyOf`, `oneOf`, and `type` with several types.

use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};

use dagstack_spec_model::kind::SchemaPlace;
use serde_json::{Number, Value};

use super::module::{At, Facet, Key, Module};
use super::shape::{Form, Shape};
use super::{docs, names, read};
use crate::ir::{Docs, JsonType, ToldApart, Type, TypeName, UnionKeyword, UnionType, Variant};
use crate::json::Distinct;

/// Properties that a schema requires to be one of some constants.
#[derive(Debug, Default)]
pub(super) struct Constants {
    values: HashMap<String, Vec<Value>>,
    /// Their names, in the schema's order.
    order: Vec<String>,
}

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
            let tags = tag.as_ref().map_or_else(Vec::new, |tag| constants[index].of(tag));
            let ty = self.like(at, place);
            let Some(json_types) = self.json_types(place) else {
                unreachable!("only schemas with a type make a union, and `{place}` has none")
            };
            let json_types = spread(&json_types);
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
            let constants = self.constants_of(&self.parts(place.clone()));
            let key = Key { place: at.place(), facet: Facet::With(keyword, index) };
            let ty = Type::Reference(self.named(&key));
            variants.push(self.variant(place, index, ty, constants.of(tag), vec![JsonType::Object]));
        }
        number_twins(&mut variants);
        Type::Union(UnionType { keyword, told_apart: ToldApart::Tag(tag.to_owned()), variants })
    }

    /// A schema together with one branch of its union.
    pub(super) fn with_branch(&mut self, at: At<'s, '_>, keyword: UnionKeyword, index: usize) -> Type {
        let branch = at.place_below(&[keyword.keyword(), &index.to_string()]);
        // What the branch says of a key is more exact than what the schema around it says.
        let mut parts = self.parts(branch);
        let known: HashSet<SchemaPlace> = parts.iter().cloned().collect();
        parts.extend(self.parts(at.place()).into_iter().filter(|place| !known.contains(place)));
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
        match self.struct_behind(place) {
            Some(place) => self.constants_of(&self.parts(place)),
            None => Constants::default(),
        }
    }

    /// The same of schemas that all hold.
    pub(super) fn constants_of(&self, parts: &[SchemaPlace]) -> Constants {
        let parts: Vec<At<'s, '_>> = parts.iter().map(|part| self.at(part)).collect();
        let required: HashSet<&str> = parts.iter().flat_map(|part| read::strings(part.node, "required")).collect();
        let mut found = Constants::default();
        for part in parts {
            let entries = read::table(part.node, "properties").iter();
            for entry in entries.filter(|entry| required.contains(entry.key.as_str())) {
                if found.values.contains_key(&entry.key) {
                    continue;
                }
                if let Some(values) = self.scalars(part.place_below(&["properties", &entry.key])) {
                    found.values.insert(entry.key.clone(), values);
                    found.order.push(entry.key.clone());
                }
            }
        }
        found
    }

    /// The schema of the struct that a schema stands for, through references.
    fn struct_behind(&self, place: &SchemaPlace) -> Option<SchemaPlace> {
        let mut met = HashSet::new();
        let mut place = place.clone();
        // What leads back to itself is refused in the end.
        while met.insert(place.clone()) {
            let at = self.at(&place);
            let form = self.form(at);
            match &form.shape {
                _ if form.nullable => return None,
                Shape::Merged(_) => return Some(place),
                Shape::Types(types) => {
                    let is_struct = types == &[JsonType::Object] && super::object::is_struct(at.node);
                    return is_struct.then_some(place);
                }
                Shape::Like(next, _) => place = next.clone(),
                _ => return None,
            }
        }
        None
    }

    /// The constants that a schema leaves, where all of them are strings, integers or booleans.
    fn scalars(&self, place: SchemaPlace) -> Option<Vec<Value>> {
        // An integer that no type represents is told by trying: no document with it is read in the end.
        let is_represented =
            |value: &Value| value.as_number().is_none_or(|it| it.is_i64() || it.is_u64() || is_whole(it));
        let is_scalar = |value: &Value| {
            matches!(JsonType::of(value), JsonType::String | JsonType::Integer | JsonType::Boolean)
                && is_represented(value)
        };
        let is_listed = |place: &SchemaPlace| {
            let node = self.at(place).node;
            node.get("enum").is_some() || node.get("const").is_some()
        };
        let listed = self.aliases(place).find(is_listed)?;
        let values: Vec<Value> =
            self.members(self.at(&listed)).kept.iter().map(|member| member.value.clone()).collect();
        Some(values).filter(|values| !values.is_empty() && values.iter().all(is_scalar))
    }

    /// The name in `$defs` or of the file, the tag, the title, the only type of JSON, or the place in the list.
    fn variant_name(&self, place: &SchemaPlace, tags: &[Value], types: &[JsonType], index: usize) -> String {
        let at = self.at(place);
        if let Some(target) = at.file.refs.get(&place.pointer) {
            return match names::of_place(self.spec, target) {
                TypeName::Payload(name) | TypeName::Definition(name) => name,
                TypeName::Inline(parts) => parts.join(" "),
            };
        }
        let title = || read::string(at.node, "title").map(str::to_owned);
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
        let at = self.at(place);
        if at.file.refs.contains_key(&place.pointer) { Docs::default() } else { docs::of(at.node) }
    }
}

impl Constants {
    /// The values that a tag has.
    fn of(&self, tag: &str) -> Vec<Value> {
        match self.values.get(tag) {
            Some(values) => values.clone(),
            None => unreachable!("`{tag}` was found in every branch"),
        }
    }
}

/// The property whose constants tell all branches apart, the first that does.
pub(super) fn tag(branches: &[Constants]) -> Option<String> {
    let (first, others) = branches.split_first()?;
    let tells = |name: &str| {
        let mut seen = Distinct::default();
        // The values of one branch are different from each other.
        let mut values = branches.iter().flat_map(|branch| branch.values.get(name).into_iter().flatten());
        values.all(|value| seen.insert(value))
    };
    let is_shared = |name: &&String| others.iter().all(|branch| branch.values.contains_key(*name));
    first.order.iter().filter(is_shared).find(|name| tells(name)).cloned()
}

/// Whether a number is a double that 64 bits hold as an integer.
fn is_whole(number: &Number) -> bool {
    number.as_f64().is_some_and(|double| double.fract() == 0.0 && double.abs() < 9_223_372_036_854_775_808.0)
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

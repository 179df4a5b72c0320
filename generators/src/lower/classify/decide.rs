//! Of what kind a schema is, by its keywords and by what is known of the schemas that it is made from.

use std::collections::HashSet;

use dagstack_spec_model::json_schema::Keyword;

use super::constants::{Constants, discriminator};
use super::enumeration::Enumerations;
use super::kind::{Classification, TypeKind};
use super::parts::parts;
use crate::ir::{JsonType, UnionKeyword};
use crate::lower::place::Place;
use crate::lower::predicates;
use crate::lower::read;

/// The keywords of unions; the first that makes one is taken.
const UNIONS: [UnionKeyword; 2] = [UnionKeyword::OneOf, UnionKeyword::AnyOf];

/// What a decision about a schema can use.
pub(super) struct Known<'k, 's> {
    pub(super) enumerations: &'k Enumerations<'s>,
    /// The types of JSON that a value of another schema can have; `None` where it can have any, or leads back to this one.
    pub(super) types: &'k dyn Fn(&Place<'s>) -> Option<Vec<JsonType>>,
}

impl<'s> Known<'_, 's> {
    /// The kind of a schema.
    pub(super) fn classify(&self, place: &Place<'s>) -> Classification<'s> {
        let node = place.node();
        match node.as_bool() {
            Some(true) => return Classification::plain(TypeKind::Anything),
            Some(false) => return Classification::plain(TypeKind::Nothing),
            None => {}
        }
        if predicates::is_enumeration(node) {
            let nullable = self.enumerations.members(place).are_nullable();
            return Classification { kind: TypeKind::Values, nullable };
        }
        let merged = merged_parts(place);
        if let Some(kind) = self.joined(place, merged.as_deref()) {
            return Classification::plain(kind);
        }
        if let Some(parts) = merged {
            return Classification::plain(TypeKind::Merged(parts));
        }
        let own = read::types(node).filter(|_| predicates::has_structure(node));
        if let (None, Some(target)) = (&own, place.target()) {
            return Classification::plain(TypeKind::Like(target, Keyword::Ref));
        }
        if let Some(types) = own {
            return Classification::of_types(types);
        }
        if let Some(union) = UNIONS.into_iter().find_map(|keyword| self.union(place, keyword)) {
            return union;
        }
        if let Some(types) = read::types(node).filter(|types| types.as_slice() != [JsonType::Object]) {
            return Classification::of_types(types);
        }
        let is_typed = |place: &Place<'s>| (self.types)(place).is_some_and(|types| !types.is_empty());
        let typing = place.list(Keyword::AllOf).find(is_typed);
        match (typing, read::types(node)) {
            (Some(part), _) => Classification::plain(TypeKind::Like(part, Keyword::AllOf)),
            (None, Some(types)) => Classification::of_types(types),
            (None, None) => Classification::plain(TypeKind::Anything),
        }
    }

    /// A union, where every branch has a type; a branch of `null` that asks nothing else makes the rest nullable.
    fn union(&self, place: &Place<'s>, keyword: UnionKeyword) -> Option<Classification<'s>> {
        let mut branches: Vec<Place<'s>> = place.list(keyword.keyword()).collect();
        let mut types = Vec::with_capacity(branches.len());
        for branch in &branches {
            types.push((self.types)(branch).filter(|types| !types.is_empty())?);
        }
        let nulls: Vec<usize> = (0..types.len()).filter(|index| types[*index].contains(&JsonType::Null)).collect();
        let nullable = match nulls.as_slice() {
            [index] if types[*index] == [JsonType::Null] && branches.get(*index).is_some_and(is_null_alone) => {
                branches.remove(*index);
                true
            }
            _ => false,
        };
        let kind = match branches.as_slice() {
            [] => return None,
            [one] => TypeKind::Like(one.clone(), keyword.keyword()),
            _ => TypeKind::Union(keyword, branches),
        };
        Some(Classification { kind, nullable })
    }

    /// A union of objects that the schema itself asks something of, where a constant discriminates them.
    fn joined(&self, place: &Place<'s>, merged: Option<&[Place<'s>]>) -> Option<TypeKind<'s>> {
        let node = place.node();
        let is_object = merged.is_some() || read::types(node).is_some_and(|types| types == [JsonType::Object]);
        let has_more = merged.is_some() || predicates::names_properties(node) || predicates::has_structure(node);
        if !is_object {
            return None;
        }
        for union in UNIONS {
            let branches: Vec<Place<'s>> = place.list(union.keyword()).collect();
            let is_typed = |place| (self.types)(place).is_some();
            if branches.len() < 2 || (!has_more && branches.iter().all(is_typed)) {
                continue;
            }
            let constants = branches.iter().map(|branch| {
                let parts = parts(branch);
                can_join(place, &parts).then(|| Constants::of(&parts, self.enumerations))
            });
            let constants: Option<Vec<Constants>> = constants.collect();
            if let Some(tag) = constants.and_then(|constants| discriminator(&constants)) {
                return Some(TypeKind::Joined(union, tag, branches));
            }
        }
        None
    }

    /// The types of JSON that a value can have, as far as the kind of its schema determines them; `None` where it can have any.
    pub(super) fn json_types(&self, place: &Place<'s>, classification: &Classification<'s>) -> Option<Vec<JsonType>> {
        let mut types = match &classification.kind {
            TypeKind::Anything => return None,
            TypeKind::Nothing => Vec::new(),
            TypeKind::Values => {
                let members = self.enumerations.members(place);
                members.kept.iter().map(|member| JsonType::of(&member.value)).collect()
            }
            TypeKind::Types(types) => types.clone(),
            TypeKind::Merged(_) | TypeKind::Joined(..) => vec![JsonType::Object],
            TypeKind::Like(place, _) => (self.types)(place)?,
            TypeKind::Union(_, branches) => {
                let mut types = Vec::new();
                for branch in branches {
                    types.extend((self.types)(branch)?);
                }
                types
            }
        };
        if classification.nullable {
            types.push(JsonType::Null);
        }
        types.sort_unstable();
        types.dedup();
        Some(types)
    }
}

/// Whether a schema that has no other type than `null` accepts `null` without asking anything else of it.
fn is_null_alone(place: &Place<'_>) -> bool {
    let mut met = HashSet::new();
    let mut place = place.clone();
    loop {
        let node = place.node();
        match place.target() {
            Some(target) if !predicates::extends_reference(node) && met.insert(place.clone()) => place = target,
            Some(_) => return false,
            None if predicates::is_enumeration(node) => return predicates::is_plain_enumeration(node),
            None => return node.keywords().all(|(keyword, _)| keyword == Keyword::Type || !keyword.is_assertion()),
        }
    }
}

/// Whether schemas can be asked of an object together with another one.
fn can_join<'s>(place: &Place<'s>, parts: &[Place<'s>]) -> bool {
    let leads_back = parts.contains(place);
    !leads_back
        && parts.iter().map(Place::node).all(|node| {
            node.as_bool().is_none()
                && !predicates::is_enumeration(node)
                && !node.has(Keyword::UnevaluatedProperties)
                && read::types(node).is_none_or(|types| types.contains(&JsonType::Object))
        })
}

/// The schemas that one object has to fit, what is referred to first, where their properties can be fields of one struct.
fn merged_parts<'s>(place: &Place<'s>) -> Option<Vec<Place<'s>>> {
    let node = place.node();
    let joins = node.has(Keyword::AllOf) || (node.has(Keyword::Ref) && predicates::extends_reference(node));
    if !joins {
        return None;
    }
    let parts = parts(place);
    let types: Vec<Vec<JsonType>> = parts.iter().filter_map(|part| read::types(part.node())).collect();
    let fits = types.iter().all(|types| types.contains(&JsonType::Object))
        && types.iter().any(|types| types == &[JsonType::Object])
        && parts.iter().any(|part| predicates::names_properties(part.node()))
        && !parts.iter().any(|part| predicates::is_enumeration(part.node()));
    fits.then_some(parts)
}

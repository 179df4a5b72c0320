//! The types of one module: their Go names, which of them are nullable, and where they contain themselves.

use std::collections::BTreeSet;

use super::names;
use crate::ir::{NamedType, Presence, StructType, Type, TypeId, TypeName};

/// The named types of a module, with what Go needs to know about each.
pub(super) struct Module<'m> {
    types: &'m [NamedType],
    slots: Vec<Slot>,
}

/// What Go makes of a named type.
struct Slot {
    name: String,
    /// Values of the type may be `null`. Go's type is the one without `null`; what holds it is a pointer.
    nullable: bool,
    /// The type whose declaration stands for this one.
    target: usize,
    /// The type whose words this one has.
    words: usize,
}

impl<'m> Module<'m> {
    /// Names the types. Gives the names to `taken`, which holds those that the module uses already.
    pub(super) fn new(types: &'m [NamedType], taken: &mut BTreeSet<String>) -> Self {
        let named = names::of_types(types, taken);
        let slot = |(target, name): (usize, String)| Slot {
            name,
            nullable: matches!(types[target].ty, Type::Nullable(_)),
            target,
            words: target,
        };
        let mut slots: Vec<Slot> = named.into_iter().enumerate().map(slot).collect();
        for index in 0..types.len() {
            // A nullable object and the object itself are one type in Go, under the name that the schema has.
            if let Some(inner) = unwrapped(types, index) {
                slots[index].target = inner;
                let name = slots[index].name.clone();
                slots[inner].name = name;
                slots[inner].words = index;
            }
        }
        Self { types, slots }
    }

    /// The schema's name and words for a declared type.
    pub(super) fn words(&self, id: TypeId) -> &'m NamedType {
        &self.types[self.slots[id.0].words]
    }

    /// The types that are declared, with their names.
    pub(super) fn declared(&self) -> impl Iterator<Item = (TypeId, &'m NamedType, &str)> {
        let own = |(index, slot): (usize, &'_ Slot)| slot.target == index;
        let indices: Vec<usize> =
            self.slots.iter().enumerate().filter(|pair| own(*pair)).map(|(index, _)| index).collect();
        indices.into_iter().map(|index| (TypeId(index), &self.types[index], self.slots[index].name.as_str()))
    }

    /// The Go name of a type.
    pub(super) fn name(&self, id: TypeId) -> &str {
        self.slots.get(id.0).map_or("any", |slot| slot.name.as_str())
    }

    /// The type without the `null` that it may be.
    pub(super) fn without_null(&self, id: TypeId) -> &'m Type {
        match self.slots.get(id.0).map(|slot| &self.types[slot.target].ty) {
            Some(Type::Nullable(inner)) => inner,
            Some(other) => other,
            None => &Type::Any,
        }
    }

    /// Whether values of the type may be `null`, by itself or by what it is another name of.
    pub(super) fn nullable(&self, id: TypeId) -> bool {
        let mut next = Some(id);
        // A chain of names is no longer than the list of types.
        for _ in 0..=self.types.len() {
            let Some(id) = next else { return false };
            if self.slots.get(id.0).is_some_and(|slot| slot.nullable) {
                return true;
            }
            next = match self.without_null(id) {
                Type::Reference(other) => Some(*other),
                _ => None,
            };
        }
        false
    }

    /// What a chain of names stands for in the end, without `null`.
    pub(super) fn underlying(&self, id: TypeId) -> (TypeId, &'m Type) {
        let mut id = id;
        for _ in 0..=self.types.len() {
            match self.without_null(id) {
                Type::Reference(other) => id = *other,
                other => return (self.slots.get(id.0).map_or(id, |slot| TypeId(slot.target)), other),
            }
        }
        (id, &Type::Any)
    }

    /// The Go name of the payload or definition that an inline type stands in.
    pub(super) fn owner(&self, name: &TypeName) -> Option<(&str, String)> {
        let TypeName::Inline(parts) = name else { return None };
        let (root, rest) = parts.split_first()?;
        let owns = |named: &NamedType| match &named.name {
            TypeName::Payload(name) | TypeName::Definition(name) => name == root,
            TypeName::Inline(_) => false,
        };
        let index = self.types.iter().position(owns)?;
        Some((self.slots[index].name.as_str(), rest.join(".")))
    }

    /// Whether a struct would hold itself by value if this field of it were no pointer.
    pub(super) fn contains_itself(&self, holder: TypeId, ty: &Type) -> bool {
        let by_value = |ty: &Type| match ty {
            Type::Reference(id) if !self.nullable(*id) => vec![self.underlying(*id).0],
            _ => Vec::new(),
        };
        let held = |fields: &StructType| {
            let fields = fields.fields.iter().filter(|field| !field.transient && field.presence != Presence::Optional);
            fields.flat_map(|field| by_value(&field.ty)).collect()
        };
        self.reaches(by_value(ty), holder, held)
    }

    fn reaches(&self, start: Vec<TypeId>, goal: TypeId, step: impl Fn(&StructType) -> Vec<TypeId>) -> bool {
        let mut seen = BTreeSet::new();
        let mut open = start;
        while let Some(id) = open.pop() {
            if id == goal {
                return true;
            }
            if let (true, Type::Struct(fields)) = (seen.insert(id), self.underlying(id).1) {
                open.extend(step(fields));
            }
        }
        false
    }
}

/// The object that a nullable type is made from, where it was given a name for that purpose alone.
fn unwrapped(types: &[NamedType], index: usize) -> Option<usize> {
    let Type::Nullable(inner) = &types[index].ty else { return None };
    let Type::Reference(TypeId(inner)) = **inner else { return None };
    let own = TypeName::Inline(vec![types[index].name.raw(), "value".to_owned()]);
    (types.get(inner)?.name == own).then_some(inner)
}

//! The types of one module: their Go names, which of them are nullable, and where they contain themselves.

use std::collections::{BTreeSet, HashMap};

use dagstack_spec_templates::go::{Check, print};
use serde_json::Value;

use super::super::constants::Constants;
use super::ends::{End, core, ends};
use super::names;
use crate::cycles::components;
use crate::ir::{Covers, Field, NamedType, Presence, Type, TypeId, TypeName};

/// The named types of a module, with what Go needs to know about each.
pub(super) struct Module<'m> {
    types: &'m [NamedType],
    slots: Vec<Slot>,
    /// The payloads and definitions, by raw name.
    owners: HashMap<&'m str, usize>,
    /// For each type what it is another name of in the end.
    ends: Vec<End>,
    /// A number for each type: those have the same one that hold each other by value.
    by_value: Vec<usize>,
    /// The properties that have one value.
    constants: Constants,
}

/// What Go makes of a named type.
struct Slot {
    name: String,
    /// The variable of the residual schema of the type; empty where there is none.
    schema: String,
    /// The type whose declaration stands for this one.
    target: usize,
    /// The type whose name in the schema and documentation this one has.
    documented: usize,
}

impl<'m> Module<'m> {
    /// Names the types and their residual schemas. Gives the names to `exported` and `unexported`, which hold those that the
    /// module uses already.
    pub(super) fn new(
        types: &'m [NamedType],
        exported: &mut BTreeSet<String>,
        unexported: &mut BTreeSet<String>,
    ) -> Self {
        let named = names::of_types(types, exported);
        let slot = |(target, name): (usize, String)| Slot { name, schema: String::new(), target, documented: target };
        let mut slots: Vec<Slot> = named.into_iter().enumerate().map(slot).collect();
        for index in 0..types.len() {
            // A nullable object and the object itself are one type in Go, under the name that the schema has.
            if let Some(inner) = unwrapped(types, index) {
                slots[index].target = inner;
                let name = slots[index].name.clone();
                slots[inner].name = name;
                slots[inner].documented = index;
            }
        }
        unexported.extend(slots.iter().map(|slot| names::decoder(&slot.name)));
        for (slot, named) in slots.iter_mut().zip(types) {
            if matches!(named.ty, Type::Refined(_)) {
                slot.schema = names::free(&format!("{}Schema", names::unexported(&slot.name)), unexported);
            }
        }
        let owner = |(index, named): (usize, &'m NamedType)| match &named.name {
            TypeName::Payload(name) | TypeName::Definition(name) => Some((name.as_str(), index)),
            TypeName::Inline(_) => None,
        };
        // The first of a name.
        let owners = types.iter().enumerate().rev().filter_map(owner).collect();
        let mut module = Self {
            types,
            slots,
            owners,
            ends: ends(types),
            by_value: Vec::new(),
            constants: Constants::of(types, |_| true),
        };
        let edges: Vec<Vec<usize>> = (0..types.len())
            .map(|index| module.parts_by_value(TypeId(index)).into_iter().map(|id| id.0).collect())
            .collect();
        module.by_value = components(&edges);
        module
    }

    /// The type that gives a declared type its name in the schema and its documentation.
    pub(super) fn documented(&self, id: TypeId) -> &'m NamedType {
        &self.types[self.outer(id).0]
    }

    /// The type that a declared type stands for: itself, or itself and `null`.
    pub(super) fn outer(&self, id: TypeId) -> TypeId {
        self.slots.get(id.0).map_or(id, |slot| TypeId(slot.documented))
    }

    /// The types that are declared, with their names.
    pub(super) fn declared(&self) -> impl Iterator<Item = (TypeId, &'m NamedType, &str)> {
        let own = |(index, slot): (usize, &'_ Slot)| slot.target == index && !self.constants.is_unneeded(TypeId(index));
        let indices: Vec<usize> =
            self.slots.iter().enumerate().filter(|pair| own(*pair)).map(|(index, _)| index).collect();
        indices.into_iter().map(|index| (TypeId(index), &self.types[index], self.slots[index].name.as_str()))
    }

    /// The value of a property that has only one.
    pub(super) fn constant(&self, field: &Field) -> Option<Value> {
        self.constants.value_of(field)
    }

    /// The Go name of a type.
    pub(super) fn name(&self, id: TypeId) -> &str {
        self.slots.get(id.0).map_or("any", |slot| slot.name.as_str())
    }

    /// The variable of the schema of a type that is refined.
    pub(super) fn schema(&self, id: TypeId) -> &str {
        self.slots.get(id.0).map_or("", |slot| slot.schema.as_str())
    }

    /// The refined types that a declaration stands for, the outermost first.
    pub(super) fn refined(&self, id: TypeId) -> Vec<TypeId> {
        let mut layers = vec![self.outer(id), id];
        layers.dedup();
        layers.retain(|layer| self.is_refined(*layer));
        layers
    }

    /// A type as the schema has it.
    pub(super) fn ty(&self, id: TypeId) -> &'m Type {
        self.types.get(id.0).map_or(&Type::Any, |named| &named.ty)
    }

    /// Calls on a node that validate it against the residual schemas of a declaration: `.Also(aSchema)`.
    pub(super) fn schema_checks(&self, id: TypeId) -> String {
        let check = |id: TypeId| match self.ty(id) {
            Type::Refined(refined) => schema_check(refined.covers, self.schema(id)),
            _ => String::new(),
        };
        self.refined(id).into_iter().map(check).collect()
    }

    /// Calls on a node that validate `null` against the residual schemas of a type that may be `null`: no decoder is asked about it.
    pub(super) fn null_checks(&self, id: TypeId) -> String {
        let mut checks = String::new();
        for id in self.chain(id).take_while(|id| self.nullable(*id)) {
            if self.is_refined(id) {
                checks.push_str(&print(&Check::NullFits(self.schema(id))));
            }
        }
        checks
    }

    /// Whether a type has a residual schema.
    pub(super) fn is_refined(&self, id: TypeId) -> bool {
        matches!(self.ty(id), Type::Refined(_))
    }

    /// A type, the one that it is another name of, and so on.
    fn chain(&self, id: TypeId) -> impl Iterator<Item = TypeId> {
        let next = |id: &TypeId| match core(&self.types.get(id.0)?.ty) {
            Type::Reference(next) => Some(*next),
            _ => None,
        };
        // A chain of names is no longer than the list of types.
        std::iter::successors(Some(id), next).take(self.types.len() + 1)
    }

    /// Whether values of the type may be `null`, by itself or by what it is another name of.
    pub(super) fn nullable(&self, id: TypeId) -> bool {
        self.ends.get(id.0).is_some_and(|end| end.nullable)
    }

    /// The declaration that a type is represented by, through other names of it.
    pub(super) fn target(&self, id: TypeId) -> TypeId {
        let declared = |id: TypeId| TypeId(self.slots[id.0].target);
        let is_alias = |id: TypeId| !self.is_refined(id) && matches!(core(&self.types[id.0].ty), Type::Reference(_));
        self.chain(id).map(declared).find(|id| !is_alias(*id)).unwrap_or(id)
    }

    /// The type that Go's underlying type is declared by, and that one: what is behind all names, without `null`.
    pub(super) fn underlying(&self, id: TypeId) -> (TypeId, &'m Type) {
        let last = self.ends.get(id.0).map_or(id, |end| TypeId(end.ty));
        match self.types.get(last.0).map(|named| core(&named.ty)) {
            Some(Type::Reference(_)) | None => (last, &Type::Any),
            Some(ty) => (last, ty),
        }
    }

    /// Whether the type is an interface: a union.
    pub(super) fn is_interface(&self, id: TypeId) -> bool {
        matches!(self.underlying(id).1, Type::Union(_))
    }

    /// Whether Go has another name for the type alone, with nothing checked: `any`, `contract.Null`.
    pub(super) fn built_in(&self, id: TypeId) -> Option<&'m Type> {
        let target = self.target(id);
        match core(&self.types.get(target.0)?.ty) {
            ty @ (Type::Any | Type::Null) if !self.is_refined(target) => Some(ty),
            _ => None,
        }
    }

    /// Whether evaluating a type may take more than looking at one value: for less, nothing is worth to be kept.
    pub(super) fn is_worth_keeping(&self, id: TypeId) -> bool {
        let is_scalar = |ty: &Type| {
            matches!(
                ty,
                Type::Any
                    | Type::Null
                    | Type::Never
                    | Type::Boolean
                    | Type::String(_)
                    | Type::Integer(_)
                    | Type::Number(_)
                    | Type::StringEnum(_)
            )
        };
        self.is_refined(id) || self.is_refined(self.outer(id)) || !is_scalar(core(self.ty(id)))
    }

    /// The Go name of the payload or definition that an inline type is in.
    pub(super) fn owner(&self, name: &TypeName) -> Option<(&str, String)> {
        let TypeName::Inline(parts) = name else { return None };
        let (root, rest) = parts.split_first()?;
        let index = *self.owners.get(root.as_str())?;
        Some((self.slots[index].name.as_str(), rest.join(".")))
    }

    /// Whether a struct would hold itself by value if this part of it, which it always has, were no pointer.
    pub(super) fn contains_itself(&self, holder: TypeId, ty: &Type) -> bool {
        let holder = self.underlying(holder).0;
        self.by_value(ty).is_some_and(|part| self.by_value[part.0] == self.by_value[holder.0])
    }

    fn by_value(&self, ty: &Type) -> Option<TypeId> {
        match ty.unrefined() {
            Type::Reference(id) if !self.nullable(*id) => Some(self.underlying(*id).0),
            _ => None,
        }
    }

    fn parts_by_value(&self, id: TypeId) -> Vec<TypeId> {
        match self.underlying(id).1 {
            Type::Struct(object) => {
                let fields =
                    object.fields.iter().filter(|field| !field.transient && field.presence != Presence::Optional);
                fields.filter_map(|field| self.by_value(&field.ty)).collect()
            }
            Type::Tuple(tuple) => {
                tuple.items.iter().take(tuple.required()).filter_map(|ty| self.by_value(ty)).collect()
            }
            _ => Vec::new(),
        }
    }
}

/// The call on a node that validates it against a schema.
pub(super) fn schema_check(covers: Covers, schema: &str) -> String {
    match covers {
        Covers::Rest => print(&Check::Also(schema)),
        Covers::Whole => print(&Check::Fits(schema)),
    }
}

/// The object that a nullable type is made from, where it was given a name for that purpose alone.
fn unwrapped(types: &[NamedType], index: usize) -> Option<usize> {
    let Type::Nullable(inner) = types[index].ty.unrefined() else { return None };
    let Type::Reference(TypeId(inner)) = **inner else { return None };
    let own = TypeName::Inline(vec![types[index].name.raw(), "value".to_owned()]);
    (types.get(inner)?.name == own).then_some(inner)
}

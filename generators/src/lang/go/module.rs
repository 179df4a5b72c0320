//! The types of one module: their Go names, which of them are nullable, and where they contain themselves.

use std::collections::{BTreeSet, HashMap};

use dagstack_spec_templates::go::{Check, print};
use serde_json::Value;

use super::super::constants::Constants;
use super::ends::{End, core, ends};
use super::names;
use super::null_checks::NullChecks;
use super::slots::{Slot, slots};
use super::source::{Import, Source};
use crate::cycles::components;
use crate::ir::{Covers, Field, NamedType, Presence, Type, TypeId, TypeName};

/// The named types of a module, with what Go needs to know about each.
pub(super) struct Module<'m> {
    source: &'m Source<'m>,
    types: &'m [NamedType],
    slots: Vec<Slot>,
    /// The payloads and definitions, by raw name.
    owners: HashMap<&'m str, usize>,
    /// The union that each type is a variant of, the first one, and what the variant is called there.
    variants: HashMap<TypeId, (TypeId, &'m str)>,
    /// For each type what it is another name of in the end.
    ends: Vec<End>,
    /// A number for each type: those have the same one that contain each other by value.
    by_value: Vec<usize>,
    /// The properties that have one value.
    constants: Constants,
}

impl<'m> Module<'m> {
    /// Names the types, their decoders and their residual schemas. Gives the names to `exported` and `unexported`, which have those
    /// that the package uses already.
    pub(super) fn new(
        source: &'m Source<'m>,
        exported: &mut BTreeSet<String>,
        unexported: &mut BTreeSet<String>,
    ) -> Self {
        let types = source.types.as_slice();
        let slots = slots(source, exported);
        let owner = |(index, named): (usize, &'m NamedType)| match &named.name {
            TypeName::Payload(name) | TypeName::Definition(name) => Some((name.as_str(), index)),
            TypeName::Inline(_) => None,
        };
        // The first of a name.
        let owners = types.iter().enumerate().rev().filter_map(owner).collect();
        let mut constants = Constants::of(types, |_| true);
        constants.need(source.entries.unwrap_or(&BTreeSet::new()));
        let (variants, ends) = (variants(types), ends(types));
        let mut module = Self { source, types, slots, owners, variants, ends, by_value: Vec::new(), constants };
        let edges: Vec<Vec<usize>> = (0..types.len())
            .map(|index| module.parts_by_value(TypeId(index)).into_iter().map(|id| id.0).collect())
            .collect();
        module.by_value = components(&edges);
        module.name_functions(exported, unexported);
        module
    }

    /// Names the decoders and residual schemas.
    fn name_functions(&mut self, exported: &mut BTreeSet<String>, unexported: &mut BTreeSet<String>) {
        let entries = self.source.entries.into_iter().flatten();
        let called: BTreeSet<usize> = entries.map(|id| self.target(*id).0).collect();
        for (index, slot) in self.slots.iter_mut().enumerate() {
            slot.decoder = match self.source.import(TypeId(index)) {
                Some(import) => import.decoder(),
                None if called.contains(&index) => names::free(&names::exported_decoder(&slot.name), exported),
                None => names::decoder(&slot.name),
            };
        }
        unexported.extend(self.slots.iter().map(|slot| slot.decoder.clone()));
        for (index, slot) in self.slots.iter_mut().enumerate() {
            let is_own = self.source.import(TypeId(index)).is_none();
            if is_own && matches!(self.types[index].ty, Type::Refined(_)) {
                slot.schema = names::free(&format!("{}Schema", names::unexported(&slot.name)), unexported);
            }
        }
    }

    /// The type that gives a declared type its name in the schema and its documentation.
    pub(super) fn documented(&self, id: TypeId) -> &'m NamedType {
        &self.types[self.outer(id).0]
    }

    /// The type that a declared type represents: itself, or itself and `null`.
    pub(super) fn outer(&self, id: TypeId) -> TypeId {
        self.slots.get(id.0).map_or(id, |slot| TypeId(slot.documented))
    }

    /// The types that have names, here or in other packages, with these.
    pub(super) fn named(&self) -> impl Iterator<Item = (TypeId, &'m NamedType, &str)> {
        let ids = (0..self.types.len()).map(TypeId).filter(|id| self.is_named(*id));
        ids.map(|id| (id, &self.types[id.0], self.name(id)))
    }

    /// Whether a declaration has the type and no other one.
    fn is_named(&self, id: TypeId) -> bool {
        self.slots[id.0].target == id.0 && !self.constants.is_unneeded(id)
    }

    /// Where a type is declared, if not here.
    pub(super) fn import(&self, id: TypeId) -> Option<Import<'m>> {
        self.source.import(id)
    }

    /// Whether the name of a type is that of another package.
    pub(super) fn is_qualified(&self, id: TypeId) -> bool {
        self.source.entries.is_some() && self.import(id).is_some()
    }

    /// The name under which this package declares a type.
    pub(super) fn declared_name(&self, id: TypeId) -> Option<&str> {
        let is_here = self.import(id).is_none() && self.is_named(TypeId(self.slots[id.0].target));
        is_here.then(|| self.name(id))
    }

    /// The value of a property that has only one.
    pub(super) fn constant(&self, field: &Field) -> Option<Value> {
        self.constants.value_of(field)
    }

    /// The Go name of a type.
    pub(super) fn name(&self, id: TypeId) -> &str {
        self.slots.get(id.0).map_or("any", |slot| slot.name.as_str())
    }

    /// The function that decodes a type.
    pub(super) fn decoder(&self, id: TypeId) -> &str {
        self.slots.get(id.0).map_or("", |slot| slot.decoder.as_str())
    }

    /// The variable of the schema of a type that is refined.
    pub(super) fn schema(&self, id: TypeId) -> &str {
        self.slots.get(id.0).map_or("", |slot| slot.schema.as_str())
    }

    /// The refined types that a declaration represents, the outermost first.
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

    /// What validates `null` against the residual schemas of a type that may be `null`: no decoder is asked about it.
    pub(super) fn null_checks(&self, id: TypeId) -> NullChecks {
        let mut checks = NullChecks::default();
        for id in self.chain(id).take_while(|id| self.nullable(*id)) {
            if let Some(import) = self.import(id) {
                // That one asks the rest of the chain.
                checks.rest = import.null_check().map(|check| (import.package, check));
                break;
            }
            if self.is_refined(id) {
                checks.calls.push_str(&print(&Check::NullFits(self.schema(id))));
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

    /// What an inline type is part of, in a sentence that starts with its name: a union, or a payload or definition.
    pub(super) fn part(&self, id: TypeId, documented: &NamedType, name: &str) -> Option<String> {
        let TypeName::Inline(parts) = &documented.name else { return None };
        if let Some((union, variant)) = self.variants.get(&id) {
            return Some(format!("{name} is the variant {variant} of {}.", self.name(*union)));
        }
        let (root, rest) = parts.split_first()?;
        let owner = self.slots[*self.owners.get(root.as_str())?].name.as_str();
        Some(format!("{name} is part of {owner}, at {}.", rest.join(".")))
    }

    /// Whether a struct would contain itself by value if this part of it, which it always has, were no pointer.
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

/// The types that are variants of unions.
fn variants(types: &[NamedType]) -> HashMap<TypeId, (TypeId, &str)> {
    let mut found = HashMap::new();
    for (index, named) in types.iter().enumerate() {
        let Type::Union(union) = core(&named.ty) else { continue };
        for variant in &union.variants {
            if let Type::Reference(id) = variant.ty {
                found.entry(id).or_insert((TypeId(index), variant.name.as_str()));
            }
        }
    }
    found
}

/// The call on a node that validates it against a schema.
pub(super) fn schema_check(covers: Covers, schema: &str) -> String {
    match covers {
        Covers::Rest => print(&Check::Also(schema)),
        Covers::Whole => print(&Check::Fits(schema)),
    }
}

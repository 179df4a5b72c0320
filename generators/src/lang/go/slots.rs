//! What Go makes of each type of a module: its name, the declaration that represents it, and what is behind its name.

use std::collections::BTreeSet;

use super::names;
use super::source::{Import, Source};
use crate::ir::{NamedType, Type, TypeId, TypeName};

/// What Go makes of a named type.
pub(super) struct Slot {
    /// What Go calls it.
    pub(super) name: String,
    /// The function that decodes the type.
    pub(super) decoder: String,
    /// The variable of the residual schema of the type; empty where there is none.
    pub(super) schema: String,
    /// The type whose declaration represents this one.
    pub(super) target: usize,
    /// The type whose name in the schema and documentation this one has.
    pub(super) documented: usize,
}

/// The names of the types, and which of them are one type in Go.
pub(super) fn slots(source: &Source<'_>, exported: &mut BTreeSet<String>) -> Vec<Slot> {
    let named = names::of_types(&source.types, exported).into_iter().enumerate();
    let slot =
        |(target, name)| Slot { name, decoder: String::new(), schema: String::new(), target, documented: target };
    let mut slots: Vec<Slot> = named.map(slot).collect();
    let is_here = |index| source.import(TypeId(index)).is_none();
    for index in 0..slots.len() {
        // A nullable object and the object itself are one type in Go, under the name that the schema has.
        if let Some(inner) = unwrapped(&source.types, index).filter(|inner| is_here(*inner) == is_here(index)) {
            slots[index].target = inner;
            let name = slots[index].name.clone();
            slots[inner].name = name;
            slots[inner].documented = index;
        }
    }
    if source.entries.is_some() {
        // The package of a kind has names of its own for what others declare.
        for (index, slot) in slots.iter_mut().enumerate() {
            slot.name = source.import(TypeId(index)).and_then(Import::name).unwrap_or(std::mem::take(&mut slot.name));
        }
    }
    slots
}

/// The object that a nullable type is made from, where it was given a name for that purpose alone.
fn unwrapped(types: &[NamedType], index: usize) -> Option<usize> {
    let Type::Nullable(inner) = types[index].ty.unrefined() else { return None };
    let Type::Reference(TypeId(inner)) = **inner else { return None };
    let own = TypeName::Inline(vec![types[index].name.raw(), "value".to_owned()]);
    (types.get(inner)?.name == own).then_some(inner)
}

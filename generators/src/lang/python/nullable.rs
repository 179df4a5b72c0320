//! Which types may be nullable where they are referred to.

use std::collections::BTreeSet;

use crate::ir::{NamedType, Type, TypeId};

/// The types whose decoders may be asked to take `null` as well. Other modules may ask for any of the `entries` so.
pub(super) fn of(types: &[NamedType], entries: Option<&BTreeSet<TypeId>>) -> BTreeSet<TypeId> {
    let mut todo: Vec<TypeId> = entries.into_iter().flatten().copied().collect();
    for named in types {
        references(&named.ty, &mut todo);
    }
    let mut found = BTreeSet::new();
    while let Some(id) = todo.pop() {
        if found.insert(id)
            && let Type::Reference(next) = types[id.0].ty.unrefined()
        {
            todo.push(*next);
        }
    }
    found
}

fn references(ty: &Type, found: &mut Vec<TypeId>) {
    if let Type::Nullable(inner) = ty
        && let Type::Reference(id) = inner.unrefined()
    {
        found.push(*id);
    }
    for child in ty.children() {
        references(child, found);
    }
}

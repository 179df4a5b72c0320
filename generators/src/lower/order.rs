//! The order of types in a module: what is needed first comes first, and unrelated types keep the order they were found in.

use crate::ir::{NamedType, Type, TypeId};

/// Orders types so that each stands after those it refers to, save where they recurse, and renumbers references.
/// Gives the types, and for each old number the new one.
pub(super) fn dependencies_first(types: Vec<NamedType>) -> (Vec<NamedType>, Vec<TypeId>) {
    let mut order = Vec::with_capacity(types.len());
    let mut entered = vec![false; types.len()];
    for start in 0..types.len() {
        visit(&types, start, &mut entered, &mut order);
    }
    let mut renumbered = vec![TypeId(0); types.len()];
    for (new, old) in order.iter().enumerate() {
        renumbered[*old] = TypeId(new);
    }
    let mut slots: Vec<Option<NamedType>> = types.into_iter().map(Some).collect();
    let ordered = order
        .into_iter()
        .filter_map(|old| slots[old].take())
        .map(|mut named| {
            renumber(&mut named.ty, &renumbered);
            named
        })
        .collect();
    (ordered, renumbered)
}

/// Depth-first without recursion: a long chain of references must not exhaust the stack.
fn visit(types: &[NamedType], start: usize, entered: &mut [bool], order: &mut Vec<usize>) {
    let mut stack = vec![(start, false)];
    while let Some((index, done)) = stack.pop() {
        if done {
            order.push(index);
        } else if !std::mem::replace(&mut entered[index], true) {
            stack.push((index, true));
            let mut needed = Vec::new();
            references(&types[index].ty, &mut needed);
            stack.extend(needed.into_iter().rev().map(|needed| (needed, false)));
        }
    }
}

fn references(ty: &Type, found: &mut Vec<usize>) {
    if let Type::Reference(id) = ty {
        found.push(id.0);
    }
    for inner in children(ty) {
        references(inner, found);
    }
}

fn children(ty: &Type) -> Vec<&Type> {
    match ty {
        Type::Array(array) => vec![&array.item],
        Type::Map(map) => vec![&map.value],
        Type::Nullable(inner) => vec![inner],
        Type::Struct(object) => {
            object.fields.iter().map(|field| &field.ty).chain(object.additional.as_deref()).collect()
        }
        _ => Vec::new(),
    }
}

fn renumber(ty: &mut Type, renumbered: &[TypeId]) {
    match ty {
        Type::Reference(id) => *id = renumbered[id.0],
        Type::Array(array) => renumber(&mut array.item, renumbered),
        Type::Map(map) => renumber(&mut map.value, renumbered),
        Type::Nullable(inner) => renumber(inner, renumbered),
        Type::Struct(object) => {
            for field in &mut object.fields {
                renumber(&mut field.ty, renumbered);
            }
            if let Some(additional) = &mut object.additional {
                renumber(additional, renumbered);
            }
        }
        _ => {}
    }
}

//! The order of types in a module: what is needed first comes first, and unrelated types keep the order they were found in.

use crate::ir::{NamedType, Type, TypeId};

/// Orders types so that each comes after those it refers to, save where they recurse, and renumbers references.
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
        .map(|old| {
            let Some(mut named) = slots[old].take() else { unreachable!("type {old} is ordered twice") };
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
            stack.extend(types[index].ty.references().into_iter().rev().map(|needed| (needed.0, false)));
        }
    }
}

fn renumber(ty: &mut Type, renumbered: &[TypeId]) {
    if let Type::Reference(id) = ty {
        *id = renumbered[id.0];
    }
    for child in ty.children_mut() {
        renumber(child, renumbered);
    }
}

//! What a type reaches: whether it holds itself, and whether what is given may differ from what is read.

use std::collections::BTreeSet;

use crate::ir::{NamedType, Presence, Type, TypeId};

/// What the references between the types of a module say about each of them.
pub(super) struct Facts {
    recursive: Vec<bool>,
    completed: Vec<bool>,
}

impl Facts {
    /// Looks at all types of a module.
    pub(super) fn of(types: &[NamedType]) -> Self {
        let needs: Vec<Vec<usize>> =
            types.iter().map(|named| named.ty.references().into_iter().map(|id| id.0).collect()).collect();
        let completed = reaching(&needs, |index| is_completed(&types[index].ty));
        Self { recursive: in_cycles(&needs), completed }
    }

    /// Whether a value of the type may hold another one of the same type.
    pub(super) fn is_recursive(&self, id: TypeId) -> bool {
        self.recursive[id.0]
    }

    /// Whether reading adds or drops keys, so that the type has another form before it is read.
    pub(super) fn is_completed(&self, id: TypeId) -> bool {
        self.completed[id.0]
    }

    /// As [`Facts::is_completed`], for a type without a name.
    pub(super) fn completes(&self, ty: &Type) -> bool {
        is_completed(ty) || ty.references().into_iter().any(|id| self.is_completed(id))
    }
}

fn is_completed(ty: &Type) -> bool {
    let here = match ty {
        Type::Struct(object) => {
            object.fields.iter().any(|field| field.transient || matches!(field.presence, Presence::Filled(_)))
        }
        _ => false,
    };
    here || ty.children().into_iter().any(is_completed)
}

/// Which nodes are marked, or need one that is.
fn reaching(needs: &[Vec<usize>], is_marked: impl Fn(usize) -> bool) -> Vec<bool> {
    let mut users = vec![Vec::new(); needs.len()];
    for (user, needed) in needs.iter().enumerate() {
        for index in needed {
            users[*index].push(user);
        }
    }
    let mut reached = vec![false; needs.len()];
    let mut todo: Vec<usize> = (0..needs.len()).filter(|index| is_marked(*index)).collect();
    while let Some(index) = todo.pop() {
        if !std::mem::replace(&mut reached[index], true) {
            todo.extend(&users[index]);
        }
    }
    reached
}

/// Which nodes stand on a cycle: Kosaraju's two passes, without recursion.
fn in_cycles(needs: &[Vec<usize>]) -> Vec<bool> {
    let mut order = Vec::with_capacity(needs.len());
    let mut entered = vec![false; needs.len()];
    for start in 0..needs.len() {
        let mut stack = vec![(start, false)];
        while let Some((index, done)) = stack.pop() {
            if done {
                order.push(index);
            } else if !std::mem::replace(&mut entered[index], true) {
                stack.push((index, true));
                stack.extend(needs[index].iter().map(|needed| (*needed, false)));
            }
        }
    }
    let mut users = vec![Vec::new(); needs.len()];
    for (user, needed) in needs.iter().enumerate() {
        for index in needed {
            users[*index].push(user);
        }
    }
    let mut cyclic = vec![false; needs.len()];
    let mut seen = vec![false; needs.len()];
    for start in order.into_iter().rev() {
        let mut component = BTreeSet::new();
        let mut stack = vec![start];
        while let Some(index) = stack.pop() {
            if !std::mem::replace(&mut seen[index], true) {
                component.insert(index);
                stack.extend(&users[index]);
            }
        }
        for index in &component {
            cyclic[*index] = component.len() > 1 || needs[*index].contains(index);
        }
    }
    cyclic
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cycles_are_found_and_nothing_else() {
        let needs = vec![vec![1], vec![2, 3], vec![1], vec![4], vec![4], vec![0]];
        assert_eq!(in_cycles(&needs), [false, true, true, false, true, false]);
    }

    #[test]
    fn what_reaches_a_mark_is_marked() {
        assert_eq!(reaching(&[vec![1], vec![2], vec![], vec![0]], |index| index == 1), [true, true, false, true]);
    }
}

//! What a type reaches: whether it contains itself, and whether what is given may differ from what is read.

use crate::cycles::{leading_to, nodes_on_cycles};
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
        let completed = leading_to(&needs, (0..types.len()).filter(|index| is_completed(&types[*index].ty)));
        let mut recursive = vec![false; types.len()];
        for index in nodes_on_cycles(&needs) {
            recursive[index] = true;
        }
        Self { recursive, completed }
    }

    /// Whether a value of the type may contain another one of the same type.
    pub(super) fn is_recursive(&self, id: TypeId) -> bool {
        self.recursive[id.0]
    }

    /// Whether reading adds or drops keys, so that the type is another one before it is read.
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

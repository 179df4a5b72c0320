//! What types are other names of.

use crate::ir::{NamedType, Type, TypeId};

/// What a type is another name of in the end.
#[derive(Clone, Copy)]
pub(super) struct End {
    /// That type, or the type itself.
    pub(super) ty: usize,
    /// Whether a value may be `null` by one of the names.
    pub(super) nullable: bool,
}

/// For each type what it is another name of in the end: each name is followed once.
pub(super) fn ends(types: &[NamedType]) -> Vec<End> {
    let mut ends: Vec<Option<End>> = vec![None; types.len()];
    for start in 0..types.len() {
        let mut chain = Vec::new();
        let mut next = Some(start);
        while let Some(index) = next.filter(|index| ends[*index].is_none()) {
            // What is met again before its end is known is a name of itself, and ends there.
            ends[index] = Some(End { ty: index, nullable: false });
            chain.push(index);
            next = match core(&types[index].ty) {
                Type::Reference(TypeId(next)) => Some(*next),
                _ => None,
            };
        }
        let mut end = next.and_then(|next| ends[next]);
        for index in chain.into_iter().rev() {
            let End { ty, nullable } = end.unwrap_or(End { ty: index, nullable: false });
            end = Some(End { ty, nullable: nullable || is_nullable(&types[index].ty) });
            ends[index] = end;
        }
    }
    ends.into_iter().flatten().collect()
}

/// A type without its residual schema, and without `null`.
pub(super) fn core(ty: &Type) -> &Type {
    match ty.unrefined() {
        Type::Nullable(inner) => inner,
        other => other,
    }
}

fn is_nullable(ty: &Type) -> bool {
    matches!(ty.unrefined(), Type::Nullable(_))
}

//! Properties that have one value: they are written and asked for, and no part of a value.

use std::collections::BTreeSet;

use serde_json::Value;

use crate::ir::{self, Choice, Field, NamedType, Presence, Type, TypeId, TypeName};

/// The value of a property that must be there and has one value, such as the tag of a variant.
pub(super) fn value_of(field: &Field, types: &[NamedType]) -> Option<Value> {
    if field.presence != Presence::Required || field.transient {
        return None;
    }
    match &field.ty {
        Type::Reference(id) => only(&types.get(id.0)?.ty),
        ty => only(ty),
    }
}

fn only(ty: &Type) -> Option<Value> {
    match ty {
        Type::StringEnum(ir::StringEnum { choice: Choice::Const, members }) => {
            Some(members.first()?.value.clone().into())
        }
        Type::OneOfValues(ir::ValueEnum { choice: Choice::Const, values }) => values.first().cloned(),
        _ => None,
    }
}

/// The types that are nothing but such properties: none needs a name.
pub(super) fn unneeded(types: &[NamedType]) -> BTreeSet<TypeId> {
    let is_tag = |(index, named): (usize, &NamedType)| {
        let is_inline = matches!(named.name, TypeName::Inline(_));
        (is_inline && only(&named.ty).is_some()).then_some(TypeId(index))
    };
    let mut tags: BTreeSet<TypeId> = types.iter().enumerate().filter_map(is_tag).collect();
    for named in types {
        keep(&named.ty, types, &mut tags);
    }
    tags
}

/// Takes those out that something else refers to.
fn keep(ty: &Type, types: &[NamedType], tags: &mut BTreeSet<TypeId>) {
    match ty {
        Type::Reference(id) => drop(tags.remove(id)),
        Type::Struct(object) => {
            let other = object.fields.iter().filter(|field| value_of(field, types).is_none()).map(|field| &field.ty);
            other.chain(object.additional.as_deref()).for_each(|ty| keep(ty, types, tags));
        }
        other => other.children().into_iter().for_each(|ty| keep(ty, types, tags)),
    }
}

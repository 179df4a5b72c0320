//! Properties that must be there with the one value that they may have, such as the tag of a variant: they are written and asked for,
//! and no part of a value.

use std::collections::BTreeSet;

use serde_json::Value;

use crate::ir::{self, Choice, Field, NamedType, Presence, Type, TypeId, TypeName};

/// The constants of a module.
#[derive(Debug, Default)]
pub(super) struct Constants {
    /// The value of each type that has one.
    values: Vec<Option<Value>>,
    /// The types that are nothing but such properties.
    unneeded: BTreeSet<TypeId>,
}

impl Constants {
    /// Those of these types, but for types that ask for more than `is_plain` allows.
    pub(super) fn of(types: &[NamedType], is_plain: impl Fn(TypeId) -> bool) -> Self {
        let value = |(index, named): (usize, &NamedType)| only(&named.ty).filter(|_| is_plain(TypeId(index)));
        let values: Vec<Option<Value>> = types.iter().enumerate().map(value).collect();
        let is_tag = |index: &usize| values[*index].is_some() && matches!(types[*index].name, TypeName::Inline(_));
        let unneeded = (0..types.len()).filter(is_tag).map(TypeId).collect();
        let mut constants = Self { values, unneeded };
        for named in types {
            constants.keep(&named.ty);
        }
        constants
    }

    /// The value of a property, where it is a constant.
    pub(super) fn value_of(&self, field: &Field) -> Option<Value> {
        if field.presence != Presence::Required || field.transient {
            return None;
        }
        match &field.ty {
            Type::Reference(id) => self.values.get(id.0)?.clone(),
            ty => only(ty),
        }
    }

    /// Whether nothing needs the name of a type: it is in place, and the type of such properties alone.
    pub(super) fn is_unneeded(&self, id: TypeId) -> bool {
        self.unneeded.contains(&id)
    }

    /// Keeps the names of types that something else refers to.
    pub(super) fn need(&mut self, types: &BTreeSet<TypeId>) {
        self.unneeded.retain(|id| !types.contains(id));
    }

    /// Takes those out of the types that nothing needs that something else refers to.
    fn keep(&mut self, ty: &Type) {
        match ty {
            Type::Reference(id) => drop(self.unneeded.remove(id)),
            Type::Struct(object) => {
                let others = object.fields.iter().filter(|field| self.value_of(field).is_none());
                let others: Vec<&Type> = others.map(|field| &field.ty).chain(object.additional.as_deref()).collect();
                for ty in others {
                    self.keep(ty);
                }
            }
            other => {
                for ty in other.children() {
                    self.keep(ty);
                }
            }
        }
    }
}

fn only(ty: &Type) -> Option<Value> {
    match ty {
        Type::StringEnum(ir::StringEnum { choice: Choice::Const, members }) => {
            Some(members.first()?.value.clone().into())
        }
        Type::OneOfValues(ir::ValueEnum { choice: Choice::Const, values, .. }) => values.first().cloned(),
        _ => None,
    }
}

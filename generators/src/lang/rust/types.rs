//! How types are spelled.

use super::super::needs::Need;
use super::flatten::{self, format_type};
use super::imports;
use super::module::{Module, TypeKind};
use super::writer::Writer;
use crate::ir::{Format, Presence, Type, TypeId};

/// Where a type is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Owner {
    /// In this type, whose values contain it.
    Contains(TypeId),
    /// In a list or a map, which have a pointer to it.
    Behind,
}

impl Module {
    /// Whether a value of one type lies within another, not behind a pointer, and the other way round.
    pub(super) fn is_boxed(&self, owner: Owner, target: TypeId) -> bool {
        let Owner::Contains(owner) = owner else { return false };
        !self.indirect[target.0]
            && matches!(
                self.kind(target),
                TypeKind::Struct | TypeKind::Tuple | TypeKind::Union | TypeKind::Refined | TypeKind::Wrapper
            )
            && self.within[owner.0] == self.within[target.0]
    }

    /// The type behind aliases, as far as they are written as what they stand for.
    pub(super) fn resolve<'t>(&'t self, mut ty: &'t Type) -> &'t Type {
        while let Type::Reference(id) = ty {
            if self.kind(*id) != TypeKind::Alias || self.is_indirect(*id) {
                break;
            }
            ty = &self.types[id.0].ty;
        }
        ty
    }
}

impl Writer<'_> {
    /// How a type is written inside another one.
    pub(super) fn ty(&mut self, ty: &Type, owner: Owner) -> String {
        match ty {
            Type::Null => "()".to_owned(),
            Type::Boolean => "bool".to_owned(),
            Type::String(rules) => match rules.format {
                Some(format) => self.format(format),
                None => "String".to_owned(),
            },
            Type::Integer(rules) if flatten::is_unsigned(rules) => "u64".to_owned(),
            Type::Integer(_) => "i64".to_owned(),
            Type::Number(_) => "f64".to_owned(),
            Type::Array(array) => format!("Vec<{}>", self.ty(&array.item, Owner::Behind)),
            Type::Map(map) => self.map_of(&map.value),
            Type::Nullable(inner) => format!("Option<{}>", self.ty(inner, owner)),
            Type::Reference(id) if self.module.is_indirect(*id) => {
                format!("{}<{}>", self.indirect(), self.module.names[id.0])
            }
            Type::Reference(id) if self.module.is_boxed(owner, *id) => format!("Box<{}>", self.module.names[id.0]),
            Type::Reference(id) => self.module.names[id.0].clone(),
            Type::Never => {
                self.need(Need::NoValue);
                self.support("Never")
            }
            // All but the first have been given names.
            Type::Any
            | Type::StringEnum(_)
            | Type::OneOfValues(_)
            | Type::Struct(_)
            | Type::Tuple(_)
            | Type::Union(_)
            | Type::Refined(_) => self.support("Value"),
        }
    }

    /// How a field's type is written.
    pub(super) fn field_ty(&mut self, ty: &Type, presence: &Presence, owner: Owner) -> String {
        match (presence, self.module.resolve(ty)) {
            (Presence::Optional | Presence::Defaulted(_), Type::Nullable(inner)) => {
                format!("{}<{}>", self.support("Maybe"), self.ty(inner, owner))
            }
            (Presence::Optional | Presence::Defaulted(_), _) => format!("Option<{}>", self.ty(ty, owner)),
            _ => self.ty(ty, owner),
        }
    }

    /// A map from any key to values of a type.
    pub(super) fn map_of(&mut self, value: &Type) -> String {
        match self.module.resolve(value) {
            Type::Any => self.support("Object"),
            _ => format!("{}<String, {}>", self.btree_map(), self.ty(value, Owner::Behind)),
        }
    }

    /// How `BTreeMap` is written.
    pub(super) fn btree_map(&mut self) -> &'static str {
        if self.module.known_names.contains("BTreeMap") {
            return "std::collections::BTreeMap";
        }
        self.need(imports::BTREE_MAP);
        "BTreeMap"
    }

    /// How the pointer that interrupts chains is written.
    pub(super) fn indirect(&mut self) -> String {
        self.need(Need::Indirection);
        self.support("Indirect")
    }

    /// How the type of strings with a format is written.
    fn format(&mut self, format: Format) -> String {
        self.need(Need::Format(format));
        self.support(format_type(format))
    }

    /// How something of the support module is written: alone, unless a type of the module has its name.
    pub(super) fn support(&mut self, name: &'static str) -> String {
        if self.module.known_names.contains(name) {
            return format!("support::{name}");
        }
        self.need(imports::support(name));
        name.to_owned()
    }
}

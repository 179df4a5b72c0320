//! Types: what emitted code holds a value in.

use serde_json::Value;

use crate::naming::readable;

use super::{
    ArrayType, MapType, NumberRules, Schema, StringEnum, StringRules, StructType, TupleType, UnionType, ValueEnum,
};

/// Index of a [`NamedType`] in its module.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct TypeId(pub usize);

/// A type with a name of its own.
#[derive(Debug, Clone, PartialEq)]
pub struct NamedType {
    /// What it is called in the schema, and why.
    pub name: TypeName,
    /// For the doc comment.
    pub docs: Docs,
    /// What it is.
    pub ty: Type,
}

/// A raw name, from which each language derives its own.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum TypeName {
    /// A payload file: `execute.input` of `schemas/execute.input.json`. `ExecuteInput` in every language (EMT-02).
    Payload(String),
    /// An entry of `$defs`: it keeps its name (EMT-02).
    Definition(String),
    /// An inline schema: the name of the type around it, then the property, or `item`/`value` for elements.
    Inline(Vec<String>),
}

impl TypeName {
    /// The raw name as one text, its parts separated by spaces.
    #[must_use]
    pub fn raw(&self) -> String {
        let parts = match self {
            Self::Payload(name) | Self::Definition(name) => std::slice::from_ref(name),
            Self::Inline(parts) => parts.as_slice(),
        };
        parts.iter().map(|part| readable(part)).collect::<Vec<_>>().join(" ")
    }
}

/// Documentation of a type or a field.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Docs {
    /// `title`, where it says more than the name.
    pub title: Option<String>,
    /// `description`.
    pub description: Option<String>,
    /// `examples`, each any JSON value.
    pub examples: Vec<Value>,
    /// `deprecated: true`.
    pub deprecated: bool,
    /// `readOnly: true`.
    pub read_only: bool,
    /// `writeOnly: true`.
    pub write_only: bool,
}

/// What a value may be. A validator accepts exactly these values (EMT-04).
#[derive(Debug, Clone, PartialEq)]
pub enum Type {
    /// Any JSON value, `null` too.
    Any,
    /// `null` alone.
    Null,
    /// `true` or `false`.
    Boolean,
    /// A string.
    String(StringRules),
    /// A number without fraction, however it is written (`3`, `3.0`, `3e0`).
    Integer(NumberRules),
    /// A number.
    Number(NumberRules),
    /// One of some strings. Only as the type of a [`NamedType`], bare or in its [`Type::Refined`].
    StringEnum(StringEnum),
    /// One of some JSON values that are not all strings.
    OneOfValues(ValueEnum),
    /// An array whose items are all alike.
    Array(ArrayType),
    /// An array whose first items have types of their own.
    Tuple(TupleType),
    /// An object with named properties. Only as the type of a [`NamedType`], bare or in its [`Type::Refined`].
    Struct(StructType),
    /// An object whose keys are free.
    Map(MapType),
    /// One of several types. Only as the type of a [`NamedType`], bare or in its [`Type::Refined`].
    Union(UnionType),
    /// The inner type, or `null`. Never nested, never around `Any`, `Null` or [`Type::Refined`].
    Nullable(Box<Type>),
    /// A type that can't say all that its schema asks, with the schema that says the rest. Never nested.
    Refined(RefinedType),
    /// A named type of the same module.
    Reference(TypeId),
    /// No value at all: the schema `false`.
    Never,
}

impl Type {
    /// The type, without its residual schema.
    #[must_use]
    pub fn unrefined(&self) -> &Self {
        match self {
            Self::Refined(refined) => &refined.ty,
            other => other,
        }
    }

    /// The same, to change it.
    pub(crate) fn unrefined_mut(&mut self) -> &mut Self {
        match self {
            Self::Refined(refined) => &mut refined.ty,
            other => other,
        }
    }

    /// The types directly inside this one: items, values, fields, variants. A reference has none.
    #[must_use]
    pub fn children(&self) -> Vec<&Self> {
        match self {
            Self::Array(array) => vec![&array.item],
            Self::Tuple(tuple) => tuple.items.iter().chain(tuple.rest.as_deref()).collect(),
            Self::Map(map) => vec![&map.value],
            Self::Union(union) => union.variants.iter().map(|variant| &variant.ty).collect(),
            Self::Nullable(inner) => vec![inner],
            Self::Refined(refined) => vec![&refined.ty],
            Self::Struct(object) => {
                object.fields.iter().map(|field| &field.ty).chain(object.additional.as_deref()).collect()
            }
            _ => Vec::new(),
        }
    }

    /// The same, to change them.
    pub(crate) fn children_mut(&mut self) -> Vec<&mut Self> {
        match self {
            Self::Array(array) => vec![&mut array.item],
            Self::Tuple(tuple) => tuple.items.iter_mut().chain(tuple.rest.as_deref_mut()).collect(),
            Self::Map(map) => vec![&mut map.value],
            Self::Union(union) => union.variants.iter_mut().map(|variant| &mut variant.ty).collect(),
            Self::Nullable(inner) => vec![inner],
            Self::Refined(refined) => vec![&mut refined.ty],
            Self::Struct(object) => {
                object.fields.iter_mut().map(|field| &mut field.ty).chain(object.additional.as_deref_mut()).collect()
            }
            _ => Vec::new(),
        }
    }

    /// The named types that this one refers to, itself or inside, in order and as often as it does.
    #[must_use]
    pub fn references(&self) -> Vec<TypeId> {
        let here = if let Self::Reference(id) = self { Some(*id) } else { None };
        here.into_iter().chain(self.children().into_iter().flat_map(Self::references)).collect()
    }
}

/// A type and the part of its schema that it can't say.
#[derive(Debug, Clone, PartialEq)]
pub struct RefinedType {
    /// What holds the value.
    pub ty: Box<Type>,
    /// What the value is validated against besides.
    pub schema: Schema,
    /// How much of the schema that is.
    pub covers: Covers,
}

/// How much a [`RefinedType`]'s schema covers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Covers {
    /// What the type leaves out: both are asked, and both report.
    Rest,
    /// All there is to say: the type is asked where the schema found nothing, for it may be more narrow than JSON (64 bits).
    Whole,
}

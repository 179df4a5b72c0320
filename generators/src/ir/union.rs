//! Unions.

use dagstack_spec_model::json_schema::{JsonType, Keyword};
use serde_json::Value;

use super::{Docs, Type};

/// One of several types: `anyOf`, `oneOf`, or an array of types.
#[derive(Debug, Clone, PartialEq)]
pub struct UnionType {
    /// The keyword that a problem is reported with.
    pub keyword: UnionKeyword,
    /// What discriminates its variants.
    pub discriminator: Discriminator,
    /// At least two, with unique names.
    pub variants: Vec<Variant>,
}

/// Which keyword makes a union.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum UnionKeyword {
    /// `anyOf`: at least one variant fits; a value is represented as the first that does.
    AnyOf,
    /// `oneOf`: exactly one variant fits.
    OneOf,
    /// `type` with several types; always discriminated by [`Discriminator::JsonType`].
    Type,
}

impl UnionKeyword {
    /// The keyword.
    #[must_use]
    pub fn keyword(self) -> Keyword {
        match self {
            Self::AnyOf => Keyword::AnyOf,
            Self::OneOf => Keyword::OneOf,
            Self::Type => Keyword::Type,
        }
    }
}

/// What discriminates the variants of a union.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Discriminator {
    /// By a property with this JSON name: each variant is a struct that requires it and has values of its own for it
    /// ([`Variant::tags`]), so no value fits two.
    Tag(String),
    /// By the type of the value ([`Variant::json_types`]), which no two variants share.
    JsonType,
    /// By trying each of them: with `oneOf` exactly one must fit, with `anyOf` at least one.
    Trial,
}

/// A variant of a union.
#[derive(Debug, Clone, PartialEq)]
pub struct Variant {
    /// Its raw name, unique in the union: the name in `$defs`, the tag, the JSON type, or the title.
    pub name: String,
    /// For the doc comment.
    pub docs: Docs,
    /// What it holds.
    pub ty: Type,
    /// The values of the tag, strings, integers or booleans; empty where the union has none.
    pub tags: Vec<Value>,
    /// The types of JSON that it holds, `Number` with `Integer` where it holds both; unique, not empty.
    pub json_types: Vec<JsonType>,
}

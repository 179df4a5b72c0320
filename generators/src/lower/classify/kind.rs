//! What kind of type a schema calls for.

use dagstack_spec_model::json_schema::Keyword;

use crate::ir::{JsonType, UnionKeyword};
use crate::lower::place::Place;

/// The kind of type that a schema calls for, apart from `null`.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum TypeKind<'s> {
    /// Any value: nothing determines a type.
    Anything,
    /// No value.
    Nothing,
    /// The values that `enum` and `const` leave.
    Values,
    /// What `type` says.
    Types(Vec<JsonType>),
    /// One object, put together from several schemas that all hold.
    Merged(Vec<Place<'s>>),
    /// The same as another schema: the one referred to, the one that gives `allOf` its type, or the one that may also be `null`; and the
    /// keyword that has it.
    Like(Place<'s>, Keyword),
    /// One of several.
    Union(UnionKeyword, Vec<Place<'s>>),
    /// One of several objects discriminated by this tag, each put together with what the schema itself asks.
    Joined(UnionKeyword, String, Vec<Place<'s>>),
}

/// The kind of a schema, and whether `null` fits, too.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Classification<'s> {
    pub(crate) kind: TypeKind<'s>,
    pub(crate) nullable: bool,
}

impl<'s> Classification<'s> {
    /// A kind without `null`.
    pub(crate) fn plain(kind: TypeKind<'s>) -> Self {
        Self { kind, nullable: false }
    }

    /// What `type` lists: `null` among others makes the others nullable.
    pub(super) fn of_types(mut types: Vec<JsonType>) -> Self {
        let nullable = types.len() > 1 && types.contains(&JsonType::Null);
        if nullable {
            types.retain(|ty| *ty != JsonType::Null);
        }
        Self { kind: TypeKind::Types(types), nullable }
    }
}

//! What named types are made from.

use super::place::Place;
use crate::ir::{JsonType, UnionKeyword};

/// What a named type is made from: a schema, or a part of what it accepts.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) struct Key<'s> {
    pub(super) place: Place<'s>,
    pub(super) facet: Facet,
}

/// How much of a schema a named type covers.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) enum Facet {
    Whole,
    WithoutNull,
    /// The values of one type, where `type` lists several.
    Only(JsonType),
    /// The schema together with one branch of its union.
    With(UnionKeyword, usize),
}

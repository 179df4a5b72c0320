//! What other modules have to know of a module of types that several kinds share.

use std::collections::BTreeSet;

use super::written::Extent;
use crate::ir::TypeId;

/// What other modules have to know of a shared one.
pub(super) struct Exports {
    /// The name of its file.
    pub(super) name: String,
    /// The name of each type.
    pub(super) types: Vec<String>,
    /// The name of each type before defaults are filled in, where that is a type of its own.
    pub(super) given: Vec<Option<String>>,
    /// What the schema of each type extends to.
    pub(super) extents: Vec<Option<Extent>>,
    /// The types whose schemas are exported.
    pub(super) with_schema: BTreeSet<TypeId>,
    /// What other modules call the table of its JSON Schemas.
    pub(super) json_schemas: String,
}

impl Exports {
    /// The name of a type, and that before defaults are filled in.
    pub(super) fn names_of(&self, id: TypeId) -> (&str, Option<&str>) {
        (&self.types[id.0], self.given[id.0].as_deref())
    }

    /// What makes the JSON Schema of a payload, as an expression.
    pub(super) fn json_schema(&self, id: TypeId) -> String {
        format!("{}.{}()", self.json_schemas, self.types[id.0])
    }
}

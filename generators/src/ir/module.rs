//! Modules: the types of a kind, and those that several kinds share.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::Value;

use super::{NamedSchema, NamedType, Schema, SchemaId, Type, TypeId};

/// Types, and all that they refer to.
#[derive(Debug, Clone, PartialEq)]
pub struct Module {
    /// The named types; a type stands after those it refers to, save where they recurse. Those of [`Self::imports`] are among them,
    /// so that whatever a type leads to is found here.
    pub types: Vec<NamedType>,
    /// The types that a shared module declares, each with its place there. All others are declared here. What an imported type refers
    /// to is imported as well.
    pub imports: BTreeMap<TypeId, SharedType>,
    /// The schemas that [`Type::Refined`] types refer to, in the order they were found; those of imported types are among them.
    pub schemas: Vec<NamedSchema>,
    /// The types and schemas that may be evaluated more than once at one place of a document.
    pub revisits: Revisits,
    /// The JSON Schema of each payload among the types.
    pub payload_schemas: Vec<PayloadSchema>,
    /// Where it comes from, and what the sources were.
    pub origin: Origin,
}

impl Module {
    /// Whether a type is declared here.
    #[must_use]
    pub fn declares(&self, id: TypeId) -> bool {
        !self.imports.contains_key(&id)
    }

    /// The types that are declared here.
    pub fn declared(&self) -> impl Iterator<Item = (TypeId, &NamedType)> {
        let types = self.types.iter().enumerate().map(|(index, named)| (TypeId(index), named));
        types.filter(|(id, _)| self.declares(*id))
    }

    /// The JSON Schemas of the payloads that are declared here.
    pub fn declared_payloads(&self) -> impl Iterator<Item = &PayloadSchema> {
        self.payload_schemas.iter().filter(|payload| self.declares(payload.ty))
    }

    /// The schemas that the types refer to which are declared here, directly or through others.
    #[must_use]
    pub fn needed_schemas(&self) -> BTreeSet<SchemaId> {
        let mut waiting: Vec<SchemaId> =
            self.declared().flat_map(|(_, named)| residual_references(&named.ty)).collect();
        let mut needed = BTreeSet::new();
        while let Some(id) = waiting.pop() {
            if needed.insert(id) {
                waiting.extend(self.schemas[id.0].schema.references());
            }
        }
        needed
    }
}

/// The schemas that the residual schemas in a type refer to.
fn residual_references(ty: &Type) -> Vec<SchemaId> {
    let own: Option<&Schema> = if let Type::Refined(refined) = ty { Some(&refined.schema) } else { None };
    let inner = ty.children().into_iter().flat_map(residual_references);
    own.into_iter().flat_map(Schema::references).chain(inner).collect()
}

/// The types of one schema file that more than one kind of the spec leads to; of several files where these refer to each other.
#[derive(Debug, Clone, PartialEq)]
pub struct SharedModule {
    /// The raw name, which comes from the path of the file: `tool execute.input` of `kinds/tool/schemas/execute.input.json`.
    pub name: String,
    /// The types. Which kinds are emitted does not change them.
    pub module: Module,
    /// The types that other modules refer to by themselves, and not by way of another type of this one.
    pub entries: BTreeSet<TypeId>,
}

/// A type in a shared module.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct SharedType {
    /// The index of the module in [`Package::shared`](super::Package::shared).
    pub module: usize,
    /// The type in it.
    pub ty: TypeId,
}

/// What several branches lead to, at one place of a document. Each level of a document that leads to it again would double
/// the work, so emitted code keeps a verdict about it for each value (and what was evaluated, for `unevaluated…`). Whatever
/// is not listed is evaluated at most once at each place, and keeps nothing.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Revisits {
    /// Among [`Module::types`].
    pub types: BTreeSet<TypeId>,
    /// Among [`Module::schemas`].
    pub schemas: BTreeSet<SchemaId>,
}

/// The JSON Schema of a payload, as users of emitted code can have it.
#[derive(Debug, Clone, PartialEq)]
pub struct PayloadSchema {
    /// The type of the payload: an index into [`Module::types`].
    pub ty: TypeId,
    /// The schema, closed: all that it refers to is below its own `$defs`.
    pub schema: Value,
}

/// What the header of an emitted file says about its sources (EMT-01).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Origin {
    /// The file in the spec tree: `kinds/tool/v1.yaml`.
    pub path: String,
    /// SHA-256 over the sources, in hexadecimal, 64 digits.
    pub digest: String,
}

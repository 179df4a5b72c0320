//! TypeScript: what the templates under `ts/` print. A view holds finished text; a template puts it in its place.

mod checks;
mod header;
mod hooks;
mod index;
mod json_schemas;
mod kind;
mod manifest;
mod residual;
mod runtime;
mod shared;
mod structs;
mod types;
mod unions;

pub use self::checks::{Annotation, Check, Modified, Modifier};
pub use self::header::{Header, Imports};
pub use self::hooks::{Hook, Hooks, Method, Plugin};
pub use self::index::{Index, IndexedKind, Version};
pub use self::json_schemas::{JsonSchemas, PayloadSchema};
pub use self::kind::Kind;
pub use self::manifest::{Manifest, Reader, Rule, RuledType};
pub use self::residual::ResidualSchema;
pub use self::runtime::{Formats, RUNTIME};
pub use self::shared::SharedModule;
pub use self::structs::{FieldSchema, KeyCount, MapSchema, Member, Members, ShapeMember, ShapeType, StructSchema};
pub use self::types::{
    ArraySchema, Declaration, EnumSchema, Given, NumberSchema, RecursiveSchema, StringPattern, StringSchema, TupleRest,
    TupleSchema, TypeBody,
};
pub use self::unions::UnionSchema;

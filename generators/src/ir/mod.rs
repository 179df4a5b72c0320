//! The intermediate representation: what every language is emitted from, and all that it needs.
//!
//! It is small and language-neutral. Lowering fills it from a checked spec; a language turns it into views. Names are *raw*
//! here (`execute.input`, `FunctionSchema`, `a-b`): each language spells them by its own rules and keeps them apart.

mod array;
mod enumeration;
mod format;
mod object;
mod scalars;
mod schema;
mod types;
mod union;

use std::collections::BTreeSet;

pub use array::{ArrayType, TupleType};
use dagstack_spec_model::Diagnostic;
pub use dagstack_spec_model::json_schema::JsonType;
pub use dagstack_spec_model::kind::{DispatchClass as Dispatch, ErrorPolicy};
pub use dagstack_spec_model::manifest::{FieldRule, Literal, Requirement};
pub use enumeration::{Choice, EnumMember, StringEnum, ValueEnum};
pub use format::Format;
pub use object::{Field, MapType, Presence, StructType};
pub use scalars::{NumberRules, Pattern, StringRules};
pub use schema::{Contains, Items, Keyword, NamedSchema, Properties, Schema, SchemaId};
use serde_json::Value;
pub use types::{Covers, Docs, NamedType, RefinedType, Type, TypeId, TypeName};
pub use union::{Discriminator, UnionKeyword, UnionType, Variant};

/// All that one run emits.
#[derive(Debug, Clone, PartialEq)]
pub struct Package {
    /// What the emitted `VERSION` says: the spec's version, unless the caller gives the package's own (EMT-05).
    pub version: String,
    /// The kinds, by name and then by major.
    pub kinds: Vec<Kind>,
    /// The manifest model; `None` where the caller leaves it out.
    pub manifest: Option<Manifest>,
    /// What the schemas say in vain, for whoever wrote them.
    pub warnings: Vec<Diagnostic>,
}

/// One kind in one major version: one emitted module.
#[derive(Debug, Clone, PartialEq)]
pub struct Kind {
    /// `tool`.
    pub name: String,
    /// `1.0.0`.
    pub api_version: String,
    /// The major of `api_version`: the `1` of `ToolV1`.
    pub major: u64,
    /// What the kind is for.
    pub description: String,
    /// Whether plugins of this kind run in process only (MAN-13).
    pub in_process_only: bool,
    /// Whether there is one plugin of this kind a runtime (LIF-17).
    pub singleton_per_runtime: bool,
    /// The hooks, in the order of the hookspec.
    pub hooks: Vec<Hook>,
    /// The named types; a type comes after those it refers to, save where they recurse.
    pub types: Vec<NamedType>,
    /// The schemas that [`Type::Refined`] types refer to, in the order they were found.
    pub schemas: Vec<NamedSchema>,
    /// The types and schemas that may be evaluated more than once at one place of a document.
    pub revisits: Revisits,
    /// The JSON Schema of each payload, in the order of the hooks.
    pub payload_schemas: Vec<PayloadSchema>,
    /// Where it comes from, and what the sources were.
    pub origin: Origin,
}

/// What several branches lead to, at one place of a document. Each level of a document that leads to it again would double
/// the work, so emitted code keeps a verdict about it for each value (and what was evaluated, for `unevaluated…`). Whatever
/// is not listed is evaluated at most once at each place, and keeps nothing.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Revisits {
    /// Among [`Kind::types`].
    pub types: BTreeSet<TypeId>,
    /// Among [`Kind::schemas`].
    pub schemas: BTreeSet<SchemaId>,
}

/// The JSON Schema of a payload, as users of emitted code can have it.
#[derive(Debug, Clone, PartialEq)]
pub struct PayloadSchema {
    /// The type of the payload: an index into [`Kind::types`].
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

/// One hook of a kind.
#[derive(Debug, Clone, PartialEq)]
pub struct Hook {
    /// snake_case, as on the wire.
    pub name: String,
    /// How the registry calls it.
    pub dispatch: Dispatch,
    /// What the hook does.
    pub description: String,
    /// The type it takes: an index into [`Kind::types`].
    pub input: TypeId,
    /// The type it gives: an index into [`Kind::types`]. A `broadcast_notify` hook may have none.
    pub output: Option<TypeId>,
    /// Whether it is a tool of the MCP server.
    pub mcp_exposed: bool,
    /// The tool's name (RUN-02), `{kind}.{plugin}.{hook}` where the hookspec is silent.
    pub tool_name_template: String,
    /// What one failure among several plugins means; `Some` for broadcast_collect alone.
    pub error_policy: Option<ErrorPolicy>,
    /// `async`, `sync`, … where the hookspec says so.
    pub execution_model: Option<String>,
    /// Whether a plugin may leave the hook out.
    pub optional: bool,
}

/// The manifest: a closed struct and the rules between its fields.
#[derive(Debug, Clone, PartialEq)]
pub struct Manifest {
    /// The named types of the module; the manifest itself is `root`.
    pub types: Vec<NamedType>,
    /// The manifest's own type, a [`Type::Struct`].
    pub root: TypeId,
    /// The rules between fields, checked on the normalised manifest in this order; all that are broken are reported.
    pub rules: Vec<FieldRule>,
    /// Where it comes from.
    pub origin: Origin,
}

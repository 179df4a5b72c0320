//! The intermediate representation: what every language is emitted from, and all that it needs.
//!
//! It is small and language-neutral. Lowering fills it from a checked spec; a language turns it into views. Names are *raw*
//! here (`execute.input`, `FunctionSchema`, `a-b`): each language spells them by its own rules and keeps them apart.

mod array;
mod enumeration;
mod format;
mod module;
mod object;
mod scalars;
mod schema;
mod types;
mod union;

pub use array::{ArrayType, TupleType};
use dagstack_spec_model::Diagnostic;
pub use dagstack_spec_model::json_schema::JsonType;
pub use dagstack_spec_model::kind::{DispatchClass as Dispatch, ErrorPolicy};
pub use dagstack_spec_model::manifest::{FieldRule, Literal, Requirement};
pub use enumeration::{Choice, EnumMember, StringEnum, ValueEnum};
pub use format::Format;
pub use module::{Module, Origin, PayloadSchema, Revisits, SharedModule, SharedType};
pub use object::{Field, MapType, Presence, StructType};
pub use scalars::{NumberRules, Pattern, StringRules};
pub use schema::{Contains, Items, Keyword, NamedSchema, Properties, Schema, SchemaId};
pub use types::{Covers, Docs, NamedType, RefinedType, Type, TypeId, TypeName};
pub use union::{Discriminator, UnionKeyword, UnionType, Variant};

/// All that one run emits.
#[derive(Debug, Clone, PartialEq)]
pub struct Package {
    /// What the emitted `VERSION` says: the spec's version, unless the caller gives the package's own (EMT-05).
    pub version: String,
    /// The kinds, by name and then by major.
    pub kinds: Vec<Kind>,
    /// What more than one kind of the spec leads to and these kinds need; a module stands after those that it imports from.
    pub shared: Vec<SharedModule>,
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
    /// What its payloads are made of. The schemas of payloads are in the order of the hooks.
    pub module: Module,
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
    /// The type it takes: an index into [`Module::types`].
    pub input: TypeId,
    /// The type it gives: an index into [`Module::types`]. A `broadcast_notify` hook may have none.
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
    /// Its types, none of them imported; the manifest itself is `root`.
    pub module: Module,
    /// The manifest's own type, a [`Type::Struct`].
    pub root: TypeId,
    /// The rules between fields, checked on the normalised manifest in this order; all that are broken are reported.
    pub rules: Vec<FieldRule>,
}

//! Views of emitted Go. Every text is Go source already: names are legal, literals are quoted and comments can't be left.
//!
//! Lines of comments come without their `//`, and with the space that follows it.

mod header;
mod hooks;
mod index;
mod json_schema;
mod kind;
mod manifest;
mod nodes;
mod residual;
mod runtime;
mod shared;
mod structs;
mod types;
mod unions;

use askama::Template;

pub use self::header::{Header, Imports};
pub use self::hooks::{Hooks, Method, OptionalHook, Plugin};
pub use self::index::{Index, KindRow, SharedRow};
pub use self::json_schema::JsonSchema;
pub use self::kind::KindFile;
pub use self::manifest::{ManifestFile, Rule};
pub use self::nodes::{Check, MemberNode, NodeReader, Reading};
pub use self::residual::ResidualSchema;
pub use self::runtime::{
    RUNTIME, SchemaCollection, SchemaMarshal, SchemaNode, SchemaPresence, SchemaReport, SchemaSchema, runtime_files,
};
pub use self::shared::{Alternative, NullCheck, Reexport, ReexportedEntryPoints, SharedFile};
pub use self::structs::{Accessor, Field, FieldsReader, OpenRest, Read, Rest, Struct};
pub use self::types::{Alias, Closure, Decoder, Defined, Enum, Member, Methods, Variable, Whole};
pub use self::unions::{Case, Discriminator, EntryPoints, Implementer, Switch, Trial, Union, Variant};

/// What a view prints.
#[must_use]
pub fn print(view: &impl Template) -> String {
    view.to_string()
}

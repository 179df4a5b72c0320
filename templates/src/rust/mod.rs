//! Views of emitted Rust. Every text is Rust source already: names are legal, literals are quoted and comments can't be left.

mod constructors;
mod header;
mod hooks;
mod index;
mod json_schema;
mod kind;
mod manifest;
mod residual;
mod runtime;
mod shared;
mod structs;
mod types;
mod unions;

pub use self::constructors::{Assignment, Constructor, New, Parameter, Setter};
pub use self::header::{Header, Imports};
pub use self::hooks::{Hook, Hooks, Layout, Method, Plugin, Signature};
pub use self::index::Index;
pub use self::json_schema::JsonSchema;
pub use self::kind::Kind;
pub use self::manifest::{Manifest, Rule};
pub use self::residual::ResidualSchema;
pub use self::runtime::{RUNTIME, Support};
pub use self::shared::{SharedModule, SharedModules, Use};
pub use self::structs::{Accessor, Field, Struct};
pub use self::types::{Alias, Enum, Item, Member, Newtype, Tuple};
pub use self::unions::{Union, UnionVariant};

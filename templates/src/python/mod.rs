//! Views of emitted Python. Every text is Python source already: names are legal, literals are quoted and docstrings can't be left.

mod decode;
mod header;
mod hooks;
mod index;
mod kind;
mod manifest;
mod objects;
mod residual;
mod runtime;
mod shared;
mod statements;
mod structs;
mod types;

use askama::Template;

pub use self::decode::{
    CallDecoder, Elements, Entries, Items, Position, ReadEnum, ReadRefined, ReadUnionByTag, ReadUnionByTrial,
    ReadUnionByType, Tuple,
};
pub use self::header::Header;
pub use self::hooks::{Hook, Hooks, Method, Plugin};
pub use self::index::Index;
pub use self::kind::Kind;
pub use self::manifest::Manifest;
pub use self::objects::{Draft, FieldRule, Others, Property, ReadObject, Rest, WriteObject, Written};
pub use self::residual::{
    CallCheck, Contains, CountFitting, Evaluated, EvaluatedItems, EvaluatedKey, Fit, PropertyNames, UnevaluatedItems,
    UnevaluatedProperties,
};
pub use self::runtime::RUNTIME;
pub use self::shared::Shared;
pub use self::statements::{Branch, Each, Element, If, Refuse, Report};
pub use self::structs::{Accessor, Field, Struct};
pub use self::types::{Alias, Codec, Enum, Function, JsonSchema, Member, Residual, Union};

/// What a view prints.
#[must_use]
pub fn print(view: &impl Template) -> String {
    view.to_string()
}

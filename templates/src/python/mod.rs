//! Views of emitted Python. Every text is Python source already: names are legal, literals are quoted and docstrings can't be left.

mod header;
mod hooks;
mod index;
mod kind;
mod manifest;
mod runtime;
mod shared;
mod structs;
mod types;

use askama::Template;

pub use self::header::Header;
pub use self::hooks::{Hook, Hooks, Method, Plugin};
pub use self::index::Index;
pub use self::kind::Kind;
pub use self::manifest::Manifest;
pub use self::runtime::RUNTIME;
pub use self::shared::Shared;
pub use self::structs::{Accessor, Field, Struct};
pub use self::types::{Alias, Enum, Function, Member, Residual, Union};

/// What a view prints.
#[must_use]
pub fn print(view: &impl Template) -> String {
    view.to_string()
}

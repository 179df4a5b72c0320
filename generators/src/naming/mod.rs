//! Names: from whatever a schema calls things to identifiers that are legal, readable and never merge.
//!
//! A [`Style`] says how a language spells a kind of name; [`identifiers`] spells a whole group of siblings at once, so that the
//! result depends on the group alone and not on its order. Identifiers are ASCII in every language.

mod numbered;
mod siblings;
mod signs;
mod style;
mod values;
mod words;

pub(crate) use numbered::{first_free, free};
pub use siblings::identifiers;
pub use style::{Case, Style};
pub(crate) use values::readable;
pub use values::{NamedValue, value_identifiers};

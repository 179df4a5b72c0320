#![doc = include_str!("../README.md")]

mod bundle;
mod closed;
pub mod contract;
mod decimal;
pub mod diagnostic;
mod document;
mod draft;
mod editor;
mod execution_model;
pub mod fix;
#[doc(hidden)]
pub mod internal;
pub mod json_schema;
pub mod kind;
pub mod lint;
pub mod load;
pub mod manifest;
pub mod pattern;
mod read;
pub mod rule;
pub mod rules;
mod shape;
mod side_by_side;
pub mod source;
pub mod tree;

pub use decimal::Decimal;
pub use diagnostic::{Diagnostic, Label, Severity};
pub use draft::Draft;
pub use kind::Spec;
pub use lint::Lint;
pub use rule::Rule;
pub use source::{Source, Span};
pub use tree::Tree;

#![doc = include_str!("../README.md")]

mod analysis;
mod cycles;
pub mod docs;
pub mod documents;
pub mod file_set;
pub mod ir;
pub mod lang;
mod lower;
pub mod naming;
mod pattern;
pub mod registry;
pub mod rules;
pub mod target;
pub mod write;

pub use file_set::FileSet;
pub use lower::{
    AnnotationError, AnnotationFormat, AnnotationKeyword, Annotations, LowerOptions, check, find_problems, lower,
};

//! From a checked spec to files: schema → IR → one view a language → text.

pub mod docs;
pub mod file_set;
pub mod ir;
pub mod lang;
pub mod naming;

pub use file_set::FileSet;

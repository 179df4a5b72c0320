//! What emitted code looks like: a view for each construct of a language, and the template that prints it.
//!
//! Views hold text that is ready to be printed: names are legal, words are wrapped, literals are escaped.

pub mod go;
pub mod rust;
pub mod ts;

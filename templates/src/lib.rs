#![doc = include_str!("../README.md")]
//!
//! Views hold text that is ready to be printed: names are legal, words are wrapped, literals are escaped.

pub mod go;
pub mod python;
pub mod rust;
pub mod ts;

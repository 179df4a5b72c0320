//! How a pattern is written for an engine.
//!
//! What an engine reads as ECMA-262 does stays as it was written, so that most patterns are the same text in every language.
//! Classes that Unicode decides are spelled out as ranges of characters, for engines know different versions of it.

mod ecmascript;
mod linear;
mod ranges;

pub(crate) use ecmascript::ecmascript;
pub(crate) use linear::{Engine, escape_linear, linear, short_escape};

#[cfg(test)]
mod tests;

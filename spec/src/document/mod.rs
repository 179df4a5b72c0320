//! Documents with places: YAML, JSON and TOML read into one tree whose every key and value knows its bytes.
//!
//! The tree is what all loaders work on, so that every problem can point at its key or value whatever the syntax. Reading
//! is strict and bounded: duplicate keys, several YAML documents, aliases and nesting beyond [`MAX_DEPTH`] are refused.

mod json;
mod node;
mod number;
mod pointer;
mod problems;
mod syntax;
mod toml;
mod yaml;

pub use self::node::{Entry, Node, NodeKind, Table};
pub use self::pointer::{pointer_token, unescape_token};
pub use self::syntax::{MAX_DEPTH, Syntax};
pub use self::toml::{NotToml, to_toml};

use crate::diagnostic::Diagnostic;
use crate::source::Source;

/// Reads a document.
///
/// # Errors
/// Every syntax error that the reader can name, each with its place. TOML recovers and reports several at once.
pub fn parse(source: &Source, syntax: Syntax) -> Result<Node, Vec<Diagnostic>> {
    match syntax {
        Syntax::Yaml => yaml::parse(source),
        Syntax::Json => json::parse(source),
        Syntax::Toml => toml::parse(source),
    }
}

//! Documents with places: YAML, JSON and TOML read into one tree whose every key and value knows its bytes.
//!
//! The tree is what all loaders work on, so that every problem can point at its key or value whatever the syntax. Reading
//! is strict and bounded: duplicate keys, several YAML documents, aliases and nesting beyond [`MAX_DEPTH`] are refused.

mod json;
mod number;
mod table;
mod toml;
mod yaml;

pub use self::toml::{NotToml, to_toml};
pub use table::Table;

use std::borrow::Cow;

use serde_json::{Map, Number, Value};

use crate::diagnostic::{Diagnostic, Edit};
use crate::rules;
use crate::source::{Source, Span};

/// How deep a document may nest.
pub const MAX_DEPTH: usize = 128;

/// A value and its bytes.
#[derive(Debug, Clone, PartialEq)]
pub struct Node {
    /// What it is.
    pub kind: NodeKind,
    /// Where it is.
    pub span: Span,
}

/// The kinds of value that the three syntaxes share, and the few that only TOML or YAML has.
#[derive(Debug, Clone, PartialEq)]
pub enum NodeKind {
    /// `null`.
    Null,
    /// `true` or `false`.
    Boolean(bool),
    /// A number within the range of a double, by its exact value.
    Number(Number),
    /// A string.
    String(String),
    /// A list.
    Sequence(Vec<Node>),
    /// A table, in the order of the document, with unique keys.
    Mapping(Table),
    /// A value that JSON does not have: a TOML date-time, an infinity. Holds what to call it in messages.
    Foreign(&'static str),
}

/// A key with its value.
#[derive(Debug, Clone, PartialEq)]
pub struct Entry {
    /// The key.
    pub key: String,
    /// Where the key is.
    pub key_span: Span,
    /// The value.
    pub value: Node,
}

/// The syntaxes a document may be written in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Syntax {
    /// YAML 1.2, core schema, one document, without anchors and tags.
    Yaml,
    /// RFC 8259.
    Json,
    /// TOML 1.
    Toml,
}

impl Syntax {
    /// Whether a document can hold `null`.
    #[must_use]
    pub fn has_null(self) -> bool {
        !matches!(self, Self::Toml)
    }
}

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

impl Node {
    /// The value under `key`, if this is a table that has it.
    #[must_use]
    pub fn get(&self, key: &str) -> Option<&Node> {
        self.entry(key).map(|entry| &entry.value)
    }

    /// The entry of `key`, if this is a table that has it.
    #[must_use]
    pub fn entry(&self, key: &str) -> Option<&Entry> {
        if let NodeKind::Mapping(table) = &self.kind { table.entry(key) } else { None }
    }

    /// The entries, if this is a table.
    #[must_use]
    pub fn entries(&self) -> Option<&[Entry]> {
        if let NodeKind::Mapping(entries) = &self.kind { Some(entries) } else { None }
    }

    /// The items, if this is a list.
    #[must_use]
    pub fn items(&self) -> Option<&[Node]> {
        if let NodeKind::Sequence(items) = &self.kind { Some(items) } else { None }
    }

    /// The text, if this is a string.
    #[must_use]
    pub fn as_str(&self) -> Option<&str> {
        if let NodeKind::String(text) = &self.kind { Some(text) } else { None }
    }

    /// The truth value, if this is a boolean.
    #[must_use]
    pub fn as_bool(&self) -> Option<bool> {
        if let NodeKind::Boolean(value) = self.kind { Some(value) } else { None }
    }

    /// What to call the type of this value in a message.
    #[must_use]
    pub fn type_name(&self) -> &'static str {
        match &self.kind {
            NodeKind::Null => "null",
            NodeKind::Boolean(_) => "a boolean",
            NodeKind::Number(number) if number.is_f64() => "a number",
            NodeKind::Number(_) => "an integer",
            NodeKind::String(_) => "a string",
            NodeKind::Sequence(_) => "an array",
            NodeKind::Mapping(_) => "a table",
            NodeKind::Foreign(name) => name,
        }
    }

    /// The same value without places. A value that JSON does not have becomes a string that names it.
    #[must_use]
    pub fn to_json(&self) -> Value {
        match &self.kind {
            NodeKind::Null => Value::Null,
            NodeKind::Boolean(value) => Value::Bool(*value),
            NodeKind::Number(number) => Value::Number(number.clone()),
            NodeKind::String(text) => Value::String(text.clone()),
            NodeKind::Sequence(items) => Value::Array(items.iter().map(Self::to_json).collect()),
            NodeKind::Mapping(entries) => Value::Object(
                entries.iter().map(|entry| (entry.key.clone(), entry.value.to_json())).collect::<Map<_, _>>(),
            ),
            NodeKind::Foreign(name) => Value::String((*name).to_owned()),
        }
    }

    /// Changes the node that a JSON pointer leads to, where there is one.
    pub(crate) fn alter(&mut self, pointer: &str, change: &mut dyn FnMut(&mut Node)) {
        let Some((token, rest)) = pointer.strip_prefix('/').map(|tokens| {
            let end = tokens.find('/').unwrap_or(tokens.len());
            tokens.split_at(end)
        }) else {
            return change(self);
        };
        let token = unescape_token(token);
        let next = match &mut self.kind {
            NodeKind::Mapping(table) => table.value_mut(&token),
            NodeKind::Sequence(items) => token.parse::<usize>().ok().and_then(|index| items.get_mut(index)),
            _ => None,
        };
        if let Some(next) = next {
            next.alter(rest, change);
        }
    }

    /// The node that an RFC 6901 JSON pointer leads to, from here. The empty pointer is this node.
    #[must_use]
    pub fn pointer(&self, pointer: &str) -> Option<&Node> {
        if pointer.is_empty() {
            return Some(self);
        }
        pointer.strip_prefix('/')?.split('/').try_fold(self, |node, token| {
            let token = unescape_token(token);
            match &node.kind {
                NodeKind::Mapping(_) => node.get(&token),
                NodeKind::Sequence(items) => items.get(token.parse::<usize>().ok()?),
                _ => None,
            }
        })
    }
}

/// What one token of an RFC 6901 JSON pointer names: `a/b` for `a~1b`.
#[must_use]
pub fn unescape_token(token: &str) -> Cow<'_, str> {
    if token.contains('~') { Cow::Owned(token.replace("~1", "/").replace("~0", "~")) } else { Cow::Borrowed(token) }
}

/// Escapes one token of an RFC 6901 JSON pointer.
#[must_use]
pub fn pointer_token(token: &str) -> String {
    token.replace('~', "~0").replace('/', "~1")
}

fn too_deep(source: &Source, span: Span) -> Diagnostic {
    Diagnostic::error(rules::TOO_DEEP, source, span, format!("the document nests more than {MAX_DEPTH} levels deep"))
        .help("flatten the document")
}

fn duplicate_key(source: &Source, key: &str, first: Span, again: Span) -> Diagnostic {
    Diagnostic::error(rules::DUPLICATE_KEY, source, again, format!("duplicate key `{key}`"))
        .labelled("again here")
        .also(source, first, "first here")
        .help("remove or rename one of them")
}

/// Reports every key of a table that repeats an earlier one. One whose value is the same can go.
fn check_unique(source: &Source, entries: &[Entry], syntax: Syntax, problems: &mut Vec<Diagnostic>) {
    let mut seen = std::collections::HashMap::with_capacity(entries.len());
    for (index, entry) in entries.iter().enumerate() {
        if let Some(first) = seen.insert(entry.key.as_str(), entry) {
            let problem = duplicate_key(source, &entry.key, first.key_span.clone(), entry.key_span.clone());
            let is_same = first.value.to_json() == entry.value.to_json();
            problems.push(match syntax {
                Syntax::Json if is_same => problem.fix(Edit::remove_entry(source, entries, index)),
                Syntax::Yaml if is_same => problem.fix(Edit::remove_line(source, entry)),
                _ => problem,
            });
        }
    }
}

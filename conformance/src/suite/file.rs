//! A file of fixtures that has been read, with the places of what it says.

use std::sync::LazyLock;

use dagstack_spec_model::internal::document::{self, Node, Syntax};
use dagstack_spec_model::internal::shape::{DocumentSchema, ViolationRules};
use dagstack_spec_model::rule::Rule;
use dagstack_spec_model::{Diagnostic, Draft, Source, Span};

use crate::fixture::{File, schema};
use crate::protocol::from_json;
use crate::rules;

/// The schema of fixtures, compiled once.
static SCHEMA: LazyLock<Result<DocumentSchema, String>> =
    LazyLock::new(|| DocumentSchema::new(schema(Draft::Draft202012)).map_err(|error| error.to_string()));

const CODES: ViolationRules =
    ViolationRules::new(rules::FIXTURE_SHAPE, rules::FIXTURE_SHAPE, rules::FIXTURE_SHAPE, rules::FIXTURE_SHAPE)
        .noun("key");

/// A file of fixtures with its text, so that every problem in it has a place.
#[derive(Debug)]
pub(super) struct Loaded {
    /// The path relative to the fixtures, with `/`.
    pub(super) path: String,
    pub(super) source: Source,
    root: Node,
    pub(super) file: File,
}

impl Loaded {
    /// Reads one file.
    pub(super) fn read(path: &str, source: Source) -> Result<Self, Vec<Diagnostic>> {
        let root = document::parse(&source, Syntax::Yaml)?;
        let unread = |message: String| vec![Diagnostic::error(rules::FIXTURE_SHAPE, &source, 0..0, message)];
        let schema =
            SCHEMA.as_ref().map_err(|error| unread(format!("the schema of fixtures is not valid: {error}")))?;
        let problems = schema.check(&source, Syntax::Yaml, &root, &CODES);
        if !problems.is_empty() {
            return Err(problems);
        }
        let file = from_json(root.to_json()).map_err(|error| unread(format!("the file can't be read: {error}")))?;
        Ok(Self { path: path.to_owned(), source, root, file })
    }

    /// The value at a JSON pointer.
    pub(super) fn node(&self, pointer: &str) -> Option<&Node> {
        self.root.pointer(pointer)
    }

    /// The first line of the value at a JSON pointer, or of the nearest one around it that is there.
    pub(super) fn span(&self, pointer: &str) -> Span {
        let mut pointer = pointer;
        loop {
            if let Some(node) = self.root.pointer(pointer) {
                let text = self.source.text().get(node.span.clone()).unwrap_or_default();
                return node.span.start..node.span.start + text.find('\n').unwrap_or(text.len());
            }
            match pointer.rsplit_once('/') {
                Some((outer, _)) => pointer = outer,
                None => return 0..0,
            }
        }
    }

    /// A problem with the value at a JSON pointer.
    pub(super) fn problem(&self, code: &'static Rule, pointer: &str, message: impl Into<String>) -> Diagnostic {
        Diagnostic::error(code, &self.source, self.span(pointer), message)
    }

    /// The line on which the value at a JSON pointer begins, from 1.
    pub(super) fn line(&self, pointer: &str) -> usize {
        self.source.position(self.span(pointer).start).line
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_schema_compiles() {
        DocumentSchema::new(schema(Draft::Draft202012)).map(|_| ()).expect("a schema");
        DocumentSchema::new(schema(Draft::Draft07)).map(|_| ()).expect("a schema");
    }
}

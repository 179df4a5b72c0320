//! A spec as lints look at it: hookspecs with the places of their keys, and the schemas of each file.

use std::sync::OnceLock;

use super::LintedSchema;
use super::truth::{self, Facts};
use crate::diagnostic::{Diagnostic, Edit};
use crate::document::{self, Node, Syntax};
use crate::kind::{Hook, KindSpec, SchemaFile, SchemaPlace, Spec};
use crate::rule::Rule;
use crate::source::{Source, Span};

/// A whole tree.
pub struct LintedTree<'s> {
    /// The spec.
    pub spec: &'s Spec,
    /// Its kinds, by name and major.
    pub kinds: Vec<LintedKind<'s>>,
    /// The files of its schemas, by path.
    pub files: Vec<LintedFile<'s>>,
}

/// A kind.
pub struct LintedKind<'s> {
    /// The spec that it is part of.
    pub spec: &'s Spec,
    /// The kind.
    pub kind: &'s KindSpec,
    /// The document of its hookspec.
    pub(super) root: Node,
}

/// A hook of a kind.
#[derive(Clone, Copy)]
pub struct LintedHook<'k> {
    /// The kind.
    pub kind: &'k LintedKind<'k>,
    /// The hook.
    pub hook: &'k Hook,
    /// The hook in the document.
    node: &'k Node,
}

/// A file of a schema.
pub struct LintedFile<'s> {
    /// The spec that it is part of.
    pub spec: &'s Spec,
    /// The file.
    pub file: &'s SchemaFile,
    /// Every schema in it, outer ones first.
    pub schemas: Vec<LintedSchema<'s>>,
    facts: OnceLock<Facts>,
}

impl<'s> LintedTree<'s> {
    pub(super) fn new(spec: &'s Spec) -> Self {
        let kind = |kind: &'s KindSpec| {
            // What loaded parses: the document was dropped to keep specs small.
            let root = document::parse(&kind.source, Syntax::Yaml).ok()?;
            Some(LintedKind { spec, kind, root })
        };
        let file = |file: &'s SchemaFile| {
            let mut schemas = Vec::new();
            LintedSchema::whole(spec, file, String::new(), &file.root).collect(&mut schemas);
            LintedFile { spec, file, schemas, facts: OnceLock::new() }
        };
        Self {
            spec,
            kinds: spec.kinds.iter().filter_map(kind).collect(),
            files: spec.schemas.values().map(file).collect(),
        }
    }
}

impl LintedKind<'_> {
    /// A finding at the value of a key of the hookspec, or at its start where the key is absent.
    #[must_use]
    pub fn finding(&self, rule: &'static Rule, key: &str, message: impl Into<String>) -> Diagnostic {
        let span = self.root.get(key).map_or(0..1, |node| node.span.clone());
        Diagnostic::warning(rule, &self.kind.source, span, message)
    }

    /// Its hooks, in order.
    pub fn hooks(&self) -> impl Iterator<Item = LintedHook<'_>> {
        let nodes = self.root.get("hooks").and_then(Node::items).unwrap_or_default();
        self.kind.hooks.iter().zip(nodes).map(|(hook, node)| LintedHook { kind: self, hook, node })
    }
}

impl<'k> LintedHook<'k> {
    /// A finding at the value of a key of the hook, or at the hook's name where the key is absent.
    #[must_use]
    pub fn finding(&self, rule: &'static Rule, key: &str, message: impl Into<String>) -> Diagnostic {
        Diagnostic::warning(rule, self.source(), self.span(key), message)
    }

    /// The place of a key's value, or of the hook's name where the key is absent.
    #[must_use]
    pub fn span(&self, key: &str) -> Span {
        let node = self.node.get(key).or_else(|| self.node.get("name")).unwrap_or(self.node);
        node.span.clone()
    }

    /// The hookspec.
    #[must_use]
    pub fn source(&self) -> &'k Source {
        &self.kind.kind.source
    }

    /// Whether the hookspec gives the key.
    #[must_use]
    pub fn gives(&self, key: &str) -> bool {
        self.node.get(key).is_some()
    }

    /// The edits that give a key a value: in place of the one that it has, or below another key.
    #[must_use]
    pub fn set(&self, key: &str, value: &str, below: &str) -> Vec<Edit> {
        match (self.node.get(key), self.node.entry(below)) {
            (Some(old), _) => vec![Edit::new(self.source(), old.span.clone(), value)],
            (None, Some(entry)) => Edit::insert_after(self.source(), entry, &format!("{key}: {value}")),
            (None, None) => Vec::new(),
        }
    }

    /// The schema of what it takes; `None` where it did not load.
    #[must_use]
    pub fn input(&self) -> Option<LintedSchema<'k>> {
        LintedSchema::root(self.kind.spec, &self.hook.input)
    }

    /// The schema of what it gives; `None` where there is none, or it did not load.
    #[must_use]
    pub fn output(&self) -> Option<LintedSchema<'k>> {
        LintedSchema::root(self.kind.spec, self.hook.output.as_ref()?)
    }

    /// Whether a plugin behind MCP may be asked for it: it is exposed, and its kind is not bound to the process.
    #[must_use]
    pub fn is_at_mcp_border(&self) -> bool {
        self.hook.mcp_exposed && !self.kind.kind.constraints.in_process_only
    }
}

impl LintedFile<'_> {
    /// What is known of the sets of values that its schemas accept.
    pub(crate) fn facts(&self) -> &Facts {
        self.facts.get_or_init(|| truth::facts(self))
    }

    /// The schema at a pointer.
    pub(crate) fn schema(&self, pointer: &str) -> Option<LintedSchema<'_>> {
        LintedSchema::at(self.spec, &SchemaPlace { path: self.file.path.clone(), pointer: pointer.to_owned() })
    }
}

//! One emitted module being lowered: the types and schemas found so far, and what is wrong with them.
//!
//! Each file has what a [`Lowerer`] does about one subject. What is lowered refers to types and schemas by number, which are
//! lowered later, from a list: so only what is written inside something else is lowered by recursion.

mod array;
mod coverage;
mod keywords;
mod module;
mod object;
mod residual;
mod scalars;
mod schemas;
mod types;
mod union;
mod values;

use std::collections::{BTreeSet, HashMap};

use dagstack_spec_model::internal::document::Entry;
use dagstack_spec_model::json_schema::Keyword;
use dagstack_spec_model::kind::Spec;
use dagstack_spec_model::rule::Rule;
use dagstack_spec_model::tree::TreePath;
use dagstack_spec_model::{Diagnostic, Span};
use serde_json::Value;

pub(super) use module::Finished;

use super::annotations::{Annotated, Annotations};
use super::classify::Classifier;
use super::key::{Facet, Key};
use super::place::Place;
use crate::ir;

/// What becomes of a document when it is read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Reading {
    /// It stays what it was: a default is there for whoever asks for it (DSP-04).
    AsItCame,
    /// Its defaults are filled in (MAN-03).
    Normalised,
}

/// Lowers the schemas of one module.
pub(super) struct Lowerer<'s> {
    spec: &'s Spec,
    annotations: &'s Annotations,
    reading: Reading,
    classifier: Classifier<'s>,
    types: Vec<ir::NamedType>,
    /// What each type is made from; also of those that are not lowered yet.
    keys: Vec<Key<'s>>,
    by_key: HashMap<Key<'s>, ir::TypeId>,
    schemas: Vec<ir::NamedSchema>,
    schema_places: Vec<Place<'s>>,
    /// How many of the schemas have been lowered.
    lowered_schemas: usize,
    schema_ids: HashMap<Place<'s>, ir::SchemaId>,
    /// The defaults that have been looked at: a property is in as many structs as its schema is part of.
    defaults: HashMap<Place<'s>, ir::Presence>,
    /// What has been taken as an annotation because the caller wanted it.
    annotated: BTreeSet<Annotated>,
    problems: Vec<Diagnostic>,
    /// What is lowered for its problems alone: schemas whose values are known without them.
    scratch: Option<Box<Lowerer<'s>>>,
}

impl<'s> Lowerer<'s> {
    pub(super) fn new(spec: &'s Spec, annotations: &'s Annotations, reading: Reading) -> Self {
        Self {
            spec,
            annotations,
            reading,
            classifier: Classifier::new(annotations),
            types: Vec::new(),
            keys: Vec::new(),
            by_key: HashMap::new(),
            schemas: Vec::new(),
            schema_places: Vec::new(),
            lowered_schemas: 0,
            schema_ids: HashMap::new(),
            defaults: HashMap::new(),
            annotated: BTreeSet::new(),
            problems: Vec::new(),
            scratch: None,
        }
    }

    /// The type of a payload file.
    pub(super) fn payload(&mut self, path: &TreePath) -> ir::TypeId {
        self.named(Key { place: Place::root(self.spec, path), facet: Facet::Whole })
    }

    /// The named type of a schema. It is lowered later, and once: a chain of references may be longer than the stack is
    /// deep.
    pub(super) fn named(&mut self, key: Key<'s>) -> ir::TypeId {
        if let Some(known) = self.by_key.get(&key) {
            return *known;
        }
        let id = ir::TypeId(self.keys.len());
        self.by_key.insert(key.clone(), id);
        self.keys.push(key);
        id
    }

    /// Whether the manifest is lowered: its schema is this project's own.
    fn is_manifest(&self) -> bool {
        self.reading == Reading::Normalised
    }

    /// How a property is there that this value stands for where it is absent.
    fn default_presence(&self, value: Value) -> ir::Presence {
        match self.reading {
            Reading::AsItCame => ir::Presence::Defaulted(value),
            Reading::Normalised => ir::Presence::Filled(value),
        }
    }

    /// Reports a problem with a keyword of a schema, or with the schema where it does not have the keyword.
    fn problem(
        &mut self,
        rule: &'static Rule,
        place: &Place<'s>,
        keyword: Keyword,
        message: impl Into<String>,
    ) -> &mut Diagnostic {
        match place.node().keyword_entry(keyword) {
            Some(entry) => self.problem_with(rule, place, entry, message),
            None => self.problem_at(rule, place, place.start(), message),
        }
    }

    /// Reports a problem with an entry of a schema.
    fn problem_with(
        &mut self,
        rule: &'static Rule,
        place: &Place<'s>,
        entry: &Entry,
        message: impl Into<String>,
    ) -> &mut Diagnostic {
        let span = entry.key_span.start..entry.value.span.end.max(entry.key_span.end);
        self.problem_at(rule, place, span, message)
    }

    fn problem_at(
        &mut self,
        rule: &'static Rule,
        place: &Place<'s>,
        span: Span,
        message: impl Into<String>,
    ) -> &mut Diagnostic {
        self.problems.push(Diagnostic::error(rule, place.source(), span, message));
        let last = self.problems.len() - 1;
        &mut self.problems[last]
    }
}

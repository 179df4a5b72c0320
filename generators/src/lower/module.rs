//! One emitted module on its way: from the schemas of its payloads to named types.

use std::cell::RefCell;
use std::collections::{BTreeSet, HashMap};
use std::rc::Rc;

use dagstack_spec_model::document::{Node, pointer_token};
use dagstack_spec_model::kind::{SchemaFile, SchemaPlace, Spec};
use dagstack_spec_model::tree::TreePath;
use dagstack_spec_model::{Diagnostic, Severity, Source};
use serde_json::Value;

use super::annotations::Annotations;
use super::shape::{Form, Known, Shape};
use super::values::Members;
use super::{docs, names, order};
use crate::ir::{self, JsonType, UnionKeyword};
use dagstack_spec_model::rule::Rule;

/// One emitted module on its way: the types found so far, by the schema they come from.
pub(super) struct Module<'s> {
    pub(super) spec: &'s Spec,
    pub(super) annotations: &'s Annotations,
    /// What has been taken as an annotation because the caller wanted it.
    pub(super) annotated: BTreeSet<Annotated>,
    reading: Reading,
    pub(super) types: Vec<ir::NamedType>,
    pub(super) keys: Vec<Key>,
    by_key: HashMap<Key, ir::TypeId>,
    pub(super) schemas: Vec<ir::NamedSchema>,
    pub(super) schema_places: Vec<SchemaPlace>,
    /// How many of them have been lowered.
    pub(super) lowered_schemas: usize,
    pub(super) schema_ids: HashMap<SchemaPlace, ir::SchemaId>,
    /// The defaults that have been looked at: a property stands in as many structs as its schema is part of.
    pub(super) defaults: HashMap<SchemaPlace, ir::Presence>,
    /// The forms of schemas.
    pub(super) known_forms: RefCell<HashMap<SchemaPlace, Known>>,
    /// The values of enumerations.
    pub(super) known_members: RefCell<HashMap<SchemaPlace, Rc<Members>>>,
    pub(super) problems: Vec<Diagnostic>,
    /// What is lowered for its problems alone: schemas whose values are known without them.
    pub(super) beside: Option<Box<Module<'s>>>,
}

/// What becomes of a document when it is read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Reading {
    /// It stays what it was: a default is there for whoever asks for it (DSP-04).
    AsItCame,
    /// Its defaults are filled in (MAN-03).
    Normalised,
}

/// What a named type is made from: a schema, or a part of what it accepts.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) struct Key {
    pub(super) place: SchemaPlace,
    pub(super) facet: Facet,
}

/// How much of a schema a named type covers.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) enum Facet {
    Whole,
    WithoutNull,
    /// The values of one type, where `type` lists several.
    Only(JsonType),
    /// The schema together with one branch of its union.
    With(UnionKeyword, usize),
}

/// What a caller has taken as an annotation.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Annotated {
    Keyword(String),
    Format(String),
}

impl Annotated {
    /// Which list it is from, and its name.
    pub(super) fn parts(&self) -> (&str, &str) {
        match self {
            Self::Keyword(name) => ("annotations", name),
            Self::Format(name) => ("annotation-formats", name),
        }
    }
}

/// A schema at its place.
#[derive(Clone, Copy)]
pub(super) struct At<'s, 'p> {
    pub(super) file: &'s SchemaFile,
    pub(super) node: &'s Node,
    pub(super) pointer: &'p str,
}

impl<'s> At<'s, '_> {
    pub(super) fn place(&self) -> SchemaPlace {
        SchemaPlace { path: self.file.path.clone(), pointer: self.pointer.to_owned() }
    }

    /// The pointer to what lies below.
    pub(super) fn below(&self, steps: &[&str]) -> String {
        steps.iter().fold(self.pointer.to_owned(), |pointer, step| format!("{pointer}/{}", pointer_token(step)))
    }

    pub(super) fn place_below(&self, steps: &[&str]) -> SchemaPlace {
        SchemaPlace { path: self.file.path.clone(), pointer: self.below(steps) }
    }

    pub(super) fn source(&self) -> &'s Source {
        &self.file.source
    }
}

impl<'s> Module<'s> {
    pub(super) fn new(spec: &'s Spec, annotations: &'s Annotations, reading: Reading) -> Self {
        Self {
            spec,
            annotations,
            annotated: BTreeSet::new(),
            reading,
            types: Vec::new(),
            keys: Vec::new(),
            by_key: HashMap::new(),
            schemas: Vec::new(),
            schema_places: Vec::new(),
            lowered_schemas: 0,
            schema_ids: HashMap::new(),
            defaults: HashMap::new(),
            known_forms: RefCell::default(),
            known_members: RefCell::default(),
            problems: Vec::new(),
            beside: None,
        }
    }

    /// An empty module that lowers what this one does.
    pub(super) fn alike(&self) -> Box<Self> {
        Box::new(Self::new(self.spec, self.annotations, self.reading))
    }

    /// The schema at a place.
    ///
    /// # Panics
    /// Where there is none. Loading has resolved every reference, and all other places are those of schemas that were read.
    pub(super) fn at<'p>(&self, place: &'p SchemaPlace) -> At<'s, 'p> {
        let Some((file, node)) = self.spec.schema(place) else {
            panic!("internal error: there is no schema at `{place}`, though references have been resolved");
        };
        At { file, node, pointer: &place.pointer }
    }

    /// A place, where its reference leads, where that one leads, and so on. Loading has refused references in a circle.
    pub(super) fn aliases(&self, place: SchemaPlace) -> impl Iterator<Item = SchemaPlace> + use<'s> {
        let spec = self.spec;
        std::iter::successors(Some(place), |place| {
            spec.schemas.get(&place.path).and_then(|file| file.refs.get(&place.pointer)).cloned()
        })
    }

    /// The type of a payload file.
    pub(super) fn payload(&mut self, path: &TreePath) -> ir::TypeId {
        self.named(&Key { place: SchemaPlace { path: path.clone(), pointer: String::new() }, facet: Facet::Whole })
    }

    /// The types, ordered so that a type stands after those it needs.
    pub(super) fn finish(mut self) -> Result<Finished, Vec<Diagnostic>> {
        self.lower_types();
        self.lower_schemas();
        names::check(&self.types, &self.keys, self.spec, &mut self.problems);
        self.check_defaults();
        self.check_loops();
        self.check_nesting();
        if let Some(mut beside) = self.beside.take() {
            beside.check_loops();
            self.problems.append(&mut beside.problems);
        }
        if self.problems.iter().any(|problem| problem.severity == Severity::Error) {
            return Err(self.problems);
        }
        let (types, renumbered) = order::dependencies_first(self.types);
        Ok(Finished { types, renumbered, schemas: self.schemas, warnings: self.problems, annotated: self.annotated })
    }

    /// The named type of a schema. It is lowered later, and once: a chain of references may be longer than the stack is
    /// deep.
    pub(super) fn named(&mut self, key: &Key) -> ir::TypeId {
        if let Some(known) = self.by_key.get(key) {
            return *known;
        }
        let id = ir::TypeId(self.keys.len());
        self.by_key.insert(key.clone(), id);
        self.keys.push(key.clone());
        id
    }

    /// Lowers the schemas that have been given names, and those that these name.
    fn lower_types(&mut self) {
        while let Some(key) = self.keys.get(self.types.len()).cloned() {
            let named = self.named_type(&key);
            self.types.push(named);
        }
    }

    fn named_type(&mut self, key: &Key) -> ir::NamedType {
        let at = self.at(&key.place);
        let form = self.form(at);
        let ty = match key.facet {
            Facet::Whole => self.whole(at),
            Facet::WithoutNull => self.shaped(at, &form),
            Facet::Only(ty) => self.typed(at, ty),
            Facet::With(keyword, index) => self.with_branch(at, keyword, index),
        };
        let docs = match key.facet {
            Facet::With(keyword, index) => self.branch_docs(at, keyword, index),
            _ => docs::of(at.node),
        };
        ir::NamedType { name: names::of(self.spec, key, form.nullable), docs, ty }
    }

    /// The type of a schema that stands inside another one: what needs a name gets one of its own.
    pub(super) fn nested(&mut self, at: At<'s, '_>) -> ir::Type {
        let form = self.form(at);
        if self.needs_name(at, &form) && !form.nullable {
            ir::Type::Reference(self.named(&Key { place: at.place(), facet: Facet::Whole }))
        } else {
            self.whole(at)
        }
    }

    /// The type of a schema as it stands, without a name, with all that it asks.
    pub(super) fn whole(&mut self, at: At<'s, '_>) -> ir::Type {
        if at.node.as_bool().is_none() {
            self.check_keywords(at);
        }
        let form = self.form(at);
        if !form.nullable {
            let ty = self.shaped(at, &form);
            return self.refined(at, &form, ty);
        }
        let inner = if self.needs_name(at, &form) {
            ir::Type::Reference(self.named(&Key { place: at.place(), facet: Facet::WithoutNull }))
        } else {
            self.shaped(at, &form)
        };
        let ty = match (inner, &form.shape) {
            (inner @ (ir::Type::Null | ir::Type::Any | ir::Type::Nullable(_)), _) => inner,
            // What is asked of the value is not asked of `null`: a name keeps the two apart.
            (ir::Type::Refined(_), Shape::Like(place, _)) => {
                let inner = self.named(&Key { place: place.clone(), facet: Facet::Whole });
                ir::Type::Nullable(Box::new(ir::Type::Reference(inner)))
            }
            (inner, _) => ir::Type::Nullable(Box::new(inner)),
        };
        self.refined(at, &form, ty)
    }

    /// The type that a schema calls for, apart from `null`.
    pub(super) fn shaped(&mut self, at: At<'s, '_>, form: &Form) -> ir::Type {
        match &form.shape {
            Shape::Anything => ir::Type::Any,
            Shape::Nothing => ir::Type::Never,
            Shape::Values => self.values(at, form.nullable),
            Shape::Types(types) => match types.as_slice() {
                [one] => self.typed(at, *one),
                several => self.several(at, several),
            },
            Shape::Merged(parts) => self.merged(at, parts),
            Shape::Like(place, _) => self.like(at, place),
            Shape::Union(keyword, branches) => self.union(at, *keyword, branches),
            Shape::Joined(keyword, tag, branches) => self.joined_union(at, *keyword, tag, branches),
        }
    }

    /// The values of one type that a schema accepts.
    pub(super) fn typed(&mut self, at: At<'s, '_>, ty: JsonType) -> ir::Type {
        match ty {
            JsonType::Null => ir::Type::Null,
            JsonType::Boolean => ir::Type::Boolean,
            JsonType::String => self.string(at),
            JsonType::Integer => ir::Type::Integer(self.numeric(at, true)),
            JsonType::Number => ir::Type::Number(self.numeric(at, false)),
            JsonType::Array => self.array(at),
            JsonType::Object => self.object(at),
        }
    }

    /// The type of another schema: by its name where it is referred to.
    pub(super) fn like(&mut self, at: At<'s, '_>, place: &SchemaPlace) -> ir::Type {
        if at.file.refs.get(at.pointer) == Some(place) {
            return ir::Type::Reference(self.named(&Key { place: place.clone(), facet: Facet::Whole }));
        }
        self.nested(self.at(place))
    }

    /// Whether the manifest is lowered: its schema is this project's own.
    pub(super) fn is_manifest(&self) -> bool {
        self.reading == Reading::Normalised
    }

    /// How a property is there that this value stands for where it is absent.
    pub(super) fn default_presence(&self, value: Value) -> ir::Presence {
        match self.reading {
            Reading::AsItCame => ir::Presence::Defaulted(value),
            Reading::Normalised => ir::Presence::Filled(value),
        }
    }

    /// Reports a problem with a keyword of a schema, or with the schema where it does not have the keyword.
    pub(super) fn problem(
        &mut self,
        code: &'static Rule,
        at: At<'s, '_>,
        keyword: &str,
        message: impl Into<String>,
    ) -> &mut Diagnostic {
        let span = at.node.entry(keyword).map_or_else(
            || at.node.span.start..at.node.span.start + 1,
            |entry| entry.key_span.start..entry.value.span.end.max(entry.key_span.end),
        );
        self.problems.push(Diagnostic::error(code, at.source(), span, message));
        let last = self.problems.len() - 1;
        &mut self.problems[last]
    }
}

/// What a module has become.
pub(super) struct Finished {
    pub(super) types: Vec<ir::NamedType>,
    /// The new number of each old one.
    pub(super) renumbered: Vec<ir::TypeId>,
    pub(super) warnings: Vec<Diagnostic>,
    pub(super) schemas: Vec<ir::NamedSchema>,
    pub(super) annotated: BTreeSet<Annotated>,
}

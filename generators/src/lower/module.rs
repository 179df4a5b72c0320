//! One emitted module on its way: from the schemas of its payloads to named types.

use std::collections::HashMap;

use dagstack_spec_model::document::Node;
use dagstack_spec_model::kind::{SchemaFile, SchemaPlace, Spec};
use dagstack_spec_model::tree::TreePath;
use dagstack_spec_model::{Code, Diagnostic, Source};

use super::{docs, keywords, names, object, order, values};
use crate::ir;

/// One emitted module on its way: the types found so far, by the schema they come from.
pub(super) struct Module<'s> {
    pub(super) spec: &'s Spec,
    pub(super) types: Vec<ir::NamedType>,
    pub(super) keys: Vec<Key>,
    by_key: HashMap<Key, ir::TypeId>,
    problems: Vec<Diagnostic>,
}

/// What a named type is made from: a schema, or what is left of a nullable one without `null`.
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

    pub(super) fn source(&self) -> &'s Source {
        &self.file.source
    }
}

impl<'s> Module<'s> {
    pub(super) fn new(spec: &'s Spec) -> Self {
        Self { spec, types: Vec::new(), keys: Vec::new(), by_key: HashMap::new(), problems: Vec::new() }
    }

    /// The type of a payload file.
    pub(super) fn payload(&mut self, path: &TreePath) -> ir::TypeId {
        self.named(&Key { place: SchemaPlace { path: path.clone(), pointer: String::new() }, facet: Facet::Whole })
    }

    /// The types, ordered so that a type stands after those it needs, and the new number of each old one.
    pub(super) fn finish(mut self) -> Result<(Vec<ir::NamedType>, Vec<ir::TypeId>), Vec<Diagnostic>> {
        names::check(&self.types, &self.keys, self.spec, &mut self.problems);
        self.check_defaults();
        if self.problems.is_empty() { Ok(order::dependencies_first(self.types)) } else { Err(self.problems) }
    }

    /// The named type of a schema; lowers it unless that has been done or is under way.
    pub(super) fn named(&mut self, key: &Key) -> ir::TypeId {
        if let Some(known) = self.by_key.get(key) {
            return *known;
        }
        let id = ir::TypeId(self.types.len());
        self.by_key.insert(key.clone(), id);
        self.keys.push(key.clone());
        self.types.push(ir::NamedType {
            name: ir::TypeName::Inline(Vec::new()),
            docs: ir::Docs::default(),
            ty: ir::Type::Any,
        });
        // Loading has checked that every place referred to exists.
        if let Some((file, node)) = self.spec.schema(&key.place) {
            let at = At { file, node, pointer: &key.place.pointer };
            let ty = match key.facet {
                Facet::Whole => self.whole(at),
                Facet::WithoutNull => self.without_null(at),
            };
            self.types[id.0] =
                ir::NamedType { name: names::of(key, keywords::nullable(node)), docs: docs::of(node), ty };
        }
        id
    }

    /// The type of a schema that stands inside another one: what needs a name gets one of its own.
    pub(super) fn nested(&mut self, at: At<'s, '_>) -> ir::Type {
        if needs_name(at.node) && !keywords::nullable(at.node) {
            ir::Type::Reference(self.named(&Key { place: at.place(), facet: Facet::Whole }))
        } else {
            self.whole(at)
        }
    }

    /// The type of a schema as it stands, without a name.
    pub(super) fn whole(&mut self, at: At<'s, '_>) -> ir::Type {
        if let Some(value) = at.node.as_bool() {
            if !value {
                self.problem(Code::UnsupportedForm, at, "", "the schema `false` is not supported here").help =
                    Some("`false` is understood under `additionalProperties` alone".to_owned());
            }
            return ir::Type::Any;
        }
        self.check_keywords(at);
        if let Some(place) = at.file.refs.get(at.pointer) {
            return ir::Type::Reference(self.named(&Key { place: place.clone(), facet: Facet::Whole }));
        }
        if !keywords::nullable(at.node) {
            return self.without_null(at);
        }
        let inner = if needs_name(at.node) {
            ir::Type::Reference(self.named(&Key { place: at.place(), facet: Facet::WithoutNull }))
        } else {
            self.without_null(at)
        };
        match inner {
            ir::Type::Null | ir::Type::Any => inner,
            inner => ir::Type::Nullable(Box::new(inner)),
        }
    }

    /// The type of what a schema accepts besides `null`.
    pub(super) fn without_null(&mut self, at: At<'s, '_>) -> ir::Type {
        if at.node.get("enum").is_some() || at.node.get("const").is_some() {
            return self.values(at);
        }
        match keywords::main_type(at.node) {
            keywords::MainType::Null => ir::Type::Null,
            keywords::MainType::Boolean => ir::Type::Boolean,
            keywords::MainType::String => self.string(at),
            keywords::MainType::Integer => ir::Type::Integer(self.numeric(at, true)),
            keywords::MainType::Number => ir::Type::Number(self.numeric(at, false)),
            keywords::MainType::Array => self.array(at),
            keywords::MainType::Object => self.object(at),
            keywords::MainType::Any => self.any(at),
            keywords::MainType::Several => {
                self.problem(Code::UnsupportedForm, at, "type", "several types besides `null` are not supported yet")
                    .help = Some("name one type, or one type and `null`".to_owned());
                ir::Type::Any
            }
        }
    }

    /// Reports a problem with a keyword of a schema, or with the schema where it does not have the keyword.
    pub(super) fn problem(
        &mut self,
        code: Code,
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

/// Whether a language needs a name for what this schema describes: an object with properties of its own, or an enumeration
/// of strings.
fn needs_name(node: &Node) -> bool {
    node.get("$ref").is_none() && (values::is_string_enumeration(node) || object::is_struct(node))
}

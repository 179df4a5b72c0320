//! A schema as lints look at it: at its place, with what it is to the value that it is about.

use crate::diagnostic::Diagnostic;
use crate::document::{Entry, Node, pointer_token};
use crate::json_schema::{JsonType, Keyword, Subschemas};
use crate::kind::{SchemaFile, SchemaPlace, Spec};
use crate::rule::Rule;
use crate::source::Span;
use crate::tree::TreePath;

/// A schema at its place.
#[derive(Clone)]
pub struct LintedSchema<'s> {
    /// The spec that it is part of.
    pub spec: &'s Spec,
    /// The file that it is in.
    pub file: &'s SchemaFile,
    /// RFC 6901 JSON pointer in the file.
    pub pointer: String,
    /// The schema.
    pub node: &'s Node,
    /// What it is to the value that it is about.
    role: Role,
}

/// What a schema is to the value that it is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Role {
    /// It says what the value is.
    Whole,
    /// It says a part of it, and another schema the rest.
    Part,
    /// It applies under a condition, or is one: the value is described elsewhere.
    Condition,
}

impl<'s> LintedSchema<'s> {
    pub(super) fn root(spec: &'s Spec, path: &TreePath) -> Option<Self> {
        Self::at(spec, &SchemaPlace { path: path.clone(), pointer: String::new() })
    }

    pub(super) fn at(spec: &'s Spec, place: &SchemaPlace) -> Option<Self> {
        let (file, node) = spec.schema(place)?;
        Some(Self::whole(spec, file, place.pointer.clone(), node))
    }

    pub(super) fn whole(spec: &'s Spec, file: &'s SchemaFile, pointer: String, node: &'s Node) -> Self {
        Self { spec, file, pointer, node, role: Role::Whole }
    }

    /// Adds itself and every schema in it, outer ones first.
    pub(super) fn collect(self, schemas: &mut Vec<Self>) {
        let inner: Vec<Self> = self.node.keywords().flat_map(|(keyword, value)| self.inner(keyword, value)).collect();
        schemas.push(self);
        for schema in inner {
            schema.collect(schemas);
        }
    }

    /// The schemas below a keyword.
    pub(super) fn inner(&self, keyword: Keyword, value: &'s Node) -> Vec<Self> {
        match keyword.subschemas() {
            Subschemas::None => Vec::new(),
            Subschemas::One => vec![self.below(keyword, None, value)],
            Subschemas::List => self.list(keyword).collect(),
            Subschemas::Table => self.table(keyword).map(|(_, schema)| schema).collect(),
        }
    }

    /// Whether another schema says more of the value that it is about.
    #[must_use]
    pub fn is_part(&self) -> bool {
        self.role != Role::Whole
    }

    /// Whether it applies under a condition, or is one.
    #[must_use]
    pub fn is_condition(&self) -> bool {
        self.role == Role::Condition
    }

    /// What a schema below one of its keywords is.
    fn role_below(&self, keyword: Keyword) -> Role {
        let has_more = self.node.has_any(&[Keyword::Properties, Keyword::UnevaluatedProperties]);
        match keyword {
            Keyword::If
            | Keyword::Then
            | Keyword::Else
            | Keyword::DependentSchemas
            | Keyword::Not
            | Keyword::Contains
            | Keyword::PropertyNames => Role::Condition,
            Keyword::AllOf => self.role.max(Role::Part),
            Keyword::AnyOf | Keyword::OneOf | Keyword::Ref if has_more => self.role.max(Role::Part),
            Keyword::AnyOf | Keyword::OneOf | Keyword::Ref => self.role,
            // Another value.
            _ if self.role == Role::Condition => Role::Condition,
            _ => Role::Whole,
        }
    }

    /// Its place.
    #[must_use]
    pub fn place(&self) -> SchemaPlace {
        SchemaPlace { path: self.file.path.clone(), pointer: self.pointer.clone() }
    }

    /// A finding at a span of its file.
    #[must_use]
    pub fn finding(&self, rule: &'static Rule, span: &Span, message: impl Into<String>) -> Diagnostic {
        Diagnostic::warning(rule, &self.file.source, span.clone(), message)
    }

    /// A finding at the value of a keyword, or at the start of the schema where it has none.
    #[must_use]
    pub fn finding_at(&self, rule: &'static Rule, keyword: Keyword, message: impl Into<String>) -> Diagnostic {
        let span = self.node.keyword(keyword).map_or_else(|| self.start(), |value| value.span.clone());
        self.finding(rule, &span, message)
    }

    /// A finding at the name of a keyword, or at the start of the schema where it has none.
    #[must_use]
    pub fn finding_at_name(&self, rule: &'static Rule, keyword: Keyword, message: impl Into<String>) -> Diagnostic {
        let span = self.node.keyword_entry(keyword).map_or_else(|| self.start(), |entry| entry.key_span.clone());
        self.finding(rule, &span, message)
    }

    /// Where it starts.
    #[must_use]
    pub fn start(&self) -> Span {
        self.node.span.start..self.node.span.start + 1
    }

    /// The schema that its `$ref` leads to.
    #[must_use]
    pub fn target(&self) -> Option<Self> {
        let role = self.role_below(Keyword::Ref);
        Self::at(self.spec, self.file.refs.get(&self.pointer)?).map(|target| Self { role, ..target })
    }

    /// Itself, where its reference leads, where that one leads, and so on. Loading has refused references in a circle.
    pub fn aliases(&self) -> impl Iterator<Item = Self> + use<'s> {
        std::iter::successors(Some(self.clone()), Self::target)
    }

    /// The schema below a keyword, and in its list or table below a key.
    #[must_use]
    pub fn below(&self, keyword: Keyword, key: Option<&str>, node: &'s Node) -> Self {
        let mut pointer = format!("{}/{keyword}", self.pointer);
        if let Some(key) = key {
            pointer.push('/');
            pointer.push_str(&pointer_token(key));
        }
        Self { pointer, node, role: self.role_below(keyword), ..self.clone() }
    }

    /// The schemas in a keyword's table, each with its entry.
    pub fn table(&self, keyword: Keyword) -> impl Iterator<Item = (&'s Entry, Self)> {
        let entries = self.node.keyword(keyword).and_then(Node::entries).unwrap_or_default();
        entries.iter().map(move |entry| (entry, self.below(keyword, Some(&entry.key), &entry.value)))
    }

    /// The schemas in a keyword's list.
    pub fn list(&self, keyword: Keyword) -> impl Iterator<Item = Self> {
        let items = self.node.keyword(keyword).and_then(Node::items).unwrap_or_default();
        items.iter().enumerate().map(move |(index, node)| self.below(keyword, Some(&index.to_string()), node))
    }

    /// The types that `type` allows, here or where its reference leads; `None` where none of them says any.
    #[must_use]
    pub fn types(&self) -> Option<Vec<JsonType>> {
        self.aliases().find_map(|schema| {
            let types = schema.node.keyword(Keyword::Type)?;
            let names = types.items().map_or_else(|| vec![types], |items| items.iter().collect());
            Some(names.into_iter().filter_map(|name| JsonType::from_name(name.as_str()?)).collect())
        })
    }

    /// Whether it, or a schema that its reference leads to, has a text under an annotation that is more than white space.
    #[must_use]
    pub fn has_text(&self, keyword: Keyword) -> bool {
        let is_text = |schema: Self| {
            schema.node.keyword(keyword).and_then(Node::as_str).is_some_and(|text| !text.trim().is_empty())
        };
        self.aliases().any(is_text)
    }
}

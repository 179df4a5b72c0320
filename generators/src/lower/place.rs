//! Schemas at their places.

use std::cmp::Ordering;
use std::fmt;
use std::hash::{Hash, Hasher};
use std::sync::Arc;

use dagstack_spec_model::internal::document::{Node, pointer_token};
use dagstack_spec_model::json_schema::Keyword;
use dagstack_spec_model::kind::{SchemaFile, SchemaPlace, Spec};
use dagstack_spec_model::tree::TreePath;
use dagstack_spec_model::{Source, Span};
use serde_json::Value;

use super::read;

/// A schema at its place in a spec: its file, which is the base of its references, its pointer in the file, and itself.
///
/// Every place has a schema: it is the root of a file, where a reference leads, or what a keyword of a schema has. Two places are
/// the same where file and pointer are, and they are ordered by these.
#[derive(Clone)]
pub(super) struct Place<'s> {
    spec: &'s Spec,
    file: &'s SchemaFile,
    pointer: Arc<str>,
    node: &'s Node,
}

impl<'s> Place<'s> {
    /// The root of a file.
    ///
    /// # Panics
    /// Where the spec has no such file: loading has read those of all payloads.
    pub(super) fn root(spec: &'s Spec, path: &TreePath) -> Self {
        Self::existing(spec, &SchemaPlace { path: path.clone(), pointer: String::new() })
    }

    fn existing(spec: &'s Spec, place: &SchemaPlace) -> Self {
        let Some((file, node)) = spec.schema(place) else {
            panic!("internal error: there is no schema at `{place}`, though references have been resolved");
        };
        Self { spec, file, pointer: Arc::from(place.pointer.as_str()), node }
    }

    /// The schema.
    pub(super) fn node(&self) -> &'s Node {
        self.node
    }

    /// The text of its file.
    pub(super) fn source(&self) -> &'s Source {
        &self.file.source
    }

    /// Its file.
    pub(super) fn path(&self) -> &'s TreePath {
        &self.file.path
    }

    /// RFC 6901 JSON pointer in the file.
    pub(super) fn pointer(&self) -> &str {
        &self.pointer
    }

    /// What is at another pointer of the same file.
    pub(super) fn neighbour(&self, pointer: &str) -> Option<&'s Node> {
        self.file.root.pointer(pointer)
    }

    /// The schema, with all that it refers to, as one document.
    pub(super) fn bundle(&self) -> Value {
        self.spec.bundle(&SchemaPlace { path: self.file.path.clone(), pointer: self.pointer.to_string() })
    }

    /// Where it starts in the text.
    pub(super) fn start(&self) -> Span {
        self.node.span.start..self.node.span.start + 1
    }

    /// Whether it has a keyword.
    pub(super) fn has(&self, keyword: Keyword) -> bool {
        self.node.has(keyword)
    }

    /// The schema that its `$ref` leads to.
    pub(super) fn target(&self) -> Option<Self> {
        self.file.refs.get(&*self.pointer).map(|target| Self::existing(self.spec, target))
    }

    /// Itself, where its reference leads, where that one leads, and so on. Loading has refused references in a circle.
    pub(super) fn aliases(&self) -> impl Iterator<Item = Self> + use<'s> {
        std::iter::successors(Some(self.clone()), Self::target)
    }

    /// The schema under a keyword.
    pub(super) fn child(&self, keyword: Keyword) -> Option<Self> {
        Some(self.below(keyword, None, self.node.keyword(keyword)?))
    }

    /// The schemas that a keyword lists.
    pub(super) fn list(&self, keyword: Keyword) -> impl Iterator<Item = Self> {
        let listed = read::list(self.node, keyword).iter().enumerate();
        listed.map(move |(index, node)| self.below(keyword, Some(&index.to_string()), node))
    }

    /// One of the schemas that a keyword lists.
    pub(super) fn item(&self, keyword: Keyword, index: usize) -> Self {
        self.below(keyword, Some(&index.to_string()), &read::list(self.node, keyword)[index])
    }

    /// The schemas in a keyword's table, each with its key.
    pub(super) fn table(&self, keyword: Keyword) -> impl Iterator<Item = (&'s str, Self)> {
        let entries = read::table(self.node, keyword).iter();
        entries.map(move |entry| (entry.key.as_str(), self.below(keyword, Some(&entry.key), &entry.value)))
    }

    /// The schema in a keyword's table under a key.
    pub(super) fn entry(&self, keyword: Keyword, key: &str) -> Option<Self> {
        Some(self.below(keyword, Some(key), self.node.keyword(keyword)?.get(key)?))
    }

    fn below(&self, keyword: Keyword, key: Option<&str>, node: &'s Node) -> Self {
        let mut pointer = format!("{}/{keyword}", self.pointer);
        if let Some(key) = key {
            pointer.push('/');
            pointer.push_str(&pointer_token(key));
        }
        Self { node, pointer: Arc::from(pointer), ..self.clone() }
    }
}

impl PartialEq for Place<'_> {
    fn eq(&self, other: &Self) -> bool {
        self.pointer == other.pointer && self.file.path == other.file.path
    }
}

impl Eq for Place<'_> {}

impl Hash for Place<'_> {
    fn hash<H: Hasher>(&self, hasher: &mut H) {
        self.file.path.hash(hasher);
        self.pointer.hash(hasher);
    }
}

impl Ord for Place<'_> {
    fn cmp(&self, other: &Self) -> Ordering {
        self.file.path.cmp(&other.file.path).then_with(|| self.pointer.cmp(&other.pointer))
    }
}

impl PartialOrd for Place<'_> {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl fmt::Display for Place<'_> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{}#{}", self.file.path, self.pointer)
    }
}

impl fmt::Debug for Place<'_> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, formatter)
    }
}

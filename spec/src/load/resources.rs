//! The schema resources of a document: its root, and every schema inside it that has an `$id` of its own (JSON Schema
//! 2020-12 core, sections 8.2.1 and 9.3). Each is the base of the references and the home of the anchors in it.

use std::collections::HashMap;
use std::collections::hash_map;

use fluent_uri::UriRef;

use super::address::{Address, join_path, shown};
use crate::contract::clause;
use crate::diagnostic::Diagnostic;
use crate::document::Node;
use crate::json_schema::{self, Keyword};
use crate::rules;
use crate::source::{Source, Span};
use crate::tree::TreePath;

/// The longest an `$id` may be when resolved. Each reference below it is resolved against the whole of it.
const MAX_ADDRESS: usize = 2048;

/// How long the `$id`s of one file may be together when resolved: short ones below a long one multiply it.
const MAX_ADDRESSES: usize = 16 * 1024 * 1024;

/// The schema resources of a document and the references in them.
#[derive(Default)]
pub(super) struct Resources {
    /// Outer ones first; the first is the document.
    pub(super) list: Vec<Resource>,
    by_address: HashMap<Address, usize>,
    pub(super) references: Vec<Reference>,
}

/// A schema resource.
pub(super) struct Resource {
    /// The JSON pointer of its root, from the root of the document.
    pub(super) pointer: String,
    /// `None` where its `$id` is wrong, which has been reported.
    pub(super) base: Option<Base>,
    /// Its `$id`, or where it has none, where it starts.
    pub(super) span: Span,
    anchors: HashMap<String, Anchor>,
}

/// What the references of a resource are relative to.
#[derive(Clone)]
pub(super) struct Base {
    /// Where paths to files of the tree start. An absolute `$id` inside a document leaves the tree behind.
    pub(super) file: Option<String>,
    /// Where everything else starts, and what the resource is known by.
    pub(super) address: Address,
}

struct Anchor {
    pointer: String,
    span: Span,
}

/// A `$ref` as written.
pub(super) struct Reference {
    /// The JSON pointer of the schema that holds it, from the root of the document.
    pub(super) holder: String,
    pub(super) text: String,
    pub(super) span: Span,
    /// The resource that holds it.
    pub(super) resource: usize,
}

impl Resources {
    /// The resource of this document that is known by an address.
    pub(super) fn get(&self, address: &Address) -> Option<usize> {
        self.by_address.get(address).copied()
    }

    /// Every resource that is known by an address.
    pub(super) fn addresses(self) -> impl Iterator<Item = (Address, usize, Span)> {
        let spans: Vec<Span> = self.list.into_iter().map(|resource| resource.span).collect();
        self.by_address.into_iter().map(move |(address, number)| (address, number, spans[number].clone()))
    }
}

impl Resource {
    /// The place of a percent-decoded fragment, as a JSON pointer from the root of the document. `None` for an unknown
    /// anchor.
    pub(super) fn pointer_of(&self, fragment: &str) -> Option<String> {
        if fragment.is_empty() || fragment.starts_with('/') {
            return Some(format!("{}{fragment}", self.pointer));
        }
        self.anchors.get(fragment).map(|anchor| anchor.pointer.clone())
    }
}

/// Every resource and every reference of a document, and what is wrong with its identifiers.
pub(super) fn collect(path: &TreePath, source: &Source, root: &Node) -> (Resources, Vec<Diagnostic>) {
    let mut collector = Collector {
        source,
        file: path,
        found: Resources::default(),
        open: Vec::new(),
        room: Some(MAX_ADDRESSES),
        problems: Vec::new(),
    };
    json_schema::schemas(root, &mut |pointer, node| collector.visit(pointer, node));
    (collector.found, collector.problems)
}

struct Collector<'d> {
    source: &'d Source,
    file: &'d TreePath,
    found: Resources,
    /// The resources around the schema at hand, the innermost last.
    open: Vec<usize>,
    /// How many bytes of addresses may still come; `None` once that has been reported.
    room: Option<usize>,
    problems: Vec<Diagnostic>,
}

impl Collector<'_> {
    fn visit(&mut self, pointer: &str, node: &Node) {
        while self.innermost().is_some_and(|resource| !is_within(pointer, &resource.pointer)) {
            self.open.pop();
        }
        let id = node.keyword(Keyword::Id).filter(|id| id.as_str().is_some());
        if id.is_some() || self.open.is_empty() {
            self.enter(pointer, node, id);
        }
        // A reference may name a dynamic anchor as it names a plain one.
        for keyword in [Keyword::Anchor, Keyword::DynamicAnchor] {
            if let Some((name, value)) = node.keyword(keyword).and_then(|value| Some((value.as_str()?, value))) {
                self.anchor(pointer, name, &value.span);
            }
        }
        if let Some((text, value)) = node.keyword(Keyword::Ref).and_then(|value| Some((value.as_str()?, value)))
            && let Some(resource) = self.open.last().copied()
        {
            self.found.references.push(Reference {
                holder: pointer.to_owned(),
                text: text.to_owned(),
                span: value.span.clone(),
                resource,
            });
        }
    }

    fn innermost(&self) -> Option<&Resource> {
        self.found.list.get(*self.open.last()?)
    }

    /// Opens the resource that starts at a schema.
    fn enter(&mut self, pointer: &str, node: &Node, id: Option<&Node>) {
        let around = match self.innermost() {
            Some(resource) => resource.base.clone(),
            None => Some(Base { file: Some(self.file.as_str().to_owned()), address: Address::of_file(self.file) }),
        };
        let is_document = self.open.is_empty();
        let (base, span) = match id {
            Some(id) => (around.clone().and_then(|around| self.base(&around, id, is_document)), id.span.clone()),
            None => (around.clone(), node.span.start..node.span.start + 1),
        };
        // A document whose `$id` is wrong still has its place in the tree.
        let base = base.or(around.filter(|_| is_document));
        let number = self.found.list.len();
        if let Some(base) = &base {
            match self.found.by_address.entry(base.address.clone()) {
                hash_map::Entry::Vacant(entry) => drop(entry.insert(number)),
                hash_map::Entry::Occupied(entry) => {
                    let first = self.found.list.get(*entry.get()).map_or(0..0, |resource| resource.span.clone());
                    let problem = refuse(self.source, &span, "the `$id` names another schema of the file already")
                        .labelled("again here")
                        .also(self.source, first, "first here")
                        .help("an address belongs to one schema: change or remove one `$id`");
                    self.problems.push(problem);
                }
            }
        }
        self.found.list.push(Resource { pointer: pointer.to_owned(), base, span, anchors: HashMap::new() });
        self.open.push(number);
    }

    /// The base that an `$id` makes of the one around it.
    fn base(&mut self, around: &Base, id: &Node, is_document: bool) -> Option<Base> {
        let room = self.room?;
        let (text, fragment) = id.as_str().map(|text| text.split_once('#').unwrap_or((text, "")))?;
        if !fragment.is_empty() {
            // The meta-schema forbids it.
            return None;
        }
        let problem = if UriRef::parse(text).is_err() {
            refuse(self.source, &id.span, format!("the `$id` `{}` is not a valid URI reference", shown(text)))
                .help("write an absolute URI such as `https://example.com/schemas/point.json`; percent-encode the rest")
        } else if let Some(address) = around.address.join(text).filter(|address| is_plain(address, text)) {
            if address.len() > MAX_ADDRESS {
                refuse(self.source, &id.span, format!("`$id` is longer than {MAX_ADDRESS} bytes when resolved"))
                    .help("shorten it, or an `$id` around it")
            } else if let Some(room) = room.checked_sub(address.len()) {
                self.room = Some(room);
                let file = around.file.as_deref();
                let file = match Address::absolute(text) {
                    // The document itself is still the file that it is.
                    _ if is_document => file.map(str::to_owned),
                    Some(_) => None,
                    None => file.and_then(|file| join_path(file, text)),
                };
                return Some(Base { file, address });
            } else {
                self.room = None;
                let limit = MAX_ADDRESSES / 1024 / 1024;
                refuse(
                    self.source,
                    &id.span,
                    format!("the `$id`s up to here are longer than {limit} MiB when resolved"),
                )
                .help("shorten the `$id` around them, or split the file")
            }
        } else {
            let base = shown(&around.address.to_string());
            refuse(self.source, &id.span, format!("the `$id` `{}` can't be resolved against `{base}`", shown(text)))
                .help("write an absolute URI such as `https://example.com/schemas/point.json`")
        };
        self.problems.push(problem);
        None
    }

    fn anchor(&mut self, pointer: &str, name: &str, span: &Span) {
        let Some(resource) = self.open.last().and_then(|number| self.found.list.get_mut(*number)) else { return };
        match resource.anchors.entry(name.to_owned()) {
            hash_map::Entry::Vacant(entry) => {
                entry.insert(Anchor { pointer: pointer.to_owned(), span: span.clone() });
            }
            // `$anchor` and `$dynamicAnchor` of one schema may agree.
            hash_map::Entry::Occupied(entry) if entry.get().pointer == pointer => {}
            hash_map::Entry::Occupied(entry) => {
                let first = entry.get().span.clone();
                let message = format!("duplicate anchor `{}` in one schema resource", shown(name));
                let problem = refuse(self.source, span, message)
                    .labelled("again here")
                    .also(self.source, first, "first here")
                    .help("rename one of them, or give one of the schemas an `$id`");
                self.problems.push(problem);
            }
        }
    }
}

fn refuse(source: &Source, span: &Span, message: impl Into<String>) -> Diagnostic {
    Diagnostic::error(rules::SCHEMA_INVALID, source, span.clone(), message).clause(clause::KND_01)
}

/// Whether a schema lies in the resource at `outer`, both given by their pointers.
fn is_within(pointer: &str, outer: &str) -> bool {
    pointer.strip_prefix(outer).is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
}

/// A path in the tree has no query.
fn is_plain(address: &Address, text: &str) -> bool {
    matches!(address, Address::Uri(_)) || !text.contains('?')
}

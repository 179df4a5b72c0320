//! Keywords of earlier drafts, and what each is written as.

use super::earlier::AnyKeyword::{self, Current, Earlier};
use super::earlier::EarlierKeyword;
use super::{Change, Document, Renamed, Rewrites};
use crate::diagnostic::Edit;
use crate::document::{Entry, Node, NodeKind};
use crate::draft::Draft;
use crate::json_schema::{Keyword, Subschemas, subschemas};
use crate::source::{Source, Span};

/// The edits of a document, but for references and for tables of dependencies that are split. Notes which keys get another name.
pub(super) fn changes(index: usize, document: &Document, renamed: &mut Renamed) -> Vec<Change> {
    let mut is_extended = false;
    schemas(&document.root, &mut |schema| is_extended |= schema.get(EarlierKeyword::RecursiveAnchor.name()).is_some());
    let has_id = has_id(&document.root);
    let mut fixer = Fixer { index, source: &document.source, is_extended, has_id, renamed, changes: Vec::new() };
    schemas(&document.root, &mut |schema| match document.rewrites {
        Rewrites::Nothing => {}
        Rewrites::Definitions => fixer.definitions(schema),
        Rewrites::All => fixer.schema(schema),
    });
    fixer.changes
}

/// Whether `id` is a keyword of a document's draft: draft-04 was the last to have it. A document that names no draft may be written in any.
pub(super) fn has_id(root: &Node) -> bool {
    let dialect = root.keyword(Keyword::Schema).and_then(Node::as_str);
    dialect.is_none_or(|dialect| ["draft-03", "draft-04", "org/schema"].iter().any(|early| dialect.contains(early)))
}

/// Calls `visit` with every schema of a document, those below keywords of earlier drafts included, outer ones first.
pub(super) fn schemas<'n>(schema: &'n Node, visit: &mut dyn FnMut(&'n Node)) {
    visit(schema);
    for Entry { key, value, .. } in schema.entries().unwrap_or_default() {
        match (AnyKeyword::from_name(key), subschemas(key)) {
            (Some(Earlier(EarlierKeyword::AdditionalItems)), _) => schemas(value, visit),
            (Some(Earlier(EarlierKeyword::Dependencies)), _) | (_, Subschemas::Table) => {
                value.entries().unwrap_or_default().iter().for_each(|entry| schemas(&entry.value, visit));
            }
            (Some(Current(Keyword::Items)), _) | (_, Subschemas::One | Subschemas::List) => match value.items() {
                Some(items) => items.iter().for_each(|item| schemas(item, visit)),
                None => schemas(value, visit),
            },
            (_, Subschemas::None) => {}
        }
    }
}

struct Fixer<'a> {
    index: usize,
    source: &'a Source,
    /// Whether the document is made to be extended by others.
    is_extended: bool,
    /// Whether `id` is a keyword of its draft.
    has_id: bool,
    renamed: &'a mut Renamed,
    changes: Vec<Change>,
}

impl Fixer<'_> {
    fn definitions(&mut self, schema: &Node) {
        if let Some(entry) = schema.entry(EarlierKeyword::Definitions.name()).filter(|_| !schema.has(Keyword::Defs)) {
            self.rename(entry, Keyword::Defs);
        }
    }

    fn schema(&mut self, schema: &Node) {
        let entries = schema.entries().unwrap_or_default();
        for (at, entry) in entries.iter().enumerate() {
            let Some(keyword) = AnyKeyword::from_name(&entry.key) else { continue };
            match keyword {
                Current(Keyword::Schema) => self.dialect(entry),
                Earlier(EarlierKeyword::Definitions) => self.definitions(schema),
                Earlier(EarlierKeyword::Id) if !self.has_id => {}
                Earlier(EarlierKeyword::Id) | Current(Keyword::Id)
                    if !schema.has(Keyword::Anchor) && anchor(&entry.value).is_some() =>
                {
                    self.rename(entry, Keyword::Anchor);
                    let name = anchor(&entry.value).unwrap_or_default();
                    self.replace(entry, &entry.value.span, format!("\"{name}\""));
                }
                Earlier(EarlierKeyword::Id) if entry.value.as_str().is_some() && !schema.has(Keyword::Id) => {
                    self.rename(entry, Keyword::Id);
                }
                Current(Keyword::Items) if entry.value.items().is_some_and(<[Node]>::is_empty) => {
                    self.remove(entries, at, entry);
                }
                Current(Keyword::Items) if entry.value.items().is_some() && !schema.has(Keyword::PrefixItems) => {
                    self.rename(entry, Keyword::PrefixItems);
                }
                // Without a list under `items` it has no effect, and is left to its writer.
                Earlier(EarlierKeyword::AdditionalItems)
                    if schema.keyword(Keyword::Items).and_then(Node::items).is_some() =>
                {
                    self.rename(entry, Keyword::Items);
                }
                Earlier(EarlierKeyword::RecursiveRef)
                    if !self.is_extended && entry.value.as_str() == Some("#") && !schema.has(Keyword::Ref) =>
                {
                    self.rename(entry, Keyword::Ref);
                }
                Earlier(EarlierKeyword::Dependencies) => self.dependencies(schema, entry),
                Current(Keyword::ExclusiveMinimum) => self.exclusive(entries, at, Keyword::Minimum),
                Current(Keyword::ExclusiveMaximum) => self.exclusive(entries, at, Keyword::Maximum),
                _ => {}
            }
        }
    }

    /// Notes an edit that is about an entry.
    fn change(&mut self, entry: &Entry, edit: Edit) {
        let about = [entry.key_span.start, entry.value.span.start];
        self.changes.push(Change { about, owner: self.index, edit });
    }

    fn replace(&mut self, entry: &Entry, span: &Span, text: String) {
        self.change(entry, Edit::new(self.source, span.clone(), text));
    }

    fn remove(&mut self, entries: &[Entry], at: usize, about: &Entry) {
        for edit in Edit::remove_entry(self.source, entries, at) {
            self.change(about, edit);
        }
    }

    fn rename(&mut self, entry: &Entry, keyword: Keyword) {
        let name = keyword.name();
        self.renamed.insert((self.index, entry.key_span.start), name);
        self.replace(entry, &entry.key_span, format!("\"{name}\""));
    }

    fn dialect(&mut self, entry: &Entry) {
        let own = Draft::Draft202012;
        let is_other = entry.value.as_str().is_some_and(|uri| {
            let is_misspelt = own.is_named(uri) && uri.trim_end_matches('#') != own.dialect();
            is_misspelt || Draft::is_earlier(uri)
        });
        if is_other {
            self.replace(entry, &entry.value.span, format!("\"{}\"", own.dialect()));
        }
    }

    /// `dependencies` of names become `dependentRequired`, those with a schema `dependentSchemas`. A table with both is split later.
    fn dependencies(&mut self, schema: &Node, entry: &Entry) {
        let Some(table) = entry.value.entries().filter(|_| !is_taken(schema)) else { return };
        if is_mixed(table) {
            self.renamed.insert((self.index, entry.key_span.start), Keyword::DependentSchemas.name());
        } else if table.iter().any(|entry| is_names(&entry.value)) {
            self.rename(entry, Keyword::DependentRequired);
        } else {
            self.rename(entry, Keyword::DependentSchemas);
        }
    }

    /// A bound that a flag next to it makes exclusive, as draft-04 has it.
    fn exclusive(&mut self, entries: &[Entry], at: usize, bound: Keyword) {
        let Some(flag) = entries.get(at) else { return };
        let NodeKind::Boolean(is_exclusive) = flag.value.kind else { return };
        match entries.iter().enumerate().find(|(_, entry)| entry.key == bound.name()) {
            Some((index, limit)) if is_exclusive => {
                // The bound takes the place of its flag: `"minimum": 0, "exclusiveMinimum": true` is `"exclusiveMinimum": 0`.
                let number = self.source.text().get(limit.value.span.clone()).unwrap_or_default().to_owned();
                self.replace(flag, &flag.value.span, number);
                self.remove(entries, index, flag);
            }
            _ => self.remove(entries, at, flag),
        }
    }
}

/// The name in `#name`, by which earlier drafts gave a schema an anchor.
fn anchor(id: &Node) -> Option<&str> {
    let name = id.as_str()?.strip_prefix('#')?;
    let is_name = |sign: char| sign.is_ascii_alphanumeric() || "-_.".contains(sign);
    (name.starts_with(|first: char| first.is_ascii_alphabetic() || first == '_') && name.chars().all(is_name))
        .then_some(name)
}

/// Whether a dependency is on names: a list of them, or one.
fn is_names(node: &Node) -> bool {
    node.items().is_some() || node.as_str().is_some()
}

/// Whether a table of dependencies can't just get another name: it has names and schemas, or a lone name.
fn is_mixed(table: &[Entry]) -> bool {
    let has_names = table.iter().any(|entry| is_names(&entry.value));
    has_names && !table.iter().all(|entry| entry.value.items().is_some())
}

fn is_taken(schema: &Node) -> bool {
    schema.has_any(&[Keyword::DependentRequired, Keyword::DependentSchemas])
}

/// The tables of dependencies that have to be split, inner ones first.
pub(super) fn mixed_dependencies(root: &Node) -> Vec<&Entry> {
    let mut mixed = Vec::new();
    schemas(root, &mut |schema| {
        let entry = schema.entry(EarlierKeyword::Dependencies.name()).filter(|_| !is_taken(schema));
        mixed.extend(entry.filter(|entry| entry.value.entries().is_some_and(is_mixed)));
    });
    mixed.reverse();
    mixed
}

/// A table of dependencies as two. `text` gives a part of the document.
pub(super) fn split(entry: &Entry, text: &dyn Fn(&Span) -> String) -> String {
    let table = entry.value.entries().unwrap_or_default();
    let written = |is_wanted: bool| {
        let parts = table.iter().filter(|entry| is_names(&entry.value) == is_wanted).map(|entry| {
            let (key, value) = (text(&entry.key_span), text(&entry.value.span));
            if entry.value.as_str().is_some() { format!("{key}: [{value}]") } else { format!("{key}: {value}") }
        });
        parts.collect::<Vec<_>>().join(", ")
    };
    let (required, schemas) = (written(true), written(false));
    let mut whole = format!("\"{}\": {{{required}}}", Keyword::DependentRequired.name());
    if !schemas.is_empty() {
        whole += &format!(", \"{}\": {{{schemas}}}", Keyword::DependentSchemas.name());
    }
    whole
}

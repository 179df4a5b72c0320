//! References to what moves when keywords get other names.

use std::collections::HashMap;

use super::earlier::EarlierKeyword;
use super::keywords::{has_id, schemas};
use super::{Change, Document, Renamed, Rewrites};
use crate::diagnostic::Edit;
use crate::document::{Entry, Node, unescape_token};
use crate::json_schema::{DEFINITIONS, Keyword};
use crate::load::address::{Address, join_path, percent_decode};

/// A schema that references name: in which document it is, and where.
type Resource<'d> = (usize, &'d Node);

/// The edits of the references of each document. A reference to the meta-schema of an earlier draft means that draft, and stays.
pub(super) fn changes(documents: &[Document], renamed: &Renamed) -> Vec<Vec<Change>> {
    let mut known: HashMap<Address, Resource<'_>> = HashMap::new();
    for (index, document) in documents.iter().enumerate() {
        known.insert(Address::of_file(&document.path), (index, &document.root));
    }
    for (index, document) in documents.iter().enumerate() {
        inside(document, &document.root, &Address::of_file(&document.path), &mut |resource, base, schema| {
            if std::ptr::eq(resource, schema) {
                known.entry(base.clone()).or_insert((index, resource));
            }
        });
    }
    let mut all = Vec::with_capacity(documents.len());
    for (index, document) in documents.iter().enumerate() {
        let mut changes = Vec::new();
        inside(document, &document.root, &Address::of_file(&document.path), &mut |resource, base, schema| {
            let Some(entry) = schema.keyword_entry(Keyword::Ref) else { return };
            let Some((address, fragment)) = entry.value.as_str().and_then(|text| text.split_once('#')) else { return };
            let (owner, root) = if address.is_empty() {
                (index, resource)
            } else {
                let by_path = join_path(document.path.as_str(), address).map(Address::Path);
                let target = by_path.and_then(|path| known.get(&path));
                let by_address = || known.get(&base.join(address)?);
                let Some(target) = target.or_else(by_address) else { return };
                *target
            };
            if let Some(moved) = moved(root, fragment, &|entry| renamed.get(&(owner, entry.key_span.start)).copied()) {
                let text = serde_json::Value::from(format!("{address}#{moved}")).to_string();
                let edit = Edit::new(&document.source, entry.value.span.clone(), text);
                changes.push(Change { about: [entry.key_span.start, entry.value.span.start], owner, edit });
            }
        });
        all.push(changes);
    }
    all
}

/// Calls `visit` with each schema of a document, the resource that it is part of, and the address of that.
fn inside<'d>(
    document: &Document,
    root: &'d Node,
    base: &Address,
    visit: &mut dyn FnMut(&'d Node, &Address, &'d Node),
) {
    // Schemas come outer ones first, so that the innermost resource around one is the last that spans it.
    let mut open: Vec<(&'d Node, Address)> = vec![(root, base.clone())];
    let has_id = document.rewrites == Rewrites::All && has_id(root);
    schemas(root, &mut |schema| {
        while open.len() > 1 && open.last().is_some_and(|(outer, _)| outer.span.end <= schema.span.start) {
            open.pop();
        }
        let id = schema.keyword(Keyword::Id).or_else(|| schema.get(EarlierKeyword::Id.name()).filter(|_| has_id));
        let id =
            id.and_then(Node::as_str).map(|id| id.split('#').next().unwrap_or_default()).filter(|id| !id.is_empty());
        let around = open.last().map_or(base, |(_, address)| address);
        if let Some(address) = id.and_then(|id| around.join(id)) {
            open.push((schema, address));
        }
        if let Some((resource, address)) = open.last() {
            visit(resource, address, schema);
        }
    });
}

/// A fragment that leads through keys with other names; `None` where it stays as it is.
fn moved(root: &Node, fragment: &str, renamed: &dyn Fn(&Entry) -> Option<&'static str>) -> Option<String> {
    let mut node = root;
    let mut moved = String::new();
    for token in fragment.strip_prefix('/')?.split('/') {
        let name = percent_decode(token)?;
        let name = unescape_token(&name);
        moved.push('/');
        if let Some(items) = node.items() {
            node = items.get(name.parse::<usize>().ok()?)?;
            moved.push_str(token);
            continue;
        }
        let entry = if let Some(entry) = node.entry(&name) {
            moved.push_str(renamed(entry).unwrap_or(token));
            entry
        } else {
            // The key has its new name already.
            let name = now_called(&name)?;
            moved.push_str(name);
            node.entry(name)?
        };
        node = &entry.value;
    }
    (moved != fragment).then_some(moved)
}

/// The name of today of a keyword that holds schemas which references lead to.
fn now_called(name: &str) -> Option<&'static str> {
    Some(match name {
        DEFINITIONS => Keyword::Defs.name(),
        "items" => Keyword::PrefixItems.name(),
        "dependencies" => Keyword::DependentSchemas.name(),
        _ => return None,
    })
}

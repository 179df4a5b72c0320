//! What a schema says under a keyword.
//!
//! Loading has validated every schema against the meta-schema, and every reference leads to a schema. So a keyword that is
//! given is of the type that JSON Schema asks for, and only a keyword that is not given says nothing. Anything else is a
//! fault of this program: it ends the program with its name, and is never taken for "nothing".

use dagstack_spec_model::document::{Entry, Node, NodeKind};
use serde_json::Number;

/// The keywords of a schema: none of `true` and `false`.
pub(super) fn keywords(schema: &Node) -> &[Entry] {
    match &schema.kind {
        NodeKind::Mapping(entries) => &entries[..],
        NodeKind::Boolean(_) => &[],
        _ => broken("a schema", schema),
    }
}

/// The entries of a table: `properties`, `dependentRequired`, …
pub(super) fn table<'n>(schema: &'n Node, keyword: &str) -> &'n [Entry] {
    given(schema, keyword, Node::entries).unwrap_or(&[])
}

/// The items of a list: `allOf`, `enum`, `required`, …
pub(super) fn list<'n>(schema: &'n Node, keyword: &str) -> &'n [Node] {
    given(schema, keyword, Node::items).unwrap_or(&[])
}

/// The entries of a table that is at hand.
pub(super) fn entries(table: &Node) -> &[Entry] {
    table.entries().unwrap_or_else(|| broken("a table", table))
}

/// The items of a list that is at hand.
pub(super) fn items(list: &Node) -> &[Node] {
    list.items().unwrap_or_else(|| broken("a list", list))
}

/// The strings of a list.
pub(super) fn strings<'n>(schema: &'n Node, keyword: &str) -> Vec<&'n str> {
    list(schema, keyword).iter().map(|item| item.as_str().unwrap_or_else(|| broken(keyword, item))).collect()
}

/// The strings of a list under a key of a table.
pub(super) fn strings_of(entry: &Entry) -> Vec<&str> {
    items(&entry.value).iter().map(|item| item.as_str().unwrap_or_else(|| broken(&entry.key, item))).collect()
}

/// A string: `pattern`, `format`, `title`, …
pub(super) fn string<'n>(schema: &'n Node, keyword: &str) -> Option<&'n str> {
    given(schema, keyword, Node::as_str)
}

/// A truth value that is `false` where it is not given: `uniqueItems`, `deprecated`, …
pub(super) fn flag(schema: &Node, keyword: &str) -> bool {
    given(schema, keyword, Node::as_bool).unwrap_or(false)
}

/// A number, as short as it can be said: `3.0` is `3`.
pub(super) fn number(schema: &Node, keyword: &str) -> Option<Number> {
    given(schema, keyword, super::constraints::number)
}

fn given<'n, T>(schema: &'n Node, keyword: &str, read: impl Fn(&'n Node) -> Option<T>) -> Option<T> {
    let value = schema.get(keyword)?;
    Some(read(value).unwrap_or_else(|| broken(keyword, value)))
}

#[cold]
fn broken(keyword: &str, value: &Node) -> ! {
    panic!("internal error: `{keyword}` is {}, though its schema is valid", value.type_name())
}

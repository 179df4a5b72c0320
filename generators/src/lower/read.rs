//! What a schema says under a keyword.
//!
//! Loading has validated every schema against the meta-schema, and every reference leads to a schema. So a keyword that is
//! given is of the type that JSON Schema asks for, and only a keyword that is not given says nothing. Anything else is a
//! fault of this program: it ends the program with its name, and is never taken for "nothing".

use dagstack_spec_model::Decimal;
use dagstack_spec_model::internal::document::{Entry, Node, NodeKind};
use dagstack_spec_model::json_schema::Keyword;
use serde_json::Number;

use crate::ir::JsonType;

/// The keywords of a schema, whoever defines them: none of `true` and `false`.
pub(super) fn keywords(schema: &Node) -> &[Entry] {
    match &schema.kind {
        NodeKind::Mapping(entries) => &entries[..],
        NodeKind::Boolean(_) => &[],
        _ => broken("a schema", schema),
    }
}

/// The entries of a table: `properties`, `dependentRequired`, …
pub(super) fn table(schema: &Node, keyword: Keyword) -> &[Entry] {
    given(schema, keyword, Node::entries).unwrap_or(&[])
}

/// The items of a list: `allOf`, `enum`, `required`, …
pub(super) fn list(schema: &Node, keyword: Keyword) -> &[Node] {
    given(schema, keyword, Node::items).unwrap_or(&[])
}

/// The strings of a list.
pub(super) fn strings(schema: &Node, keyword: Keyword) -> Vec<&str> {
    list(schema, keyword).iter().map(|item| item.as_str().unwrap_or_else(|| broken(keyword.name(), item))).collect()
}

/// The strings of a list under a key of a table.
pub(super) fn strings_of(entry: &Entry) -> Vec<&str> {
    let items = entry.value.items().unwrap_or_else(|| broken(&entry.key, &entry.value));
    items.iter().map(|item| item.as_str().unwrap_or_else(|| broken(&entry.key, item))).collect()
}

/// A string: `pattern`, `format`, `title`, …
pub(super) fn string(schema: &Node, keyword: Keyword) -> Option<&str> {
    given(schema, keyword, Node::as_str)
}

/// A truth value that is `false` where it is not given: `uniqueItems`, `deprecated`, …
pub(super) fn flag(schema: &Node, keyword: Keyword) -> bool {
    given(schema, keyword, Node::as_bool).unwrap_or(false)
}

/// A number by its exact value. An integer of 64 bits has neither point nor exponent: `3.0` is `3`.
pub(super) fn number(schema: &Node, keyword: Keyword) -> Option<Number> {
    given(schema, keyword, |node| {
        let NodeKind::Number(number) = &node.kind else { return None };
        let integer = Decimal::from(number).to_i128();
        let integer = integer.and_then(|integer| {
            let signed = i64::try_from(integer).map(Number::from);
            signed.or_else(|_| u64::try_from(integer).map(Number::from)).ok()
        });
        Some(integer.unwrap_or_else(|| number.clone()))
    })
}

/// A count. One that does not fit 64 bits bounds nothing that fits a machine.
pub(super) fn count(schema: &Node, keyword: Keyword) -> Option<u64> {
    number(schema, keyword).map(|number| number.as_u64().unwrap_or(u64::MAX))
}

/// Whether 64 bits represent the number as an integer.
pub(super) fn fits_64_bits(number: &Number) -> bool {
    number.is_i64() || number.is_u64()
}

/// The types of `type`, `number` without `integer`. `None` where it is not given.
pub(super) fn types(schema: &Node) -> Option<Vec<JsonType>> {
    let names: Vec<&str> = match schema.keyword(Keyword::Type)?.as_str() {
        Some(one) => vec![one],
        None => strings(schema, Keyword::Type),
    };
    let type_of = |name| match JsonType::from_name(name) {
        Some(ty) => ty,
        None => unreachable!("the meta-schema knows the type `{name}`"),
    };
    let mut types: Vec<JsonType> = names.into_iter().map(type_of).collect();
    if types.contains(&JsonType::Number) {
        types.retain(|ty| *ty != JsonType::Integer);
    }
    Some(types)
}

fn given<'n, T>(schema: &'n Node, keyword: Keyword, read: impl Fn(&'n Node) -> Option<T>) -> Option<T> {
    let value = schema.keyword(keyword)?;
    Some(read(value).unwrap_or_else(|| broken(keyword.name(), value)))
}

#[cold]
fn broken(what: &str, value: &Node) -> ! {
    panic!("internal error: `{what}` is {}, though its schema is valid", value.type_name())
}

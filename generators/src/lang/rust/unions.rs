//! Unions: their variants, and what a variant is discriminated by.

use std::collections::BTreeSet;

use dagstack_spec_templates::rust::{Union, UnionVariant};
use serde_json::Value;

use super::super::needs::Need;
use super::names::TYPE;
use super::text::one_line;
use super::types::Owner;
use super::writer::Writer;
use super::{numbers, text};
use crate::ir::{self, Discriminator, TypeId, UnionKeyword};
use crate::naming::{NamedValue, value_identifiers};

impl Writer<'_> {
    /// The variants of a union, and its table.
    pub(super) fn union(&mut self, union: &ir::UnionType, id: TypeId) -> Union {
        self.need(Need::Unions);
        Union {
            docs: Vec::new(),
            deprecated: false,
            name: String::new(),
            head: union_head(union),
            variants: self.variants(union, id),
        }
    }

    /// The variants, and what discriminates each.
    fn variants(&mut self, union: &ir::UnionType, id: TypeId) -> Vec<UnionVariant> {
        let raws: Vec<&str> = union.variants.iter().map(|variant| variant.name.as_str()).collect();
        let names = variant_names(&raws);
        let listed = union.variants.iter().zip(names).map(|(variant, name)| {
            let discriminants: Vec<String> = match union.discriminator {
                Discriminator::Tag(_) => variant.tags.iter().map(tag).collect(),
                Discriminator::JsonType => variant.json_types.iter().map(|ty| ty.name().to_owned()).collect(),
                Discriminator::Trial => Vec::new(),
            };
            let ty = self.ty(&variant.ty, Owner::Contains(id));
            UnionVariant {
                broken: format!("    {name}({ty}),").len() > text::WIDTH,
                docs: text::doc_lines(&variant.docs, &format!("`{}`", one_line(&variant.name)), 4),
                deprecated: variant.docs.deprecated,
                ty,
                name,
                discriminants: discriminants.join(" | "),
            }
        });
        listed.collect()
    }
}

/// The names of a union's variants.
pub(super) fn variant_names(raws: &[&str]) -> Vec<String> {
    let values: Vec<NamedValue<'_>> = raws.iter().map(|value| NamedValue { value, name: None }).collect();
    value_identifiers(&TYPE, &values, &mut BTreeSet::new())
}

/// A tag as a literal.
fn tag(value: &Value) -> String {
    match value {
        Value::String(text) => text::string(text),
        Value::Number(number) => numbers::literal(number),
        other => other.to_string(),
    }
}

/// What is in the head of a union's table: the keyword, and what the variants are discriminated by.
fn union_head(union: &ir::UnionType) -> String {
    let keyword = match union.keyword {
        UnionKeyword::AnyOf => "any_of",
        UnionKeyword::OneOf => "one_of",
        UnionKeyword::Type => "type",
    };
    match &union.discriminator {
        Discriminator::Tag(tag) => format!(", {keyword} by {}", text::string(tag)),
        Discriminator::JsonType => format!(", {keyword} by type"),
        Discriminator::Trial => format!(", {keyword}"),
    }
}

//! Unions: zod's own where a tag tells the variants apart and zod can see it, and those of the support module elsewhere.

use std::collections::HashSet;

use dagstack_spec_templates::ts::UnionSchema;
use serde_json::Value;

use super::schemas::{Schemas, is_wide};
use super::text;
use crate::ir::{JsonType, Presence, ToldApart, Type, UnionKeyword, UnionType, Variant};

/// The schema of a union.
pub(super) fn schema(union: &UnionType, schemas: &mut Schemas<'_>) -> String {
    match &union.told_apart {
        ToldApart::Tag(key) if union.variants.iter().all(|variant| is_seen(variant, key, schemas)) => {
            let options = union.variants.iter().map(|variant| schemas.schema(&variant.ty)).collect();
            let words = schemas.used(if union.keyword == UnionKeyword::OneOf { "ONE_OF" } else { "ANY_OF" });
            let trailing = Some(format!("{{ error: {words} }}"));
            print("z.discriminatedUnion", vec![text::quote(key)], options, trailing)
        }
        ToldApart::Tag(key) => {
            let pairs = union.variants.iter().flat_map(|variant| {
                let schema = schemas.schema(&variant.ty);
                variant.tags.iter().map(move |tag| format!("[{}, {schema}]", text::value(tag))).collect::<Vec<_>>()
            });
            let pairs = pairs.collect();
            let leading = vec![text::quote(union.keyword.keyword()), text::quote(key)];
            print(schemas.used("tagged"), leading, pairs, None)
        }
        ToldApart::JsonType => {
            let mut entries = Vec::new();
            for variant in &union.variants {
                let schema = schemas.schema(&variant.ty);
                entries.extend(keys(&variant.json_types).map(|key| format!("{key}: {schema}")));
            }
            print(schemas.used("byType"), vec![text::quote(union.keyword.keyword())], entries, None)
        }
        ToldApart::Trial => {
            let options = union.variants.iter().map(|variant| schemas.schema(&variant.ty)).collect();
            print(
                schemas.used(if union.keyword == UnionKeyword::OneOf { "oneOf" } else { "anyOf" }),
                Vec::new(),
                options,
                None,
            )
        }
    }
}

/// Numbers cover integers.
fn keys(types: &[JsonType]) -> impl Iterator<Item = &'static str> {
    let has_numbers = types.contains(&JsonType::Number);
    types.iter().filter(move |ty| **ty != JsonType::Integer || !has_numbers).map(|ty| ty.name())
}

/// Whether zod finds the tags of a variant by itself, and no others.
fn is_seen(variant: &Variant, key: &str, schemas: &Schemas<'_>) -> bool {
    let Type::Reference(id) = variant.ty else { return false };
    let Some(Type::Struct(object)) = schemas.types.get(id.0).map(|named| unrefined(&named.ty)) else { return false };
    // What holds itself is behind a function, and what drops keys behind a pipe.
    if schemas.facts.is_recursive(id) || object.fields.iter().any(|field| field.transient) {
        return false;
    }
    let tag = object.fields.iter().find(|field| field.json_name == key && field.presence == Presence::Required);
    let tags: HashSet<String> = variant.tags.iter().map(Value::to_string).collect();
    tag.and_then(|field| values(&field.ty, schemas)).is_some_and(|values| values == tags)
}

/// The scalars that a type lists.
fn values(ty: &Type, schemas: &Schemas<'_>) -> Option<HashSet<String>> {
    match ty {
        Type::Reference(id) if !schemas.facts.is_recursive(*id) => {
            let named = schemas.types.get(id.0)?;
            values(&named.ty, schemas)
        }
        Type::StringEnum(listed) => {
            Some(listed.members.iter().map(|member| Value::from(member.value.as_str()).to_string()).collect())
        }
        Type::OneOfValues(listed) if listed.values.iter().all(|value| !value.is_array() && !value.is_object()) => {
            Some(listed.values.iter().map(Value::to_string).collect())
        }
        _ => None,
    }
}

fn unrefined(ty: &Type) -> &Type {
    if let Type::Refined(refined) = ty { &refined.ty } else { ty }
}

fn print(function: &'static str, leading: Vec<String>, variants: Vec<String>, trailing: Option<String>) -> String {
    let wide = is_wide(&variants);
    let indented = |variant: String| if wide { text::indent(&variant) } else { variant };
    let variants = variants.into_iter().map(indented).collect();
    let table = function == "byType";
    UnionSchema { function, leading, variants, table, trailing, wide }.to_string()
}

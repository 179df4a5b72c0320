//! Unions: zod's own where a tag discriminates the variants and zod can see it, and those of the support module elsewhere.

use std::collections::HashSet;

use dagstack_spec_templates::ts::UnionSchema;
use serde_json::Value;

use super::schemas::Schemas;
use super::written::Written;
use super::{text, values};
use crate::ir::{Discriminator, JsonType, Presence, Type, UnionKeyword, UnionType, Variant};

impl Schemas<'_> {
    /// The schema of a union.
    pub(super) fn union(&mut self, union: &UnionType) -> Written {
        let keyword = text::quote(union.keyword.keyword().name());
        let parts: Vec<Written> = union.variants.iter().map(|variant| self.schema(&variant.ty)).collect();
        let values = || parts.iter().map(|part| part.value.clone()).collect();
        let (value, ty) = match &union.discriminator {
            Discriminator::Tag(key) if union.variants.iter().all(|variant| is_seen(variant, key, self)) => {
                let message = self.used(if union.keyword == UnionKeyword::OneOf { "ONE_OF" } else { "ANY_OF" });
                let (tag, trailing) = (text::quote(key), Some(format!("{{ error: {message} }}")));
                let ty = annotation("z.ZodDiscriminatedUnion", &list(&parts, ", ", "[", "]"), Some(&tag));
                (print("z.discriminatedUnion", vec![tag], values(), trailing), ty)
            }
            Discriminator::Tag(key) => {
                let pairs = union.variants.iter().zip(&parts).flat_map(|(variant, part)| {
                    variant.tags.iter().map(move |tag| format!("[{}, {}]", values::constant(tag), part.value))
                });
                if union.variants.iter().flat_map(|variant| &variant.tags).any(values::needs_exact) {
                    self.used("exact");
                }
                let value = print(self.used("tagged"), vec![keyword, text::quote(key)], pairs.collect(), None);
                (value, any_of(&parts))
            }
            Discriminator::JsonType => {
                let entries = union.variants.iter().zip(&parts).flat_map(|(variant, part)| {
                    keys(&variant.json_types).map(move |key| format!("{key}: {}", part.value))
                });
                let value = print(self.used("byType"), vec![keyword], entries.collect(), None);
                (value, any_of(&parts))
            }
            Discriminator::Trial => {
                let function = self.used(if union.keyword == UnionKeyword::OneOf { "oneOf" } else { "anyOf" });
                let ty = annotation("z.ZodUnion", &list(&parts, ", ", "readonly [", "]"), None);
                (print(function, Vec::new(), values(), None), ty)
            }
        };
        Written::around(value, ty, parts.iter())
    }
}

/// The type of a union whose variants are discriminated by a function of the support module.
fn any_of(parts: &[Written]) -> String {
    annotation("z.ZodUnion", &list(parts, " | ", "readonly (", ")[]"), None)
}

fn annotation(name: &str, options: &str, tag: Option<&String>) -> String {
    let tag = tag.map(|tag| format!(", {tag}")).unwrap_or_default();
    format!("{name}<{options}{tag}>")
}

/// The types of the variants, each once where they form a union, on lines of their own where they are many.
fn list(parts: &[Written], separator: &str, open: &str, close: &str) -> String {
    let mut seen = HashSet::new();
    let is_union = separator == " | ";
    let types: Vec<String> = parts
        .iter()
        .filter(|part| !is_union || seen.insert(part.ty.as_str()))
        .map(|part| text::indent(&part.ty))
        .collect();
    match (text::is_wide(&types), is_union) {
        (false, _) => format!("{open}{}{close}", types.join(separator)),
        (true, true) => format!("{open}\n  | {}\n{close}", types.join("\n  | ")),
        (true, false) => format!("{open}\n  {},\n{close}", types.join(",\n  ")),
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
    // What contains itself is behind a function, and what drops keys behind a pipe.
    if schemas.is_opaque(id) || object.fields.iter().any(|field| field.transient) {
        return false;
    }
    let tag = object.fields.iter().find(|field| field.json_name == key && field.presence == Presence::Required);
    if variant.tags.iter().any(values::needs_exact) {
        return false;
    }
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
    let wide = text::is_wide(&variants);
    let indented = |variant: String| if wide { text::indent(&variant) } else { variant };
    let variants = variants.into_iter().map(indented).collect();
    let table = function == "byType";
    UnionSchema { function, leading, variants, table, trailing, wide }.to_string()
}

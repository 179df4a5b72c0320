//! Types, written out. TypeScript could infer most of them from their schemas, but declaration files can't have what it infers, and
//! readers would have to infer it too.

use std::collections::HashSet;

use dagstack_spec_templates::ts::{Member, Members};
use serde_json::Value;

use super::names::Names;
use super::{text, values};
use crate::ir::{MapType, Presence, StructType, TupleType, Type};

/// Writes types: as they are read, or as they are given, before defaults are filled in.
#[derive(Clone, Copy)]
pub(super) struct Types<'m> {
    /// The names of the module's types.
    pub(super) names: &'m Names,
    /// Whether the type before reading is meant.
    pub(super) given: bool,
}

impl Types<'_> {
    /// A type.
    pub(super) fn ty(self, ty: &Type) -> String {
        match ty {
            Type::Any => "unknown".to_owned(),
            Type::Null => "null".to_owned(),
            Type::Boolean => "boolean".to_owned(),
            Type::String(_) => "string".to_owned(),
            Type::Integer(_) | Type::Number(_) => "number".to_owned(),
            Type::Array(array) if *array.item == Type::Never => "[]".to_owned(),
            Type::Array(array) => list(&self.ty(&array.item)),
            Type::Tuple(tuple) => self.tuple(tuple),
            Type::Struct(object) => self.members(object),
            Type::Map(map) => format!("{{ [key: string]: {} }}", self.ty(&map.value)),
            Type::StringEnum(_) | Type::OneOfValues(_) | Type::Nullable(_) | Type::Union(_) => {
                self.alternatives(ty).join(" | ")
            }
            Type::Refined(refined) => self.ty(&refined.ty),
            Type::Never => "never".to_owned(),
            Type::Reference(id) => {
                let given = if self.given { self.names.given(*id) } else { None };
                given.or(self.names.constant(*id)).unwrap_or_else(|| self.names.ty(*id)).to_owned()
            }
        }
    }

    fn tuple(self, tuple: &TupleType) -> String {
        let items = tuple.items.iter().enumerate().map(|(index, item)| match self.ty(item) {
            item if index < tuple.required() => item,
            item if item.contains([' ', '\n']) => format!("({item})?"),
            item => format!("{item}?"),
        });
        let rest = tuple.rest.as_deref().map(|rest| format!("...{}", list(&self.ty(rest))));
        format!("[{}]", items.chain(rest).collect::<Vec<_>>().join(", "))
    }

    /// The members of a union, each once; another type alone.
    fn alternatives(self, ty: &Type) -> Vec<String> {
        let all = match ty {
            Type::StringEnum(listed) => listed.members.iter().map(|member| text::quote(&member.value)).collect(),
            Type::OneOfValues(listed) => value_types(&listed.values),
            Type::Nullable(inner) => {
                let mut all = self.alternatives(inner);
                all.push("null".to_owned());
                all
            }
            Type::Union(union) => union.variants.iter().flat_map(|variant| self.alternatives(&variant.ty)).collect(),
            Type::Refined(refined) => self.alternatives(&refined.ty),
            other => vec![self.ty(other)],
        };
        distinct(all.into_iter())
    }

    /// What comes after `export type X =`: the alternatives on lines of their own where they are many.
    pub(super) fn alias(self, ty: &Type, before: usize) -> String {
        let alternatives = match ty {
            // A closed object without keys.
            Type::Struct(object) if object.fields.is_empty() => return "Record<string, never>".to_owned(),
            other => self.alternatives(other),
        };
        let length: usize = alternatives.iter().map(|one| one.chars().count() + 3).sum();
        if alternatives.len() > 1 && before + length > text::WIDTH {
            format!("\n  | {}", alternatives.join("\n  | "))
        } else {
            alternatives.join(" | ")
        }
    }

    /// The body of an interface.
    pub(super) fn members(self, object: &StructType) -> String {
        let fields = object.fields.iter().filter(|field| self.given || !field.transient);
        let members: Vec<Member> = fields
            .map(|field| Member {
                description: text::comment(&field.docs, 2),
                key: text::key(&field.json_name),
                optional: match field.presence {
                    Presence::Required => false,
                    Presence::Optional | Presence::Defaulted(_) => true,
                    Presence::Filled(_) => self.given,
                },
                ty: text::indent(&match (self.ty(&field.ty), &field.presence) {
                    // zod takes `undefined` for absence where there is a default.
                    (ty, Presence::Filled(_)) if self.given && ty != "unknown" => {
                        format!("{ty} | undefined")
                    }
                    (ty, _) => ty,
                }),
            })
            .collect();
        let others = self.others(object);
        Members { members, others }.to_string()
    }
}

impl Types<'_> {
    /// The type of the keys that an object does not name: TypeScript asks that it covers those of the named ones, too.
    pub(super) fn others(self, object: &StructType) -> Option<String> {
        let rest = self.alternatives(object.additional.as_deref()?);
        let named = object.fields.iter().flat_map(|field| self.alternatives(&field.ty));
        let all = distinct(rest.into_iter().chain(named));
        let ty = all.join(" | ");
        let is_unknown = all.iter().any(|ty| ty == "unknown") || ty.len() > text::WIDTH / 2 || ty.contains('\n');
        Some(if is_unknown && all.len() > 1 { "unknown".to_owned() } else { ty })
    }

    /// The body of an interface without named keys.
    pub(super) fn table(self, map: &MapType) -> String {
        Members { members: Vec::new(), others: Some(self.ty(&map.value)) }.to_string()
    }
}

fn list(item: &str) -> String {
    if item.contains([' ', '\n']) { format!("({item})[]") } else { format!("{item}[]") }
}

fn distinct(types: impl Iterator<Item = String>) -> Vec<String> {
    let mut seen = HashSet::new();
    types.filter(|ty| seen.insert(ty.clone())).collect()
}

/// How many values, and how deep ones, the compiler compares as types before they are no more than arrays and objects.
const MAX_VALUES: usize = 500;
const MAX_DEPTH: usize = 16;

/// Values as types.
fn value_types(values: &[Value]) -> Vec<String> {
    let is_large = values.iter().map(size).sum::<usize>() > MAX_VALUES;
    values.iter().map(|value| values::value_type(value, if is_large { 0 } else { MAX_DEPTH })).collect()
}

/// How many values an array or an object contains, itself among them. Others don't count: the compiler has them at hand.
fn size(value: &Value) -> usize {
    match value {
        Value::Array(items) => 1 + items.iter().map(|item| 1 + size(item)).sum::<usize>(),
        Value::Object(entries) => 1 + entries.values().map(|item| 1 + size(item)).sum::<usize>(),
        _ => 0,
    }
}

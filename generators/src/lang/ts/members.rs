//! Types that hold themselves, written out: TypeScript can't infer them from their schemas in a form that survives in
//! declaration files.

use std::collections::HashSet;

use dagstack_spec_templates::ts::{Member, Members};

use super::names::Names;
use super::text;
use crate::ir::{MapType, Presence, StructType, TupleType, Type};

/// Writes types: as they are read, or as they are given, before defaults are filled in.
#[derive(Clone, Copy)]
pub(super) struct Types<'m> {
    /// The names of the module's types.
    pub(super) names: &'m Names,
    /// Whether the form before reading is meant.
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
            Type::StringEnum(listed) => union(listed.members.iter().map(|member| text::quote(&member.value))),
            Type::OneOfValues(listed) => union(listed.values.iter().map(text::value_type)),
            Type::Array(array) if *array.item == Type::Never => "[]".to_owned(),
            Type::Array(array) => list(&self.ty(&array.item)),
            Type::Tuple(tuple) => self.tuple(tuple),
            Type::Struct(object) => self.members(object),
            Type::Map(map) => format!("{{ [key: string]: {} }}", self.ty(&map.value)),
            Type::Nullable(inner) => format!("{} | null", self.ty(inner)),
            Type::Union(variants) => union(variants.variants.iter().map(|variant| self.ty(&variant.ty))),
            Type::Refined(refined) => self.ty(&refined.ty),
            Type::Never => "never".to_owned(),
            Type::Reference(id) => {
                let given = if self.given { self.names.given(*id) } else { None };
                given.unwrap_or_else(|| self.names.ty(*id)).to_owned()
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

    /// The body of an interface.
    pub(super) fn members(self, object: &StructType) -> String {
        let fields = object.fields.iter().filter(|field| self.given || !field.transient);
        let members: Vec<Member> = fields
            .map(|field| Member {
                description: text::comment(&field.docs, 2),
                key: text::key(&field.json_name),
                optional: match field.presence {
                    Presence::Required => false,
                    Presence::Optional => true,
                    Presence::Defaulted(_) | Presence::Filled(_) => self.given,
                },
                ty: text::indent(&match (self.ty(&field.ty), &field.presence) {
                    // zod takes `undefined` for absence where there is a default.
                    (ty, Presence::Defaulted(_) | Presence::Filled(_)) if self.given && ty != "unknown" => {
                        format!("{ty} | undefined")
                    }
                    (ty, _) => ty,
                }),
            })
            .collect();
        // The type of other keys has to cover the named ones too.
        let others = object.additional.as_deref().map(|rest| match rest {
            rest if members.is_empty() => self.ty(rest),
            _ => "unknown".to_owned(),
        });
        Members { members, others }.to_string()
    }
}

impl Types<'_> {
    /// The body of an interface without named keys.
    pub(super) fn table(self, map: &MapType) -> String {
        Members { members: Vec::new(), others: Some(self.ty(&map.value)) }.to_string()
    }
}

fn list(item: &str) -> String {
    if item.contains([' ', '\n']) { format!("({item})[]") } else { format!("{item}[]") }
}

fn union(types: impl Iterator<Item = String>) -> String {
    let mut known = HashSet::new();
    let different: Vec<String> = types.filter(|ty| known.insert(ty.clone())).collect();
    different.join(" | ")
}

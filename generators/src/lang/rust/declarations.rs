//! Declarations: the view of each type.

use dagstack_spec_templates::rust::{Alias, Enum, Item, Member, Newtype, Struct, Tuple, Union};
use serde_json::Value;

use crate::ir::{self, NamedType, Presence, Type, TypeId, TypeName};

use super::super::needs::Need;
use super::flatten;
use super::module::TypeKind;
use super::names::variants;
use super::text::one_line;
use super::types::Owner;
use super::writer::Writer;
use super::{rules, text};

/// The columns of a list of fields that rustfmt leaves on one line.
const SHORT_LIST: usize = 60;

impl Writer<'_> {
    /// The types, in the order of printing. `between` names the table of rules that the type `root` obeys.
    pub(super) fn items(&mut self, between: Option<(TypeId, &'static str)>) -> Vec<Item> {
        let module = self.module;
        let needed = module.order.iter().filter(|id| module.declares(**id) && !module.constants.is_unneeded(**id));
        needed.map(|id| self.item(*id, between)).collect()
    }

    fn item(&mut self, id: TypeId, between: Option<(TypeId, &'static str)>) -> Item {
        let NamedType { name, docs: annotations, ty } = &self.module.types[id.0];
        let docs = text::doc_lines(annotations, &otherwise(name), 0);
        let (deprecated, name) = (annotations.deprecated, self.module.names[id.0].clone());
        let residual = self.module.residual_head(id);
        match (self.module.kind(id), ty) {
            (TypeKind::Struct, Type::Struct(object)) => {
                let between = between.filter(|(root, _)| *root == id).map(|(_, table)| table);
                let docs = docs.into_iter().chain(self.module.constant_docs(object)).collect();
                let object = self.object(object, id);
                Item::Struct(Box::new(Struct { docs, deprecated, name, between, residual, ..object }))
            }
            (TypeKind::Strings | TypeKind::Values, ty) => {
                let enumeration = enumeration(ty);
                let head = enumeration.head + &residual;
                Item::Enum(Enum { docs, deprecated, name, head, ..enumeration })
            }
            (TypeKind::Tuple, Type::Tuple(tuple)) => {
                self.need(Need::Tuples);
                Item::Tuple(Tuple {
                    docs,
                    deprecated,
                    name,
                    residual,
                    ..self.tuple(tuple, &self.module.names[id.0], id)
                })
            }
            (TypeKind::Union, Type::Union(union)) => {
                let union = self.union(union, id);
                Item::Union(Union { docs, deprecated, name, head: union.head + &residual, ..union })
            }
            (TypeKind::Alias, ty) => {
                let ty = self.ty(ty, Owner::Contains(id));
                let broken = format!("pub type {name} = {ty};").len() > text::WIDTH;
                Item::Alias(Alias { docs, deprecated, name, ty, broken })
            }
            (kind, ty) => {
                let newtype = self.newtype(kind, ty, id);
                let argument = newtype.argument + &residual;
                let broken = format!("pub struct {name}({});", newtype.inner).len() > text::WIDTH;
                Item::Newtype(Newtype { docs, deprecated, name, argument, broken, ..newtype })
            }
        }
    }

    /// A type with one value inside: what is inside, and its table.
    fn newtype(&mut self, kind: TypeKind, ty: &Type, id: TypeId) -> Newtype {
        let derives = derives(kind);
        match (kind, ty) {
            (TypeKind::Text, Type::String(rules)) => {
                newtype(derives, "String".to_owned(), "text", String::new(), self.text_rules(rules))
            }
            (TypeKind::Integer, Type::Integer(rules)) => {
                let inner = if flatten::is_unsigned(rules) { "u64" } else { "i64" };
                newtype(derives, inner.to_owned(), "integer", format!("({inner})"), rules::of_number(rules))
            }
            (TypeKind::Number, Type::Number(rules)) => {
                newtype(derives, "f64".to_owned(), "number", String::new(), rules::of_number(rules))
            }
            (TypeKind::List, Type::Array(array)) => {
                let item = self.ty(&array.item, Owner::Behind);
                newtype(derives, format!("Vec<{item}>"), "list", format!("({item})"), rules::of_array(array))
            }
            (TypeKind::Map, Type::Map(map)) => {
                let inner = self.map_of(&map.value);
                let bounds = [("min_properties", map.min_properties), ("max_properties", map.max_properties)];
                newtype(derives, inner.clone(), "map", format!("({inner})"), rules::bounds(bounds))
            }
            (TypeKind::Refined, ty) => {
                let inner = self.ty(ty, Owner::Contains(id));
                // The table gets a word for any value: a type of the module may have the name of JSON's.
                let (inner, argument) = match self.module.resolve(ty) {
                    Type::Any => (self.support("Value"), "(any)".to_owned()),
                    _ => (inner.clone(), format!("({inner})")),
                };
                newtype(derives, inner, "refined", argument, Vec::new())
            }
            _ => {
                let inner = self.ty(ty, Owner::Contains(id));
                newtype(derives, inner.clone(), "wrapper", format!("({inner})"), Vec::new())
            }
        }
    }

    /// The items of a tuple, and its table.
    fn tuple(&mut self, tuple: &ir::TupleType, name: &str, id: TypeId) -> Tuple {
        let required = tuple.required();
        let owner = Owner::Contains(id);
        let item = |(index, ty): (usize, &Type)| {
            let presence = if index < required { Presence::Required } else { Presence::Optional };
            let word = if index < required { "required" } else { "optional" };
            (word, self.field_ty(ty, &presence, owner))
        };
        let mut items: Vec<(&'static str, String)> = tuple.items.iter().enumerate().map(item).collect();
        items.extend(tuple.rest.as_ref().map(|ty| ("rest", format!("Vec<{}>", self.ty(ty, Owner::Behind)))));
        let line: Vec<String> = items.iter().map(|(_, ty)| format!("pub {ty}")).collect();
        let line = line.join(", ");
        let fits = line.len() <= SHORT_LIST && format!("pub struct {name}({line});").len() <= text::WIDTH;
        Tuple {
            docs: Vec::new(),
            deprecated: false,
            name: String::new(),
            broken: !fits,
            openness: if tuple.rest.is_some() { "open" } else { "closed" },
            residual: String::new(),
            rules: rules::bounds([("min_items", tuple.min_items), ("max_items", tuple.max_items)]),
            items,
        }
    }
}

/// What a newtype derives.
fn derives(kind: TypeKind) -> &'static str {
    match kind {
        TypeKind::Text => "Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash",
        TypeKind::Integer => "Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash",
        TypeKind::Number => "Debug, Clone, Copy, PartialEq, PartialOrd",
        _ => "Debug, Clone, PartialEq",
    }
}

/// A newtype without what every declaration has.
fn newtype(
    derives: &'static str,
    inner: String,
    table: &'static str,
    argument: String,
    rules: Vec<(&'static str, String)>,
) -> Newtype {
    Newtype {
        docs: Vec::new(),
        deprecated: false,
        derives,
        name: String::new(),
        inner,
        broken: false,
        table,
        argument,
        rules,
    }
}

/// An enumeration of strings, or of other values by their JSON, without what every declaration has.
fn enumeration(ty: &Type) -> Enum {
    let (table, choice, members) = match ty {
        Type::StringEnum(ir::StringEnum { choice, members }) => {
            let values: Vec<&str> = members.iter().map(|member| member.value.as_str()).collect();
            let descriptions = members.iter().map(|member| member.description.as_deref());
            ("strings", *choice, enumerate(variants(ty), &values, descriptions))
        }
        Type::OneOfValues(ir::ValueEnum { choice, values, .. }) => {
            let texts: Vec<String> = values.iter().map(Value::to_string).collect();
            let texts: Vec<&str> = texts.iter().map(String::as_str).collect();
            ("values", *choice, enumerate(variants(ty), &texts, values.iter().map(|_| None)))
        }
        other => unreachable!("{other:?} has no members"),
    };
    Enum { docs: Vec::new(), deprecated: false, name: String::new(), table, head: choice_head(choice), members }
}

/// What is in the head of an enumeration's table.
fn choice_head(choice: ir::Choice) -> String {
    match choice {
        ir::Choice::Enum => String::new(),
        ir::Choice::Const => ", const".to_owned(),
    }
}

/// How many steps of a path a comment has, from its start and before its end.
const FIRST_STEPS: usize = 8;
const LAST_STEPS: usize = 8;

/// The comment on a type of which its schema says nothing.
fn otherwise(name: &TypeName) -> String {
    match name {
        TypeName::Payload(name) => format!("The payload `{}`.", one_line(name)),
        TypeName::Definition(name) => format!("The definition `{}`.", one_line(name)),
        TypeName::Inline(parts) => {
            let quoted = |parts: &[String]| {
                let parts: Vec<String> = parts.iter().map(|part| format!("`{}`", one_line(part))).collect();
                parts.join(" › ")
            };
            // Types that nest deep have long paths, each of which would be another line or more.
            match parts.split_at_checked(parts.len().saturating_sub(LAST_STEPS)) {
                Some((first, last)) if first.len() > FIRST_STEPS => {
                    format!("The value at {} › … › {}.", quoted(&first[..FIRST_STEPS]), quoted(last))
                }
                _ => format!("The value at {}.", quoted(parts)),
            }
        }
    }
}

/// A value in a sentence by itself.
fn shown(value: &str) -> String {
    if value.is_empty() { "The empty text.".to_owned() } else { format!("`{}`", one_line(value)) }
}

fn enumerate<'d>(
    names: Vec<String>,
    values: &[&str],
    descriptions: impl Iterator<Item = Option<&'d str>>,
) -> Vec<Member> {
    names
        .into_iter()
        .zip(values)
        .zip(descriptions)
        .map(|((name, value), description)| Member {
            docs: text::doc_lines_of(description.unwrap_or_default(), &shown(value), 4),
            name,
            value: text::string(value),
        })
        .collect()
}

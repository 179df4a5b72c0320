//! Structs: the fields of an object, and its table.

use std::collections::BTreeSet;

use dagstack_spec_templates::rust::{Field, Struct};
use serde_json::Value;

use super::super::needs::Need;
use super::module::Module;
use super::names::{MEMBER, REST, taken_methods};
use super::text::one_line;
use super::types::Owner;
use super::writer::Writer;
use super::{rules, text};
use crate::ir::{self, Docs, Presence, StructType, TypeId};
use crate::naming::identifiers;

/// A longer default is not part of a comment.
const LONGEST_DEFAULT: usize = 60;

impl Module {
    /// What a comment says of the constants of an object.
    pub(super) fn constant_docs(&self, object: &StructType) -> Vec<String> {
        let constants = object.fields.iter().filter_map(|field| {
            let value = self.constants.value_of(field)?.to_string();
            let docs = field.docs.description.as_deref().or(field.docs.title.as_deref());
            let meaning = docs.map(|docs| format!(" {docs}")).unwrap_or_default();
            Some(format!(
                "`{}` is always `{}`, so it is not a field.{meaning}",
                one_line(&field.json_name),
                one_line(&value)
            ))
        });
        constants.flat_map(|text| [vec![String::new()], text::doc_lines_of(&text, "", 0)].concat()).collect()
    }
}

impl Writer<'_> {
    /// The fields of an object, and its table.
    pub(super) fn object(&mut self, object: &StructType, id: TypeId) -> Struct {
        let members = self.module.members(id);
        let (kept, ignored): (Vec<_>, Vec<_>) =
            object.fields.iter().zip(members.names.iter().cloned()).partition(|(field, _)| !field.transient);
        let ignore = |(field, _): (&ir::Field, String)| {
            let demand = if field.presence == Presence::Required { "required " } else { "" };
            (format!("{demand}{}", text::string(&field.json_name)), self.ty(&field.ty, Owner::Behind))
        };
        let ignored = ignored.into_iter().map(ignore).collect();
        let mut taken = taken_methods();
        let fields = self.fields(&kept, id, &mut taken);
        let rest = object.additional.as_ref().map(|value| {
            let docs =
                Docs { description: Some("The keys without a field of their own.".to_owned()), ..Docs::default() };
            view(&docs, REST.to_owned(), self.map_of(value), "", "required", None)
        });
        let pairs: Vec<(&ir::Field, &Field)> = kept.iter().map(|(field, _)| *field).zip(&fields).collect();
        let pairs: Vec<_> = pairs.into_iter().filter(|(_, view)| view.constant.is_none()).collect();
        Struct {
            docs: Vec::new(),
            deprecated: false,
            name: String::new(),
            constructors: self.constructors(&pairs, rest.as_ref(), members.has_default, id, &mut taken),
            fields,
            rest,
            default: members.has_default,
            residual: String::new(),
            ignored,
            rules: rules::bounds([
                ("min_properties", object.min_properties),
                ("max_properties", object.max_properties),
            ]),
            between: None,
        }
    }

    /// The fields that a type has, with the methods that give their defaults, whose names are `taken` then.
    fn fields(&mut self, kept: &[(&ir::Field, String)], id: TypeId, taken: &mut BTreeSet<String>) -> Vec<Field> {
        let defaulted = |field: &ir::Field| matches!(field.presence, Presence::Defaulted(_));
        let raws: Vec<&str> =
            kept.iter().filter(|(field, _)| defaulted(field)).map(|(field, _)| &*field.json_name).collect();
        let mut methods = identifiers(&MEMBER, &raws, taken).into_iter();
        let view = |(field, name): &(&ir::Field, String)| {
            let accessor = match &field.presence {
                Presence::Defaulted(value) => {
                    self.need(Need::Defaults);
                    let method = methods.next().filter(|method| method != name);
                    Some(Box::new(self.accessor(value, &field.ty, id, method)))
                }
                _ => None,
            };
            Field {
                accessor,
                constant: self.module.constants.value_of(field).map(constant),
                ..self.field(field, name.clone(), id)
            }
        };
        kept.iter().map(view).collect()
    }

    fn field(&mut self, field: &ir::Field, name: String, id: TypeId) -> Field {
        let ty = self.field_ty(&field.ty, &field.presence, Owner::Contains(id));
        let mut docs = field.docs.clone();
        let mut default = None;
        let presence = match &field.presence {
            Presence::Required => "required",
            Presence::Optional => "optional",
            Presence::Defaulted(value) => {
                docs.description = Some(with_default(&mut docs, value));
                "optional"
            }
            Presence::Filled(value) => {
                docs.description = Some(with_default(&mut docs, value));
                default = Some(self.default(value, &field.ty, Owner::Contains(id)));
                "defaulted"
            }
        };
        view(&docs, name, ty, &field.json_name, presence, default)
    }
}

/// A constant as it is written in the table of its object: a text, or JSON.
fn constant(value: Value) -> String {
    match value {
        Value::String(text) => format!("= {}", text::string(&text)),
        other => format!("== {}", text::string(&other.to_string())),
    }
}

/// What a field is, and its default where that is short.
fn with_default(docs: &mut Docs, value: &Value) -> String {
    let description = docs.description.take().or_else(|| docs.title.take()).unwrap_or_default();
    let json = value.to_string();
    let is_short = json.len() <= LONGEST_DEFAULT && !json.contains('`');
    description + &if is_short { format!("\n\nDefault: `{json}`.") } else { String::new() }
}

fn view(docs: &Docs, name: String, ty: String, key: &str, presence: &'static str, default: Option<String>) -> Field {
    let broken = format!("    pub {name}: {ty},").len() > text::WIDTH;
    Field {
        docs: text::own_doc_lines(docs, 4),
        deprecated: docs.deprecated,
        name,
        ty,
        broken,
        key: text::string(key),
        constant: None,
        presence,
        default,
        accessor: None,
    }
}

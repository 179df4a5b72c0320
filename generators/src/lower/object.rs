//! Objects: structs where a schema names properties, maps where it does not.

use dagstack_spec_model::Code;
use dagstack_spec_model::document::{Entry, Node, pointer_token};

use super::module::{At, Module};
use super::{docs, keywords, reference};
use crate::ir::{Docs, Field, MapType, Presence, StructType, Type};

/// Whether a schema describes an object with names of its own: it has `properties` or `required`, or is closed and empty.
pub(super) fn is_struct(node: &Node) -> bool {
    let named = node.get("properties").is_some_and(|table| !table.entries().unwrap_or_default().is_empty())
        || node.get("required").is_some_and(|list| !list.items().unwrap_or_default().is_empty());
    let closed = node.get("additionalProperties").and_then(Node::as_bool) == Some(false);
    keywords::main_type(node) == keywords::MainType::Object
        && node.get("enum").is_none()
        && node.get("const").is_none()
        && (named || closed)
}

impl<'s> Module<'s> {
    pub(super) fn object(&mut self, at: At<'s, '_>) -> Type {
        let (min_properties, max_properties) = self.sizes(at, "minProperties", "maxProperties");
        let additional = self.additional(at);
        if !is_struct(at.node) {
            let value = additional.unwrap_or(Box::new(Type::Any));
            return Type::Map(MapType { value, min_properties, max_properties });
        }
        let required: Vec<&str> =
            at.node.get("required").and_then(Node::items).unwrap_or_default().iter().filter_map(Node::as_str).collect();
        let properties = at.node.get("properties").and_then(Node::entries).unwrap_or_default();
        let mut fields: Vec<Field> =
            properties.iter().map(|entry| self.field(at, entry, required.contains(&entry.key.as_str()))).collect();
        for name in required {
            if fields.iter().any(|field| field.json_name == name) {
                continue;
            }
            // Such a property is held to the schema for further keys.
            match &additional {
                Some(ty) => fields.push(Field {
                    json_name: name.to_owned(),
                    ty: (**ty).clone(),
                    presence: Presence::Required,
                    docs: Docs::default(),
                    transient: false,
                }),
                None => {
                    self.problem(
                        Code::Unsatisfiable,
                        at,
                        "required",
                        format!("`{name}` is required, and the closed object does not have it: no object fits"),
                    )
                    .help = Some(format!("add `{name}` to `properties`, or remove it from `required`"));
                }
            }
        }
        Type::Struct(StructType { fields, additional, min_properties, max_properties })
    }

    fn additional(&mut self, at: At<'s, '_>) -> Option<Box<Type>> {
        let Some(node) = at.node.get("additionalProperties") else { return Some(Box::new(Type::Any)) };
        if node.as_bool() == Some(false) {
            return None;
        }
        let pointer = format!("{}/additionalProperties", at.pointer);
        Some(Box::new(self.nested(At { node, pointer: &pointer, ..at })))
    }

    fn field(&mut self, object: At<'s, '_>, entry: &'s Entry, required: bool) -> Field {
        let pointer = format!("{}/properties/{}", object.pointer, pointer_token(&entry.key));
        let at = At { node: &entry.value, pointer: &pointer, ..object };
        let ty = self.nested(at);
        let presence = if required { Presence::Required } else { self.default_of(at) };
        Field {
            json_name: entry.key.clone(),
            ty,
            presence,
            docs: docs::of(at.node),
            transient: at.node.get("x-dagstack-transient").and_then(Node::as_bool).unwrap_or(false),
        }
    }

    /// The default of an optional property: its own, or that of the schema it refers to.
    fn default_of(&mut self, at: At<'s, '_>) -> Presence {
        let mut holder = at.place();
        let value = loop {
            let Some((file, node)) = self.spec.schema(&holder) else { break None };
            if let Some(value) = node.get("default") {
                break Some(value.to_json());
            }
            match file.refs.get(&holder.pointer) {
                Some(next) => holder = next.clone(),
                None => break None,
            }
        };
        let Some(value) = value else { return Presence::Optional };
        let prefix = format!("{}/", at.pointer);
        let refers = at.file.refs.keys().any(|holder| holder == at.pointer || holder.starts_with(&prefix));
        // A schema that refers to nothing is compiled alone: it is most of them, and much less work.
        let schema = if refers { self.spec.bundle(&at.place()) } else { at.node.to_json() };
        if reference::validator(&schema).is_some_and(|validator| !validator.is_valid(&value)) {
            self.problem(
                Code::UnsupportedForm,
                at,
                "default",
                format!("the default `{value}` does not fit its own schema"),
            )
            .help = Some("mend the default: it stands in for a value that is absent".to_owned());
        }
        Presence::Defaulted(value)
    }
}

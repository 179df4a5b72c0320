//! Objects: structs where a schema names properties, maps where it does not.

use std::collections::{HashMap, HashSet};

use dagstack_spec_model::Severity;
use dagstack_spec_model::document::{Entry, Node};
use dagstack_spec_model::json_schema::Keyword;
use dagstack_spec_model::kind::SchemaPlace;

use super::module::{At, Module};
use super::{docs, keywords, read, reference};
use crate::ir::{Docs, Field, MapType, Presence, StructType, Type};
use crate::rules;

/// The fields of a struct on their way.
#[derive(Default)]
struct Fields<'s> {
    list: Vec<Field>,
    /// Where in the list each property is.
    places: HashMap<&'s str, usize>,
    required: Vec<&'s str>,
    known_required: HashSet<&'s str>,
}

/// Whether a schema of an object names keys of its own: it has `properties` or `required`, or is closed and empty.
pub(super) fn is_struct(node: &Node) -> bool {
    let closed = node.get("additionalProperties").and_then(Node::as_bool) == Some(false);
    names_properties(node) || (closed && !has_patterns(node))
}

/// Whether a schema names keys of an object.
pub(super) fn names_properties(node: &Node) -> bool {
    !read::table(node, "properties").is_empty() || !read::list(node, "required").is_empty()
}

/// The keys under `properties`.
pub(super) fn property_names(node: &Node) -> impl Iterator<Item = &str> {
    read::table(node, "properties").iter().map(|entry| entry.key.as_str())
}

/// Whether a schema says itself how the inside of its object or array looks.
pub(super) fn has_structure(node: &Node) -> bool {
    const STRUCTURE: [&str; 4] = ["properties", "patternProperties", "items", "prefixItems"];
    STRUCTURE.iter().any(|keyword| node.get(keyword).is_some())
        || node.get("additionalProperties").is_some_and(|others| others.as_bool() != Some(true))
}

/// The keywords that the type of an object says.
pub(super) fn said(node: &Node) -> Vec<&'static str> {
    let mut said = vec!["minProperties", "maxProperties", "properties", "required"];
    if !has_patterns(node) {
        said.push("additionalProperties");
    } else if map_pattern(node).is_some() {
        said.push("patternProperties");
    }
    said
}

fn has_patterns(node: &Node) -> bool {
    !read::table(node, "patternProperties").is_empty()
}

/// The one schema that all values of an object have to fit, where its keys have to match a pattern.
fn map_pattern(node: &Node) -> Option<&Entry> {
    match read::table(node, "patternProperties") {
        [only]
            if node.get("additionalProperties").and_then(Node::as_bool) == Some(false) && !names_properties(node) =>
        {
            Some(only)
        }
        _ => None,
    }
}

impl<'s> Module<'s> {
    pub(super) fn object(&mut self, at: At<'s, '_>) -> Type {
        let (min_properties, max_properties) = self.sizes(at, "minProperties", "maxProperties");
        let additional = self.additional(at);
        if !is_struct(at.node) {
            // `unevaluatedProperties: false` alone names no key, so this is a map; the residual schema refuses every key.
            let value = additional.unwrap_or(Box::new(Type::Any));
            return Type::Map(MapType { value, min_properties, max_properties });
        }
        let mut fields = Fields::default();
        self.own_fields(at, &mut fields);
        let fields = self.demand(at, fields, additional.as_deref());
        Type::Struct(StructType { fields, additional, min_properties, max_properties })
    }

    /// One struct of several schemas that all hold; `at` is the last of them.
    pub(super) fn merged(&mut self, at: At<'s, '_>, parts: &[SchemaPlace]) -> Type {
        let mut fields = Fields::default();
        let mut is_exhaustive = at.node.get("unevaluatedProperties").and_then(Node::as_bool) == Some(false);
        for place in parts {
            let part = self.at(place);
            let is_own = *place == at.place();
            is_exhaustive &= keywords::evaluators(part.node)
                .all(|keyword| matches!(keyword, Keyword::Ref | Keyword::AllOf))
                && (is_own || part.node.get("unevaluatedProperties").is_none());
            self.own_fields(part, &mut fields);
        }
        let additional = if is_exhaustive { None } else { Some(Box::new(Type::Any)) };
        let fields = self.demand(at, fields, Some(&Type::Any));
        Type::Struct(StructType { fields, additional, min_properties: None, max_properties: None })
    }

    /// Adds the properties of a schema that are not there yet.
    fn own_fields(&mut self, at: At<'s, '_>, fields: &mut Fields<'s>) {
        for name in read::strings(at.node, "required") {
            if fields.known_required.insert(name) {
                fields.required.push(name);
            }
        }
        for entry in read::table(at.node, "properties") {
            if !fields.places.contains_key(entry.key.as_str()) {
                fields.places.insert(&entry.key, fields.list.len());
                fields.list.push(self.field(at, entry));
            }
        }
    }

    /// Makes the required ones of the fields required. Those that no schema names are held to the schema for further keys.
    fn demand(&mut self, at: At<'s, '_>, fields: Fields<'s>, additional: Option<&Type>) -> Vec<Field> {
        let Fields { mut list, places, required, .. } = fields;
        for name in required {
            match (places.get(name), additional) {
                (Some(place), _) => list[*place].presence = Presence::Required,
                (None, Some(ty)) => list.push(Field {
                    json_name: name.to_owned(),
                    ty: ty.clone(),
                    presence: Presence::Required,
                    docs: Docs::default(),
                    transient: false,
                }),
                (None, None) => {
                    let message =
                        format!("`{name}` is required, and the closed object does not have it: no object fits");
                    self.problem(rules::UNSATISFIABLE, at, "required", message).help =
                        Some(format!("add `{name}` to `properties`, or remove it from `required`"));
                }
            }
        }
        list
    }

    /// What further keys may hold. Where some of them have a pattern, a type can't tell which, and any value is held.
    fn additional(&mut self, at: At<'s, '_>) -> Option<Box<Type>> {
        if let Some(entry) = map_pattern(at.node) {
            let pointer = at.below(&["patternProperties", &entry.key]);
            return Some(Box::new(self.nested(At { node: &entry.value, pointer: &pointer, ..at })));
        }
        if has_patterns(at.node) {
            return Some(Box::new(Type::Any));
        }
        let Some(node) = at.node.get("additionalProperties") else {
            let is_closed = at.node.get("unevaluatedProperties").and_then(Node::as_bool) == Some(false);
            return if is_closed && keywords::evaluators(at.node).next().is_none() {
                None
            } else {
                Some(Box::new(Type::Any))
            };
        };
        if node.as_bool() == Some(false) {
            return None;
        }
        let pointer = at.below(&["additionalProperties"]);
        Some(Box::new(self.nested(At { node, pointer: &pointer, ..at })))
    }

    fn field(&mut self, object: At<'s, '_>, entry: &'s Entry) -> Field {
        let pointer = object.below(&["properties", &entry.key]);
        let at = At { node: &entry.value, pointer: &pointer, ..object };
        Field {
            json_name: entry.key.clone(),
            ty: self.nested(at),
            presence: self.default_of(at),
            docs: docs::of(at.node),
            transient: at.node.get("x-dagstack-transient").and_then(Node::as_bool) == Some(true),
        }
    }

    /// The default of an optional property: its own, or that of the schema it refers to. One that its own schema refuses is
    /// left to readers, for it can't stand in for a value.
    fn default_of(&mut self, at: At<'s, '_>) -> Presence {
        let place = at.place();
        if let Some(known) = self.defaults.get(&place) {
            return known.clone();
        }
        let presence = self.find_default(at);
        self.defaults.insert(place, presence.clone());
        presence
    }

    fn find_default(&mut self, at: At<'s, '_>) -> Presence {
        for holder in self.aliases(at.place()) {
            let holder = self.at(&holder);
            let Some(value) = holder.node.get("default") else { continue };
            let value = value.to_json();
            let reason = match reference::validator(self.spec, self.annotations, &at.place(), &[&value]) {
                Ok(validator) if validator.is_valid(&value) => return self.default_presence(value),
                Ok(_) => "does not fit its own schema".to_owned(),
                Err(reason) => format!("can't be validated against its own schema ({reason})"),
            };
            let message = format!("the default `{value}` {reason}, and is left to readers");
            let problem = self.problem(rules::DEFAULT_MISFIT, holder, "default", message);
            problem.severity = Severity::Warning;
            problem.help = Some("fix the default: it is what a reader takes for a value that is absent".to_owned());
            return Presence::Optional;
        }
        Presence::Optional
    }
}

//! Objects: structs where a schema names properties, maps where it does not.

use std::collections::{HashMap, HashSet};

use dagstack_spec_model::Severity;
use dagstack_spec_model::internal::document::Node;
use dagstack_spec_model::json_schema::Keyword;

use super::Lowerer;
use crate::ir::{Docs, Field, MapType, Presence, StructType, Type};
use crate::lower::place::Place;
use crate::lower::{docs, predicates, read, validator};
use crate::rules;

/// The fields of a struct being lowered.
#[derive(Default)]
struct Fields<'s> {
    list: Vec<Field>,
    /// Where in the list each property is.
    places: HashMap<&'s str, usize>,
    required: Vec<&'s str>,
    known_required: HashSet<&'s str>,
}

impl<'s> Lowerer<'s> {
    pub(super) fn object(&mut self, place: &Place<'s>) -> Type {
        let (min_properties, max_properties) = self.sizes(place, Keyword::MinProperties, Keyword::MaxProperties);
        let additional = self.additional(place);
        if !predicates::is_struct(place.node()) {
            // `unevaluatedProperties: false` alone names no key, so this is a map; the residual schema refuses every key.
            let value = additional.unwrap_or(Box::new(Type::Any));
            return Type::Map(MapType { value, min_properties, max_properties });
        }
        let mut fields = Fields::default();
        self.own_fields(place, &mut fields);
        let fields = self.demand(place, fields, additional.as_deref());
        Type::Struct(StructType { fields, additional, min_properties, max_properties })
    }

    /// One struct of several schemas that all hold; `place` is the last of them.
    pub(super) fn merged(&mut self, place: &Place<'s>, parts: &[Place<'s>]) -> Type {
        let mut fields = Fields::default();
        let mut is_exhaustive = predicates::is_false(place.node(), Keyword::UnevaluatedProperties);
        for part in parts {
            let is_own = part == place;
            is_exhaustive &= predicates::dependent_evaluators(part.node())
                .all(|keyword| matches!(keyword, Keyword::Ref | Keyword::AllOf))
                && (is_own || !part.has(Keyword::UnevaluatedProperties));
            self.own_fields(part, &mut fields);
        }
        let additional = if is_exhaustive { None } else { Some(Box::new(Type::Any)) };
        let fields = self.demand(place, fields, Some(&Type::Any));
        Type::Struct(StructType { fields, additional, min_properties: None, max_properties: None })
    }

    /// Adds the properties of a schema that are not there yet.
    fn own_fields(&mut self, place: &Place<'s>, fields: &mut Fields<'s>) {
        for name in read::strings(place.node(), Keyword::Required) {
            if fields.known_required.insert(name) {
                fields.required.push(name);
            }
        }
        for (name, property) in place.table(Keyword::Properties) {
            if !fields.places.contains_key(name) {
                fields.places.insert(name, fields.list.len());
                fields.list.push(self.field(name, &property));
            }
        }
    }

    /// Makes the required ones of the fields required. Those that no schema names are validated against the schema for further keys.
    fn demand(&mut self, place: &Place<'s>, fields: Fields<'s>, additional: Option<&Type>) -> Vec<Field> {
        let Fields { mut list, places, required, .. } = fields;
        for name in required {
            match (places.get(name), additional) {
                (Some(index), _) => list[*index].presence = Presence::Required,
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
                    self.problem(rules::UNSATISFIABLE, place, Keyword::Required, message).help =
                        Some(format!("add `{name}` to `properties`, or remove it from `required`"));
                }
            }
        }
        list
    }

    /// What values further keys may have. Where some of them have a pattern, a type can't determine which, and any value is accepted.
    fn additional(&mut self, place: &Place<'s>) -> Option<Box<Type>> {
        if predicates::is_map_of_pattern(place.node()) {
            return place.table(Keyword::PatternProperties).next().map(|(_, value)| Box::new(self.nested(&value)));
        }
        if predicates::has_patterns(place.node()) {
            return Some(Box::new(Type::Any));
        }
        let Some(others) = place.child(Keyword::AdditionalProperties) else {
            let is_closed = predicates::is_false(place.node(), Keyword::UnevaluatedProperties)
                && predicates::dependent_evaluators(place.node()).next().is_none();
            return if is_closed { None } else { Some(Box::new(Type::Any)) };
        };
        if others.node().as_bool() == Some(false) {
            return None;
        }
        Some(Box::new(self.nested(&others)))
    }

    fn field(&mut self, name: &str, property: &Place<'s>) -> Field {
        Field {
            json_name: name.to_owned(),
            ty: self.nested(property),
            presence: self.default_of(property),
            docs: docs::of(property.node()),
            transient: property.node().get("x-dagstack-transient").and_then(Node::as_bool) == Some(true),
        }
    }

    /// The default of an optional property: its own, or that of the schema it refers to. One that its own schema refuses is
    /// left to readers, for it can't stand in for a value.
    fn default_of(&mut self, place: &Place<'s>) -> Presence {
        if let Some(known) = self.defaults.get(place) {
            return known.clone();
        }
        let presence = self.find_default(place);
        self.defaults.insert(place.clone(), presence.clone());
        presence
    }

    fn find_default(&mut self, place: &Place<'s>) -> Presence {
        let Some(holder) = place.aliases().find(|holder| holder.has(Keyword::Default)) else {
            return Presence::Optional;
        };
        let Some(value) = holder.node().keyword(Keyword::Default).map(Node::to_json) else { return Presence::Optional };
        let reason = match validator::of(place, self.annotations, &[&value]) {
            Ok(validator) if validator.is_valid(&value) => return self.default_presence(value),
            Ok(_) => "does not fit its own schema".to_owned(),
            Err(reason) => format!("can't be validated against its own schema ({reason})"),
        };
        let message = format!("the default `{value}` {reason}, and is left to readers");
        let problem = self.problem(rules::DEFAULT_MISFIT, &holder, Keyword::Default, message);
        problem.severity = Severity::Warning;
        problem.help = Some("fix the default: it is what a reader takes for a value that is absent".to_owned());
        Presence::Optional
    }
}

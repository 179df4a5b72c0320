//! Defaults that need defaults: filling in an absent property must come to an end.

use std::collections::HashMap;

use dagstack_spec_model::kind::SchemaPlace;
use dagstack_spec_model::{Decimal, Severity, document};
use serde_json::Value;

use super::module::{At, Module};
use crate::cycles::nodes_on_cycles;
use crate::ir::{JsonType, Presence, Type, TypeId};
use crate::rules;

/// A property with a default: its struct, and its place among the fields.
type Filled = (TypeId, usize);

/// How many names are followed to what holds a value.
const MAX_ALIASES: usize = 64;

impl Module<'_> {
    /// Leaves a default to readers whose own absent properties lead back to it: `{}` for a property of the type that has the
    /// property.
    pub(super) fn check_defaults(&mut self) {
        for own in self.filled() {
            if !self.can_hold_default(own) {
                self.leave_to_readers(own, "the default holds an integer beyond 64 bits, and is left to readers");
            }
        }
        let filled = self.filled();
        let numbers: HashMap<Filled, usize> = filled.iter().enumerate().map(|(number, own)| (*own, number)).collect();
        let needs = |own: &Filled| -> Vec<usize> {
            let mut needed = self.needs(*own);
            needed.sort_unstable();
            needed.dedup();
            needed.iter().filter_map(|need| numbers.get(need).copied()).collect()
        };
        let edges: Vec<Vec<usize>> = filled.iter().map(needs).collect();
        for number in nodes_on_cycles(&edges) {
            let message = "the default needs itself to be complete, without end, and is left to readers";
            self.leave_to_readers(filled[number], message);
        }
    }

    fn filled(&self) -> Vec<Filled> {
        let mut filled = Vec::new();
        for (id, named) in self.types.iter().enumerate() {
            let Type::Struct(object) = named.ty.unrefined() else { continue };
            for (index, field) in object.fields.iter().enumerate() {
                if field.presence.default().is_some() {
                    filled.push((TypeId(id), index));
                }
            }
        }
        filled
    }

    /// The properties whose defaults are needed to complete the default of this one.
    fn needs(&self, (id, field): Filled) -> Vec<Filled> {
        let mut needed = Vec::new();
        if let Type::Struct(object) = self.types[id.0].ty.unrefined()
            && let Some(value) = object.fields[field].presence.default()
        {
            self.complete(&object.fields[field].ty, value, None, &mut needed);
        }
        needed
    }

    /// Collects the properties that are absent from a value and would be filled in.
    fn complete(&self, ty: &Type, value: &Value, named: Option<TypeId>, needed: &mut Vec<Filled>) {
        match (ty, value) {
            (Type::Reference(id), _) => self.complete(&self.types[id.0].ty, value, Some(*id), needed),
            (Type::Nullable(inner), _) => self.complete(inner, value, None, needed),
            (Type::Refined(refined), _) => self.complete(&refined.ty, value, named, needed),
            (Type::Union(union), _) => {
                for variant in &union.variants {
                    self.complete(&variant.ty, value, None, needed);
                }
            }
            (Type::Tuple(tuple), Value::Array(items)) => {
                for (index, item) in items.iter().enumerate() {
                    if let Some(ty) = tuple.items.get(index).or(tuple.rest.as_deref()) {
                        self.complete(ty, item, None, needed);
                    }
                }
            }
            (Type::Array(array), Value::Array(items)) => {
                for item in items {
                    self.complete(&array.item, item, None, needed);
                }
            }
            (Type::Map(map), Value::Object(entries)) => {
                for entry in entries.values() {
                    self.complete(&map.value, entry, None, needed);
                }
            }
            (Type::Struct(object), Value::Object(entries)) => {
                for (index, field) in object.fields.iter().enumerate() {
                    match (entries.get(&field.json_name), named) {
                        (Some(entry), _) => self.complete(&field.ty, entry, None, needed),
                        (None, Some(id)) => needed.push((id, index)),
                        (None, None) => {}
                    }
                }
                if let Some(additional) = &object.additional {
                    let others =
                        entries.iter().filter(|(key, _)| object.fields.iter().all(|field| field.json_name != **key));
                    others.for_each(|(_, entry)| self.complete(additional, entry, None, needed));
                }
            }
            _ => {}
        }
    }

    fn can_hold_default(&self, (id, field): Filled) -> bool {
        let Type::Struct(object) = self.types[id.0].ty.unrefined() else { return true };
        let field = &object.fields[field];
        field.presence.default().is_none_or(|value| self.can_hold(&field.ty, value, 0))
    }

    /// Whether the integers of a value fit the 64 bits in which they are held (decision 0003).
    fn can_hold(&self, ty: &Type, value: &Value, aliases: usize) -> bool {
        match (ty, value) {
            _ if aliases > MAX_ALIASES => true,
            (Type::Reference(id), _) => self.can_hold(&self.types[id.0].ty, value, aliases + 1),
            (Type::Refined(_) | Type::Nullable(_), _) => {
                ty.children().into_iter().all(|inner| value.is_null() || self.can_hold(inner, value, aliases + 1))
            }
            (Type::Integer(rules), Value::Number(number)) => {
                let low = [&rules.minimum, &rules.exclusive_minimum].into_iter().flatten().map(Decimal::from);
                let is_unsigned = low.into_iter().any(|bound| !bound.is_negative());
                // A fraction is not an integer, and that is reported elsewhere.
                let integer = Decimal::from(number);
                !integer.is_integer()
                    || integer.to_i128().is_some_and(|integer| {
                        i64::try_from(integer).is_ok() || is_unsigned && u64::try_from(integer).is_ok()
                    })
            }
            (Type::Union(union), _) => union.variants.iter().any(|variant| {
                variant.json_types.contains(&JsonType::of(value)) && self.can_hold(&variant.ty, value, aliases + 1)
            }),
            (Type::Array(array), Value::Array(items)) => items.iter().all(|item| self.can_hold(&array.item, item, 0)),
            (Type::Tuple(tuple), Value::Array(items)) => items.iter().enumerate().all(|(index, item)| {
                tuple.items.get(index).or(tuple.rest.as_deref()).is_none_or(|ty| self.can_hold(ty, item, 0))
            }),
            (Type::Map(map), Value::Object(entries)) => {
                entries.values().all(|entry| self.can_hold(&map.value, entry, 0))
            }
            (Type::Struct(object), Value::Object(entries)) => entries.iter().all(|(key, entry)| {
                let field = object.fields.iter().find(|field| field.json_name == *key).map(|field| &field.ty);
                field.or(object.additional.as_deref()).is_none_or(|ty| self.can_hold(ty, entry, 0))
            }),
            _ => true,
        }
    }

    fn leave_to_readers(&mut self, (id, field): Filled, message: &str) {
        let Type::Struct(object) = self.types[id.0].ty.unrefined_mut() else { return };
        object.fields[field].presence = Presence::Optional;
        let name = document::pointer_token(&object.fields[field].json_name);
        let holder = &self.keys[id.0].place;
        let place = SchemaPlace { path: holder.path.clone(), pointer: format!("{}/properties/{name}", holder.pointer) };
        // The property of a merged object stands in another schema.
        let places = [&place, holder];
        let found = places.into_iter().find_map(|at| Some((at.clone(), self.spec.schema(at)?)));
        let Some((place, (file, node))) = found else { return };
        let at = At { file, node, pointer: &place.pointer };
        let problem = self.problem(rules::DEFAULT_MISFIT, at, "default", message);
        problem.severity = Severity::Warning;
        problem.help = Some("mend the default, or make the property optional without one".to_owned());
    }
}

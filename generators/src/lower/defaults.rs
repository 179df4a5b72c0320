//! Defaults that need defaults: filling in an absent property must come to an end.

use std::collections::HashMap;

use dagstack_spec_model::kind::SchemaPlace;
use dagstack_spec_model::{Code, Severity, document};
use serde_json::Value;

use super::cycles::nodes_on_cycles;
use super::module::{At, Module};
use crate::ir::{Presence, Type, TypeId};

/// A property with a default: its struct, and its place among the fields.
type Filled = (TypeId, usize);

impl Module<'_> {
    /// Leaves a default to readers whose own absent properties lead back to it: `{}` for a property of the type that has the
    /// property.
    pub(super) fn check_defaults(&mut self) {
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
            self.leave_to_readers(filled[number]);
        }
    }

    fn filled(&self) -> Vec<Filled> {
        let mut filled = Vec::new();
        for (id, named) in self.types.iter().enumerate() {
            let Type::Struct(object) = named.ty.unrefined() else { continue };
            for (index, field) in object.fields.iter().enumerate() {
                if matches!(field.presence, Presence::Defaulted(_)) {
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
            && let Presence::Defaulted(value) = &object.fields[field].presence
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

    fn leave_to_readers(&mut self, (id, field): Filled) {
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
        let message = "the default needs itself to be complete, without end, and is left to readers";
        let problem = self.problem(Code::DefaultMisfit, at, "default", message);
        problem.severity = Severity::Warning;
        problem.help = Some(
            "give the default the property that holds it, or make the property optional without a default".to_owned(),
        );
    }
}

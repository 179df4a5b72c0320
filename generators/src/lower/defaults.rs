//! Defaults that need defaults: filling in an absent property must come to an end.

use std::collections::BTreeSet;

use dagstack_spec_model::kind::SchemaPlace;
use dagstack_spec_model::{Code, document};
use serde_json::Value;

use super::module::{At, Module};
use crate::ir::{Presence, Type, TypeId};

/// A property with a default: its struct, and its place among the fields.
type Filled = (TypeId, usize);

impl Module<'_> {
    /// Refuses a default whose own absent properties lead back to it: `{}` for a property of the type that has the property.
    pub(super) fn check_defaults(&mut self) {
        let mut finished = BTreeSet::new();
        for id in (0..self.types.len()).map(TypeId) {
            let Type::Struct(object) = self.types[id.0].ty.unrefined() else { continue };
            for field in 0..object.fields.len() {
                if self.is_endless((id, field), &mut finished) {
                    self.refuse((id, field));
                }
            }
        }
    }

    /// Whether filling in the property leads back to it. What is found to end is remembered.
    fn is_endless(&self, start: Filled, finished: &mut BTreeSet<Filled>) -> bool {
        let mut seen = BTreeSet::new();
        let mut waiting = self.needs(start);
        while let Some(next) = waiting.pop() {
            if next == start {
                return true;
            }
            if !finished.contains(&next) && seen.insert(next) {
                waiting.extend(self.needs(next));
            }
        }
        finished.insert(start);
        false
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

    fn refuse(&mut self, (id, field): Filled) {
        let Type::Struct(object) = self.types[id.0].ty.unrefined() else { return };
        let name = document::pointer_token(&object.fields[field].json_name);
        let holder = &self.keys[id.0].place;
        let place = SchemaPlace { path: holder.path.clone(), pointer: format!("{}/properties/{name}", holder.pointer) };
        // The property of a merged object stands in another schema.
        let Some((at, file, node)) = [&place, holder]
            .into_iter()
            .find_map(|at| self.spec.schema(at).map(|(file, node)| (at.clone(), file, node)))
        else {
            return;
        };
        let at = At { file, node, pointer: &at.pointer };
        self.problem(Code::UnsupportedForm, at, "default", "the default needs itself to be complete, without end")
            .help = Some(
            "give the default the property that holds it, or make the property optional without a default".to_owned(),
        );
    }
}

//! Objects as zod schemas: those with named keys, and those with free ones.

use dagstack_spec_templates::ts::{
    Annotation, FieldSchema, KeyCount, MapSchema, Modifier, ShapeMember, ShapeType, StructSchema,
};
use serde_json::Value;

use super::schemas::Schemas;
use super::types::Types;
use super::written::Written;
use super::{numbers, text, values};
use crate::ir::{Field, MapType, Presence, StructType, Type};

impl Schemas<'_> {
    pub(super) fn map(&mut self, map: &MapType) -> Written {
        self.used("map");
        let key_count = key_count(map.min_properties, map.max_properties);
        let value = self.schema(&map.value).map(
            |value| MapSchema { value: value.to_owned(), key_count }.to_string(),
            |value| Annotation::Record(value).to_string(),
        );
        value.heavier(1)
    }

    /// An object. `drops` says whether keys that are not kept are dropped here.
    pub(super) fn object(&mut self, object: &StructType, drops: bool) -> Written {
        let count = key_count(object.min_properties, object.max_properties).map(|count| count.to_string());
        let is_inherited = |field: &Field| text::INHERITED.contains(&field.json_name.as_str());
        let function = match &object.additional {
            Some(_) => self.used("openObject"),
            None if count.is_some() || object.fields.iter().any(is_inherited) => self.used("closedObject"),
            None => "z.strictObject",
        };
        let schemas: Vec<Written> = object.fields.iter().map(|field| self.field(field)).collect();
        let rest = match object.additional.as_deref() {
            None => None,
            Some(Type::Any) if count.is_none() => None,
            Some(rest) => Some(self.schema(rest)),
        };
        let dropped = if drops { transient(object) } else { Vec::new() };
        let types = Types { names: self.names, given: false };
        let other_keys = types.others(object).filter(|ty| ty != "unknown");
        let ty = ShapeType {
            members: object
                .fields
                .iter()
                .zip(&schemas)
                .map(|(field, written)| ShapeMember {
                    key: text::key(&field.json_name),
                    ty: text::indent(&text::indent(&written.ty)),
                })
                .collect(),
            config: match (&object.additional, &other_keys) {
                (None, _) => "z.core.$strict".to_owned(),
                (Some(_), None) => "z.core.$loose".to_owned(),
                (Some(_), Some(ty)) => format!("OtherKeys<{ty}>"),
            },
        };
        let ty = ty.to_string();
        let ty = if dropped.is_empty() {
            ty
        } else {
            self.used("without");
            let kept = self.written_type(&Type::Struct(object.clone()));
            Annotation::Pipe { ty: &ty, kept: &kept }.to_string()
        };
        let arguments = rest.iter().map(|rest| rest.value.clone()).chain(count).collect();
        let fields = object.fields.iter().zip(&schemas).map(|(field, written)| FieldSchema {
            // Linters take what has a key of this name for a promise, whatever it is.
            directive: (field.json_name == "then").then_some("eslint-disable-next-line unicorn/no-thenable"),
            key: text::literal_key(&field.json_name),
            schema: text::indent(&written.value),
        });
        let value = StructSchema { function, fields: fields.collect(), arguments, transient: dropped }.to_string();
        let written = Written::around(value, ty, schemas.iter().chain(&rest));
        let written = if object.fields.is_empty() { written.importing("type NoKeys") } else { written };
        if other_keys.is_some() { written.importing("type OtherKeys") } else { written }
    }

    /// A value without what reading fills in anyway.
    fn shortest(&self, value: &Value, ty: &Type) -> Value {
        match (value, ty) {
            (_, Type::Reference(id)) => match self.types.get(id.0) {
                Some(named) if !self.facts.is_recursive(*id) => self.shortest(value, &named.ty),
                _ => value.clone(),
            },
            (Value::Object(entries), Type::Struct(object)) => {
                let is_default = |name: &str, value: &Value| {
                    let field = object.fields.iter().find(|field| field.json_name == name);
                    field.is_some_and(|field| field.presence == Presence::Filled(value.clone()))
                };
                let kept = entries.iter().filter(|(name, value)| !is_default(name, value));
                Value::Object(kept.map(|(name, value)| (name.clone(), value.clone())).collect())
            }
            _ => value.clone(),
        }
    }

    fn field(&mut self, field: &Field) -> Written {
        let schema = self.schema(&field.ty);
        match &field.presence {
            Presence::Required => schema,
            Presence::Optional => schema.exact_optional(),
            Presence::Defaulted(default) => {
                self.used("defaulted");
                let modifier = Modifier::Defaulted(values::value(default));
                schema.modified(modifier, |ty| Annotation::Defaulted(ty)).importing("type Defaulted")
            }
            // A default is given, and then read, where reading fills in defaults of its own.
            Presence::Filled(value) if self.facts.completes(&field.ty) => {
                let default = fresh(&self.shortest(value, &field.ty));
                schema.modified(Modifier::Prefault(default), |ty| Annotation::Prefault(ty))
            }
            Presence::Filled(value) => {
                let default = fresh(value);
                schema.modified(Modifier::Default(default), |ty| Annotation::Default(ty))
            }
        }
    }
}

/// The keys of an object that are checked and not kept, as literals.
pub(super) fn transient(object: &StructType) -> Vec<String> {
    object.fields.iter().filter(|field| field.transient).map(|field| text::quote(&field.json_name)).collect()
}

fn key_count(min: Option<u64>, max: Option<u64>) -> Option<KeyCount> {
    let min = min.filter(|count| *count > 0);
    (min.is_some() || max.is_some()).then(|| KeyCount { min: min.map(numbers::size), max: max.map(numbers::size) })
}

/// A default that no two values share: what contains further arrays and objects is made anew each time.
fn fresh(value: &Value) -> String {
    let is_deep = match value {
        Value::Array(items) => items.iter().any(|item| item.is_array() || item.is_object()),
        Value::Object(entries) => entries.values().any(|item| item.is_array() || item.is_object()),
        _ => false,
    };
    match (is_deep, value) {
        (false, _) => values::value(value),
        (true, Value::Object(_)) => format!("() => ({})", values::value(value)),
        (true, _) => format!("() => {}", values::value(value)),
    }
}

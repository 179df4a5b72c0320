//! Defaults that no value of their type can be: an accessor gives a default as a value of the language.

use dagstack_spec_model::kind::SchemaPlace;
use dagstack_spec_model::{Decimal, Severity, document};
use serde_json::Value;

use super::completion::Defaulted;
use super::module::Module;
use crate::ir::{JsonType, Presence, StructType, Type, TypeId};
use crate::rules;

/// How many unions may stand directly inside each other before it is not looked any deeper.
const MAX_UNIONS: usize = 64;

impl Module<'_> {
    /// Leaves a default to readers where its type does not have it.
    pub(super) fn check_defaults(&mut self) {
        for own in self.defaulted() {
            if !self.can_hold_default(own) {
                self.leave_to_readers(own, "the default holds an integer beyond 64 bits, and is left to readers");
            }
        }
        for own in self.endless_defaults() {
            self.leave_to_readers(own, "the default needs itself to be complete, without end, and is left to readers");
        }
    }

    fn defaulted(&self) -> Vec<Defaulted> {
        let mut defaulted = Vec::new();
        for (id, named) in self.types.iter().enumerate() {
            let Type::Struct(object) = named.ty.unrefined() else { continue };
            let has_default = |index: &usize| object.fields[*index].presence.default().is_some();
            defaulted.extend((0..object.fields.len()).filter(has_default).map(|index| (TypeId(id), index)));
        }
        defaulted
    }

    fn struct_of(&self, (id, _): Defaulted) -> &StructType {
        match self.types[id.0].ty.unrefined() {
            Type::Struct(object) => object,
            other => unreachable!("only a struct has properties with defaults: {other:?}"),
        }
    }

    fn can_hold_default(&self, own: Defaulted) -> bool {
        let field = &self.struct_of(own).fields[own.1];
        let fits = |value: &Value| !has_large_integer(value) || self.can_hold(&field.ty, value, 0);
        field.presence.default().is_none_or(fits)
    }

    /// The type that says what a value is: behind names, behind `null` beside it, without the schema beside it. Types that are
    /// names of each other never lead back (loading refuses references in a circle).
    fn behind<'t>(&'t self, mut ty: &'t Type, value: &Value) -> &'t Type {
        for _ in 0..=3 * self.types.len() {
            ty = match ty {
                Type::Reference(id) => &self.types[id.0].ty,
                Type::Refined(refined) => &refined.ty,
                Type::Nullable(inner) if !value.is_null() => inner,
                other => return other,
            };
        }
        panic!("internal error: a type is a name of itself")
    }

    /// Whether the integers of a value fit the 64 bits that they are represented in (decision 0003). A value that the type
    /// does not accept does not fit it either: it is that of another variant.
    fn can_hold(&self, ty: &Type, value: &Value, unions: usize) -> bool {
        match (self.behind(ty, value), value) {
            // A constant of the schema is kept whatever it is.
            (Type::Any | Type::OneOfValues(_), _) => true,
            (Type::Nullable(_) | Type::Null, value) => value.is_null(),
            (Type::Boolean, value) => value.is_boolean(),
            (Type::String(_) | Type::StringEnum(_), value) => value.is_string(),
            (Type::Number(_), value) => value.is_number(),
            (Type::Integer(rules), Value::Number(number)) => {
                let low = [&rules.minimum, &rules.exclusive_minimum].into_iter().flatten().map(Decimal::from);
                let is_unsigned = low.into_iter().any(|bound| !bound.is_negative());
                Decimal::from(number).to_i128().is_some_and(|integer| {
                    i64::try_from(integer).is_ok() || is_unsigned && u64::try_from(integer).is_ok()
                })
            }
            // Better a default that is left to readers than a search without end.
            (Type::Union(union), _) => {
                let mut variants = union.variants.iter();
                unions < MAX_UNIONS
                    && variants.any(|variant| {
                        variant.json_types.contains(&JsonType::of(value))
                            && self.can_hold(&variant.ty, value, unions + 1)
                    })
            }
            (Type::Array(array), Value::Array(items)) => items.iter().all(|item| self.can_hold(&array.item, item, 0)),
            (Type::Tuple(tuple), Value::Array(items)) => items.iter().enumerate().all(|(index, item)| {
                tuple.items.get(index).or(tuple.rest.as_deref()).is_some_and(|ty| self.can_hold(ty, item, 0))
            }),
            (Type::Map(map), Value::Object(entries)) => {
                entries.values().all(|entry| self.can_hold(&map.value, entry, 0))
            }
            (Type::Struct(object), Value::Object(entries)) => entries.iter().all(|(key, entry)| {
                let field = object.fields.iter().find(|field| field.json_name == *key).map(|field| &field.ty);
                field.or(object.additional.as_deref()).is_some_and(|ty| self.can_hold(ty, entry, 0))
            }),
            (
                Type::Integer(_)
                | Type::Array(_)
                | Type::Tuple(_)
                | Type::Map(_)
                | Type::Struct(_)
                | Type::Never
                | Type::Reference(_)
                | Type::Refined(_),
                _,
            ) => false,
        }
    }

    fn leave_to_readers(&mut self, (id, field): Defaulted, message: &str) {
        let Type::Struct(object) = self.types[id.0].ty.unrefined_mut() else {
            unreachable!("only a struct has properties with defaults")
        };
        object.fields[field].presence = Presence::Optional;
        let name = document::pointer_token(&object.fields[field].json_name);
        let holder = self.keys[id.0].place.clone();
        let own = SchemaPlace { path: holder.path.clone(), pointer: format!("{}/properties/{name}", holder.pointer) };
        // The property of a merged object is in another schema.
        let place = if self.spec.schema(&own).is_some() { own } else { holder };
        let at = self.at(&place);
        let problem = self.problem(rules::DEFAULT_MISFIT, at, "default", message);
        problem.severity = Severity::Warning;
        problem.help = Some("fix the default, or make the property optional without one".to_owned());
    }
}

/// Whether a value has an integer, anywhere inside, that a signed one of 64 bits is not.
fn has_large_integer(value: &Value) -> bool {
    match value {
        Value::Number(number) => {
            let number = Decimal::from(number);
            number.is_integer() && number.to_i128().is_none_or(|integer| i64::try_from(integer).is_err())
        }
        Value::Array(items) => items.iter().any(has_large_integer),
        Value::Object(entries) => entries.values().any(has_large_integer),
        Value::Null | Value::Bool(_) | Value::String(_) => false,
    }
}

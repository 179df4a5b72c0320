//! Defaults as expressions.

use std::collections::BTreeSet;

use serde_json::{Map, Value};

use crate::ir::{self, Presence, StructType, Type, TypeId};
use crate::json::equal;
use crate::naming::identifiers;

use super::module::{Form, Module, Owner};
use super::names::{self, MEMBER, REST, TYPE, raw_name};

impl Module {
    /// The expression for a value of a type, which stands inside another one. The value fits the type: lowering has
    /// checked that.
    pub(super) fn default(&self, value: &Value, ty: &Type, owner: Owner) -> String {
        match (ty, value) {
            (Type::Nullable(_), Value::Null) => "None".to_owned(),
            (Type::Nullable(inner), _) => format!("Some({})", self.default(value, inner, owner)),
            (Type::Null, _) => "()".to_owned(),
            (Type::Boolean, Value::Bool(boolean)) => boolean.to_string(),
            (Type::String(rules), Value::String(text)) => match rules.format {
                Some(_) => format!("{}({})", self.ty(ty, owner), owned(text)),
                None => owned(text),
            },
            (Type::Integer(_), Value::Number(number)) => whole(number),
            (Type::Number(_), Value::Number(number)) => float(number),
            (Type::Array(array), Value::Array(items)) => self.list(items, &array.item),
            (Type::Map(map), Value::Object(entries)) => self.entries(entries, &map.value),
            (Type::Reference(id), _) => self.named(value, *id, owner),
            _ => self.any(value),
        }
    }

    /// The expression for a value of a named type.
    fn named(&self, value: &Value, id: TypeId, owner: Owner) -> String {
        let (name, ty) = (&self.names[id.0], &self.types[id.0].ty);
        let expression = match (self.form(id), ty, value) {
            (Form::Alias, ty, _) => return self.default(value, ty, Owner::Holds(id)),
            (Form::Struct, Type::Struct(object), Value::Object(entries)) if is_default(entries, object) => {
                format!("{name}::default()")
            }
            (Form::Struct, Type::Struct(object), Value::Object(entries)) => self.object_value(entries, object, id),
            (Form::Words | Form::Values, ty, _) => match variant(ty, value) {
                Some(variant) => format!("{name}::{variant}"),
                None => self.any(value),
            },
            (Form::Text, _, Value::String(text)) => format!("{name}({})", owned(text)),
            (Form::Integer, _, Value::Number(number)) => format!("{name}({})", whole(number)),
            (Form::Number, _, Value::Number(number)) => format!("{name}({})", float(number)),
            (_, ty, _) => format!("{name}({})", self.default(value, ty, Owner::Holds(id))),
        };
        if self.is_boxed(owner, id) { format!("Box::new({expression})") } else { expression }
    }

    fn list(&self, items: &[Value], item: &Type) -> String {
        if items.is_empty() {
            return "Vec::new()".to_owned();
        }
        let items: Vec<String> = items.iter().map(|value| self.default(value, item, Owner::Behind)).collect();
        format!("vec![{}]", items.join(", "))
    }

    fn entries(&self, entries: &Map<String, Value>, value: &Type) -> String {
        let any = *self.resolve(value) == Type::Any;
        let map = if any { self.support("Object") } else { self.btree_map().to_owned() };
        if entries.is_empty() {
            return format!("{map}::new()");
        }
        let entries: Vec<String> = entries
            .iter()
            .map(|(key, entry)| format!("({}, {})", owned(key), self.default(entry, value, Owner::Behind)))
            .collect();
        format!("{map}::from_iter([{}])", entries.join(", "))
    }

    fn object_value(&self, entries: &Map<String, Value>, object: &StructType, id: TypeId) -> String {
        let raws: Vec<&str> = object.fields.iter().map(|field| field.json_name.as_str()).collect();
        let names = identifiers(&MEMBER, &raws, &mut BTreeSet::from([REST.to_owned()]));
        let held = object.fields.iter().zip(names).filter(|(field, _)| !field.transient);
        let mut parts: Vec<String> = held
            .map(|(field, name)| {
                let value = entries.get(&field.json_name);
                let expression = match (&field.presence, value, self.resolve(&field.ty)) {
                    (Presence::Defaulted(default), None, _) => self.default(default, &field.ty, Owner::Holds(id)),
                    (Presence::Optional, None, Type::Nullable(_)) => format!("{}::Absent", self.support("Maybe")),
                    (Presence::Optional, Some(Value::Null), Type::Nullable(_)) => {
                        format!("{}::Null", self.support("Maybe"))
                    }
                    (Presence::Optional, Some(value), Type::Nullable(inner)) => {
                        format!("{}::Value({})", self.support("Maybe"), self.default(value, inner, Owner::Holds(id)))
                    }
                    (Presence::Optional, None, _) => "None".to_owned(),
                    (Presence::Optional, Some(value), _) => {
                        format!("Some({})", self.default(value, &field.ty, Owner::Holds(id)))
                    }
                    (_, value, _) => self.default(value.unwrap_or(&Value::Null), &field.ty, Owner::Holds(id)),
                };
                format!("{name}: {expression}")
            })
            .collect();
        parts.extend(object.additional.as_ref().map(|value| {
            let known = |key: &String| object.fields.iter().any(|field| field.json_name == *key);
            let rest = entries.iter().filter(|(key, _)| !known(key)).map(|(key, value)| (key.clone(), value.clone()));
            format!("{REST}: {}", self.entries(&rest.collect(), value))
        }));
        format!("{} {{ {} }}", self.names[id.0], parts.join(", "))
    }

    /// A value of any shape.
    fn any(&self, value: &Value) -> String {
        match value {
            Value::Null => format!("{}::Null", self.support("Value")),
            Value::Bool(boolean) => format!("{}::Bool({boolean})", self.support("Value")),
            Value::String(text) => format!("{}::String({})", self.support("Value"), owned(text)),
            other => format!("support::constant({})", names::text(&other.to_string())),
        }
    }
}

/// Whether an object says no more than its defaults do, in a type that has one.
fn is_default(entries: &Map<String, Value>, object: &StructType) -> bool {
    let held = |key: &String| object.fields.iter().find(|field| field.json_name == *key);
    has_default(object)
        && entries.iter().all(|(key, value)| {
            held(key).is_some_and(|field| matches!(&field.presence, Presence::Defaulted(default) if default == value))
        })
}

/// Whether each field of an object has a default or may be absent, and the object may be empty.
pub(super) fn has_default(object: &StructType) -> bool {
    let optional = object.fields.iter().all(|field| field.presence != Presence::Required);
    optional && object.min_properties.unwrap_or(0) == 0
}

fn owned(text: &str) -> String {
    if text.is_empty() { "String::new()".to_owned() } else { format!("{}.to_owned()", names::text(text)) }
}

/// An integer, however the schema writes it.
fn whole(number: &serde_json::Number) -> String {
    match number.as_f64() {
        Some(float) if number.is_f64() => names::grouped(&format!("{float:.0}")),
        _ => names::number(number),
    }
}

/// A number as a float, however the schema writes it.
fn float(number: &serde_json::Number) -> String {
    number.as_f64().map_or_else(|| number.to_string(), |float| format!("{float:?}"))
}

/// The variant of an enumeration for one of its values.
fn variant(ty: &Type, value: &Value) -> Option<String> {
    let (raws, place): (Vec<String>, _) = match ty {
        Type::StringEnum(ir::StringEnum { members, .. }) => (
            members.iter().map(|member| member.value.clone()).collect(),
            members.iter().position(|member| value.as_str() == Some(&member.value)),
        ),
        Type::OneOfValues(ir::ValueEnum { values, .. }) => {
            (values.iter().map(raw_name).collect(), values.iter().position(|member| equal(member, value)))
        }
        _ => return None,
    };
    let raws: Vec<&str> = raws.iter().map(String::as_str).collect();
    identifiers(&TYPE, &raws, &mut BTreeSet::new()).into_iter().nth(place?)
}

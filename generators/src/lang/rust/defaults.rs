//! Defaults as expressions.

use dagstack_spec_model::internal::json::equal;
use dagstack_spec_templates::rust::Accessor;
use serde_json::{Map, Value};

use crate::ir::{self, Discriminator, JsonType, Presence, StructType, TupleType, Type, TypeId, UnionType, Variant};

use super::module::{Module, TypeKind};
use super::names::{REST, variants};
use super::types::Owner;
use super::unions::variant_names;
use super::writer::Writer;
use super::{numbers, text};

impl Module {
    /// Whether an object says no more than its defaults do, in a type that has one.
    fn is_default(&self, entries: &Map<String, Value>, object: &StructType, id: TypeId) -> bool {
        let members = self.members(id);
        let is_filled = |(key, value): (&String, &Value)| {
            let Some(field) = members.places.get(key).map(|place| &object.fields[*place]) else { return false };
            self.constants.value_of(field).is_some()
                || matches!(&field.presence, Presence::Filled(default) if default == value)
        };
        members.has_default && entries.iter().all(is_filled)
    }
}

impl Writer<'_> {
    /// The expression for a value of a type, inside another one. The value fits the type: lowering has
    /// checked that.
    pub(super) fn default(&mut self, value: &Value, ty: &Type, owner: Owner) -> String {
        match (ty, value) {
            (Type::Nullable(_), Value::Null) => "None".to_owned(),
            (Type::Nullable(inner), _) => format!("Some({})", self.default(value, inner, owner)),
            (Type::Null, _) => "()".to_owned(),
            (Type::Boolean, Value::Bool(boolean)) => boolean.to_string(),
            (Type::String(rules), Value::String(text)) => match rules.format {
                Some(_) => format!("{}({})", self.ty(ty, owner), owned(text)),
                None => owned(text),
            },
            (Type::Integer(_), Value::Number(number)) => numbers::literal(number),
            (Type::Number(_), Value::Number(number)) => numbers::float(number),
            (Type::Array(array), Value::Array(items)) => self.list(items, &array.item),
            (Type::Map(map), Value::Object(entries)) => self.entries(entries, &map.value),
            (Type::Reference(id), _) => self.named(value, *id, owner),
            _ => self.any(value),
        }
    }

    /// The expression for a value of a named type.
    fn named(&mut self, value: &Value, id: TypeId, owner: Owner) -> String {
        let expression = self.named_value(value, id);
        if self.module.is_indirect(id) {
            format!("{}::new({expression})", self.indirect())
        } else if self.module.is_boxed(owner, id) {
            format!("Box::new({expression})")
        } else {
            expression
        }
    }

    fn named_value(&mut self, value: &Value, id: TypeId) -> String {
        let module = self.module;
        let (name, ty) = (&module.names[id.0], &module.types[id.0].ty);
        match (self.module.kind(id), ty, value) {
            // What a value of another module is made of is private to that one.
            (kind, ..)
                if !self.module.declares(id)
                    && !matches!(kind, TypeKind::Alias | TypeKind::Strings | TypeKind::Values) =>
            {
                format!("support::decoded({})", text::string(&value.to_string()))
            }
            (TypeKind::Alias, ty, _) => self.default(value, ty, Owner::Contains(id)),
            (TypeKind::Struct, Type::Struct(object), Value::Object(entries))
                if self.module.is_default(entries, object, id) =>
            {
                format!("{name}::default()")
            }
            (TypeKind::Struct, Type::Struct(object), Value::Object(entries)) => self.object_value(entries, object, id),
            (TypeKind::Strings | TypeKind::Values, ty, _) => match variant(ty, value) {
                Some(variant) => format!("{name}::{variant}"),
                None => unreachable!("`{name}` has no variant for the default {value}, which it accepts"),
            },
            (TypeKind::Tuple, Type::Tuple(tuple), Value::Array(items)) => {
                format!("{name}({})", self.items_of(items, tuple, id))
            }
            (TypeKind::Union, Type::Union(union), _) => match chosen(union, value) {
                Some(place) => {
                    let raws: Vec<&str> = union.variants.iter().map(|variant| variant.name.as_str()).collect();
                    let inner = self.default(value, &union.variants[place].ty, Owner::Contains(id));
                    format!("{name}::{}({inner})", variant_names(&raws)[place])
                }
                None => format!("support::decoded({})", text::string(&value.to_string())),
            },
            (TypeKind::Text, _, Value::String(text)) => format!("{name}({})", owned(text)),
            (TypeKind::Integer, _, Value::Number(number)) => format!("{name}({})", numbers::literal(number)),
            (TypeKind::Number, _, Value::Number(number)) => format!("{name}({})", numbers::float(number)),
            (_, ty, _) => format!("{name}({})", self.default(value, ty, Owner::Contains(id))),
        }
    }

    fn list(&mut self, items: &[Value], item: &Type) -> String {
        if items.is_empty() {
            return "Vec::new()".to_owned();
        }
        let items: Vec<String> = items.iter().map(|value| self.default(value, item, Owner::Behind)).collect();
        format!("vec![{}]", items.join(", "))
    }

    fn entries(&mut self, entries: &Map<String, Value>, value: &Type) -> String {
        let any = *self.module.resolve(value) == Type::Any;
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

    /// The literal of an object. Where its type has a default, it names only what departs from that.
    fn object_value(&mut self, entries: &Map<String, Value>, object: &StructType, id: TypeId) -> String {
        let module = self.module;
        let (members, owner) = (module.members(id), Owner::Contains(id));
        let mut named: Vec<usize> = if members.has_default {
            entries.keys().filter_map(|key| members.places.get(key).copied()).collect()
        } else {
            (0..object.fields.len()).collect()
        };
        named.sort_unstable();
        let is_kept = |field: &ir::Field| !field.transient && module.constants.value_of(field).is_none();
        let kept = named.into_iter().filter(|place| is_kept(&object.fields[*place]));
        let mut parts: Vec<String> = kept
            .map(|place| {
                let field = &object.fields[place];
                let expression = match (&field.presence, entries.get(&field.json_name)) {
                    (Presence::Filled(default), None) => self.default(default, &field.ty, owner),
                    (Presence::Optional | Presence::Defaulted(_), value) => self.slot(value, &field.ty, owner),
                    (Presence::Required | Presence::Filled(_), Some(value)) => self.default(value, &field.ty, owner),
                    (Presence::Required, None) => {
                        unreachable!("a default that its schema accepts has the key `{}`", field.json_name)
                    }
                };
                format!("{}: {expression}", members.names[place])
            })
            .collect();
        let rest: Map<String, Value> = entries
            .iter()
            .filter(|(key, _)| !members.places.contains_key(*key))
            .map(|(key, value)| (key.clone(), value.clone()))
            .collect();
        if let Some(value) = object.additional.as_ref().filter(|_| !members.has_default || !rest.is_empty()) {
            parts.push(format!("{REST}: {}", self.entries(&rest, value)));
        }
        if parts.len() < members.count {
            parts.push("..Default::default()".to_owned());
        }
        format!("{} {{ {} }}", self.module.names[id.0], parts.join(", "))
    }

    /// The expression for a field or an item that may be absent.
    pub(super) fn slot(&mut self, value: Option<&Value>, ty: &Type, owner: Owner) -> String {
        match (value, self.module.resolve(ty)) {
            (None, Type::Nullable(_)) => format!("{}::Absent", self.support("Maybe")),
            (Some(Value::Null), Type::Nullable(_)) => format!("{}::Null", self.support("Maybe")),
            (Some(value), Type::Nullable(inner)) => {
                format!("{}::Value({})", self.support("Maybe"), self.default(value, inner, owner))
            }
            (None, _) => "None".to_owned(),
            (Some(value), _) => format!("Some({})", self.default(value, ty, owner)),
        }
    }

    /// The items of a tuple.
    fn items_of(&mut self, items: &[Value], tuple: &TupleType, id: TypeId) -> String {
        let (required, owner) = (tuple.required(), Owner::Contains(id));
        let mut parts: Vec<String> = Vec::with_capacity(tuple.items.len());
        for (index, ty) in tuple.items.iter().enumerate() {
            parts.push(match items.get(index) {
                Some(value) if index < required => self.default(value, ty, owner),
                value => self.slot(value, ty, owner),
            });
        }
        let further = items.split_at(items.len().min(tuple.items.len())).1;
        parts.extend(tuple.rest.as_ref().map(|ty| self.list(further, ty)));
        parts.join(", ")
    }

    /// The method that gives the value of a field or this default. `name` is the method's, where it is not the field's.
    pub(super) fn accessor(&mut self, value: &Value, ty: &Type, id: TypeId, name: Option<String>) -> Accessor {
        let (inner, is_nullable) = match self.module.resolve(ty) {
            Type::Nullable(inner) => (&**inner, true),
            _ => (ty, false),
        };
        let (word, ty) = self.lending(inner, id);
        let expression = match (word, value) {
            (_, Value::Null) if is_nullable => "None".to_owned(),
            ("text", Value::String(text)) => text::string(text),
            _ => self.default(value, inner, Owner::Behind),
        };
        let is_some = is_nullable && !value.is_null();
        Accessor {
            word: format!("{}{word}", if is_nullable { "maybe_" } else { "" }),
            name,
            ty,
            default: if is_some { format!("Some({expression})") } else { expression },
        }
    }

    /// How a method gives the value of a field, and the type that it gives where that does not say it.
    fn lending(&mut self, ty: &Type, id: TypeId) -> (&'static str, Option<String>) {
        let module = self.module;
        let mut whole = || Some(self.ty(ty, Owner::Behind));
        match module.resolve(ty) {
            Type::Null | Type::Boolean | Type::Integer(_) | Type::Number(_) => ("copy", whole()),
            Type::String(rules) if rules.format.is_none() => ("text", None),
            Type::Array(array) => ("list", Some(self.ty(&array.item, Owner::Behind))),
            Type::Reference(target) if module.is_boxed(Owner::Contains(id), *target) => ("boxed", whole()),
            Type::Reference(target) if module.kind(*target).is_copied() => ("copy", whole()),
            _ => ("lend", whole()),
        }
    }

    /// Any value.
    fn any(&mut self, value: &Value) -> String {
        match value {
            Value::Null => format!("{}::Null", self.support("Value")),
            Value::Bool(boolean) => format!("{}::Bool({boolean})", self.support("Value")),
            Value::String(text) => format!("{}::String({})", self.support("Value"), owned(text)),
            other => format!("support::constant({})", text::string(&other.to_string())),
        }
    }
}

/// The variant of a union that a value is; `None` where only trying shows it.
fn chosen(union: &UnionType, value: &Value) -> Option<usize> {
    let is_it = |variant: &Variant| match &union.discriminator {
        Discriminator::Tag(tag) => value.get(tag).is_some_and(|tag| variant.tags.iter().any(|one| equal(one, tag))),
        Discriminator::JsonType => variant.json_types.contains(&JsonType::of(value)),
        Discriminator::Trial => false,
    };
    union.variants.iter().position(is_it)
}

fn owned(text: &str) -> String {
    if text.is_empty() { "String::new()".to_owned() } else { format!("{}.to_owned()", text::string(text)) }
}

/// The variant of an enumeration that has one member.
pub(super) fn only_value(ty: &Type) -> Option<String> {
    match ty {
        Type::StringEnum(ir::StringEnum { members, .. }) => match members.as_slice() {
            [only] => variant(ty, &Value::String(only.value.clone())),
            _ => None,
        },
        Type::OneOfValues(ir::ValueEnum { values, .. }) => match values.as_slice() {
            [only] => variant(ty, only),
            _ => None,
        },
        _ => None,
    }
}

/// The variant of an enumeration for one of its values.
fn variant(ty: &Type, value: &Value) -> Option<String> {
    let place = match ty {
        Type::StringEnum(ir::StringEnum { members, .. }) => {
            members.iter().position(|member| value.as_str() == Some(&member.value))
        }
        Type::OneOfValues(ir::ValueEnum { values, .. }) => values.iter().position(|member| equal(member, value)),
        _ => None,
    };
    Some(variants(ty).swap_remove(place?))
}

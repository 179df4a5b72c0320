//! Types as zod schemas: zod's own where it means what JSON Schema means, and those of the support module elsewhere.

use std::collections::BTreeSet;

use dagstack_spec_templates::ts::{
    ArraySchema, ChoiceSchema, FieldSchema, KeyCount, MapSchema, NumberSchema, ObjectSchema, StringSchema,
};
use serde_json::Value;

use super::graph::Facts;
use super::names::Names;
use super::text;
use crate::ir::{
    ArrayType, EnumMember, Field, MapType, NamedType, NumberRules, Presence, StringRules, StructType, Type,
};

/// Writes schemas, and keeps count of what they need from the support module.
pub(super) struct Schemas<'m> {
    types: &'m [NamedType],
    names: &'m Names,
    facts: &'m Facts,
    used: BTreeSet<&'static str>,
}

/// Keys that every JavaScript object inherits, so that zod sees them in an object that does not have them.
const INHERITED: &[&str] = &[
    "__defineGetter__",
    "__defineSetter__",
    "__lookupGetter__",
    "__lookupSetter__",
    "__proto__",
    "constructor",
    "hasOwnProperty",
    "isPrototypeOf",
    "propertyIsEnumerable",
    "toLocaleString",
    "toString",
    "valueOf",
];

impl<'m> Schemas<'m> {
    /// Writes schemas for the types of one module.
    pub(super) fn new(types: &'m [NamedType], names: &'m Names, facts: &'m Facts) -> Self {
        Self { types, names, facts, used: BTreeSet::new() }
    }

    /// Notes that a name of the support module is used, and gives it back.
    pub(super) fn used(&mut self, name: &'static str) -> &'static str {
        self.used.insert(name);
        name
    }

    /// What is used of the support module.
    pub(super) fn into_used(self) -> BTreeSet<&'static str> {
        self.used
    }

    /// The schema of a type.
    pub(super) fn schema(&mut self, ty: &Type) -> String {
        match ty {
            Type::Any => format!("{}()", self.used("json")),
            Type::Null => "z.null()".to_owned(),
            Type::Boolean => "z.boolean()".to_owned(),
            Type::String(rules) => self.string(rules),
            Type::Integer(rules) => self.number(rules, true),
            Type::Number(rules) => self.number(rules, false),
            Type::StringEnum(listed) => string_enum(&listed.members),
            Type::OneOfValues(listed) => self.values(&listed.values),
            Type::Array(array) => self.array(array),
            Type::Struct(object) => self.object(object, true),
            Type::Map(map) => self.map(map),
            Type::Nullable(inner) => format!("{}.nullable()", self.schema(inner)),
            Type::Tuple(_) | Type::Union(_) | Type::Refined(_) | Type::Never => unimplemented!("not emitted yet"),
            Type::Reference(id) => format!("{}Schema", self.names.ty(*id)),
        }
    }

    fn string(&mut self, rules: &StringRules) -> String {
        let mut checks = Vec::new();
        if let Some(length) = rules.min_length.filter(|length| *length > 1) {
            checks.push(format!("{}({})", self.used("minLength"), text::size(length)));
        }
        if let Some(length) = rules.max_length {
            checks.push(format!("{}({})", self.used("maxLength"), text::size(length)));
        }
        if let Some(format) = rules.format {
            checks.push(format!("{}({})", self.used("format"), text::quote(format.name())));
        }
        let pattern = rules.pattern.as_ref().map(|pattern| text::pattern(&pattern.ecma));
        // One character is one or two of the units that zod counts: for `1` the two counts agree.
        StringSchema { not_empty: rules.min_length == Some(1), pattern, checks }.to_string()
    }

    fn number(&mut self, rules: &NumberRules, integer: bool) -> String {
        if integer {
            self.used("integer");
        }
        let bounds = [
            ("min", &rules.minimum),
            ("max", &rules.maximum),
            ("gt", &rules.exclusive_minimum),
            ("lt", &rules.exclusive_maximum),
        ];
        let bounds = bounds.into_iter().filter_map(|(method, bound)| Some((method, text::number(bound.as_ref()?))));
        let multiple_of = rules.multiple_of.as_ref().map(|step| {
            self.used("multipleOf");
            text::number(step)
        });
        NumberSchema { integer, bounds: bounds.collect(), multiple_of }.to_string()
    }

    fn values(&mut self, values: &[Value]) -> String {
        let is_plain = !values.iter().any(|value| value.is_array() || value.is_object());
        let function = if is_plain { "z.literal" } else { self.used("oneOf") };
        choice(function, values.iter().map(text::value).collect())
    }

    fn array(&mut self, array: &ArrayType) -> String {
        let item = self.schema(&array.item);
        let mut checks = Vec::new();
        if let Some(length) = array.max_items {
            checks.push(format!("{}({})", self.used("maxItems"), text::size(length)));
        }
        if array.unique {
            checks.push(format!("{}()", self.used("uniqueItems")));
        }
        let min_items = array.min_items.filter(|length| *length > 0).map(text::size);
        ArraySchema { item, min_items, checks }.to_string()
    }

    fn map(&mut self, map: &MapType) -> String {
        self.used("map");
        let value = self.schema(&map.value);
        MapSchema { value, key_count: key_count(map.min_properties, map.max_properties) }.to_string()
    }

    /// An object. `drops` says whether keys that are not kept are dropped here.
    pub(super) fn object(&mut self, object: &StructType, drops: bool) -> String {
        let count = key_count(object.min_properties, object.max_properties).map(|count| count.to_string());
        let is_inherited = |field: &Field| INHERITED.contains(&field.json_name.as_str());
        let function = match &object.additional {
            Some(_) => self.used("openObject"),
            None if count.is_some() || object.fields.iter().any(is_inherited) => self.used("closedObject"),
            None => "z.strictObject",
        };
        let fields = object.fields.iter().map(|field| self.field(field)).collect();
        let rest = match object.additional.as_deref() {
            None | Some(Type::Any) if count.is_none() => None,
            None => None,
            Some(rest) => Some(self.schema(rest)),
        };
        let transient = if drops { transient(object) } else { Vec::new() };
        if !transient.is_empty() {
            self.used("without");
        }
        ObjectSchema { function, fields, arguments: rest.into_iter().chain(count).collect(), transient }.to_string()
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
                    field.is_some_and(|field| field.presence == Presence::Defaulted(value.clone()))
                };
                let kept = entries.iter().filter(|(name, value)| !is_default(name, value));
                Value::Object(kept.map(|(name, value)| (name.clone(), value.clone())).collect())
            }
            _ => value.clone(),
        }
    }

    fn field(&mut self, field: &Field) -> FieldSchema {
        let schema = self.schema(&field.ty);
        let schema = match &field.presence {
            Presence::Required => schema,
            Presence::Optional => format!("{schema}.exactOptional()"),
            // A default is given, and then read, where reading fills in defaults of its own.
            Presence::Defaulted(value) if self.facts.completes(&field.ty) => {
                format!("{schema}.prefault({})", fresh(&self.shortest(value, &field.ty)))
            }
            Presence::Defaulted(value) => format!("{schema}.default({})", fresh(value)),
        };
        FieldSchema {
            description: text::comment(&field.docs, 2),
            key: text::literal_key(&field.json_name),
            schema: text::indent(&schema),
        }
    }
}

/// The keys of an object that are checked and not kept, as literals.
pub(super) fn transient(object: &StructType) -> Vec<String> {
    object.fields.iter().filter(|field| field.transient).map(|field| text::quote(&field.json_name)).collect()
}

fn string_enum(members: &[EnumMember]) -> String {
    choice("z.enum", members.iter().map(|member| text::quote(&member.value)).collect())
}

fn choice(function: &'static str, values: Vec<String>) -> String {
    let length: usize = values.iter().map(|value| value.chars().count() + 2).sum();
    // `z.literal` takes one value as well as a list.
    let single = function == "z.literal" && values.len() == 1;
    ChoiceSchema { function, values, single, wide: length > 80 }.to_string()
}

fn key_count(min: Option<u64>, max: Option<u64>) -> Option<KeyCount> {
    let min = min.filter(|count| *count > 0);
    (min.is_some() || max.is_some()).then(|| KeyCount { min: min.map(text::size), max: max.map(text::size) })
}

/// A default that no two values share: what holds further arrays and objects is made anew each time.
fn fresh(value: &Value) -> String {
    let is_deep = match value {
        Value::Array(items) => items.iter().any(|item| item.is_array() || item.is_object()),
        Value::Object(entries) => entries.values().any(|item| item.is_array() || item.is_object()),
        _ => false,
    };
    match (is_deep, value) {
        (false, _) => text::value(value),
        (true, Value::Object(_)) => format!("() => ({})", text::value(value)),
        (true, _) => format!("() => {}", text::value(value)),
    }
}

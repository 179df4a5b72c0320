//! Types as zod schemas: zod's own where it means what JSON Schema means, and those of the support module elsewhere.

use std::collections::BTreeSet;

use dagstack_spec_templates::ts::{
    ArraySchema, ChoiceSchema, FieldSchema, KeyCount, MapSchema, NumberSchema, ObjectSchema, StringSchema, TupleSchema,
};
use serde_json::Value;

use super::graph::Facts;
use super::names::Names;
use super::text;
use super::{keywords, unions};
use crate::ir::{
    ArrayType, Choice, Covers, Field, Keyword, MapType, NamedType, NumberRules, Presence, RefinedType, StringEnum,
    StringRules, StructType, TupleType, Type, ValueEnum,
};

/// Writes schemas, and keeps count of what they need from the support module.
pub(super) struct Schemas<'m> {
    pub(super) types: &'m [NamedType],
    names: &'m Names,
    pub(super) facts: &'m Facts,
    used: BTreeSet<&'static str>,
}

/// Keys that every JavaScript object inherits, so that zod sees them in an object that does not have them.
pub(super) const INHERITED: &[&str] = &[
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
            Type::StringEnum(listed) => self.string_enum(listed),
            Type::OneOfValues(listed) => self.values(listed),
            Type::Array(array) if *array.item == Type::Never => self.no_items(array),
            Type::Array(array) => self.array(array),
            Type::Tuple(tuple) => self.tuple(tuple),
            Type::Struct(object) => self.object(object, true),
            Type::Map(map) => self.map(map),
            Type::Nullable(inner) => format!("{}.nullable()", self.schema(inner)),
            Type::Union(union) => unions::schema(union, self),
            Type::Refined(refined) => self.refined(refined),
            Type::Never => "z.never()".to_owned(),
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

    fn string_enum(&mut self, listed: &StringEnum) -> String {
        let is_const = listed.choice == Choice::Const && listed.members.len() == 1;
        let function = if is_const { self.used("constant") } else { "z.enum" };
        choice(function, listed.members.iter().map(|member| text::quote(&member.value)).collect())
    }

    fn values(&mut self, ValueEnum { choice: keyword, values }: &ValueEnum) -> String {
        let is_plain = !values.iter().any(|value| value.is_array() || value.is_object());
        let function = match (keyword, is_plain) {
            (Choice::Const, _) if values.len() == 1 => self.used("constant"),
            (_, true) => "z.literal",
            (_, false) => self.used("oneOfValues"),
        };
        choice(function, values.iter().map(text::value).collect())
    }

    fn refined(&mut self, refined: &RefinedType) -> String {
        let schema = self.schema(&refined.ty);
        let function = self.used(match refined.covers {
            Covers::Rest => "holds",
            Covers::Whole => "holdsFirst",
        });
        let held = if let [Keyword::Reference(id)] = refined.schema.keywords.as_slice() {
            self.names.schema(*id).to_owned()
        } else {
            let last = schema.rsplit('\n').next().unwrap_or_default().chars().count();
            // Behind the names of a field or of the type, too.
            keywords::literal(&refined.schema, self.names).print(2, last + 40)
        };
        if held.contains(keywords::TYPED) {
            self.used("type JsonSchema");
        }
        format!("{schema}.check({function}({held}))")
    }

    fn tuple(&mut self, tuple: &TupleType) -> String {
        self.used("tuple");
        let required = tuple.required();
        let items: Vec<String> = tuple.items.iter().map(|item| self.schema(item)).collect();
        let items = items.into_iter().enumerate();
        let items = items.map(|(at, item)| if at < required { item } else { format!("{item}.exactOptional()") });
        let rest = tuple.rest.as_deref().map(|rest| format!("rest: {}", self.schema(rest)));
        // What the items say by themselves is not said again.
        let least = tuple.min_items.filter(|least| usize::try_from(*least).is_ok_and(|least| least > required));
        let least = least.map(|least| format!("minItems: {}", text::size(least)));
        let most = tuple.max_items.map(|most| format!("maxItems: {}", text::size(most)));
        tuple_schema(items.collect(), rest.into_iter().chain(least).chain(most).collect())
    }

    /// A list that has room for no item.
    fn no_items(&mut self, array: &ArrayType) -> String {
        self.used("tuple");
        let least = array.min_items.filter(|least| *least > 0);
        let least = least.map(|least| format!("minItems: {}", text::size(least)));
        tuple_schema(Vec::new(), least.into_iter().collect())
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
                    field.is_some_and(|field| field.presence.default() == Some(value))
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
            Presence::Defaulted(value) | Presence::Filled(value) if self.facts.completes(&field.ty) => {
                format!("{schema}.prefault({})", fresh(&self.shortest(value, &field.ty)))
            }
            Presence::Defaulted(value) | Presence::Filled(value) => format!("{schema}.default({})", fresh(value)),
        };
        FieldSchema {
            description: text::comment(&field.docs, 2),
            // Linters take what has a key of this name for a promise, whatever it holds.
            directive: (field.json_name == "then").then_some("eslint-disable-next-line unicorn/no-thenable"),
            key: text::literal_key(&field.json_name),
            schema: text::indent(&schema),
        }
    }
}

/// The keys of an object that are checked and not kept, as literals.
pub(super) fn transient(object: &StructType) -> Vec<String> {
    object.fields.iter().filter(|field| field.transient).map(|field| text::quote(&field.json_name)).collect()
}

fn tuple_schema(items: Vec<String>, more: Vec<String>) -> String {
    let wide = is_wide(&items);
    let indented = |item: String| if wide { text::indent(&item) } else { item };
    TupleSchema { items: items.into_iter().map(indented).collect(), more, wide }.to_string()
}

/// Whether the parts of a list stand on lines of their own.
pub(super) fn is_wide(parts: &[String]) -> bool {
    let length: usize = parts.iter().map(|part| part.chars().count() + 2).sum();
    length > 60 || parts.iter().any(|part| part.contains('\n'))
}

fn choice(function: &'static str, values: Vec<String>) -> String {
    let length: usize = values.iter().map(|value| value.chars().count() + 2).sum();
    // `z.literal` takes one value as well as a list.
    let single = values.len() == 1 && ["z.literal", "constant"].contains(&function);
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

//! Types: an object each, whose `type` says which one it is.

use serde_json::{Value, json};

use super::{Places, present, schemas};
use crate::ir::{
    ArrayType, Covers, Discriminator, Docs, EnumMember, Field, MapType, NumberRules, Pattern, Presence, RefinedType,
    StringEnum, StringRules, StructType, TupleType, Type, UnionType, ValueEnum, Variant,
};

/// `places` is where its references lead to.
pub(super) fn of(ty: &Type, places: &Places) -> Value {
    let of = |ty: &Type| self::of(ty, places);
    match ty {
        Type::Any => json!({"type": "any"}),
        Type::Null => json!({"type": "null"}),
        Type::Boolean => json!({"type": "boolean"}),
        Type::Never => json!({"type": "never"}),
        Type::String(rules) => string(rules),
        Type::Integer(rules) => number("integer", rules),
        Type::Number(rules) => number("number", rules),
        Type::StringEnum(StringEnum { choice, members }) => json!({
            "type": "string_enum",
            "keyword": choice.keyword().name(),
            "members": members.iter().map(member).collect::<Vec<_>>(),
        }),
        Type::OneOfValues(ValueEnum { choice, values, names }) => present([
            ("type", Some(json!("value_enum"))),
            ("keyword", Some(json!(choice.keyword().name()))),
            ("values", Some(json!(values))),
            ("names", names.as_ref().map(|names| json!(names))),
        ]),
        Type::Array(ArrayType { item, min_items, max_items, unique }) => present([
            ("type", Some(json!("array"))),
            ("item", Some(of(item))),
            ("min_items", min_items.map(Value::from)),
            ("max_items", max_items.map(Value::from)),
            ("unique", Some(json!(unique))),
        ]),
        Type::Tuple(TupleType { items, rest, min_items, max_items }) => present([
            ("type", Some(json!("tuple"))),
            ("items", Some(items.iter().map(of).collect())),
            ("rest", rest.as_deref().map(of)),
            ("min_items", min_items.map(Value::from)),
            ("max_items", max_items.map(Value::from)),
        ]),
        Type::Struct(StructType { fields, additional, min_properties, max_properties }) => present([
            ("type", Some(json!("struct"))),
            ("fields", Some(fields.iter().map(|it| field(it, places)).collect())),
            ("additional", additional.as_deref().map(of)),
            ("min_properties", min_properties.map(Value::from)),
            ("max_properties", max_properties.map(Value::from)),
        ]),
        Type::Map(MapType { value, min_properties, max_properties }) => present([
            ("type", Some(json!("map"))),
            ("value", Some(of(value))),
            ("min_properties", min_properties.map(Value::from)),
            ("max_properties", max_properties.map(Value::from)),
        ]),
        Type::Union(union) => self::union(union, places),
        Type::Nullable(inner) => json!({"type": "nullable", "inner": of(inner)}),
        Type::Refined(RefinedType { ty, schema, covers }) => json!({
            "type": "refined",
            "inner": of(ty),
            "schema": schemas::of(schema, places),
            "covers": match covers {
                Covers::Rest => "rest",
                Covers::Whole => "whole",
            },
        }),
        Type::Reference(id) => json!({"type": "reference", "to": places.of_type(*id)}),
    }
}

fn string(rules: &StringRules) -> Value {
    let StringRules { min_length, max_length, pattern, format } = rules;
    present([
        ("type", Some(json!("string"))),
        ("min_length", min_length.map(Value::from)),
        ("max_length", max_length.map(Value::from)),
        ("pattern", pattern.as_ref().map(self::pattern)),
        ("format", format.map(|format| json!(format.name()))),
    ])
}

fn pattern(pattern: &Pattern) -> Value {
    let Pattern { syntax, backtracks, expected } = pattern;
    present([
        ("source", Some(json!(syntax.source))),
        ("backtracks", Some(json!(backtracks))),
        ("expected", expected.as_ref().map(|expected| json!(expected))),
    ])
}

fn number(name: &str, rules: &NumberRules) -> Value {
    let NumberRules { minimum, maximum, exclusive_minimum, exclusive_maximum, multiple_of } = rules;
    let bound = |number: &Option<serde_json::Number>| number.as_ref().map(|number| json!(number));
    present([
        ("type", Some(json!(name))),
        ("minimum", bound(minimum)),
        ("maximum", bound(maximum)),
        ("exclusive_minimum", bound(exclusive_minimum)),
        ("exclusive_maximum", bound(exclusive_maximum)),
        ("multiple_of", bound(multiple_of)),
    ])
}

fn member(member: &EnumMember) -> Value {
    let EnumMember { value, description, name } = member;
    present([
        ("value", Some(json!(value))),
        ("name", name.as_ref().map(|name| json!(name))),
        ("description", description.as_ref().map(|description| json!(description))),
    ])
}

fn field(field: &Field, places: &Places) -> Value {
    let Field { json_name, ty, presence, docs, transient } = field;
    let (word, default) = match presence {
        Presence::Required => ("required", None),
        Presence::Optional => ("optional", None),
        Presence::Defaulted(value) => ("defaulted", Some(value)),
        Presence::Filled(value) => ("filled", Some(value)),
    };
    present([
        ("name", Some(json!(json_name))),
        ("presence", Some(json!(word))),
        ("default", default.cloned()),
        ("transient", Some(json!(transient))),
        ("docs", Some(self::docs(docs))),
        ("type", Some(of(ty, places))),
    ])
}

fn union(union: &UnionType, places: &Places) -> Value {
    let UnionType { keyword, discriminator, variants } = union;
    let discriminator = match discriminator {
        Discriminator::Tag(property) => json!({"tag": property}),
        Discriminator::JsonType => json!("json_type"),
        Discriminator::Trial => json!("trial"),
    };
    json!({
        "type": "union",
        "keyword": keyword.keyword().name(),
        "discriminator": discriminator,
        "variants": variants.iter().map(|it| variant(it, places)).collect::<Vec<_>>(),
    })
}

fn variant(variant: &Variant, places: &Places) -> Value {
    let Variant { name, docs, ty, tags, json_types } = variant;
    json!({
        "name": name,
        "docs": self::docs(docs),
        "type": of(ty, places),
        "tags": tags,
        "json_types": json_types.iter().map(|ty| ty.name()).collect::<Vec<_>>(),
    })
}

pub(super) fn docs(docs: &Docs) -> Value {
    let Docs { title, description, examples, deprecated, read_only, write_only } = docs;
    let flag = |flag: &bool| flag.then(|| json!(true));
    present([
        ("title", title.as_ref().map(|title| json!(title))),
        ("description", description.as_ref().map(|description| json!(description))),
        ("examples", (!examples.is_empty()).then(|| json!(examples))),
        ("deprecated", flag(deprecated)),
        ("read_only", flag(read_only)),
        ("write_only", flag(write_only)),
    ])
}

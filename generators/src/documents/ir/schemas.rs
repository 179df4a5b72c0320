//! Residual schemas: written as the JSON Schemas that they are, with references that are JSON pointers into the document.

use serde_json::{Map, Value, json};

use super::Places;
use crate::ir::{Choice, Contains, Items, Keyword, Pattern, Properties, Schema};

/// The schema, `false` and objects alike. `places` is where its references lead to.
pub(super) fn of(schema: &Schema, places: &Places) -> Value {
    if schema.is_never() {
        return json!(false);
    }
    Value::Object(schema.keywords.iter().flat_map(|keyword| entries(keyword, places)).collect())
}

/// What a keyword of the representation is in JSON Schema: one keyword, or several that belong together.
fn entries(keyword: &Keyword, places: &Places) -> Map<String, Value> {
    let of = |schema: &Schema| self::of(schema, places);
    let each = |schemas: &[Schema]| schemas.iter().map(of).collect::<Vec<_>>();
    let entries: Vec<(&str, Option<Value>)> = match keyword {
        Keyword::Never => vec![("not", Some(json!({})))],
        Keyword::Type(types) => vec![("type", Some(types.iter().map(|ty| json!(ty.name())).collect()))],
        Keyword::Values(choice, values) => match values.as_slice() {
            [value] if *choice == Choice::Const => vec![("const", Some(value.clone()))],
            values => vec![("enum", Some(json!(values)))],
        },
        Keyword::Minimum(bound) => vec![("minimum", Some(json!(bound)))],
        Keyword::Maximum(bound) => vec![("maximum", Some(json!(bound)))],
        Keyword::ExclusiveMinimum(bound) => vec![("exclusiveMinimum", Some(json!(bound)))],
        Keyword::ExclusiveMaximum(bound) => vec![("exclusiveMaximum", Some(json!(bound)))],
        Keyword::MultipleOf(divisor) => vec![("multipleOf", Some(json!(divisor)))],
        Keyword::MinLength(bound) => vec![("minLength", Some(json!(bound)))],
        Keyword::MaxLength(bound) => vec![("maxLength", Some(json!(bound)))],
        Keyword::Pattern(pattern) => vec![("pattern", Some(json!(pattern.source())))],
        Keyword::Format(format) => vec![("format", Some(json!(format.name())))],
        Keyword::MinItems(bound) => vec![("minItems", Some(json!(bound)))],
        Keyword::MaxItems(bound) => vec![("maxItems", Some(json!(bound)))],
        Keyword::UniqueItems => vec![("uniqueItems", Some(json!(true)))],
        Keyword::Items(Items { prefix, rest }) => {
            vec![("prefixItems", (!prefix.is_empty()).then(|| json!(each(prefix)))), ("items", rest.as_ref().map(of))]
        }
        Keyword::Contains(contains) => {
            let Contains { schema, least, most } = &**contains;
            vec![
                ("contains", Some(of(schema))),
                ("minContains", Some(json!(least))),
                ("maxContains", most.map(|most| json!(most))),
            ]
        }
        Keyword::MinProperties(bound) => vec![("minProperties", Some(json!(bound)))],
        Keyword::MaxProperties(bound) => vec![("maxProperties", Some(json!(bound)))],
        Keyword::Required(names) => vec![("required", Some(json!(names)))],
        Keyword::Properties(Properties { named, patterns, additional }) => vec![
            ("properties", (!named.is_empty()).then(|| by_name(named, of))),
            ("patternProperties", (!patterns.is_empty()).then(|| by_pattern(patterns, of))),
            ("additionalProperties", additional.as_ref().map(of)),
        ],
        Keyword::PropertyNames(schema) => vec![("propertyNames", Some(of(schema)))],
        Keyword::DependentRequired(table) => {
            let entries = table.iter().map(|(name, names)| (name.clone(), json!(names)));
            vec![("dependentRequired", Some(Value::Object(entries.collect())))]
        }
        Keyword::DependentSchemas(table) => vec![("dependentSchemas", Some(by_name(table, of)))],
        Keyword::Reference(id) => vec![("$ref", Some(json!(places.of_schema(*id))))],
        Keyword::AllOf(schemas) => vec![("allOf", Some(json!(each(schemas))))],
        Keyword::AnyOf(schemas) => vec![("anyOf", Some(json!(each(schemas))))],
        Keyword::OneOf(schemas) => vec![("oneOf", Some(json!(each(schemas))))],
        Keyword::Not(schema) => vec![("not", Some(of(schema)))],
        Keyword::If { condition, then, otherwise } => {
            vec![("if", Some(of(condition))), ("then", then.as_ref().map(of)), ("else", otherwise.as_ref().map(of))]
        }
        Keyword::UnevaluatedItems(schema) => vec![("unevaluatedItems", Some(of(schema)))],
        Keyword::UnevaluatedProperties(schema) => vec![("unevaluatedProperties", Some(of(schema)))],
    };
    entries.into_iter().filter_map(|(name, value)| Some((name.to_owned(), value?))).collect()
}

fn by_name(table: &[(String, Schema)], of: impl Fn(&Schema) -> Value) -> Value {
    Value::Object(table.iter().map(|(name, schema)| (name.clone(), of(schema))).collect())
}

fn by_pattern(table: &[(Pattern, Schema)], of: impl Fn(&Schema) -> Value) -> Value {
    Value::Object(table.iter().map(|(pattern, schema)| (pattern.source().to_owned(), of(schema))).collect())
}

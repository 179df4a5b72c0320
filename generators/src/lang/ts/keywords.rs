//! What types leave to ask, as object literals that read like JSON Schema.

use std::collections::BTreeSet;

use super::literals::Literal;
use super::names::Names;
use super::schemas::INHERITED;
use super::text;
use crate::ir::{Choice, Contains, Items, Keyword, NamedSchema, Properties, Schema, SchemaId, Type};

/// What stands behind a schema that is told its type, which is then imported.
pub(super) const TYPED: &str = " satisfies JsonSchema";

/// A schema as an expression of the type `JsonSchema`.
pub(super) fn literal(schema: &Schema, names: &Names) -> Literal {
    if schema.is_never() {
        return text("false");
    }
    if schema.is_anything() {
        return text("true");
    }
    if let [Keyword::Reference(id)] = schema.keywords.as_slice() {
        return Literal::Object(vec![reference(*id, names)]);
    }
    let mut entries: Vec<(String, Literal)> = Vec::new();
    let mut again: Vec<Literal> = Vec::new();
    for keyword in &schema.keywords {
        let new = self::entries(keyword, names);
        // A key can't be given twice: what repeats one stands in `allOf`.
        if new.iter().any(|(key, _)| entries.iter().any(|(known, _)| known == key)) {
            again.push(Literal::Object(new));
        } else {
            entries.extend(new);
        }
    }
    if !again.is_empty() {
        put_into_all_of(&mut entries, again);
    }
    Literal::Object(entries)
}

/// The named schemas that types reach, by the references between them. The compiler has no patience with others.
pub(super) fn reached(types: impl Iterator<Item = SchemaId>, schemas: &[NamedSchema]) -> BTreeSet<usize> {
    let mut reached = BTreeSet::new();
    let mut todo: Vec<usize> = types.map(|id| id.0).collect();
    while let Some(index) = todo.pop() {
        if reached.insert(index) {
            let inner = schemas.get(index).map(|named| named.schema.references()).unwrap_or_default();
            todo.extend(inner.into_iter().map(|id| id.0));
        }
    }
    reached
}

/// The schemas that a type refers to, itself or inside.
pub(super) fn references_of_type(ty: &Type) -> Vec<SchemaId> {
    let here = if let Type::Refined(refined) = ty { refined.schema.references() } else { Vec::new() };
    here.into_iter().chain(ty.children().into_iter().flat_map(references_of_type)).collect()
}

/// The keys that one keyword is written with.
fn entries(keyword: &Keyword, names: &Names) -> Vec<(String, Literal)> {
    let one = |key: &str, value: Literal| vec![(key.to_owned(), value)];
    let schemas = |all: &[Schema]| Literal::Array(all.iter().map(|schema| literal(schema, names)).collect());
    match keyword {
        Keyword::Never => one("allOf", Literal::Array(vec![text("false")])),
        Keyword::Type(types) => {
            let mut types: Vec<Literal> = types.iter().map(|ty| text(&text::quote(ty.name()))).collect();
            one("type", if types.len() == 1 { types.remove(0) } else { Literal::Array(types) })
        }
        Keyword::Values(Choice::Const, values) if values.len() == 1 => one("const", Literal::of(&values[0])),
        Keyword::Values(_, values) => one("enum", Literal::Array(values.iter().map(Literal::of).collect())),
        Keyword::Minimum(bound) => one("minimum", text(&text::number(bound))),
        Keyword::Maximum(bound) => one("maximum", text(&text::number(bound))),
        Keyword::ExclusiveMinimum(bound) => one("exclusiveMinimum", text(&text::number(bound))),
        Keyword::ExclusiveMaximum(bound) => one("exclusiveMaximum", text(&text::number(bound))),
        Keyword::MultipleOf(step) => one("multipleOf", text(&text::number(step))),
        Keyword::MinLength(length) => one("minLength", size(*length)),
        Keyword::MaxLength(length) => one("maxLength", size(*length)),
        Keyword::Pattern(pattern) => one("pattern", text(&text::quote(&pattern.ecma))),
        Keyword::Format(format) => one("format", text(&text::quote(format.name()))),
        Keyword::MinItems(length) => one("minItems", size(*length)),
        Keyword::MaxItems(length) => one("maxItems", size(*length)),
        Keyword::UniqueItems => one("uniqueItems", text("true")),
        Keyword::Items(Items { prefix, rest }) => {
            let prefix = (!prefix.is_empty()).then(|| ("prefixItems".to_owned(), schemas(prefix)));
            let rest = rest.as_ref().map(|rest| ("items".to_owned(), literal(rest, names)));
            prefix.into_iter().chain(rest).collect()
        }
        Keyword::Contains(contains) => self::contains(contains, names),
        Keyword::MinProperties(count) => one("minProperties", size(*count)),
        Keyword::MaxProperties(count) => one("maxProperties", size(*count)),
        Keyword::Required(keys) => one("required", strings(keys)),
        Keyword::Properties(properties) => self::properties(properties, names),
        Keyword::PropertyNames(schema) => one("propertyNames", literal(schema, names)),
        Keyword::DependentRequired(wanted) => {
            let wanted = wanted.iter().map(|(key, keys)| (text::literal_key(key), strings(keys)));
            one("dependentRequired", Literal::Object(wanted.collect()))
        }
        Keyword::DependentSchemas(wanted) => {
            let wanted = wanted.iter().map(|(key, schema)| entry(key, schema, names));
            one("dependentSchemas", Literal::Object(wanted.collect()))
        }
        Keyword::Reference(id) => vec![reference(*id, names)],
        Keyword::AllOf(all) => one("allOf", schemas(all)),
        Keyword::AnyOf(any) => one("anyOf", schemas(any)),
        Keyword::OneOf(one_of) => one("oneOf", schemas(one_of)),
        Keyword::Not(schema) => one("not", literal(schema, names)),
        Keyword::If { condition, then, otherwise } => {
            let branches = [("if", Some(condition)), ("ifSo", then.as_ref()), ("else", otherwise.as_ref())];
            let given =
                branches.into_iter().filter_map(|(key, schema)| Some((key.to_owned(), literal(schema?, names))));
            given.collect()
        }
        Keyword::UnevaluatedItems(schema) => one("unevaluatedItems", literal(schema, names)),
        Keyword::UnevaluatedProperties(schema) => one("unevaluatedProperties", literal(schema, names)),
    }
}

fn contains(contains: &Contains, names: &Names) -> Vec<(String, Literal)> {
    let mut entries = vec![("contains".to_owned(), literal(&contains.schema, names))];
    entries.extend((contains.least != 1).then(|| ("minContains".to_owned(), size(contains.least))));
    entries.extend(contains.most.map(|most| ("maxContains".to_owned(), size(most))));
    entries
}

fn properties(properties: &Properties, names: &Names) -> Vec<(String, Literal)> {
    let Properties { named, patterns, additional } = properties;
    let table = |schemas: Vec<(String, Literal)>| (!schemas.is_empty()).then_some(Literal::Object(schemas));
    let by_name = named.iter().map(|(key, schema)| entry(key, schema, names));
    let patterns = patterns.iter().map(|(pattern, schema)| (text::quoted_key(&pattern.ecma), literal(schema, names)));
    let parts = [
        ("properties", table(by_name.collect())),
        ("patternProperties", table(patterns.collect())),
        ("additionalProperties", additional.as_ref().map(|schema| literal(schema, names))),
    ];
    parts.into_iter().filter_map(|(key, value)| Some((key.to_owned(), value?))).collect()
}

/// An entry of a table of schemas. TypeScript takes keys that every object inherits for those, not for ones of the table.
fn entry(key: &str, schema: &Schema, names: &Names) -> (String, Literal) {
    let value = literal(schema, names);
    let value = if INHERITED.contains(&key) { Literal::Typed(Box::new(value), TYPED) } else { value };
    (text::literal_key(key), value)
}

fn put_into_all_of(entries: &mut Vec<(String, Literal)>, more: Vec<Literal>) {
    if let Some((_, Literal::Array(schemas))) = entries.iter_mut().find(|(key, _)| key == "allOf") {
        schemas.extend(more);
    } else {
        // Before `unevaluatedItems` and `unevaluatedProperties`, which look at what it does.
        let end = entries.iter().position(|(key, _)| key.starts_with("unevaluated")).unwrap_or(entries.len());
        entries.insert(end, ("allOf".to_owned(), Literal::Array(more)));
    }
}

fn reference(id: SchemaId, names: &Names) -> (String, Literal) {
    ("$ref".to_owned(), Literal::Text(format!("() => {}", names.schema(id))))
}

fn strings(texts: &[String]) -> Literal {
    Literal::Array(texts.iter().map(|one| text(&text::quote(one))).collect())
}

fn size(size: u64) -> Literal {
    Literal::Text(text::size(size))
}

fn text(text: &str) -> Literal {
    Literal::Text(text.to_owned())
}

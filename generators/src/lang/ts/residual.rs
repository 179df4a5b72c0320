//! Residual schemas: object literals that read like JSON Schema.

use super::super::needs::{Need, Needs};
use super::imports;
use super::literals::Literal;
use super::names::Names;
use super::{numbers, patterns, text, values};
use crate::ir::{Choice, Contains, Items, Keyword, Pattern, Properties, Schema, SchemaId};

/// What follows a schema that is given its type, which is then imported.
pub(super) const TYPED: &str = " satisfies JsonSchema";

/// A schema as an expression of the type `JsonSchema`.
pub(super) fn literal(schema: &Schema, names: &Names, needs: &mut Needs) -> Literal {
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
        let new = self::entries(keyword, names, needs);
        // A key can't be given twice: what repeats one is in `allOf`.
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

/// The keys that one keyword is written with.
fn entries(keyword: &Keyword, names: &Names, needs: &mut Needs) -> Vec<(String, Literal)> {
    let one = |key: &str, value: Literal| vec![(key.to_owned(), value)];
    let schemas = |all: &[Schema], needs: &mut Needs| {
        Literal::Array(all.iter().map(|schema| literal(schema, names, needs)).collect())
    };
    match keyword {
        Keyword::Never => one("allOf", Literal::Array(vec![text("false")])),
        Keyword::Type(types) => {
            let mut types: Vec<Literal> = types.iter().map(|ty| text(&text::quote(ty.name()))).collect();
            one("type", if types.len() == 1 { types.remove(0) } else { Literal::Array(types) })
        }
        Keyword::Values(choice, values) => {
            if values.iter().any(values::needs_exact) {
                needs.extend(imports::of("exact"));
            }
            match (choice, values.as_slice()) {
                (Choice::Const, [value]) => one("const", Literal::of(value)),
                _ => one("enum", Literal::Array(values.iter().map(Literal::of).collect())),
            }
        }
        Keyword::Minimum(bound) => one("minimum", text(&numbers::literal(bound))),
        Keyword::Maximum(bound) => one("maximum", text(&numbers::literal(bound))),
        Keyword::ExclusiveMinimum(bound) => one("exclusiveMinimum", text(&numbers::literal(bound))),
        Keyword::ExclusiveMaximum(bound) => one("exclusiveMaximum", text(&numbers::literal(bound))),
        Keyword::MultipleOf(step) => one("multipleOf", text(&numbers::literal(step))),
        Keyword::MinLength(length) => one("minLength", size(*length)),
        Keyword::MaxLength(length) => one("maxLength", size(*length)),
        Keyword::Pattern(pattern) if patterns::is_plain(pattern) => {
            one("pattern", text(&text::quote(pattern.source())))
        }
        Keyword::Pattern(pattern) => one("pattern", text(&patterns::pattern(pattern, needs))),
        Keyword::Format(format) => {
            needs.insert(Need::Format(*format));
            one("format", text(&text::quote(format.name())))
        }
        Keyword::MinItems(length) => one("minItems", size(*length)),
        Keyword::MaxItems(length) => one("maxItems", size(*length)),
        Keyword::UniqueItems => one("uniqueItems", text("true")),
        Keyword::Items(Items { prefix, rest }) => {
            let prefix = (!prefix.is_empty()).then(|| ("prefixItems".to_owned(), schemas(prefix, needs)));
            let rest = rest.as_ref().map(|rest| ("items".to_owned(), literal(rest, names, needs)));
            prefix.into_iter().chain(rest).collect()
        }
        Keyword::Contains(contains) => self::contains(contains, names, needs),
        Keyword::MinProperties(count) => one("minProperties", size(*count)),
        Keyword::MaxProperties(count) => one("maxProperties", size(*count)),
        Keyword::Required(keys) => one("required", strings(keys)),
        Keyword::Properties(properties) => self::properties(properties, names, needs),
        Keyword::PropertyNames(schema) => one("propertyNames", literal(schema, names, needs)),
        Keyword::DependentRequired(wanted) => {
            let wanted = wanted.iter().map(|(key, keys)| (text::literal_key(key), strings(keys)));
            one("dependentRequired", Literal::Object(wanted.collect()))
        }
        Keyword::DependentSchemas(wanted) => {
            let wanted = wanted.iter().map(|(key, schema)| entry(key, schema, names, needs));
            one("dependentSchemas", Literal::Object(wanted.collect()))
        }
        Keyword::Reference(id) => vec![reference(*id, names)],
        Keyword::AllOf(all) => one("allOf", schemas(all, needs)),
        Keyword::AnyOf(any) => one("anyOf", schemas(any, needs)),
        Keyword::OneOf(one_of) => one("oneOf", schemas(one_of, needs)),
        Keyword::Not(schema) => one("not", literal(schema, names, needs)),
        Keyword::If { condition, then, otherwise } => {
            let branches = [("if", Some(condition)), ("ifSo", then.as_ref()), ("else", otherwise.as_ref())];
            let given =
                branches.into_iter().filter_map(|(key, schema)| Some((key.to_owned(), literal(schema?, names, needs))));
            given.collect()
        }
        Keyword::UnevaluatedItems(schema) => one("unevaluatedItems", literal(schema, names, needs)),
        Keyword::UnevaluatedProperties(schema) => one("unevaluatedProperties", literal(schema, names, needs)),
    }
}

fn contains(contains: &Contains, names: &Names, needs: &mut Needs) -> Vec<(String, Literal)> {
    let mut entries = vec![("contains".to_owned(), literal(&contains.schema, names, needs))];
    entries.extend((contains.least != 1).then(|| ("minContains".to_owned(), size(contains.least))));
    entries.extend(contains.most.map(|most| ("maxContains".to_owned(), size(most))));
    entries
}

fn properties(properties: &Properties, names: &Names, needs: &mut Needs) -> Vec<(String, Literal)> {
    let Properties { named, patterns, additional } = properties;
    let table = |schemas: Vec<(String, Literal)>| (!schemas.is_empty()).then_some(Literal::Object(schemas));
    let by_name = named.iter().map(|(key, schema)| entry(key, schema, names, needs));
    let by_name = table(by_name.collect());
    let (plain, others): (Vec<_>, Vec<_>) = patterns.iter().partition(|(pattern, _)| patterns::is_plain(pattern));
    let plain =
        plain.iter().map(|(pattern, schema)| (text::quoted_key(pattern.source()), literal(schema, names, needs)));
    let plain = table(plain.collect());
    let pair = |(pattern, schema): &&(Pattern, Schema)| {
        Literal::Array(vec![text(&patterns::pattern(pattern, needs)), literal(schema, names, needs)])
    };
    let others: Vec<Literal> = others.iter().map(pair).collect();
    let parts = [
        ("properties", by_name),
        ("patternProperties", plain),
        ("matchingProperties", (!others.is_empty()).then_some(Literal::Array(others))),
        ("additionalProperties", additional.as_ref().map(|schema| literal(schema, names, needs))),
    ];
    parts.into_iter().filter_map(|(key, value)| Some((key.to_owned(), value?))).collect()
}

/// An entry of a table of schemas. TypeScript takes keys that every object inherits for those, not for ones of the table.
fn entry(key: &str, schema: &Schema, names: &Names, needs: &mut Needs) -> (String, Literal) {
    let value = literal(schema, names, needs);
    let value = if text::INHERITED.contains(&key) { Literal::Typed(Box::new(value), TYPED) } else { value };
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
    Literal::Text(numbers::size(size))
}

fn text(text: &str) -> Literal {
    Literal::Text(text.to_owned())
}

//! Schemas, as composite literals that read like JSON Schema.

use serde_json::Number;

use super::super::needs::Need;
use super::literals::Literal;
use super::values;
use super::variables::Variables;
use crate::ir::{Contains, Items, Keyword, Pattern, Properties, Schema, SchemaId};

/// Declares a schema under a name that is taken for it.
pub(super) fn declare(name: &str, schema: &Schema, variables: &mut Variables<'_>) {
    variables.needs.insert(Need::ResidualSchemas);
    let hint = name.strip_suffix("Schema").unwrap_or(name);
    let value = expression(schema, hint, None, variables);
    variables.declared.push((name.to_owned(), value));
}

/// The expression of a schema. `hint` is the Go name of its place, `id` which of the named schemas it is.
pub(super) fn expression(schema: &Schema, hint: &str, id: Option<SchemaId>, variables: &mut Variables<'_>) -> String {
    Writer { hint, id, variables }.list("schema.Schema", schema).text(0)
}

struct Writer<'w, 'n> {
    hint: &'w str,
    id: Option<SchemaId>,
    variables: &'w mut Variables<'n>,
}

impl Writer<'_, '_> {
    /// A schema where Go needs its type.
    fn schema(&mut self, schema: &Schema) -> Literal {
        self.named(schema).unwrap_or_else(|| self.list("schema.Schema", schema))
    }

    /// Schemas in a list that gives their type.
    fn schemas(&mut self, ty: &'static str, schemas: &[Schema]) -> Literal {
        let items = schemas.iter().map(|schema| self.named(schema).unwrap_or_else(|| self.list("", schema)));
        Literal::list(ty, items.collect())
    }

    /// The variable of a schema that is nothing but a reference.
    fn named(&self, schema: &Schema) -> Option<Literal> {
        match schema.keywords.as_slice() {
            [Keyword::Reference(id)] if !self.is_by_pointer(*id) => {
                Some(Literal::Text(self.variables.named.names(*id).0.to_owned()))
            }
            _ => None,
        }
    }

    /// Whether a reference goes by the variable that leads to its target.
    fn is_by_pointer(&self, to: SchemaId) -> bool {
        self.variables.named.leads_back(self.id, to) || self.variables.named.is_revisited(to)
    }

    fn list(&mut self, ty: &'static str, schema: &Schema) -> Literal {
        Literal::list(ty, schema.keywords.iter().map(|keyword| self.keyword(keyword)).collect())
    }

    fn properties(&mut self, ty: &'static str, schemas: &[(String, Schema)]) -> Literal {
        let property = |(key, schema): &(String, Schema)| {
            let mut fields = vec![("Key", Literal::string(key))];
            fields.extend((!schema.is_anything()).then(|| ("Schema", self.schema(schema))));
            Literal::fields("", fields)
        };
        Literal::list(ty, schemas.iter().map(property).collect())
    }

    fn pattern(&mut self, pattern: &Pattern) -> Literal {
        Literal::Text(self.variables.pattern(self.hint, pattern))
    }

    fn keyword(&mut self, keyword: &Keyword) -> Literal {
        match keyword {
            Keyword::Never => Literal::list("schema.Never", Vec::new()),
            Keyword::Type(types) => {
                Literal::list("schema.Type", types.iter().map(|ty| Literal::string(ty.name())).collect())
            }
            Keyword::Values(choice, values) => {
                let values =
                    values.iter().map(|value| Literal::Text(values::value(value, self.variables.needs))).collect();
                let ty = if *choice == crate::ir::Choice::Const { "schema.Const" } else { "schema.Enum" };
                Literal::list(ty, values)
            }
            Keyword::Minimum(limit) => self.bound("schema.Minimum", "Limit", limit),
            Keyword::Maximum(limit) => self.bound("schema.Maximum", "Limit", limit),
            Keyword::ExclusiveMinimum(limit) => self.bound("schema.ExclusiveMinimum", "Limit", limit),
            Keyword::ExclusiveMaximum(limit) => self.bound("schema.ExclusiveMaximum", "Limit", limit),
            Keyword::MultipleOf(divisor) => self.bound("schema.MultipleOf", "Divisor", divisor),
            Keyword::MinLength(limit) => size("MinLength", *limit),
            Keyword::MaxLength(limit) => size("MaxLength", *limit),
            Keyword::MinItems(limit) => size("MinItems", *limit),
            Keyword::MaxItems(limit) => size("MaxItems", *limit),
            Keyword::MinProperties(limit) => size("MinProperties", *limit),
            Keyword::MaxProperties(limit) => size("MaxProperties", *limit),
            Keyword::Pattern(pattern) => Literal::fields("schema.Pattern", vec![("Regexp", self.pattern(pattern))]),
            Keyword::Format(format) => Literal::Text(self.variables.format(*format)),
            Keyword::UniqueItems => Literal::list("schema.UniqueItems", Vec::new()),
            Keyword::Items(items) => self.items(items),
            Keyword::Contains(contains) => self.contains(contains),
            Keyword::Required(keys) => strings("schema.Required", keys),
            Keyword::Properties(properties) => self.object(properties),
            Keyword::PropertyNames(schema) => self.list("schema.PropertyNames", schema),
            Keyword::DependentRequired(dependencies) => {
                let dependency = |(key, needs): &(String, Vec<String>)| {
                    Literal::fields("", vec![("Key", Literal::string(key)), ("Needs", strings("[]string", needs))])
                };
                Literal::list("schema.DependentRequired", dependencies.iter().map(dependency).collect())
            }
            Keyword::DependentSchemas(schemas) => self.properties("schema.DependentSchemas", schemas),
            Keyword::Reference(id) => {
                let (name, recursion) = self.variables.named.names(*id);
                let by_pointer = self.is_by_pointer(*id);
                Literal::Text(if by_pointer { format!("&{recursion}") } else { format!("schema.Ref({name})") })
            }
            Keyword::AllOf(schemas) => self.schemas("schema.AllOf", schemas),
            Keyword::AnyOf(schemas) => self.schemas("schema.AnyOf", schemas),
            Keyword::OneOf(schemas) => self.schemas("schema.OneOf", schemas),
            Keyword::Not(schema) => self.list("schema.Not", schema),
            Keyword::If { condition, then, otherwise } => {
                let mut fields = vec![("If", self.schema(condition))];
                fields.extend(then.as_ref().map(|schema| ("Then", self.schema(schema))));
                fields.extend(otherwise.as_ref().map(|schema| ("Else", self.schema(schema))));
                Literal::fields("schema.If", fields)
            }
            Keyword::UnevaluatedItems(schema) => self.list("schema.UnevaluatedItems", schema),
            Keyword::UnevaluatedProperties(schema) => self.list("schema.UnevaluatedProperties", schema),
        }
    }

    fn bound(&mut self, ty: &'static str, field: &'static str, number: &Number) -> Literal {
        Literal::fields(ty, vec![(field, Literal::Text(values::number(number, self.variables.needs)))])
    }

    fn items(&mut self, items: &Items) -> Literal {
        let mut fields = Vec::new();
        if !items.prefix.is_empty() {
            fields.push(("Prefix", self.schemas("[]schema.Schema", &items.prefix)));
        }
        fields.extend(items.rest.as_ref().map(|rest| ("Rest", self.schema(rest))));
        Literal::fields("schema.Items", fields)
    }

    fn contains(&mut self, contains: &Contains) -> Literal {
        let most = contains.most.map_or("schema.NoLimit".to_owned(), |most| most.to_string());
        let fields = vec![
            ("Schema", self.schema(&contains.schema)),
            ("Least", Literal::Text(contains.least.to_string())),
            ("Most", Literal::Text(most)),
        ];
        Literal::fields("schema.Contains", fields)
    }

    fn object(&mut self, properties: &Properties) -> Literal {
        let mut fields = Vec::new();
        if !properties.named.is_empty() {
            fields.push(("Named", self.properties("[]schema.Property", &properties.named)));
        }
        if !properties.patterns.is_empty() {
            let property = |(pattern, schema): &(Pattern, Schema)| {
                let mut fields = vec![("Pattern", self.pattern(pattern))];
                fields.extend((!schema.is_anything()).then(|| ("Schema", self.schema(schema))));
                Literal::fields("", fields)
            };
            let patterns = properties.patterns.iter().map(property).collect();
            fields.push(("Patterns", Literal::list("[]schema.PatternProperty", patterns)));
        }
        fields.extend(properties.additional.as_ref().map(|rest| ("Additional", self.schema(rest))));
        Literal::fields("schema.Properties", fields)
    }
}

fn size(keyword: &str, limit: u64) -> Literal {
    Literal::Text(format!("schema.{keyword}({limit})"))
}

fn strings(ty: &'static str, texts: &[String]) -> Literal {
    Literal::list(ty, texts.iter().map(|text| Literal::string(text)).collect())
}

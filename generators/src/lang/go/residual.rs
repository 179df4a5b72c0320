//! Schemas, as composite literals that read like JSON Schema.

use std::collections::BTreeSet;

use serde_json::Number;

use super::literals::Literal;
use super::variables::Variables;
use super::{names, text};
use crate::cycles::{components, nodes_on_cycles};
use crate::ir::{Contains, Items, Keyword, NamedSchema, NamedType, Pattern, Properties, Schema, SchemaId, Type};

/// The schemas of a module that others refer to.
#[derive(Default)]
pub(super) struct Named {
    slots: Vec<Slot>,
}

struct Slot {
    /// The variable that holds the schema; empty where no type leads to it.
    name: String,
    /// The variable that leads to the schema from inside it, or from several places; empty where nothing does.
    recursion: String,
    /// A number: schemas that lead to each other have the same one.
    component: usize,
    /// Whether several paths may lead to the schema at one place of a document.
    is_revisited: bool,
}

impl Named {
    /// Names the schemas that types lead to. Gives the names to `taken`, which holds those that the package uses already.
    pub(super) fn new(
        schemas: &[NamedSchema],
        types: &[NamedType],
        revisited: &BTreeSet<SchemaId>,
        taken: &mut BTreeSet<String>,
    ) -> Self {
        let direct: Vec<Vec<usize>> =
            schemas.iter().map(|named| named.schema.references().into_iter().map(|id| id.0).collect()).collect();
        let mut asked = BTreeSet::new();
        for named in types {
            asked_by(&named.ty, &mut asked);
        }
        let mut open: Vec<usize> = asked.iter().copied().collect();
        while let Some(index) = open.pop() {
            open.extend(direct[index].iter().filter(|id| asked.insert(**id)));
        }
        let recursive: BTreeSet<usize> = nodes_on_cycles(&direct).into_iter().collect();
        let components = components(&direct);
        let slot = |(index, named): (usize, &NamedSchema)| {
            let name = names::unexported(&names::EXPORTED.identifier(&named.name.raw()));
            let is_revisited = revisited.contains(&SchemaId(index));
            let is_referred_to = is_revisited || recursive.contains(&index);
            let mut variable = |suffix: &str, is_needed: bool| {
                if is_needed { names::free(&format!("{name}{suffix}"), taken) } else { String::new() }
            };
            Slot {
                recursion: variable("Ref", asked.contains(&index) && is_referred_to),
                name: variable("Def", asked.contains(&index)),
                component: components[index],
                is_revisited,
            }
        };
        Self { slots: schemas.iter().enumerate().map(slot).collect() }
    }

    /// Whether several paths may lead to a schema at one place of a document.
    pub(super) fn is_revisited(&self, id: SchemaId) -> bool {
        self.slots.get(id.0).is_some_and(|slot| slot.is_revisited)
    }

    /// The variable of a schema, and the one that leads to it; empty where there is none.
    pub(super) fn names(&self, id: SchemaId) -> (&str, &str) {
        self.slots.get(id.0).map_or(("", ""), |slot| (&slot.name, &slot.recursion))
    }

    /// Whether the target of a reference leads back to where the reference stands.
    fn leads_back(&self, from: Option<SchemaId>, to: SchemaId) -> bool {
        // The reference leads there, so whether it leads back is whether the two lead to each other.
        from.is_some_and(|from| from == to || self.slots[from.0].component == self.slots[to.0].component)
    }
}

/// The named schemas that the residual schemas of a type refer to.
fn asked_by(ty: &Type, asked: &mut BTreeSet<usize>) {
    if let Type::Refined(refined) = ty {
        asked.extend(refined.schema.references().into_iter().map(|id| id.0));
    }
    for child in ty.children() {
        asked_by(child, asked);
    }
}

/// The expression of a schema. `hint` is the Go name of its place, `id` which of the named schemas it is.
pub(super) fn text(schema: &Schema, hint: &str, id: Option<SchemaId>, variables: &mut Variables<'_>) -> String {
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
                    values.iter().map(|value| Literal::Text(text::value(value, self.variables.needs))).collect();
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
        Literal::fields(ty, vec![(field, Literal::Text(text::number(number, self.variables.needs)))])
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

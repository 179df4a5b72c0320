//! Schemas: what is asked of a value that no type can ask.
//!
//! A [`Schema`] is JSON Schema with the references resolved, the names checked and the keywords that need each other put
//! together. Its keywords mean what they mean in 2020-12, annotations for `unevaluatedItems` and `unevaluatedProperties`
//! included.

use std::collections::HashMap;
use std::mem;

use dagstack_spec_model::json_schema;
use serde_json::{Number, Value};

use super::{Choice, Format, JsonType, Pattern, TypeName};

/// What is asked of a value: all of its keywords. Without any, every value fits (`true`, `{}`).
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Schema {
    /// In the order in which they are asked: `unevaluated…` come last. None is repeated.
    pub keywords: Vec<Keyword>,
}

/// Index of a [`NamedSchema`] in its module.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct SchemaId(pub usize);

/// A schema that others refer to.
#[derive(Debug, Clone, PartialEq)]
pub struct NamedSchema {
    /// What it is called; a type of the module may have the same name.
    pub name: TypeName,
    /// What it asks.
    pub schema: Schema,
}

/// One keyword of a schema. Those about one type of JSON ask nothing of a value of another type.
#[derive(Debug, Clone, PartialEq)]
pub enum Keyword {
    /// The schema `false`: no value fits. Reported as `false`.
    Never,
    /// `type`: one or more, unique.
    Type(Vec<JsonType>),
    /// `enum` or `const`.
    Values(Choice, Vec<Value>),
    /// `minimum`.
    Minimum(Number),
    /// `maximum`.
    Maximum(Number),
    /// `exclusiveMinimum`.
    ExclusiveMinimum(Number),
    /// `exclusiveMaximum`.
    ExclusiveMaximum(Number),
    /// `multipleOf`, > 0.
    MultipleOf(Number),
    /// `minLength`, in Unicode code points.
    MinLength(u64),
    /// `maxLength`, in Unicode code points.
    MaxLength(u64),
    /// `pattern`.
    Pattern(Pattern),
    /// `format`, as a check.
    Format(Format),
    /// `minItems`.
    MinItems(u64),
    /// `maxItems`.
    MaxItems(u64),
    /// `uniqueItems: true`.
    UniqueItems,
    /// `prefixItems` and `items`.
    Items(Items),
    /// `contains` with its bounds.
    Contains(Box<Contains>),
    /// `minProperties`.
    MinProperties(u64),
    /// `maxProperties`.
    MaxProperties(u64),
    /// `required`: unique, not empty.
    Required(Vec<String>),
    /// `properties`, `patternProperties` and `additionalProperties`.
    Properties(Properties),
    /// `propertyNames`: every key, as a string, fits.
    PropertyNames(Schema),
    /// `dependentRequired`: with a key come others.
    DependentRequired(Vec<(String, Vec<String>)>),
    /// `dependentSchemas`: with a key, the whole object fits a schema.
    DependentSchemas(Vec<(String, Schema)>),
    /// `$ref`. Going from schema to schema without going deeper into the value never comes back to the same schema.
    Reference(SchemaId),
    /// `allOf`: not empty.
    AllOf(Vec<Schema>),
    /// `anyOf`: not empty.
    AnyOf(Vec<Schema>),
    /// `oneOf`: not empty.
    OneOf(Vec<Schema>),
    /// `not`.
    Not(Schema),
    /// `if`, with `then` and `else` where they are given.
    If {
        /// What decides.
        condition: Schema,
        /// What is asked where the condition fits.
        then: Option<Schema>,
        /// What is asked where it does not.
        otherwise: Option<Schema>,
    },
    /// `unevaluatedItems`: the items that no other keyword here, or below in the same place, has looked at successfully.
    UnevaluatedItems(Schema),
    /// `unevaluatedProperties`: likewise for keys.
    UnevaluatedProperties(Schema),
}

/// `prefixItems` and `items`.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Items {
    /// What the first items are validated against, one each.
    pub prefix: Vec<Schema>,
    /// What the further ones are validated against; `None` where the keyword `items` is not given.
    pub rest: Option<Schema>,
}

/// `contains` with its bounds.
#[derive(Debug, Clone, PartialEq)]
pub struct Contains {
    /// What is looked for.
    pub schema: Schema,
    /// `minContains`, 1 where it is not given.
    pub least: u64,
    /// `maxContains`.
    pub most: Option<u64>,
}

/// `properties`, `patternProperties` and `additionalProperties`.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Properties {
    /// By key.
    pub named: Vec<(String, Schema)>,
    /// By a pattern that is searched in the key.
    pub patterns: Vec<(Pattern, Schema)>,
    /// For the keys that are neither named nor match; `None` where the keyword `additionalProperties` is not given. `false`
    /// is reported as `additionalProperties`, at the key.
    pub additional: Option<Schema>,
}

impl Keyword {
    /// The keywords of JSON Schema that it stands for: one, or those of several that need each other that are given. None for the
    /// schema `false`.
    #[must_use]
    pub fn keywords(&self) -> Vec<json_schema::Keyword> {
        use json_schema::Keyword as Standard;
        let given = |keywords: &[(bool, Standard)]| {
            keywords.iter().filter(|(is_given, _)| *is_given).map(|(_, keyword)| *keyword).collect()
        };
        match self {
            Self::Never => Vec::new(),
            Self::Type(_) => vec![Standard::Type],
            Self::Values(choice, _) => vec![choice.keyword()],
            Self::Minimum(_) => vec![Standard::Minimum],
            Self::Maximum(_) => vec![Standard::Maximum],
            Self::ExclusiveMinimum(_) => vec![Standard::ExclusiveMinimum],
            Self::ExclusiveMaximum(_) => vec![Standard::ExclusiveMaximum],
            Self::MultipleOf(_) => vec![Standard::MultipleOf],
            Self::MinLength(_) => vec![Standard::MinLength],
            Self::MaxLength(_) => vec![Standard::MaxLength],
            Self::Pattern(_) => vec![Standard::Pattern],
            Self::Format(_) => vec![Standard::Format],
            Self::MinItems(_) => vec![Standard::MinItems],
            Self::MaxItems(_) => vec![Standard::MaxItems],
            Self::UniqueItems => vec![Standard::UniqueItems],
            Self::Items(Items { prefix, rest }) => {
                given(&[(!prefix.is_empty(), Standard::PrefixItems), (rest.is_some(), Standard::Items)])
            }
            Self::Contains(contains) => given(&[
                (true, Standard::Contains),
                (contains.least != 1, Standard::MinContains),
                (contains.most.is_some(), Standard::MaxContains),
            ]),
            Self::MinProperties(_) => vec![Standard::MinProperties],
            Self::MaxProperties(_) => vec![Standard::MaxProperties],
            Self::Required(_) => vec![Standard::Required],
            Self::Properties(Properties { named, patterns, additional }) => given(&[
                (!named.is_empty(), Standard::Properties),
                (!patterns.is_empty(), Standard::PatternProperties),
                (additional.is_some(), Standard::AdditionalProperties),
            ]),
            Self::PropertyNames(_) => vec![Standard::PropertyNames],
            Self::DependentRequired(_) => vec![Standard::DependentRequired],
            Self::DependentSchemas(_) => vec![Standard::DependentSchemas],
            Self::Reference(_) => vec![Standard::Ref],
            Self::AllOf(_) => vec![Standard::AllOf],
            Self::AnyOf(_) => vec![Standard::AnyOf],
            Self::OneOf(_) => vec![Standard::OneOf],
            Self::Not(_) => vec![Standard::Not],
            Self::If { then, otherwise, .. } => {
                given(&[(true, Standard::If), (then.is_some(), Standard::Then), (otherwise.is_some(), Standard::Else)])
            }
            Self::UnevaluatedItems(_) => vec![Standard::UnevaluatedItems],
            Self::UnevaluatedProperties(_) => vec![Standard::UnevaluatedProperties],
        }
    }

    /// The schemas directly inside.
    #[must_use]
    pub fn schemas(&self) -> Vec<&Schema> {
        match self {
            Self::Items(items) => items.prefix.iter().chain(&items.rest).collect(),
            Self::Contains(contains) => vec![&contains.schema],
            Self::Properties(properties) => {
                let named = properties.named.iter().map(|(_, schema)| schema);
                let patterns = properties.patterns.iter().map(|(_, schema)| schema);
                named.chain(patterns).chain(&properties.additional).collect()
            }
            Self::DependentSchemas(table) => table.iter().map(|(_, schema)| schema).collect(),
            Self::AllOf(schemas) | Self::AnyOf(schemas) | Self::OneOf(schemas) => schemas.iter().collect(),
            Self::If { condition, then, otherwise } => [condition].into_iter().chain(then).chain(otherwise).collect(),
            Self::PropertyNames(schema)
            | Self::Not(schema)
            | Self::UnevaluatedItems(schema)
            | Self::UnevaluatedProperties(schema) => vec![schema],
            _ => Vec::new(),
        }
    }

    /// Whether this is one of `unevaluated…`, which look at what the other keywords leave unevaluated.
    #[must_use]
    pub fn is_unevaluated(&self) -> bool {
        matches!(self, Self::UnevaluatedItems(_) | Self::UnevaluatedProperties(_))
    }
}

impl Schema {
    /// A schema that asks for all of these keywords. One that is given again, as it may be when schemas are put together,
    /// moves to a schema below `allOf`: the second `minLength` to the first of them, the third to the second.
    /// `unevaluated…` may not be among those that do.
    #[must_use]
    pub fn all(keywords: impl IntoIterator<Item = Keyword>) -> Self {
        let mut schema = Self::default();
        let mut more: Vec<Self> = Vec::new();
        let mut times: HashMap<mem::Discriminant<Keyword>, usize> = HashMap::new();
        for keyword in keywords {
            let before = times.entry(mem::discriminant(&keyword)).or_default();
            match (*before, keyword) {
                (0, keyword) => schema.keywords.push(keyword),
                (_, Keyword::AllOf(all)) => schema.all_of().extend(all),
                (before, keyword) => {
                    more.resize_with(more.len().max(before), Self::default);
                    more[before - 1].keywords.push(keyword);
                }
            }
            *before += 1;
        }
        if !more.is_empty() {
            schema.all_of().extend(more);
        }
        schema
    }

    /// The schemas below `allOf`, which is put before `unevaluated…` where there is none.
    fn all_of(&mut self) -> &mut Vec<Self> {
        let known = self.keywords.iter().position(|keyword| matches!(keyword, Keyword::AllOf(_)));
        let place = known.unwrap_or_else(|| {
            let last = self.keywords.iter().position(Keyword::is_unevaluated).unwrap_or(self.keywords.len());
            self.keywords.insert(last, Keyword::AllOf(Vec::new()));
            last
        });
        match &mut self.keywords[place] {
            Keyword::AllOf(schemas) => schemas,
            other => unreachable!("{other:?} is not `allOf`"),
        }
    }

    /// The schema `false`.
    #[must_use]
    pub fn never() -> Self {
        Self { keywords: vec![Keyword::Never] }
    }

    /// The named schemas that this one refers to, itself or inside, as often as it does.
    #[must_use]
    pub fn references(&self) -> Vec<SchemaId> {
        let mut found = Vec::new();
        let mut waiting = vec![self];
        while let Some(schema) = waiting.pop() {
            for keyword in &schema.keywords {
                if let Keyword::Reference(id) = keyword {
                    found.push(*id);
                }
                waiting.extend(keyword.schemas());
            }
        }
        found
    }

    /// Whether every value fits.
    #[must_use]
    pub fn is_anything(&self) -> bool {
        self.keywords.is_empty()
    }

    /// Whether this is the schema `false`.
    #[must_use]
    pub fn is_never(&self) -> bool {
        matches!(self.keywords.as_slice(), [Keyword::Never])
    }
}

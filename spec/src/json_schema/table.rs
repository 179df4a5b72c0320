//! The one table of keywords: what each of them is called and is about.

use std::fmt;

use super::facts::{Class, Evaluates, Group, Subschemas, ValueKind};
use super::{JsonType, Keyword};

/// A row of the table.
#[derive(Debug)]
struct Row {
    keyword: Keyword,
    name: &'static str,
    class: Class,
    value: ValueKind,
    /// The types of value that it asserts something about; none means all.
    domain: &'static [JsonType],
    evaluates: Evaluates,
    group: Group,
}

const ALL_TYPES: &[JsonType] = &[];
const STRING: &[JsonType] = &[JsonType::String];
const NUMBER: &[JsonType] = &[JsonType::Integer, JsonType::Number];
const ARRAY: &[JsonType] = &[JsonType::Array];
const OBJECT: &[JsonType] = &[JsonType::Object];

const fn row(
    keyword: Keyword,
    name: &'static str,
    class: Class,
    value: ValueKind,
    domain: &'static [JsonType],
    evaluates: Evaluates,
    group: Group,
) -> Row {
    Row { keyword, name, class, value, domain, evaluates, group }
}

/// The table, in the order of the enum, which is that of the names.
#[rustfmt::skip]
const TABLE: &[Row] = {
    use Class::{Annotation, Assertion, Identifier, Unsupported};
    use Evaluates::{Dependent, Named, Nothing};
    &[
        row(Keyword::Anchor, "$anchor", Identifier, ValueKind::Anchor, ALL_TYPES, Nothing, Group::Structure),
        row(Keyword::Comment, "$comment", Annotation, ValueKind::Text, ALL_TYPES, Nothing, Group::Annotations),
        row(Keyword::Defs, "$defs", Identifier, ValueKind::SchemasByName, ALL_TYPES, Nothing, Group::Structure),
        row(Keyword::DynamicAnchor, "$dynamicAnchor", Unsupported, ValueKind::Anchor, ALL_TYPES, Nothing, Group::Unsupported),
        row(Keyword::DynamicRef, "$dynamicRef", Unsupported, ValueKind::UriReference, ALL_TYPES, Nothing, Group::Unsupported),
        row(Keyword::Id, "$id", Identifier, ValueKind::Id, ALL_TYPES, Nothing, Group::Structure),
        row(Keyword::Ref, "$ref", Assertion, ValueKind::UriReference, ALL_TYPES, Dependent, Group::Structure),
        row(Keyword::Schema, "$schema", Identifier, ValueKind::UriReference, ALL_TYPES, Nothing, Group::Structure),
        row(Keyword::Vocabulary, "$vocabulary", Unsupported, ValueKind::FlagsByUri, ALL_TYPES, Nothing, Group::Unsupported),
        row(Keyword::AdditionalProperties, "additionalProperties", Assertion, ValueKind::Schema, OBJECT, Dependent, Group::Objects),
        row(Keyword::AllOf, "allOf", Assertion, ValueKind::Schemas, ALL_TYPES, Dependent, Group::Composition),
        row(Keyword::AnyOf, "anyOf", Assertion, ValueKind::Schemas, ALL_TYPES, Dependent, Group::Composition),
        row(Keyword::Const, "const", Assertion, ValueKind::Any, ALL_TYPES, Nothing, Group::Types),
        row(Keyword::Contains, "contains", Assertion, ValueKind::Schema, ARRAY, Dependent, Group::Arrays),
        row(Keyword::ContentEncoding, "contentEncoding", Annotation, ValueKind::Text, ALL_TYPES, Nothing, Group::Annotations),
        row(Keyword::ContentMediaType, "contentMediaType", Annotation, ValueKind::Text, ALL_TYPES, Nothing, Group::Annotations),
        row(Keyword::ContentSchema, "contentSchema", Annotation, ValueKind::Schema, ALL_TYPES, Nothing, Group::Annotations),
        row(Keyword::Default, "default", Annotation, ValueKind::Any, ALL_TYPES, Nothing, Group::Annotations),
        row(Keyword::DependentRequired, "dependentRequired", Assertion, ValueKind::NamesByName, OBJECT, Nothing, Group::Objects),
        row(Keyword::DependentSchemas, "dependentSchemas", Assertion, ValueKind::SchemasByName, OBJECT, Dependent, Group::Objects),
        row(Keyword::Deprecated, "deprecated", Annotation, ValueKind::Flag, ALL_TYPES, Nothing, Group::Annotations),
        row(Keyword::Description, "description", Annotation, ValueKind::Text, ALL_TYPES, Nothing, Group::Annotations),
        row(Keyword::Else, "else", Assertion, ValueKind::Schema, ALL_TYPES, Nothing, Group::Composition),
        row(Keyword::Enum, "enum", Assertion, ValueKind::Values, ALL_TYPES, Nothing, Group::Types),
        row(Keyword::Examples, "examples", Annotation, ValueKind::Values, ALL_TYPES, Nothing, Group::Annotations),
        row(Keyword::ExclusiveMaximum, "exclusiveMaximum", Assertion, ValueKind::Number, NUMBER, Nothing, Group::Numbers),
        row(Keyword::ExclusiveMinimum, "exclusiveMinimum", Assertion, ValueKind::Number, NUMBER, Nothing, Group::Numbers),
        row(Keyword::Format, "format", Assertion, ValueKind::Text, STRING, Nothing, Group::Strings),
        row(Keyword::If, "if", Assertion, ValueKind::Schema, ALL_TYPES, Dependent, Group::Composition),
        row(Keyword::Items, "items", Assertion, ValueKind::Schema, ARRAY, Dependent, Group::Arrays),
        row(Keyword::MaxContains, "maxContains", Assertion, ValueKind::Count, ARRAY, Nothing, Group::Arrays),
        row(Keyword::MaxItems, "maxItems", Assertion, ValueKind::Count, ARRAY, Nothing, Group::Arrays),
        row(Keyword::MaxLength, "maxLength", Assertion, ValueKind::Count, STRING, Nothing, Group::Strings),
        row(Keyword::MaxProperties, "maxProperties", Assertion, ValueKind::Count, OBJECT, Nothing, Group::Objects),
        row(Keyword::Maximum, "maximum", Assertion, ValueKind::Number, NUMBER, Nothing, Group::Numbers),
        row(Keyword::MinContains, "minContains", Assertion, ValueKind::Count, ARRAY, Nothing, Group::Arrays),
        row(Keyword::MinItems, "minItems", Assertion, ValueKind::Count, ARRAY, Nothing, Group::Arrays),
        row(Keyword::MinLength, "minLength", Assertion, ValueKind::Count, STRING, Nothing, Group::Strings),
        row(Keyword::MinProperties, "minProperties", Assertion, ValueKind::Count, OBJECT, Nothing, Group::Objects),
        row(Keyword::Minimum, "minimum", Assertion, ValueKind::Number, NUMBER, Nothing, Group::Numbers),
        row(Keyword::MultipleOf, "multipleOf", Assertion, ValueKind::PositiveNumber, NUMBER, Nothing, Group::Numbers),
        row(Keyword::Not, "not", Assertion, ValueKind::Schema, ALL_TYPES, Nothing, Group::Composition),
        row(Keyword::OneOf, "oneOf", Assertion, ValueKind::Schemas, ALL_TYPES, Dependent, Group::Composition),
        row(Keyword::Pattern, "pattern", Assertion, ValueKind::Text, STRING, Nothing, Group::Strings),
        row(Keyword::PatternProperties, "patternProperties", Assertion, ValueKind::SchemasByName, OBJECT, Dependent, Group::Objects),
        row(Keyword::PrefixItems, "prefixItems", Assertion, ValueKind::Schemas, ARRAY, Named, Group::Arrays),
        row(Keyword::Properties, "properties", Assertion, ValueKind::SchemasByName, OBJECT, Named, Group::Objects),
        row(Keyword::PropertyNames, "propertyNames", Assertion, ValueKind::Schema, OBJECT, Nothing, Group::Objects),
        row(Keyword::ReadOnly, "readOnly", Annotation, ValueKind::Flag, ALL_TYPES, Nothing, Group::Annotations),
        row(Keyword::Required, "required", Assertion, ValueKind::Names, OBJECT, Nothing, Group::Objects),
        row(Keyword::Then, "then", Assertion, ValueKind::Schema, ALL_TYPES, Nothing, Group::Composition),
        row(Keyword::Title, "title", Annotation, ValueKind::Text, ALL_TYPES, Nothing, Group::Annotations),
        row(Keyword::Type, "type", Assertion, ValueKind::Types, ALL_TYPES, Nothing, Group::Types),
        row(Keyword::UnevaluatedItems, "unevaluatedItems", Assertion, ValueKind::Schema, ARRAY, Nothing, Group::Arrays),
        row(Keyword::UnevaluatedProperties, "unevaluatedProperties", Assertion, ValueKind::Schema, OBJECT, Nothing, Group::Objects),
        row(Keyword::UniqueItems, "uniqueItems", Assertion, ValueKind::Flag, ARRAY, Nothing, Group::Arrays),
        row(Keyword::WriteOnly, "writeOnly", Annotation, ValueKind::Flag, ALL_TYPES, Nothing, Group::Annotations),
        row(Keyword::DagstackAllow, "x-dagstack-allow", Annotation, ValueKind::Values, ALL_TYPES, Nothing, Group::Annotations),
        row(Keyword::EnumNames, "x-enum-names", Annotation, ValueKind::Names, ALL_TYPES, Nothing, Group::Annotations),
    ]
};

impl Keyword {
    /// Every keyword, by name.
    pub fn all() -> impl Iterator<Item = Self> {
        TABLE.iter().map(|row| row.keyword)
    }

    /// The keyword with this name; `None` where neither JSON Schema 2020-12 nor this project has one.
    #[must_use]
    pub fn from_name(name: &str) -> Option<Self> {
        TABLE.binary_search_by(|row| row.name.cmp(name)).ok().map(|index| TABLE[index].keyword)
    }

    const fn row(self) -> &'static Row {
        &TABLE[self as usize]
    }

    /// Its name, as in a schema.
    #[must_use]
    pub const fn name(self) -> &'static str {
        self.row().name
    }

    /// What kind of statement it makes.
    #[must_use]
    pub fn class(self) -> Class {
        self.row().class
    }

    /// Whether it decides which values are valid, and is emitted.
    #[must_use]
    pub fn is_assertion(self) -> bool {
        self.class() == Class::Assertion
    }

    /// What its value is.
    #[must_use]
    pub fn value(self) -> ValueKind {
        self.row().value
    }

    /// The subschemas below it.
    #[must_use]
    pub fn subschemas(self) -> Subschemas {
        match self.value() {
            ValueKind::Schema => Subschemas::One,
            ValueKind::Schemas => Subschemas::List,
            ValueKind::SchemasByName => Subschemas::Table,
            _ => Subschemas::None,
        }
    }

    /// The types of value that it asserts something about; `None` where it does of all.
    #[must_use]
    pub fn domain(self) -> Option<&'static [JsonType]> {
        Some(self.row().domain).filter(|domain| !domain.is_empty())
    }

    /// Which properties or items it evaluates.
    #[must_use]
    pub fn evaluates(self) -> Evaluates {
        self.row().evaluates
    }

    /// What it is listed under.
    #[must_use]
    pub fn group(self) -> Group {
        self.row().group
    }
}

impl fmt::Display for Keyword {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(self.name())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_is_in_the_order_of_the_enum_and_of_the_names() {
        for (index, row) in TABLE.iter().enumerate() {
            assert_eq!(row.keyword as usize, index, "{}", row.name);
            assert_eq!(Keyword::from_name(row.name), Some(row.keyword));
        }
        assert_eq!(Keyword::from_name("definitions"), None);
    }

    #[test]
    fn keywords_with_subschemas_of_their_own_decide_or_annotate() {
        for keyword in Keyword::all().filter(|keyword| keyword.evaluates() != Evaluates::Nothing) {
            assert!(keyword.is_assertion(), "{} evaluates and asserts nothing", keyword.name());
        }
    }
}

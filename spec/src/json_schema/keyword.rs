//! The keywords of JSON Schema 2020-12: one enum, and one table of what each of them is about.

use std::fmt;

use super::JsonType;

/// A keyword of JSON Schema 2020-12.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Keyword {
    /// `$anchor`.
    Anchor,
    /// `$comment`.
    Comment,
    /// `$defs`.
    Defs,
    /// `$dynamicAnchor`.
    DynamicAnchor,
    /// `$dynamicRef`.
    DynamicRef,
    /// `$id`.
    Id,
    /// `$ref`.
    Ref,
    /// `$schema`.
    Schema,
    /// `$vocabulary`.
    Vocabulary,
    /// `additionalProperties`.
    AdditionalProperties,
    /// `allOf`.
    AllOf,
    /// `anyOf`.
    AnyOf,
    /// `const`.
    Const,
    /// `contains`.
    Contains,
    /// `contentEncoding`.
    ContentEncoding,
    /// `contentMediaType`.
    ContentMediaType,
    /// `contentSchema`.
    ContentSchema,
    /// `default`.
    Default,
    /// `dependentRequired`.
    DependentRequired,
    /// `dependentSchemas`.
    DependentSchemas,
    /// `deprecated`.
    Deprecated,
    /// `description`.
    Description,
    /// `else`.
    Else,
    /// `enum`.
    Enum,
    /// `examples`.
    Examples,
    /// `exclusiveMaximum`.
    ExclusiveMaximum,
    /// `exclusiveMinimum`.
    ExclusiveMinimum,
    /// `format`.
    Format,
    /// `if`.
    If,
    /// `items`.
    Items,
    /// `maxContains`.
    MaxContains,
    /// `maxItems`.
    MaxItems,
    /// `maxLength`.
    MaxLength,
    /// `maxProperties`.
    MaxProperties,
    /// `maximum`.
    Maximum,
    /// `minContains`.
    MinContains,
    /// `minItems`.
    MinItems,
    /// `minLength`.
    MinLength,
    /// `minProperties`.
    MinProperties,
    /// `minimum`.
    Minimum,
    /// `multipleOf`.
    MultipleOf,
    /// `not`.
    Not,
    /// `oneOf`.
    OneOf,
    /// `pattern`.
    Pattern,
    /// `patternProperties`.
    PatternProperties,
    /// `prefixItems`.
    PrefixItems,
    /// `properties`.
    Properties,
    /// `propertyNames`.
    PropertyNames,
    /// `readOnly`.
    ReadOnly,
    /// `required`.
    Required,
    /// `then`.
    Then,
    /// `title`.
    Title,
    /// `type`.
    Type,
    /// `unevaluatedItems`.
    UnevaluatedItems,
    /// `unevaluatedProperties`.
    UnevaluatedProperties,
    /// `uniqueItems`.
    UniqueItems,
    /// `writeOnly`.
    WriteOnly,
}

/// What kind of statement a keyword makes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Class {
    /// It decides which values are valid, by itself or by its subschemas.
    Assertion,
    /// It names a schema, or has definitions for references.
    Identifier,
    /// It is for readers and tools, and says nothing about which values are valid.
    Annotation,
    /// It decides which values are valid, and can't be emitted: it is refused.
    Unsupported,
}

/// The subschemas below a keyword.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Subschemas {
    /// None: `enum`, `default`, `title`, …
    None,
    /// One: `items`, `not`, `if`, …
    One,
    /// A list of them: `allOf`, `prefixItems`, …
    List,
    /// A table of them under free keys: `properties`, `$defs`, …
    Table,
}

/// Which properties or items of the value a keyword evaluates, so that `unevaluatedProperties` and `unevaluatedItems` pass over them
/// (JSON Schema core, section 11).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Evaluates {
    /// None.
    Nothing,
    /// Those that it names itself.
    Named,
    /// Those that depend on the value, or on other schemas.
    Dependent,
}

/// What the keyword is listed under for people.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Group {
    /// Types and single values.
    Types,
    /// Objects.
    Objects,
    /// Arrays.
    Arrays,
    /// Strings.
    Strings,
    /// Numbers.
    Numbers,
    /// Schemas made of several.
    Composition,
    /// References and names.
    Structure,
    /// For readers.
    Annotations,
    /// Refused.
    Unsupported,
}

/// A row of the table.
#[derive(Debug)]
struct Row {
    keyword: Keyword,
    name: &'static str,
    class: Class,
    subschemas: Subschemas,
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
    subschemas: Subschemas,
    domain: &'static [JsonType],
    evaluates: Evaluates,
    group: Group,
) -> Row {
    Row { keyword, name, class, subschemas, domain, evaluates, group }
}

/// The table, in the order of the enum, which is that of the names.
#[rustfmt::skip]
const TABLE: &[Row] = {
    use Class::{Annotation, Assertion, Identifier, Unsupported};
    use Evaluates::{Dependent, Named, Nothing};
    use Subschemas::{List, None, One, Table};
    &[
        row(Keyword::Anchor, "$anchor", Identifier, None, ALL_TYPES, Nothing, Group::Structure),
        row(Keyword::Comment, "$comment", Annotation, None, ALL_TYPES, Nothing, Group::Annotations),
        row(Keyword::Defs, "$defs", Identifier, Table, ALL_TYPES, Nothing, Group::Structure),
        row(Keyword::DynamicAnchor, "$dynamicAnchor", Unsupported, None, ALL_TYPES, Nothing, Group::Unsupported),
        row(Keyword::DynamicRef, "$dynamicRef", Unsupported, None, ALL_TYPES, Nothing, Group::Unsupported),
        row(Keyword::Id, "$id", Identifier, None, ALL_TYPES, Nothing, Group::Structure),
        row(Keyword::Ref, "$ref", Assertion, None, ALL_TYPES, Dependent, Group::Structure),
        row(Keyword::Schema, "$schema", Identifier, None, ALL_TYPES, Nothing, Group::Structure),
        row(Keyword::Vocabulary, "$vocabulary", Unsupported, None, ALL_TYPES, Nothing, Group::Unsupported),
        row(Keyword::AdditionalProperties, "additionalProperties", Assertion, One, OBJECT, Dependent, Group::Objects),
        row(Keyword::AllOf, "allOf", Assertion, List, ALL_TYPES, Dependent, Group::Composition),
        row(Keyword::AnyOf, "anyOf", Assertion, List, ALL_TYPES, Dependent, Group::Composition),
        row(Keyword::Const, "const", Assertion, None, ALL_TYPES, Nothing, Group::Types),
        row(Keyword::Contains, "contains", Assertion, One, ARRAY, Dependent, Group::Arrays),
        row(Keyword::ContentEncoding, "contentEncoding", Annotation, None, ALL_TYPES, Nothing, Group::Annotations),
        row(Keyword::ContentMediaType, "contentMediaType", Annotation, None, ALL_TYPES, Nothing, Group::Annotations),
        row(Keyword::ContentSchema, "contentSchema", Annotation, One, ALL_TYPES, Nothing, Group::Annotations),
        row(Keyword::Default, "default", Annotation, None, ALL_TYPES, Nothing, Group::Annotations),
        row(Keyword::DependentRequired, "dependentRequired", Assertion, None, OBJECT, Nothing, Group::Objects),
        row(Keyword::DependentSchemas, "dependentSchemas", Assertion, Table, OBJECT, Dependent, Group::Objects),
        row(Keyword::Deprecated, "deprecated", Annotation, None, ALL_TYPES, Nothing, Group::Annotations),
        row(Keyword::Description, "description", Annotation, None, ALL_TYPES, Nothing, Group::Annotations),
        row(Keyword::Else, "else", Assertion, One, ALL_TYPES, Nothing, Group::Composition),
        row(Keyword::Enum, "enum", Assertion, None, ALL_TYPES, Nothing, Group::Types),
        row(Keyword::Examples, "examples", Annotation, None, ALL_TYPES, Nothing, Group::Annotations),
        row(Keyword::ExclusiveMaximum, "exclusiveMaximum", Assertion, None, NUMBER, Nothing, Group::Numbers),
        row(Keyword::ExclusiveMinimum, "exclusiveMinimum", Assertion, None, NUMBER, Nothing, Group::Numbers),
        row(Keyword::Format, "format", Assertion, None, STRING, Nothing, Group::Strings),
        row(Keyword::If, "if", Assertion, One, ALL_TYPES, Dependent, Group::Composition),
        row(Keyword::Items, "items", Assertion, One, ARRAY, Dependent, Group::Arrays),
        row(Keyword::MaxContains, "maxContains", Assertion, None, ARRAY, Nothing, Group::Arrays),
        row(Keyword::MaxItems, "maxItems", Assertion, None, ARRAY, Nothing, Group::Arrays),
        row(Keyword::MaxLength, "maxLength", Assertion, None, STRING, Nothing, Group::Strings),
        row(Keyword::MaxProperties, "maxProperties", Assertion, None, OBJECT, Nothing, Group::Objects),
        row(Keyword::Maximum, "maximum", Assertion, None, NUMBER, Nothing, Group::Numbers),
        row(Keyword::MinContains, "minContains", Assertion, None, ARRAY, Nothing, Group::Arrays),
        row(Keyword::MinItems, "minItems", Assertion, None, ARRAY, Nothing, Group::Arrays),
        row(Keyword::MinLength, "minLength", Assertion, None, STRING, Nothing, Group::Strings),
        row(Keyword::MinProperties, "minProperties", Assertion, None, OBJECT, Nothing, Group::Objects),
        row(Keyword::Minimum, "minimum", Assertion, None, NUMBER, Nothing, Group::Numbers),
        row(Keyword::MultipleOf, "multipleOf", Assertion, None, NUMBER, Nothing, Group::Numbers),
        row(Keyword::Not, "not", Assertion, One, ALL_TYPES, Nothing, Group::Composition),
        row(Keyword::OneOf, "oneOf", Assertion, List, ALL_TYPES, Dependent, Group::Composition),
        row(Keyword::Pattern, "pattern", Assertion, None, STRING, Nothing, Group::Strings),
        row(Keyword::PatternProperties, "patternProperties", Assertion, Table, OBJECT, Dependent, Group::Objects),
        row(Keyword::PrefixItems, "prefixItems", Assertion, List, ARRAY, Named, Group::Arrays),
        row(Keyword::Properties, "properties", Assertion, Table, OBJECT, Named, Group::Objects),
        row(Keyword::PropertyNames, "propertyNames", Assertion, One, OBJECT, Nothing, Group::Objects),
        row(Keyword::ReadOnly, "readOnly", Annotation, None, ALL_TYPES, Nothing, Group::Annotations),
        row(Keyword::Required, "required", Assertion, None, OBJECT, Nothing, Group::Objects),
        row(Keyword::Then, "then", Assertion, One, ALL_TYPES, Nothing, Group::Composition),
        row(Keyword::Title, "title", Annotation, None, ALL_TYPES, Nothing, Group::Annotations),
        row(Keyword::Type, "type", Assertion, None, ALL_TYPES, Nothing, Group::Types),
        row(Keyword::UnevaluatedItems, "unevaluatedItems", Assertion, One, ARRAY, Nothing, Group::Arrays),
        row(Keyword::UnevaluatedProperties, "unevaluatedProperties", Assertion, One, OBJECT, Nothing, Group::Objects),
        row(Keyword::UniqueItems, "uniqueItems", Assertion, None, ARRAY, Nothing, Group::Arrays),
        row(Keyword::WriteOnly, "writeOnly", Annotation, None, ALL_TYPES, Nothing, Group::Annotations),
    ]
};

impl Keyword {
    /// Every keyword, by name.
    pub fn all() -> impl Iterator<Item = Self> {
        TABLE.iter().map(|row| row.keyword)
    }

    /// The keyword with this name; `None` where JSON Schema 2020-12 has none.
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

    /// The subschemas below it.
    #[must_use]
    pub fn subschemas(self) -> Subschemas {
        self.row().subschemas
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

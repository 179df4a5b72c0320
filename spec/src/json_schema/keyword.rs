//! The keywords of JSON Schema 2020-12, and those of this project.

/// A keyword of JSON Schema 2020-12, or one of this project, whose name begins with `x-`.
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
    /// `x-dagstack-allow`: exceptions from rules of `dagstack-spec check`. One of ours: JSON Schema has none.
    DagstackAllow,
    /// `x-enum-names`: what emitted code calls the values of `enum`, in their order.
    EnumNames,
}

//! What there is to say of a keyword.

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

/// What the value of a keyword is, as the meta-schema has it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ValueKind {
    /// Any value: `const`, `default`.
    Any,
    /// A string.
    Text,
    /// A URI reference: `$ref`, …
    UriReference,
    /// A URI reference without a fragment.
    Id,
    /// The name of an anchor.
    Anchor,
    /// A number.
    Number,
    /// A number above 0.
    PositiveNumber,
    /// An integer, 0 or more.
    Count,
    /// `true` or `false`.
    Flag,
    /// The names of types, or one of them.
    Types,
    /// A list of any values.
    Values,
    /// A list of names, each once: of properties, or of values.
    Names,
    /// Such a list for each name of a property.
    NamesByName,
    /// `true` or `false` for each URI.
    FlagsByUri,
    /// A schema.
    Schema,
    /// A list of schemas, not empty.
    Schemas,
    /// A schema for each name.
    SchemasByName,
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

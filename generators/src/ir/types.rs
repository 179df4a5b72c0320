//! Types: what emitted code holds a value in.

use std::borrow::Cow;

use dagstack_spec_model::json_schema::JsonType;
use dagstack_spec_model::pattern;
use serde_json::{Number, Value};

use super::Schema;

/// Index of a [`NamedType`] in its module.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct TypeId(pub usize);

/// A type with a name of its own.
#[derive(Debug, Clone, PartialEq)]
pub struct NamedType {
    /// What it is called in the schema, and why.
    pub name: TypeName,
    /// For the doc comment.
    pub docs: Docs,
    /// What it is.
    pub ty: Type,
}

/// A raw name, from which each language derives its own.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum TypeName {
    /// A payload file: `execute.input` of `schemas/execute.input.json`. `ExecuteInput` in every language (EMT-02).
    Payload(String),
    /// An entry of `$defs`: it keeps its name (EMT-02).
    Definition(String),
    /// An inline schema: the name of the type around it, then the property, or `item`/`value` for elements.
    Inline(Vec<String>),
}

/// Words about a type or a field.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Docs {
    /// `title`, where it says more than the name.
    pub title: Option<String>,
    /// `description`.
    pub description: Option<String>,
    /// `examples`, each any JSON value.
    pub examples: Vec<Value>,
    /// `deprecated: true`.
    pub deprecated: bool,
    /// `readOnly: true`.
    pub read_only: bool,
    /// `writeOnly: true`.
    pub write_only: bool,
}

/// What a value may be. A validator accepts exactly these values (EMT-04).
#[derive(Debug, Clone, PartialEq)]
pub enum Type {
    /// Any JSON value, `null` too.
    Any,
    /// `null` alone.
    Null,
    /// `true` or `false`.
    Boolean,
    /// A string.
    String(StringRules),
    /// A number without fraction, however it is written (`3`, `3.0`, `3e0`).
    Integer(NumberRules),
    /// A number.
    Number(NumberRules),
    /// One of some strings. Only as the type of a [`NamedType`], bare or in its [`Type::Refined`].
    StringEnum(StringEnum),
    /// One of some JSON values that are not all strings.
    OneOfValues(ValueEnum),
    /// An array whose items are all alike.
    Array(ArrayType),
    /// An array whose first items have types of their own.
    Tuple(TupleType),
    /// An object with named properties. Only as the type of a [`NamedType`], bare or in its [`Type::Refined`].
    Struct(StructType),
    /// An object whose keys are free.
    Map(MapType),
    /// One of several types. Only as the type of a [`NamedType`], bare or in its [`Type::Refined`].
    Union(UnionType),
    /// The inner type, or `null`. Never nested, never around `Any`, `Null` or [`Type::Refined`].
    Nullable(Box<Type>),
    /// A type that can't say all that its schema asks, with the schema that says the rest. Never nested.
    Refined(RefinedType),
    /// A named type of the same module.
    Reference(TypeId),
    /// No value at all: the schema `false`.
    Never,
}

impl Type {
    /// The type, without the schema beside it.
    #[must_use]
    pub fn unrefined(&self) -> &Self {
        match self {
            Self::Refined(refined) => &refined.ty,
            other => other,
        }
    }

    /// The same, to change it.
    pub(crate) fn unrefined_mut(&mut self) -> &mut Self {
        match self {
            Self::Refined(refined) => &mut refined.ty,
            other => other,
        }
    }

    /// The types directly inside this one: items, values, fields, variants. A reference has none.
    #[must_use]
    pub fn children(&self) -> Vec<&Self> {
        match self {
            Self::Array(array) => vec![&array.item],
            Self::Tuple(tuple) => tuple.items.iter().chain(tuple.rest.as_deref()).collect(),
            Self::Map(map) => vec![&map.value],
            Self::Union(union) => union.variants.iter().map(|variant| &variant.ty).collect(),
            Self::Nullable(inner) => vec![inner],
            Self::Refined(refined) => vec![&refined.ty],
            Self::Struct(object) => {
                object.fields.iter().map(|field| &field.ty).chain(object.additional.as_deref()).collect()
            }
            _ => Vec::new(),
        }
    }

    /// The same, to change them.
    pub(crate) fn children_mut(&mut self) -> Vec<&mut Self> {
        match self {
            Self::Array(array) => vec![&mut array.item],
            Self::Tuple(tuple) => tuple.items.iter_mut().chain(tuple.rest.as_deref_mut()).collect(),
            Self::Map(map) => vec![&mut map.value],
            Self::Union(union) => union.variants.iter_mut().map(|variant| &mut variant.ty).collect(),
            Self::Nullable(inner) => vec![inner],
            Self::Refined(refined) => vec![&mut refined.ty],
            Self::Struct(object) => {
                object.fields.iter_mut().map(|field| &mut field.ty).chain(object.additional.as_deref_mut()).collect()
            }
            _ => Vec::new(),
        }
    }

    /// The named types that this one refers to, itself or inside, in order and as often as it does.
    #[must_use]
    pub fn references(&self) -> Vec<TypeId> {
        let here = if let Self::Reference(id) = self { Some(*id) } else { None };
        here.into_iter().chain(self.children().into_iter().flat_map(Self::references)).collect()
    }
}

/// Bounds of a string.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct StringRules {
    /// `minLength`, in Unicode code points.
    pub min_length: Option<u64>,
    /// `maxLength`, in Unicode code points.
    pub max_length: Option<u64>,
    /// `pattern`, ECMA-262 with the `u` flag, searched anywhere in the string.
    pub pattern: Option<Pattern>,
    /// `format`, as a check.
    pub format: Option<Format>,
}

/// A regular expression of ECMA-262 with the `u` flag, and what its engines have to know. It is one that every engine can
/// search for in a time that grows with the text alone, if it does not backtrack.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Pattern {
    /// What was parsed; its source is the text in the schema.
    pub syntax: pattern::Pattern,
    /// Whether an engine that backtracks may take longer than the text is long.
    pub backtracks: bool,
    /// What a text has to be, to follow "must be", where the schema explains it: problems then say this, and not the pattern.
    /// The manifest's schema does (`x-expected`).
    pub expected: Option<String>,
}

impl Pattern {
    /// How many characters of a pattern a problem repeats.
    pub const LONGEST_SHOWN: usize = 200;

    /// The text in the schema.
    #[must_use]
    pub fn source(&self) -> &str {
        &self.syntax.source
    }

    /// The text that a problem repeats: that in the schema, cut where nobody would read it to its end.
    #[must_use]
    pub fn shown(&self) -> Cow<'_, str> {
        match self.source().char_indices().nth(Self::LONGEST_SHOWN) {
            Some((end, _)) => Cow::Owned(format!("{}…", &self.source()[..end])),
            None => Cow::Borrowed(self.source()),
        }
    }
}

/// Formats that are checked.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Format {
    /// RFC 3339 `date-time`, any offset, leap seconds at 23:59:60 UTC.
    DateTime,
    /// RFC 3339 `full-date`.
    Date,
    /// RFC 3339 `full-time`, with an offset.
    Time,
    /// RFC 3339 appendix A `duration`.
    Duration,
    /// RFC 5321 `Mailbox`.
    Email,
    /// RFC 1123, section 2.1, with the punycode labels of RFC 5891.
    Hostname,
    /// RFC 2673 dotted quad.
    Ipv4,
    /// RFC 4291 text form, without a zone.
    Ipv6,
    /// RFC 3986 `URI`, with a scheme.
    Uri,
    /// RFC 3986 `URI-reference`.
    UriReference,
    /// RFC 4122 textual form, any version, either case.
    Uuid,
    /// An ECMA-262 pattern with the `u` flag.
    Regex,
    /// RFC 6901, not as a fragment of a URI.
    JsonPointer,
}

impl Format {
    /// Whether the format of this name is a check.
    #[must_use]
    pub fn is_supported(name: &str) -> bool {
        Self::ALL.iter().any(|format| format.name() == name)
    }

    /// All of them, in the order of JSON Schema's chapter on formats.
    pub const ALL: &'static [Self] = &[
        Self::DateTime,
        Self::Date,
        Self::Time,
        Self::Duration,
        Self::Email,
        Self::Hostname,
        Self::Ipv4,
        Self::Ipv6,
        Self::Uri,
        Self::UriReference,
        Self::Uuid,
        Self::Regex,
        Self::JsonPointer,
    ];

    /// The name in JSON Schema.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::DateTime => "date-time",
            Self::Date => "date",
            Self::Time => "time",
            Self::Duration => "duration",
            Self::Email => "email",
            Self::Hostname => "hostname",
            Self::Ipv4 => "ipv4",
            Self::Ipv6 => "ipv6",
            Self::Uri => "uri",
            Self::UriReference => "uri-reference",
            Self::Uuid => "uuid",
            Self::Regex => "regex",
            Self::JsonPointer => "json-pointer",
        }
    }
}

/// Bounds of a number, with all digits of the schema: an integer without point and exponent where it fits 64 bits, and never
/// beyond the range of a double. Compared exactly, not after rounding.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct NumberRules {
    /// `minimum`.
    pub minimum: Option<Number>,
    /// `maximum`.
    pub maximum: Option<Number>,
    /// `exclusiveMinimum`.
    pub exclusive_minimum: Option<Number>,
    /// `exclusiveMaximum`.
    pub exclusive_maximum: Option<Number>,
    /// `multipleOf`, > 0. For an [`Type::Integer`] it is itself an integer of 64 bits.
    pub multiple_of: Option<Number>,
}

/// Which keyword lists the values of an enumeration.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Choice {
    /// `enum`.
    Enum,
    /// `const`.
    Const,
}

impl Choice {
    /// The keyword.
    #[must_use]
    pub fn keyword(self) -> &'static str {
        match self {
            Self::Enum => "enum",
            Self::Const => "const",
        }
    }
}

/// An enumeration of strings.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StringEnum {
    /// The keyword that a problem is told with.
    pub choice: Choice,
    /// In the schema's order, unique, not empty.
    pub members: Vec<EnumMember>,
}

/// An enumeration of values that are not all strings.
#[derive(Debug, Clone, PartialEq)]
pub struct ValueEnum {
    /// The keyword that a problem is told with.
    pub choice: Choice,
    /// In the schema's order, unique, not empty. Compared as JSON Schema does: `1` is `1.0`.
    pub values: Vec<Value>,
}

/// A member of a string enumeration.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct EnumMember {
    /// As on the wire.
    pub value: String,
    /// From `x-enumDescriptions`, where the schema explains it.
    pub description: Option<String>,
}

/// An array.
#[derive(Debug, Clone, PartialEq)]
pub struct ArrayType {
    /// What each item is.
    pub item: Box<Type>,
    /// `minItems`.
    pub min_items: Option<u64>,
    /// `maxItems`.
    pub max_items: Option<u64>,
    /// `uniqueItems`: no two items are equal, as JSON Schema compares (`1` is `1.0`, objects without order).
    pub unique: bool,
}

/// An array whose first items have types of their own.
#[derive(Debug, Clone, PartialEq)]
pub struct TupleType {
    /// What the first items are (`prefixItems`), not empty. Those from [`TupleType::required`] on may be missing from the end.
    pub items: Vec<Type>,
    /// What each further item is (`items`); `None` where there are none.
    pub rest: Option<Box<Type>>,
    /// `minItems`, over all items.
    pub min_items: Option<u64>,
    /// `maxItems`, over all items; only where [`TupleType::rest`] leaves room for it.
    pub max_items: Option<u64>,
}

impl TupleType {
    /// How many of the first items must be there.
    #[must_use]
    pub fn required(&self) -> usize {
        let least = usize::try_from(self.min_items.unwrap_or(0)).unwrap_or(usize::MAX);
        least.min(self.items.len())
    }
}

/// An object whose keys are free.
#[derive(Debug, Clone, PartialEq)]
pub struct MapType {
    /// What each value is.
    pub value: Box<Type>,
    /// `minProperties`.
    pub min_properties: Option<u64>,
    /// `maxProperties`.
    pub max_properties: Option<u64>,
}

/// An object with named properties.
#[derive(Debug, Clone, PartialEq)]
pub struct StructType {
    /// The properties, in the schema's order, with unique names.
    pub fields: Vec<Field>,
    /// What other keys may hold; `None` where there are none (`additionalProperties: false`).
    pub additional: Option<Box<Type>>,
    /// `minProperties`, over all keys.
    pub min_properties: Option<u64>,
    /// `maxProperties`, over all keys.
    pub max_properties: Option<u64>,
}

/// A property of an object.
#[derive(Debug, Clone, PartialEq)]
pub struct Field {
    /// As on the wire: any string.
    pub json_name: String,
    /// What it holds.
    pub ty: Type,
    /// Whether it must be there, and what stands for it where it is not.
    pub presence: Presence,
    /// For the doc comment.
    pub docs: Docs,
    /// Checked when it is there, but not held by the type nor written back (the manifest's `metadata`, MAN-08).
    pub transient: bool,
}

/// Whether a property must be there.
#[derive(Debug, Clone, PartialEq)]
pub enum Presence {
    /// It is in `required`.
    Required,
    /// It may be absent, and absent is a state of its own (different from `null`).
    Optional,
    /// It may be absent, and then this value, which its own type accepts, stands for it: an accessor gives it. The value of
    /// the type keeps what the document had, so what was read is written as it came.
    Defaulted(Value),
    /// It may be absent, and then reading fills in this value, which its own type accepts; it is always written back. The
    /// manifest alone is normalised like this (MAN-03).
    Filled(Value),
}

impl Presence {
    /// The value that stands for an absent one.
    #[must_use]
    pub fn default(&self) -> Option<&Value> {
        match self {
            Self::Defaulted(value) | Self::Filled(value) => Some(value),
            Self::Required | Self::Optional => None,
        }
    }
}

/// One of several types: `anyOf`, `oneOf`, or an array of types.
#[derive(Debug, Clone, PartialEq)]
pub struct UnionType {
    /// The keyword that a problem is told with.
    pub keyword: UnionKeyword,
    /// How a value finds its variant.
    pub told_apart: ToldApart,
    /// At least two, with unique names.
    pub variants: Vec<Variant>,
}

/// Which keyword makes a union.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum UnionKeyword {
    /// `anyOf`: at least one variant fits; a value is held as the first that does.
    AnyOf,
    /// `oneOf`: exactly one variant fits.
    OneOf,
    /// `type` with several types; always told apart by [`ToldApart::JsonType`].
    Type,
}

impl UnionKeyword {
    /// The keyword.
    #[must_use]
    pub fn keyword(self) -> &'static str {
        match self {
            Self::AnyOf => "anyOf",
            Self::OneOf => "oneOf",
            Self::Type => "type",
        }
    }
}

/// How a value finds its variant.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ToldApart {
    /// By a property with this JSON name: each variant is a struct that requires it and has values of its own for it
    /// ([`Variant::tags`]), so no value fits two.
    Tag(String),
    /// By the type of the value ([`Variant::json_types`]), which no two variants share.
    JsonType,
    /// By trying each of them: with `oneOf` exactly one must fit, with `anyOf` at least one.
    Trial,
}

/// A variant of a union.
#[derive(Debug, Clone, PartialEq)]
pub struct Variant {
    /// Its raw name, unique in the union: the name in `$defs`, the tag, the JSON type, or the title.
    pub name: String,
    /// For the doc comment.
    pub docs: Docs,
    /// What it holds.
    pub ty: Type,
    /// The values of the tag, strings, integers or booleans; empty where the union has none.
    pub tags: Vec<Value>,
    /// The types of JSON that it holds, `Number` with `Integer` where it holds both; unique, not empty.
    pub json_types: Vec<JsonType>,
}

/// A type and the part of its schema that it can't say.
#[derive(Debug, Clone, PartialEq)]
pub struct RefinedType {
    /// What holds the value.
    pub ty: Box<Type>,
    /// What the value is held against besides.
    pub schema: Schema,
    /// How much of the schema that is.
    pub covers: Covers,
}

/// How much a [`RefinedType`]'s schema covers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Covers {
    /// What the type leaves out: both are asked, and both report.
    Rest,
    /// All there is to say: the type is asked where the schema found nothing, for it may be more narrow than JSON (64 bits).
    Whole,
}

impl TypeName {
    /// The raw name as one text, its parts separated by spaces.
    #[must_use]
    pub fn raw(&self) -> String {
        match self {
            Self::Payload(name) | Self::Definition(name) => name.clone(),
            Self::Inline(parts) => parts.join(" "),
        }
    }
}

//! The intermediate representation: what every language is emitted from, and all that it needs.
//!
//! It is small and language-neutral. Lowering fills it from a checked spec; a language turns it into views. Names are *raw*
//! here (`execute.input`, `FunctionSchema`, `a-b`): each language spells them its own way and keeps them apart.

pub use dagstack_spec_model::kind::{DispatchClass as Dispatch, ErrorPolicy};
use serde_json::{Number, Value};

/// All that one run emits.
#[derive(Debug, Clone, PartialEq)]
pub struct Package {
    /// What the emitted `VERSION` says: the spec's version, unless the caller gives the package's own (EMT-05).
    pub version: String,
    /// The kinds, by name and then by major.
    pub kinds: Vec<Kind>,
    /// The manifest model.
    pub manifest: Manifest,
}

/// One kind in one major version: one emitted module.
#[derive(Debug, Clone, PartialEq)]
pub struct Kind {
    /// `tool`.
    pub name: String,
    /// `1.0.0`.
    pub api_version: String,
    /// The major of `api_version`: the `1` of `ToolV1`.
    pub major: u64,
    /// What the kind is for.
    pub description: String,
    /// Whether plugins of this kind run in process only (MAN-13).
    pub in_process_only: bool,
    /// Whether there is one plugin of this kind a runtime (LIF-17).
    pub singleton_per_runtime: bool,
    /// The hooks, in the order of the hookspec.
    pub hooks: Vec<Hook>,
    /// The named types; a type stands after those it refers to, save where they recurse.
    pub types: Vec<NamedType>,
    /// Where it comes from, and what the sources were.
    pub origin: Origin,
}

/// What the header of an emitted file says about its sources (EMT-01).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Origin {
    /// The file in the spec tree: `kinds/tool/v1.yaml`.
    pub path: String,
    /// SHA-256 over the sources, in hexadecimal, 64 digits.
    pub digest: String,
}

/// One hook of a kind.
#[derive(Debug, Clone, PartialEq)]
pub struct Hook {
    /// snake_case, as on the wire.
    pub name: String,
    /// How the registry calls it.
    pub dispatch: Dispatch,
    /// What the hook does.
    pub description: String,
    /// The type it takes: an index into [`Kind::types`].
    pub input: TypeId,
    /// The type it gives: an index into [`Kind::types`].
    pub output: TypeId,
    /// Whether it is a tool of the MCP server.
    pub mcp_exposed: bool,
    /// The tool's name (RUN-02), `{kind}.{plugin}.{hook}` where the hookspec is silent.
    pub tool_name_template: String,
    /// What one failure among several plugins means; `Some` for broadcast_collect alone.
    pub error_policy: Option<ErrorPolicy>,
    /// `async`, `sync`, … where the hookspec says so.
    pub execution_model: Option<String>,
}

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
    /// One of some strings, each an enumeration member; in the schema's order, unique, not empty.
    StringEnum(Vec<EnumMember>),
    /// One of some JSON values that are not all strings; unique, not empty. Compared as JSON Schema does: `1` is `1.0`.
    OneOfValues(Vec<Value>),
    /// An array whose items are all alike.
    Array(ArrayType),
    /// An object with named properties.
    Struct(StructType),
    /// An object whose keys are free.
    Map(MapType),
    /// The inner type, or `null`. Never nested, never around `Any` or `Null`.
    Nullable(Box<Type>),
    /// A named type of the same module.
    Reference(TypeId),
}

impl Type {
    /// The types directly inside this one: items, values, fields. A reference has none.
    #[must_use]
    pub fn children(&self) -> Vec<&Self> {
        match self {
            Self::Array(array) => vec![&array.item],
            Self::Map(map) => vec![&map.value],
            Self::Nullable(inner) => vec![inner],
            Self::Struct(object) => {
                object.fields.iter().map(|field| &field.ty).chain(object.additional.as_deref()).collect()
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

/// A regular expression, in the two notations that languages need.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Pattern {
    /// As in the schema: ECMA-262.
    pub ecma: String,
    /// The same language in RE2's notation, for engines without lookaround.
    pub re2: String,
}

/// Formats that are checked.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Format {
    /// RFC 3339 `date-time`, any offset, leap seconds at 23:59:60 UTC.
    DateTime,
    /// RFC 3339 `full-date`.
    Date,
    /// RFC 3339 `full-time`, with an offset.
    Time,
    /// RFC 4122 textual form, any version, either case.
    Uuid,
    /// RFC 2673 dotted quad.
    Ipv4,
    /// RFC 4291 text form, without a zone.
    Ipv6,
}

impl Format {
    /// The name in JSON Schema.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::DateTime => "date-time",
            Self::Date => "date",
            Self::Time => "time",
            Self::Uuid => "uuid",
            Self::Ipv4 => "ipv4",
            Self::Ipv6 => "ipv6",
        }
    }
}

/// Bounds of a number. Compared exactly, not after rounding.
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
    /// `multipleOf`, > 0. For an [`Type::Integer`] it is itself an integer.
    pub multiple_of: Option<Number>,
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
    /// It may be absent, and then it is this value, which its own type accepts. It is always written back.
    Defaulted(Value),
}

/// The manifest: a closed struct and the rules between its fields.
#[derive(Debug, Clone, PartialEq)]
pub struct Manifest {
    /// The named types of the module; the manifest itself is `root`.
    pub types: Vec<NamedType>,
    /// The manifest's own type, a [`Type::Struct`].
    pub root: TypeId,
    /// The rules between fields, checked on the normalised manifest in this order; all that are broken are reported.
    pub rules: Vec<Rule>,
    /// Where it comes from.
    pub origin: Origin,
}

/// A rule between two fields of the manifest: when one field has a value, another must fit.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Rule {
    /// `MAN-04`.
    pub clause: String,
    /// The field looked at.
    pub when_field: String,
    /// The value that makes the rule apply.
    pub when_equals: Literal,
    /// What must then hold.
    pub then: Requirement,
    /// What to say where it does not: one lower-case fragment.
    pub message: String,
}

/// What a rule asks for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Requirement {
    /// The field is there and not `null`; with `non_empty` it is an array with an item.
    Present {
        /// The JSON name.
        field: String,
        /// Whether an empty array is refused too.
        non_empty: bool,
    },
    /// The field is one of these.
    OneOf {
        /// The JSON name.
        field: String,
        /// The values that fit.
        values: Vec<Literal>,
    },
}

/// A value in a [`Rule`].
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Literal {
    /// A boolean.
    Boolean(bool),
    /// A string, or a member of a string enumeration.
    String(String),
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

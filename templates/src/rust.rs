//! Rust.

use std::collections::BTreeSet;
use std::fmt;

use askama::Template;

/// The files that are the same for every spec, by path: some are needed by every one.
pub const RUNTIME: &[(&str, &str)] = &[
    ("pattern.rs", include_str!("../rust/runtime/pattern.rs")),
    ("pattern/runs.rs", include_str!("../rust/runtime/pattern/runs.rs")),
    ("support/chosen.rs", include_str!("../rust/runtime/support/chosen.rs")),
    ("support/decimal.rs", include_str!("../rust/runtime/support/decimal.rs")),
    ("support/deep.rs", include_str!("../rust/runtime/support/deep.rs")),
    ("support/defaults.rs", include_str!("../rust/runtime/support/defaults.rs")),
    ("support/document.rs", include_str!("../rust/runtime/support/document.rs")),
    ("support/duration.rs", include_str!("../rust/runtime/support/duration.rs")),
    ("support/email.rs", include_str!("../rust/runtime/support/email.rs")),
    ("support/fields.rs", include_str!("../rust/runtime/support/fields.rs")),
    ("support/format.rs", include_str!("../rust/runtime/support/format.rs")),
    ("support/hold.rs", include_str!("../rust/runtime/support/hold.rs")),
    ("support/hook.rs", include_str!("../rust/runtime/support/hook.rs")),
    ("support/hostname.rs", include_str!("../rust/runtime/support/hostname.rs")),
    ("support/identifiers.rs", include_str!("../rust/runtime/support/identifiers.rs")),
    ("support/idna.rs", include_str!("../rust/runtime/support/idna.rs")),
    ("support/indirect.rs", include_str!("../rust/runtime/support/indirect.rs")),
    ("support/json.rs", include_str!("../rust/runtime/support/json.rs")),
    ("support/json_pointer.rs", include_str!("../rust/runtime/support/json_pointer.rs")),
    ("support/json_type.rs", include_str!("../rust/runtime/support/json_type.rs")),
    ("support/kept.rs", include_str!("../rust/runtime/support/kept.rs")),
    ("support/lost.rs", include_str!("../rust/runtime/support/lost.rs")),
    ("support/macros.rs", include_str!("../rust/runtime/support/macros.rs")),
    ("support/maybe.rs", include_str!("../rust/runtime/support/maybe.rs")),
    ("support/never.rs", include_str!("../rust/runtime/support/never.rs")),
    ("support/node.rs", include_str!("../rust/runtime/support/node.rs")),
    ("support/number.rs", include_str!("../rust/runtime/support/number.rs")),
    ("support/problem.rs", include_str!("../rust/runtime/support/problem.rs")),
    ("support/properties.rs", include_str!("../rust/runtime/support/properties.rs")),
    ("support/regex.rs", include_str!("../rust/runtime/support/regex.rs")),
    ("support/report.rs", include_str!("../rust/runtime/support/report.rs")),
    ("support/same.rs", include_str!("../rust/runtime/support/same.rs")),
    ("support/schema.rs", include_str!("../rust/runtime/support/schema.rs")),
    ("support/seen.rs", include_str!("../rust/runtime/support/seen.rs")),
    ("support/trial.rs", include_str!("../rust/runtime/support/trial.rs")),
    ("support/tuple.rs", include_str!("../rust/runtime/support/tuple.rs")),
    ("support/unicode.rs", include_str!("../rust/runtime/support/unicode.rs")),
    ("support/union.rs", include_str!("../rust/runtime/support/union.rs")),
    ("support/uri.rs", include_str!("../rust/runtime/support/uri.rs")),
    ("support/write.rs", include_str!("../rust/runtime/support/write.rs")),
];

/// The module that holds the support files together, `support/mod.rs`.
#[derive(Debug, Clone, Default, Template)]
#[template(path = "rust/runtime/support.rs.j2", escape = "none")]
pub struct Support {
    /// Its modules.
    pub modules: BTreeSet<&'static str>,
}

impl Support {
    fn has(&self, module: &str) -> bool {
        self.modules.contains(module)
    }
}

/// The entry file, `mod.rs`.
#[derive(Debug, Template)]
#[template(path = "rust/index.rs.j2", escape = "none")]
pub struct Index {
    /// The version, as a string literal.
    pub version: String,
    /// Whether the version stands on a line of its own.
    pub broken: bool,
    /// The modules of the kinds: `tool_v1`.
    pub modules: Vec<String>,
    /// Whether a schema has a pattern.
    pub patterns: bool,
}

/// What stands at the top of a module.
#[derive(Debug, Template)]
#[template(path = "rust/header.rs.j2", escape = "none")]
pub struct Header {
    /// The source in the spec tree.
    pub source: String,
    /// SHA-256 over the sources.
    pub digest: String,
    /// What the module is: lines, each empty or with a leading space.
    pub docs: Vec<String>,
    /// Whether something in the module is deprecated.
    pub deprecated: bool,
    /// What it imports.
    pub imports: Imports,
}

/// What a module imports.
#[derive(Debug, Template)]
#[template(path = "rust/imports.rs.j2", escape = "none")]
pub struct Imports {
    /// Whether that is `BTreeMap`, too.
    pub maps: bool,
    /// Names of the support module, sorted: `, Object, Value`.
    pub names: String,
    /// The same with the module itself in lines, where they are too long for one.
    pub lines: Vec<String>,
}

/// The module of a kind.
#[derive(Debug, Template)]
#[template(path = "rust/kind.rs.j2", escape = "none")]
pub struct Kind {
    /// What stands at the top.
    pub head: Header,
    /// The kind's name, as a string literal.
    pub name: String,
    /// Whether the name stands on a line of its own.
    pub broken: bool,
    /// The version of the kind's interface, as a string literal.
    pub api_version: String,
    /// Whether plugins of this kind run in process only.
    pub in_process_only: bool,
    /// Whether a runtime has one plugin of this kind.
    pub singleton_per_runtime: bool,
    /// The hooks.
    pub hooks: Hooks,
    /// The contract of its plugins.
    pub plugin: Plugin,
    /// The types.
    pub items: Vec<Item>,
    /// The residual schemas.
    pub schemas: Vec<ResidualSchema>,
}

/// A residual schema, under a name of its own.
#[derive(Debug, Clone, Template)]
#[template(path = "rust/residual.rs.j2", escape = "none")]
pub struct ResidualSchema {
    /// The name of its table.
    pub name: String,
    /// What it asks.
    pub table: String,
}

/// The table of hooks.
#[derive(Debug, Template)]
#[template(path = "rust/hooks.rs.j2", escape = "none")]
pub struct Hooks {
    /// What a row is indented by: a single one stands in the line of the bracket.
    pub indent: &'static str,
    /// One row a hook.
    pub rows: Vec<Hook>,
}

/// A row of the table of hooks.
#[derive(Debug)]
pub struct Hook {
    /// The hook's name, as a string literal.
    pub name: String,
    /// The variant of `Dispatch`.
    pub dispatch: String,
    /// Whether it is a tool of the MCP server.
    pub mcp_exposed: bool,
    /// The tool's name, as a string literal.
    pub tool_name_template: String,
    /// The variant of `ErrorPolicy`.
    pub error_policy: Option<String>,
    /// How the hook runs, as a string literal.
    pub execution_model: Option<String>,
}

/// The traits that a plugin of a kind implements.
#[derive(Debug, Template)]
#[template(path = "rust/plugin.rs.j2", escape = "none")]
pub struct Plugin {
    /// The kind's name on the wire.
    pub kind: String,
    /// `ToolPlugin`
    pub name: String,
    /// `AsyncToolPlugin`
    pub async_name: String,
    /// One method a hook.
    pub methods: Vec<Method>,
}

/// A method of a plugin: one hook.
#[derive(Debug)]
pub struct Method {
    /// What the hook does.
    pub docs: Vec<String>,
    /// `get_schema`
    pub name: String,
    /// The same in a link: a raw identifier is named without its `r#`.
    pub link: String,
    /// The type it takes.
    pub input: String,
    /// The type it gives.
    pub output: String,
    /// What it returns.
    pub returns: String,
    /// How the signature is laid out.
    pub layout: Layout,
    /// What it returns where it is asynchronous.
    pub async_returns: String,
    /// How the asynchronous signature is laid out.
    pub async_layout: Layout,
}

/// How a signature is laid out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Layout {
    /// On one line.
    Line,
    /// The return type on a second line.
    ReturnBelow,
    /// Each parameter on a line.
    Vertical,
}

/// The module of the manifest.
#[derive(Debug, Template)]
#[template(path = "rust/manifest.rs.j2", escape = "none")]
pub struct Manifest {
    /// What stands at the top.
    pub head: Header,
    /// The name of the manifest's type.
    pub name: String,
    /// The types.
    pub items: Vec<Item>,
    /// The rules between fields.
    pub rules: Vec<Rule>,
}

/// A rule between two fields.
#[derive(Debug)]
pub struct Rule {
    /// The clause, as a string literal.
    pub clause: String,
    /// The field looked at, as a string literal.
    pub when: String,
    /// The value that makes the rule apply, as a literal.
    pub is: String,
    /// `present`, `filled` or `one_of`.
    pub then: &'static str,
    /// The field that must fit, as a string literal.
    pub field: String,
    /// The values that fit, as literals; for `one_of` alone.
    pub values: Vec<String>,
    /// What to say, as a string literal.
    pub message: String,
}

/// A type of a module.
#[derive(Debug)]
pub enum Item {
    /// An object with named fields.
    Struct(Struct),
    /// An enumeration.
    Enum(Enum),
    /// An array whose first items have types of their own.
    Tuple(Tuple),
    /// One of several types.
    Union(Union),
    /// A type around one value.
    Newtype(Newtype),
    /// Another name of a type.
    Alias(Alias),
}

impl fmt::Display for Item {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Struct(view) => view.fmt(f),
            Self::Enum(view) => view.fmt(f),
            Self::Tuple(view) => view.fmt(f),
            Self::Union(view) => view.fmt(f),
            Self::Newtype(view) => view.fmt(f),
            Self::Alias(view) => view.fmt(f),
        }
    }
}

/// An object with named fields.
#[derive(Debug, Template)]
#[template(path = "rust/struct.rs.j2", escape = "none")]
pub struct Struct {
    /// For the doc comment: lines, each empty or with a leading space.
    pub docs: Vec<String>,
    /// Whether it is deprecated.
    pub deprecated: bool,
    /// Its name.
    pub name: String,
    /// Its fields.
    pub fields: Vec<Field>,
    /// Where further keys go; `None` where there are none.
    pub rest: Option<Field>,
    /// Whether each field has a default or may be absent.
    pub default: bool,
    /// What the head of the table has for the residual schema: `, rest ORDER`.
    pub residual: String,
    /// Fields that are checked and not kept: the key as a string literal, after `required` where it must be there, and
    /// the type.
    pub ignored: Vec<(String, String)>,
    /// Bounds: the rule and its argument.
    pub rules: Vec<(&'static str, String)>,
    /// The name of the table of rules between fields.
    pub between: Option<&'static str>,
}

impl Struct {
    /// The fields that have a default, and how a method gives it.
    fn accessors(&self) -> impl Iterator<Item = (&Field, &Accessor)> {
        self.fields.iter().filter_map(|field| Some((field, field.accessor.as_deref()?)))
    }
}

/// A field of an object.
#[derive(Debug)]
pub struct Field {
    /// For the doc comment.
    pub docs: Vec<String>,
    /// Whether it is deprecated.
    pub deprecated: bool,
    /// Its name.
    pub name: String,
    /// Its type.
    pub ty: String,
    /// Whether the type stands on a line of its own.
    pub broken: bool,
    /// The key, as a string literal.
    pub key: String,
    /// `required`, `optional` or `defaulted`.
    pub presence: &'static str,
    /// What reading fills in where the field is absent, as an expression.
    pub default: Option<String>,
    /// What a method gives where the field is absent.
    pub accessor: Option<Box<Accessor>>,
}

/// A method that gives the value of a field or its default.
#[derive(Debug)]
pub struct Accessor {
    /// How it gives the value: `copy`, `text`, `list`, `boxed` or `lend`, after `maybe_` where the field may be null.
    pub word: String,
    /// Its name, where that is not the field's.
    pub name: Option<String>,
    /// The type, where the word does not say it: of the items for `list`.
    pub ty: Option<String>,
    /// The default, as an expression.
    pub default: String,
}

/// An enumeration.
#[derive(Debug, Template)]
#[template(path = "rust/enum.rs.j2", escape = "none")]
pub struct Enum {
    /// For the doc comment.
    pub docs: Vec<String>,
    /// Whether it is deprecated.
    pub deprecated: bool,
    /// Its name.
    pub name: String,
    /// `words` where all values are strings, else `values`.
    pub table: &'static str,
    /// What stands after the name in the head of the table: `, const`.
    pub head: String,
    /// Its members.
    pub members: Vec<Member>,
}

/// A member of an enumeration.
#[derive(Debug)]
pub struct Member {
    /// For the doc comment.
    pub docs: Vec<String>,
    /// Its variant.
    pub name: String,
    /// Its text or JSON, as a string literal.
    pub value: String,
}

/// An array whose first items have types of their own.
#[derive(Debug, Template)]
#[template(path = "rust/tuple.rs.j2", escape = "none")]
pub struct Tuple {
    /// For the doc comment.
    pub docs: Vec<String>,
    /// Whether it is deprecated.
    pub deprecated: bool,
    /// Its name.
    pub name: String,
    /// Its items: `required`, `optional` or `rest`, and the type.
    pub items: Vec<(&'static str, String)>,
    /// Whether each item stands on a line of its own.
    pub broken: bool,
    /// `open` where there may be further items, else `closed`.
    pub openness: &'static str,
    /// What the head of the table has for the residual schema.
    pub residual: String,
    /// Bounds: the rule and its argument.
    pub rules: Vec<(&'static str, String)>,
}

/// One of several types.
#[derive(Debug, Template)]
#[template(path = "rust/union.rs.j2", escape = "none")]
pub struct Union {
    /// For the doc comment.
    pub docs: Vec<String>,
    /// Whether it is deprecated.
    pub deprecated: bool,
    /// Its name.
    pub name: String,
    /// What stands after the name in the head of the table: `, one_of by "kind"`.
    pub head: String,
    /// Its variants.
    pub variants: Vec<UnionVariant>,
}

/// A variant of a union.
#[derive(Debug)]
pub struct UnionVariant {
    /// For the doc comment.
    pub docs: Vec<String>,
    /// Whether it is deprecated.
    pub deprecated: bool,
    /// Its name.
    pub name: String,
    /// The type it holds.
    pub ty: String,
    /// Whether the type stands on a line of its own.
    pub broken: bool,
    /// What discriminates it: `"card" | "giro"`, `string`; empty where it is tried.
    pub discriminants: String,
}

/// A type around one value.
#[derive(Debug, Template)]
#[template(path = "rust/newtype.rs.j2", escape = "none")]
pub struct Newtype {
    /// For the doc comment.
    pub docs: Vec<String>,
    /// Whether it is deprecated.
    pub deprecated: bool,
    /// What it derives: `Debug, Clone, PartialEq`.
    pub derives: &'static str,
    /// Its name.
    pub name: String,
    /// The type inside.
    pub inner: String,
    /// Whether the type inside stands on a line of its own.
    pub broken: bool,
    /// The table: `text`, `integer`, …
    pub table: &'static str,
    /// What stands after the name in the table: `(u64)`.
    pub argument: String,
    /// Bounds: the rule and its argument.
    pub rules: Vec<(&'static str, String)>,
}

/// Another name of a type.
#[derive(Debug, Template)]
#[template(path = "rust/alias.rs.j2", escape = "none")]
pub struct Alias {
    /// For the doc comment.
    pub docs: Vec<String>,
    /// Whether it is deprecated.
    pub deprecated: bool,
    /// Its name.
    pub name: String,
    /// The type.
    pub ty: String,
    /// Whether the type stands on a line of its own.
    pub broken: bool,
}

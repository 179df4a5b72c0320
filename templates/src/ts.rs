//! TypeScript: what the templates under `ts/` print. A view holds finished text; a template puts it in its place.

use askama::Template;

/// The files that are the same for every spec, by path: some are needed by every one.
pub const RUNTIME: &[(&str, &str)] = &[
    ("support.ts", include_str!("../ts/runtime/support.ts")),
    ("support/addresses.ts", include_str!("../ts/runtime/support/addresses.ts")),
    ("support/around.ts", include_str!("../ts/runtime/support/around.ts")),
    ("support/checks.ts", include_str!("../ts/runtime/support/checks.ts")),
    ("support/code-points.ts", include_str!("../ts/runtime/support/code-points.ts")),
    ("support/contract.ts", include_str!("../ts/runtime/support/contract.ts")),
    ("support/decimal.ts", include_str!("../ts/runtime/support/decimal.ts")),
    ("support/defaults.ts", include_str!("../ts/runtime/support/defaults.ts")),
    ("support/exact.ts", include_str!("../ts/runtime/support/exact.ts")),
    ("support/hosts.ts", include_str!("../ts/runtime/support/hosts.ts")),
    ("support/identifiers.ts", include_str!("../ts/runtime/support/identifiers.ts")),
    ("support/idna.ts", include_str!("../ts/runtime/support/idna.ts")),
    ("support/json-schema.ts", include_str!("../ts/runtime/support/json-schema.ts")),
    ("support/json-schema/arrays.ts", include_str!("../ts/runtime/support/json-schema/arrays.ts")),
    ("support/json-schema/compile.ts", include_str!("../ts/runtime/support/json-schema/compile.ts")),
    ("support/json-schema/course.ts", include_str!("../ts/runtime/support/json-schema/course.ts")),
    ("support/json-schema/evaluated.ts", include_str!("../ts/runtime/support/json-schema/evaluated.ts")),
    ("support/json-schema/holds.ts", include_str!("../ts/runtime/support/json-schema/holds.ts")),
    ("support/json-schema/logic.ts", include_str!("../ts/runtime/support/json-schema/logic.ts")),
    ("support/json-schema/objects.ts", include_str!("../ts/runtime/support/json-schema/objects.ts")),
    ("support/json-schema/types.ts", include_str!("../ts/runtime/support/json-schema/types.ts")),
    ("support/json-schema/values.ts", include_str!("../ts/runtime/support/json-schema/values.ts")),
    ("support/json.ts", include_str!("../ts/runtime/support/json.ts")),
    ("support/once.ts", include_str!("../ts/runtime/support/once.ts")),
    ("support/patterns.ts", include_str!("../ts/runtime/support/patterns.ts")),
    ("support/patterns/machine.ts", include_str!("../ts/runtime/support/patterns/machine.ts")),
    ("support/patterns/steps.ts", include_str!("../ts/runtime/support/patterns/steps.ts")),
    ("support/properties.ts", include_str!("../ts/runtime/support/properties.ts")),
    ("support/read.ts", include_str!("../ts/runtime/support/read.ts")),
    ("support/regex.ts", include_str!("../ts/runtime/support/regex.ts")),
    ("support/schemas.ts", include_str!("../ts/runtime/support/schemas.ts")),
    ("support/text.ts", include_str!("../ts/runtime/support/text.ts")),
    ("support/tuples.ts", include_str!("../ts/runtime/support/tuples.ts")),
    ("support/unions.ts", include_str!("../ts/runtime/support/unions.ts")),
    ("support/words.ts", include_str!("../ts/runtime/support/words.ts")),
];

/// The first lines of a module that comes from the spec.
#[derive(Template)]
#[template(path = "ts/header.ts.j2", escape = "none")]
pub struct Header {
    /// The file in the spec tree.
    pub path: String,
    /// SHA-256 of the sources.
    pub digest: String,
}

/// The names that a module takes from one other.
#[derive(Template)]
#[template(path = "ts/imports.ts.j2", escape = "none")]
pub struct Imports {
    /// The names, `type` before those that are types alone. Nothing is printed without one.
    pub names: Vec<String>,
    /// Where they come from.
    pub from: String,
    /// Whether they stand on lines of their own.
    pub wide: bool,
}

/// The module of one kind.
#[derive(Template)]
#[template(path = "ts/kind.ts.j2", escape = "none")]
pub struct Kind {
    /// The first lines.
    pub header: Header,
    /// What it takes from the support modules.
    pub imports: Vec<Imports>,
    /// The lines of the kind's description.
    pub description: Vec<String>,
    /// The kind's name, as a literal.
    pub name: String,
    /// The version of its interface, as a literal.
    pub api_version: String,
    /// Whether its plugins run in process only.
    pub in_process_only: bool,
    /// Whether there is one plugin of the kind a runtime.
    pub singleton_per_runtime: bool,
    /// The schemas that types refer to.
    pub schemas: Vec<ResidualSchema>,
    /// The payloads' types.
    pub types: Vec<Declaration>,
    /// The tables of the hooks.
    pub hooks: Hooks,
    /// What its plugins implement.
    pub plugin: Plugin,
}

/// A residual schema, under a name of its own.
#[derive(Template)]
#[template(path = "ts/residual.ts.j2", escape = "none")]
pub struct ResidualSchema {
    /// The name.
    pub name: String,
    /// The schema, as an object literal.
    pub schema: String,
    /// Whether it is asked once about each value.
    pub remembered: bool,
}

/// A type and its schema.
#[derive(Template)]
#[template(path = "ts/declaration.ts.j2", escape = "none")]
pub struct Declaration {
    /// The lines of its doc comment.
    pub description: Vec<String>,
    /// Whether the schema is marked as deprecated, too.
    pub deprecated: bool,
    /// The type's name; the schema's is this and `Schema`.
    pub name: String,
    /// How the type is written.
    pub body: TypeBody,
    /// The type before defaults are filled in, where it is another one.
    pub given: Option<Given>,
    /// Whether the schema is exported, as the type is.
    pub exported: bool,
    /// The type of the schema.
    pub annotation: String,
    /// The schema.
    pub schema: String,
}

/// The schema of a type that contains itself: it is looked at when it is first used.
#[derive(Template)]
#[template(path = "ts/recursive.ts.j2", escape = "none")]
pub struct RecursiveSchema {
    /// `recursive`, of the support module.
    pub function: &'static str,
    /// The schema.
    pub schema: String,
    /// Whether it stands on lines of its own.
    pub wide: bool,
}

/// The type of what is given, before defaults are filled in.
pub struct Given {
    /// The type's name.
    pub name: String,
    /// How it is written.
    pub body: TypeBody,
}

/// How a type is written.
pub enum TypeBody {
    /// An interface with this body.
    Interface(String),
    /// An alias of this type.
    Alias(String),
}

/// `z.string()` and its rules.
#[derive(Template)]
#[template(path = "ts/string.ts.j2", escape = "none")]
pub struct StringSchema {
    /// Whether it has at least one character.
    pub not_empty: bool,
    /// The pattern, as a literal.
    pub pattern: Option<String>,
    /// Checks of the support module: `minLength(2)`.
    pub checks: Vec<String>,
}

/// A number or an integer, and its bounds.
#[derive(Template)]
#[template(path = "ts/number.ts.j2", escape = "none")]
pub struct NumberSchema {
    /// Whether it is an integer.
    pub integer: bool,
    /// Methods and their bounds: `min` and `0`.
    pub bounds: Vec<(&'static str, String)>,
    /// Keywords and their bounds that no double is, as literals of texts.
    pub exact_bounds: Vec<(&'static str, String)>,
    /// The step.
    pub multiple_of: Option<String>,
}

/// One of some values.
#[derive(Template)]
#[template(path = "ts/enum.ts.j2", escape = "none")]
pub struct EnumSchema {
    /// `z.enum`, `z.literal`, `constant` or `oneOfValues`, the last two with a type where they need one.
    pub function: String,
    /// The values, as literals.
    pub values: Vec<String>,
    /// Whether the one value stands alone, without a list around it.
    pub single: bool,
    /// Whether each stands on a line of its own.
    pub wide: bool,
}

/// `z.array(…)` and its rules.
#[derive(Template)]
#[template(path = "ts/array.ts.j2", escape = "none")]
pub struct ArraySchema {
    /// The schema of the items.
    pub item: String,
    /// The least number of items.
    pub min_items: Option<String>,
    /// Checks of the support module: `uniqueItems()`.
    pub checks: Vec<String>,
}

/// `tuple(…)`, or `longTuple<…>(…)`.
#[derive(Template)]
#[template(path = "ts/tuple.ts.j2", escape = "none")]
pub struct TupleSchema {
    /// The function, with the type that it is given.
    pub function: String,
    /// The schemas of the first items, with what says whether they may be missing.
    pub items: Vec<String>,
    /// Entries about further items: `rest: z.string()`.
    pub more: Vec<String>,
    /// Whether each item stands on a line of its own.
    pub wide: bool,
}

/// The table of formats, `support/formats.ts`: those that not every spec needs stand in files of their own.
#[derive(Debug, Clone, Copy, Template)]
#[template(path = "ts/runtime/support/formats.ts.j2", escape = "none")]
pub struct Formats {
    /// Whether there are `hostname` or `email`.
    pub hosts: bool,
    /// Whether there is `regex`.
    pub regex: bool,
}

/// One of several types.
#[derive(Template)]
#[template(path = "ts/union.ts.j2", escape = "none")]
pub struct UnionSchema {
    /// `z.discriminatedUnion`, `tagged`, `byType`, `anyOf` or `oneOf`.
    pub function: &'static str,
    /// What it takes before the variants.
    pub leading: Vec<String>,
    /// The variants: schemas, pairs, or entries of a table.
    pub variants: Vec<String>,
    /// Whether they stand in an object literal, not in a list.
    pub table: bool,
    /// What it takes after the variants.
    pub trailing: Option<String>,
    /// Whether each variant stands on a line of its own.
    pub wide: bool,
}

/// An object with free keys.
#[derive(Template)]
#[template(path = "ts/map.ts.j2", escape = "none")]
pub struct MapSchema {
    /// The schema of the values.
    pub value: String,
    /// How many keys there may be.
    pub key_count: Option<KeyCount>,
}

/// How many keys an object may have.
#[derive(Template)]
#[template(path = "ts/key_count.ts.j2", escape = "none")]
pub struct KeyCount {
    /// The least number.
    pub min: Option<String>,
    /// The greatest number.
    pub max: Option<String>,
}

/// An object with named keys.
#[derive(Template)]
#[template(path = "ts/struct.ts.j2", escape = "none")]
pub struct StructSchema {
    /// `z.strictObject`, `closedObject` or `openObject`.
    pub function: &'static str,
    /// The keys.
    pub fields: Vec<FieldSchema>,
    /// What the function takes besides: the schema of other keys, and how many keys there may be.
    pub arguments: Vec<String>,
    /// Keys that are checked and not kept, as literals.
    pub transient: Vec<String>,
}

/// The type of an object's schema.
#[derive(Template)]
#[template(path = "ts/shape_type.ts.j2", escape = "none")]
pub struct ShapeType {
    /// The keys.
    pub members: Vec<ShapeMember>,
    /// The type of the configuration for other keys.
    pub config: String,
}

/// A named key of an object, and the type of its schema.
pub struct ShapeMember {
    /// The key, as it stands in a type.
    pub key: String,
    /// The type of its schema.
    pub ty: String,
}

/// A named key of an object.
pub struct FieldSchema {
    /// A line for linters.
    pub directive: Option<&'static str>,
    /// The key, as it stands in an object literal.
    pub key: String,
    /// Its schema, with what says whether it may be absent.
    pub schema: String,
}

/// The body of an interface.
#[derive(Template)]
#[template(path = "ts/members.ts.j2", escape = "none")]
pub struct Members {
    /// The named keys.
    pub members: Vec<Member>,
    /// The type of the other keys.
    pub others: Option<String>,
}

/// A member of an interface.
pub struct Member {
    /// The lines of its doc comment.
    pub description: Vec<String>,
    /// The key, as it stands in an interface.
    pub key: String,
    /// Whether it may be absent.
    pub optional: bool,
    /// Its type.
    pub ty: String,
}

/// The tables of a kind's hooks.
#[derive(Template)]
#[template(path = "ts/hooks.ts.j2", escape = "none")]
pub struct Hooks {
    /// The hooks.
    pub hooks: Vec<Hook>,
    /// Whether their names stand on lines of their own.
    pub wide: bool,
    /// The error policies, by key, of the hooks that have one.
    pub error_policies: Vec<(String, String)>,
    /// The execution models, by key, of the hooks that have one.
    pub execution_models: Vec<(String, String)>,
}

/// What a plugin of a kind implements.
#[derive(Template)]
#[template(path = "ts/plugin.ts.j2", escape = "none")]
pub struct Plugin {
    /// The kind's name, in backticks.
    pub kind: String,
    /// The name of the interface: `ToolPlugin`.
    pub name: String,
    /// One method a hook.
    pub methods: Vec<Method>,
}

/// A method of a plugin: one hook.
pub struct Method {
    /// The hook's name, as a key.
    pub key: String,
    /// The lines of its doc comment.
    pub description: Vec<String>,
    /// The name of the type it takes.
    pub input: String,
    /// What a plugin may return.
    pub answer: String,
}

/// One hook.
pub struct Hook {
    /// Its name, as a key.
    pub key: String,
    /// Its name, as a literal.
    pub literal: String,
    /// The dispatch class, as a literal.
    pub dispatch: String,
    /// Whether it is a tool of the MCP server.
    pub mcp_exposed: bool,
    /// The template of the tool's name, as a literal.
    pub tool_name_template: String,
    /// The name of the type it takes.
    pub input: String,
    /// The name of the type it gives, where it names one.
    pub output: Option<String>,
}

/// The module of the manifest.
#[derive(Template)]
#[template(path = "ts/manifest.ts.j2", escape = "none")]
pub struct Manifest {
    /// The first lines.
    pub header: Header,
    /// What it takes from the support modules.
    pub imports: Vec<Imports>,
    /// The types: [`Declaration`]s, and the one [`RuledType`], printed.
    pub types: Vec<String>,
    /// The one version of the manifest's form, as a literal.
    pub schema_version: Option<String>,
    /// The functions that read manifests.
    pub reader: Reader,
}

/// The functions that read manifests.
#[derive(Template)]
#[template(path = "ts/reader.ts.j2", escape = "none")]
pub struct Reader {
    /// The name of the manifest's type.
    pub name: String,
    /// Keys that are accepted and never interpreted, as literals.
    pub transient: Vec<String>,
}

/// A type with rules between its fields, and its schemas.
#[derive(Template)]
#[template(path = "ts/ruled_type.ts.j2", escape = "none")]
pub struct RuledType {
    /// The lines of its doc comment.
    pub description: Vec<String>,
    /// The type's name.
    pub name: String,
    /// How the type is written.
    pub body: TypeBody,
    /// The type before defaults are filled in, where it is another one.
    pub given: Option<Given>,
    /// The type of the schema of the fields.
    pub annotation: String,
    /// The schema of the fields.
    pub fields: String,
    /// The rules.
    pub rules: Vec<Rule>,
    /// Keys that are checked and not kept, as literals.
    pub transient: Vec<String>,
}

/// A rule between two fields of the manifest.
#[derive(Template)]
#[template(path = "ts/rule.ts.j2", escape = "none")]
pub struct Rule {
    /// When it holds, as an expression about `it`.
    pub holds: String,
    /// The clause that it comes from, as a literal.
    pub clause: String,
    /// The field at which it is broken, as a literal.
    pub field: String,
    /// What to say then, as a literal.
    pub message: String,
}

/// The module that users import.
#[derive(Template)]
#[template(path = "ts/index.ts.j2", escape = "none")]
pub struct Index {
    /// The kinds.
    pub kinds: Vec<IndexedKind>,
}

/// A kind in the index.
pub struct IndexedKind {
    /// The name of its namespace: `ToolV1`.
    pub name: String,
    /// Its module, without extension: `kinds/tool/v1`.
    pub path: String,
}

/// The module of the version.
#[derive(Template)]
#[template(path = "ts/version.ts.j2", escape = "none")]
pub struct Version {
    /// The version, as a literal.
    pub version: String,
}

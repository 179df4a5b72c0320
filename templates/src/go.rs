//! Views of emitted Go. Every text is Go source already: names are legal, literals are quoted and comments can't be left.
//!
//! Lines of comments come without their `//`, and with the space that follows it.

use askama::Template;

/// What a view prints.
#[must_use]
pub fn print(view: &impl Template) -> String {
    view.to_string()
}

/// The first lines of every file.
#[derive(Template)]
#[template(path = "go/header.go.j2", escape = "none")]
pub struct Header {
    /// The file of the spec that the code is emitted from; empty for code that is the same for every spec.
    pub source: String,
    /// The digest of the sources; empty where there is no source.
    pub digest: String,
}

/// The import declaration.
#[derive(Template)]
#[template(path = "go/imports.go.j2", escape = "none")]
pub struct Imports {
    /// Packages of the standard library, sorted.
    pub standard: Vec<String>,
    /// Other packages as quoted paths, sorted.
    pub own: Vec<String>,
}

/// The package of a kind in one version.
#[derive(Template)]
#[template(path = "go/kind.go.j2", escape = "none")]
pub struct KindFile {
    /// The rendered [`Header`].
    pub header: String,
    /// The doc comment of the package.
    pub docs: Vec<String>,
    /// The package's name.
    pub package: String,
    /// The rendered [`Imports`].
    pub imports: String,
    /// A string literal.
    pub kind_name: String,
    /// A string literal.
    pub kind_api_version: String,
    /// The rendered [`Hooks`].
    pub hooks: String,
    /// The rendered [`Plugin`].
    pub plugin: String,
    /// The rendered declarations of types.
    pub declarations: Vec<String>,
}

/// The table of hooks.
#[derive(Template)]
#[template(path = "go/hooks.go.j2", escape = "none")]
pub struct Hooks {
    /// The hooks, in the kind's order.
    pub hooks: Vec<Hook>,
}

/// A row of the table of hooks.
pub struct Hook {
    /// A string literal.
    pub name: String,
    /// The method of the plugin.
    pub method: String,
    /// What follows `contract.Dispatch`.
    pub dispatch: String,
    /// Whether the hook is a tool.
    pub mcp_exposed: bool,
    /// A string literal.
    pub tool_name: String,
    /// A constant of `contract`, or an empty string literal.
    pub error_policy: String,
    /// A string literal.
    pub execution_model: String,
}

/// The interface of a plugin.
#[derive(Template)]
#[template(path = "go/plugin.go.j2", escape = "none")]
pub struct Plugin {
    /// The interface's name.
    pub name: String,
    /// One method a hook.
    pub methods: Vec<Method>,
}

/// A method of the interface of a plugin.
pub struct Method {
    /// The doc comment.
    pub docs: Vec<String>,
    /// The method's name.
    pub name: String,
    /// The type it takes.
    pub input: String,
    /// What it gives: a type and an error in parentheses, or an error.
    pub result: String,
}

/// The statements that read the fields of a struct, or the items of a tuple.
#[derive(Template)]
#[template(path = "go/read_fields.go.j2", escape = "none")]
pub struct FieldsReader {
    /// The variable of the container.
    pub local: &'static str,
    /// The method of the node that gives it: `Object`.
    pub opening: &'static str,
    /// Calls on the node before that.
    pub checks: String,
    /// The fields, in their order.
    pub reads: Vec<Read>,
    /// What becomes of the others.
    pub rest: Rest,
    /// Statements about several fields.
    pub rules: Vec<String>,
}

/// A value that is read.
pub struct Read {
    /// The field that keeps it; `None` where it is checked and not kept.
    pub field: Option<String>,
    /// What reads it, as an expression.
    pub value: String,
}

/// What becomes of the members that have no field of their own.
pub enum Rest {
    /// There are none. Of a tuple, the number of its items.
    Closed(String),
    /// A field has them.
    Open(OpenRest),
}

/// A field for the members that have none of their own.
pub struct OpenRest {
    /// The field.
    pub field: &'static str,
    /// The function that reads them.
    pub function: String,
    /// What it takes behind the container.
    pub arguments: Vec<String>,
}

/// A function that reads a value from a node.
#[derive(Template)]
#[template(path = "go/closure.go.j2", escape = "none")]
pub struct Closure {
    /// The type of the value.
    pub result: String,
    /// What reads it, as an expression.
    pub value: String,
    /// Whether the body stands on a line of its own.
    pub broken: bool,
    /// The indent of the line that it stands in.
    pub tabs: String,
}

/// The statements that choose a variant by a value that it has to itself.
#[derive(Template)]
#[template(path = "go/switch.go.j2", escape = "none")]
pub struct Switch {
    /// The start of the call that gives the value: `n.Tag("oneOf", "kind"`.
    pub discriminator: String,
    /// All values, as literals.
    pub values: String,
    /// One a variant.
    pub cases: Vec<Case>,
}

/// A variant and its values.
pub struct Case {
    /// The values, as literals.
    pub values: String,
    /// What reads the variant, as an expression.
    pub result: String,
}

/// The statements that try one variant after another.
#[derive(Template)]
#[template(path = "go/trial.go.j2", escape = "none")]
pub struct Trial {
    /// The keyword, as a literal.
    pub keyword: String,
    /// Functions that read a variant.
    pub attempts: Vec<String>,
    /// The union.
    pub name: String,
}

/// The methods of a named type.
#[derive(Template)]
#[template(path = "go/methods.go.j2", escape = "none")]
pub struct Methods {
    /// The type's name.
    pub name: String,
    /// The function that decodes the type.
    pub decoder: String,
    /// Whether the type needs a `MarshalJSON` of its own.
    pub marshal: bool,
}

/// The method that gives a field, or the default that stands for it.
#[derive(Template)]
#[template(path = "go/accessor.go.j2", escape = "none")]
pub struct Accessor {
    /// The type that has the field.
    pub holder: String,
    /// The field.
    pub field: String,
    /// The method.
    pub name: String,
    /// What it gives.
    pub ty: String,
    /// Whether the field holds something, as a condition.
    pub is_there: String,
    /// What the field holds.
    pub value: String,
    /// The default, as an expression.
    pub default: String,
}

/// The function that decodes a type once a value, where several ways lead to it.
#[derive(Template)]
#[template(path = "go/once.go.j2", escape = "none")]
pub struct Once {
    /// The type's name.
    pub name: String,
    /// The function.
    pub known: String,
    /// The function that decodes the type.
    pub decoder: String,
}

/// A variable beside a type.
pub struct Variable {
    /// The variable's name.
    pub name: String,
    /// The expression it is set to.
    pub value: String,
}

/// An object with named properties, or a tuple.
#[derive(Template)]
#[template(path = "go/struct.go.j2", escape = "none")]
pub struct Struct {
    /// The doc comment.
    pub docs: Vec<String>,
    /// The type's name.
    pub name: String,
    /// The fields, padded as gofmt pads them.
    pub fields: Vec<Field>,
    /// Variables that the decoder uses.
    pub variables: Vec<Variable>,
    /// The function that gives the defaults; empty where every default is Go's zero value.
    pub new: String,
    /// The rendered [`Accessor`]s.
    pub accessors: Vec<String>,
    /// The rendered [`Methods`].
    pub methods: String,
    /// The function that decodes the type.
    pub decoder: String,
    /// The rendered [`Once`]; empty where the decoder is called directly.
    pub once: String,
    /// What reads the fields.
    pub fields_reader: FieldsReader,
}

/// A field of a struct.
pub struct Field {
    /// The doc comment.
    pub docs: Vec<String>,
    /// The field's name.
    pub name: String,
    /// The field's type.
    pub ty: String,
    /// The tag, as a literal.
    pub tag: String,
}

/// A string enumeration.
#[derive(Template)]
#[template(path = "go/enum.go.j2", escape = "none")]
pub struct Enum {
    /// The doc comment.
    pub docs: Vec<String>,
    /// The type's name.
    pub name: String,
    /// The members, padded as gofmt pads them.
    pub members: Vec<Member>,
    /// The variable that lists the members.
    pub values: String,
    /// Variables that the decoder uses.
    pub variables: Vec<Variable>,
    /// The rendered [`Methods`].
    pub methods: String,
    /// The function that decodes the type.
    pub decoder: String,
    /// The rendered [`Once`]; empty where the decoder is called directly.
    pub once: String,
    /// The node with the calls that check it.
    pub node: String,
    /// The method of the node that takes a member.
    pub take: String,
}

/// A member of an enumeration.
pub struct Member {
    /// The doc comment.
    pub docs: Vec<String>,
    /// The constant's name.
    pub name: String,
    /// A string literal.
    pub value: String,
}

/// A type that is made from another one.
#[derive(Template)]
#[template(path = "go/defined.go.j2", escape = "none")]
pub struct Defined {
    /// The doc comment.
    pub docs: Vec<String>,
    /// The type's name.
    pub name: String,
    /// The type that it is made from.
    pub underlying: String,
    /// Variables that the decoder uses.
    pub variables: Vec<Variable>,
    /// The rendered [`Methods`].
    pub methods: String,
    /// The function that decodes the type.
    pub decoder: String,
    /// The rendered [`Once`]; empty where the decoder is called directly.
    pub once: String,
    /// The expression that the decoder returns.
    pub value: String,
}

/// A type whose values have nothing in common.
#[derive(Template)]
#[template(path = "go/whole.go.j2", escape = "none")]
pub struct Whole {
    /// The doc comment.
    pub docs: Vec<String>,
    /// The type's name.
    pub name: String,
    /// The type of the value.
    pub underlying: String,
    /// Variables that the decoder uses.
    pub variables: Vec<Variable>,
    /// The rendered [`Methods`].
    pub methods: String,
    /// The function that decodes the type.
    pub decoder: String,
    /// The rendered [`Once`]; empty where the decoder is called directly.
    pub once: String,
    /// The expression that is the value.
    pub value: String,
}

/// Another name of a type.
#[derive(Template)]
#[template(path = "go/alias.go.j2", escape = "none")]
pub struct Alias {
    /// The doc comment.
    pub docs: Vec<String>,
    /// The alias.
    pub name: String,
    /// The type that it stands for.
    pub target: String,
    /// The rendered [`EntryPoints`], where the alias has some.
    pub entry_points: String,
}

/// One of several types.
#[derive(Template)]
#[template(path = "go/union.go.j2", escape = "none")]
pub struct Union {
    /// The doc comment.
    pub docs: Vec<String>,
    /// The interface's name.
    pub name: String,
    /// The method that marks its implementers.
    pub marker: String,
    /// Variants that are declared for the union.
    pub variants: Vec<Variant>,
    /// The types that implement the interface.
    pub implementers: Vec<Implementer>,
    /// Variables that the decoder uses.
    pub variables: Vec<Variable>,
    /// The rendered [`EntryPoints`].
    pub entry_points: String,
    /// The function that decodes the union.
    pub decoder: String,
    /// The rendered [`Once`]; empty where the decoder is called directly.
    pub once: String,
    /// Calls on the node that validate it against residual schemas.
    pub checks: String,
    /// What chooses the variant and reads it.
    pub chooser: String,
}

/// A type that implements the interface of a union.
pub struct Implementer {
    /// The type's name.
    pub name: String,
    /// Whether its method has no room on one line, as gofmt counts.
    pub is_long: bool,
}

/// A variant of a union that has a type for it alone.
pub struct Variant {
    /// The doc comment.
    pub docs: Vec<String>,
    /// The type's name.
    pub name: String,
    /// The type that it is made from, or that it holds.
    pub underlying: String,
    /// Whether it is a struct that holds the value.
    pub whole: bool,
    /// Whether the type needs a `MarshalJSON` of its own.
    pub marshal: bool,
}

/// The functions of a union.
#[derive(Template)]
#[template(path = "go/entry_points.go.j2", escape = "none")]
pub struct EntryPoints {
    /// The interface's name.
    pub name: String,
    /// The function that decodes a document.
    pub unmarshal: String,
    /// The function that checks a value.
    pub validate: String,
    /// The expression that decodes the union from the node `document`.
    pub value: String,
}

/// A schema that others refer to.
#[derive(Template)]
#[template(path = "go/residual.go.j2", escape = "none")]
pub struct ResidualSchema {
    /// The variable that holds it.
    pub name: String,
    /// The variable that leads back to it, or to it from several places; empty where nothing does.
    pub recursion: String,
    /// Whether several ways may lead to it at one place of a document.
    pub is_revisited: bool,
    /// The doc comment.
    pub docs: Vec<String>,
    /// Variables that it uses.
    pub variables: Vec<Variable>,
    /// The expression.
    pub value: String,
}

/// A rule between fields of the manifest, as a statement.
#[derive(Template)]
#[template(path = "go/rule.go.j2", escape = "none")]
pub struct Rule {
    /// When the rule is broken.
    pub condition: String,
    /// The clause, as a literal.
    pub clause: String,
    /// The field that is at fault, as a literal.
    pub field: String,
    /// What to say, as a literal.
    pub message: String,
}

/// The file of the manifest.
#[derive(Template)]
#[template(path = "go/manifest.go.j2", escape = "none")]
pub struct ManifestFile {
    /// The rendered [`Header`].
    pub header: String,
    /// The package's name.
    pub package: String,
    /// The rendered [`Imports`].
    pub imports: String,
    /// The type of the manifest.
    pub manifest: String,
    /// The function that decodes it.
    pub decoder: String,
    /// The rendered declarations of types.
    pub declarations: Vec<String>,
}

/// The entry file.
#[derive(Template)]
#[template(path = "go/index.go.j2", escape = "none")]
pub struct Index {
    /// The rendered [`Header`].
    pub header: String,
    /// The package's name.
    pub package: String,
    /// The import path of the package.
    pub path: String,
    /// The rendered [`Imports`].
    pub imports: String,
    /// A string literal.
    pub version: String,
    /// The kinds.
    pub kinds: Vec<KindRow>,
}

/// A kind in the entry file.
pub struct KindRow {
    /// The kind's package.
    pub package: String,
    /// The kind's name.
    pub name: String,
    /// The major of its version.
    pub major: u64,
    /// As the kind declares it.
    pub in_process_only: bool,
    /// As the kind declares it.
    pub singleton_per_runtime: bool,
}

/// The fixed text of the runtime, by path; a file begins with the rendered [`Header`].
pub const RUNTIME: &[(&str, &str)] = &[
    // What a hook is.
    ("contract/hook.go", include_str!("../go/runtime/contract/hook.go")),
    // Values that may be absent or null.
    ("contract/optional.go", include_str!("../go/runtime/contract/optional.go")),
    // What is wrong with a document.
    ("contract/error.go", include_str!("../go/runtime/contract/error.go")),
    // Objects with named properties.
    ("schema/object.go", include_str!("../go/runtime/schema/object.go")),
    // Keywords on strings, and on how much arrays and objects hold.
    ("schema/keywords.go", include_str!("../go/runtime/schema/keywords.go")),
    // Keywords that list values.
    ("schema/values.go", include_str!("../go/runtime/schema/values.go")),
    // Keywords on numbers.
    ("schema/numeric.go", include_str!("../go/runtime/schema/numeric.go")),
    // Numbers as JSON has them.
    ("schema/number.go", include_str!("../go/runtime/schema/number.go")),
    // Equality.
    ("schema/equal.go", include_str!("../go/runtime/schema/equal.go")),
    // Formats.
    ("schema/format.go", include_str!("../go/runtime/schema/format.go")),
    // Reading documents without duplicate keys.
    ("schema/strict.go", include_str!("../go/runtime/schema/strict.go")),
    // Looking without reporting.
    ("schema/attempt.go", include_str!("../go/runtime/schema/attempt.go")),
    // What attempts have found out.
    ("schema/memo.go", include_str!("../go/runtime/schema/memo.go")),
    // Limits of documents.
    ("schema/limits.go", include_str!("../go/runtime/schema/limits.go")),
    // Words of several files.
    ("schema/words.go", include_str!("../go/runtime/schema/words.go")),
    // Schemas, and the keywords that validate the same value against others.
    ("schema/rules.go", include_str!("../go/runtime/schema/rules.go")),
    // Schemas that several ways lead to.
    ("schema/rules_memo.go", include_str!("../go/runtime/schema/rules_memo.go")),
    // Keywords on values.
    ("schema/rules_values.go", include_str!("../go/runtime/schema/rules_values.go")),
    // Keywords on arrays.
    ("schema/rules_array.go", include_str!("../go/runtime/schema/rules_array.go")),
    // Keywords on objects.
    ("schema/rules_object.go", include_str!("../go/runtime/schema/rules_object.go")),
    // What keywords have looked at.
    ("schema/evaluated.go", include_str!("../go/runtime/schema/evaluated.go")),
    // Unions.
    ("schema/union.go", include_str!("../go/runtime/schema/union.go")),
    // Tuples.
    ("schema/tuple.go", include_str!("../go/runtime/schema/tuple.go")),
    // The format of durations.
    ("schema/duration.go", include_str!("../go/runtime/schema/duration.go")),
    // The formats of hosts.
    ("schema/host.go", include_str!("../go/runtime/schema/host.go")),
    // International host names.
    ("schema/idn.go", include_str!("../go/runtime/schema/idn.go")),
    // The formats of URIs.
    ("schema/uri.go", include_str!("../go/runtime/schema/uri.go")),
    // Patterns.
    ("schema/expression.go", include_str!("../go/runtime/schema/expression.go")),
    // The format of patterns.
    ("schema/regex.go", include_str!("../go/runtime/schema/regex.go")),
    // Properties that patterns may ask for.
    ("schema/properties.go", include_str!("../go/runtime/schema/properties.go")),
    // Code points in the names of groups.
    ("schema/identifiers.go", include_str!("../go/runtime/schema/identifiers.go")),
    // Code points in the labels of international host names.
    ("schema/idna.go", include_str!("../go/runtime/schema/idna.go")),
    // Sets of code points.
    ("schema/codepoints.go", include_str!("../go/runtime/schema/codepoints.go")),
    // The format of pointers.
    ("schema/pointer.go", include_str!("../go/runtime/schema/pointer.go")),
];

macro_rules! runtime_templates {
    ($($(#[$doc:meta])* $name:ident = ($path:literal, $template:literal)),* $(,)?) => {
        $(
            $(#[$doc])*
            #[derive(Template)]
            #[template(path = $template, escape = "none")]
            pub struct $name<'t> {
                /// The path of the package `contract`, quoted.
                pub contract: &'t str,
            }
        )*

        /// The files of the runtime that import the package `contract`, by path. `contract` is its path, quoted.
        #[must_use]
        pub fn runtime_files(contract: &str) -> Vec<(&'static str, String)> {
            vec![$(($path, print(&$name { contract }))),*]
        }
    };
}

runtime_templates! {
    /// The entry points of the machinery.
    SchemaSchema = ("schema/schema.go", "go/runtime/schema/schema.go.j2"),
    /// Problems and their places.
    SchemaReport = ("schema/report.go", "go/runtime/schema/report.go.j2"),
    /// Values of a document.
    SchemaNode = ("schema/node.go", "go/runtime/schema/node.go.j2"),
    /// Arrays, and objects with free keys.
    SchemaCollection = ("schema/collection.go", "go/runtime/schema/collection.go.j2"),
    /// Values that may be absent or null.
    SchemaPresence = ("schema/presence.go", "go/runtime/schema/presence.go.j2"),
    /// Writing values.
    SchemaMarshal = ("schema/marshal.go", "go/runtime/schema/marshal.go.j2"),
}

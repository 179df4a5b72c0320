//! The files of the runtime, which are the same for every spec.

use askama::Template;

/// The fixed text of the runtime, by path; a file begins with the rendered [`Header`](super::Header).
pub const RUNTIME: &[(&str, &str)] = &[
    // What a hook is.
    ("contract/hook.go", include_str!("../../go/runtime/contract/hook.go")),
    // Values that may be absent or null.
    ("contract/optional.go", include_str!("../../go/runtime/contract/optional.go")),
    // What is wrong with a document.
    ("contract/error.go", include_str!("../../go/runtime/contract/error.go")),
    // Objects with named properties.
    ("schema/object.go", include_str!("../../go/runtime/schema/object.go")),
    // Keywords on strings, and on how much arrays and objects hold.
    ("schema/keywords.go", include_str!("../../go/runtime/schema/keywords.go")),
    // Keywords that list values.
    ("schema/values.go", include_str!("../../go/runtime/schema/values.go")),
    // Keywords on numbers.
    ("schema/numeric.go", include_str!("../../go/runtime/schema/numeric.go")),
    // Numbers as JSON has them.
    ("schema/number.go", include_str!("../../go/runtime/schema/number.go")),
    // Equality.
    ("schema/equal.go", include_str!("../../go/runtime/schema/equal.go")),
    // Formats.
    ("schema/format.go", include_str!("../../go/runtime/schema/format.go")),
    // Reading documents without duplicate keys.
    ("schema/strict.go", include_str!("../../go/runtime/schema/strict.go")),
    // Looking without reporting.
    ("schema/attempt.go", include_str!("../../go/runtime/schema/attempt.go")),
    // What attempts have found out.
    ("schema/memo.go", include_str!("../../go/runtime/schema/memo.go")),
    // Limits of documents.
    ("schema/limits.go", include_str!("../../go/runtime/schema/limits.go")),
    // Words of several files.
    ("schema/messages.go", include_str!("../../go/runtime/schema/messages.go")),
    // Schemas, and the keywords that validate the same value against others.
    ("schema/rules.go", include_str!("../../go/runtime/schema/rules.go")),
    // Schemas that several ways lead to.
    ("schema/rules_memo.go", include_str!("../../go/runtime/schema/rules_memo.go")),
    // Keywords on values.
    ("schema/rules_values.go", include_str!("../../go/runtime/schema/rules_values.go")),
    // Keywords on arrays.
    ("schema/rules_array.go", include_str!("../../go/runtime/schema/rules_array.go")),
    // Keywords on objects.
    ("schema/rules_object.go", include_str!("../../go/runtime/schema/rules_object.go")),
    // What keywords have looked at.
    ("schema/evaluated.go", include_str!("../../go/runtime/schema/evaluated.go")),
    // Unions.
    ("schema/union.go", include_str!("../../go/runtime/schema/union.go")),
    // Tuples.
    ("schema/tuple.go", include_str!("../../go/runtime/schema/tuple.go")),
    // The format of durations.
    ("schema/duration.go", include_str!("../../go/runtime/schema/duration.go")),
    // The formats of hosts.
    ("schema/host.go", include_str!("../../go/runtime/schema/host.go")),
    // International host names.
    ("schema/idn.go", include_str!("../../go/runtime/schema/idn.go")),
    // The formats of URIs.
    ("schema/uri.go", include_str!("../../go/runtime/schema/uri.go")),
    // Patterns.
    ("schema/expression.go", include_str!("../../go/runtime/schema/expression.go")),
    // The format of patterns.
    ("schema/regex.go", include_str!("../../go/runtime/schema/regex.go")),
    // Properties that patterns may ask for.
    ("schema/properties.go", include_str!("../../go/runtime/schema/properties.go")),
    // Code points in the names of groups.
    ("schema/identifiers.go", include_str!("../../go/runtime/schema/identifiers.go")),
    // Code points in the labels of international host names.
    ("schema/idna.go", include_str!("../../go/runtime/schema/idna.go")),
    // Sets of code points.
    ("schema/codepoints.go", include_str!("../../go/runtime/schema/codepoints.go")),
    // The format of pointers.
    ("schema/pointer.go", include_str!("../../go/runtime/schema/pointer.go")),
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
            vec![$(($path, $name { contract }.to_string())),*]
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

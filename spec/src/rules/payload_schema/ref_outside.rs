//! DS202: a `$ref` leaves the spec tree.

use crate::rule::samples::HOOKSPEC;
use crate::rule::{Example, File, Rule};

/// DS202: a `$ref` leaves the spec tree.
pub const REF_OUTSIDE: &Rule = &Rule {
    code: "DS202",
    title: "a `$ref` leaves the spec tree",
    what: "A reference stays inside the spec tree: to a place in the same file, to another file of the tree, or to a \
            schema of the tree with that `$id` (KND-02).",
    why: "Nothing is ever fetched: what is emitted must not depend on a network.",
    remedy: "Copy the schema into the tree.",
    example: Example {
        command: "generate --spec . --lang ts --stdout",
        around: &[File::text("kinds/demo/v1.yaml", HOOKSPEC)],
        wrong: &[File::text(
            "kinds/demo/schemas/run.json",
            r#"{"$ref": "https://example.org/run.json"}
"#,
        )],
        right: &[File::text(
            "kinds/demo/schemas/run.json",
            r##"{"$ref": "#/$defs/Run", "$defs": {"Run": {"type": "object"}}}
"##,
        )],
    },
};

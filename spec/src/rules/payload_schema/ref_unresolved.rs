//! DS203: a `$ref` leads nowhere.

use crate::rule::samples::HOOKSPEC;
use crate::rule::{Example, File, Rule};

/// DS203: a `$ref` leads nowhere.
pub const REF_UNRESOLVED: &Rule = &Rule {
    code: "DS203",
    title: "a `$ref` leads nowhere",
    what: "The file or the place in it that the reference names does not exist, is not a schema, or is not the only \
            one: two schemas of the tree have the `$id`. A reference starts at the nearest `$id` around it, or at the \
            path of its file.",
    why: "Without its target the reference accepts nothing for certain.",
    remedy: "Check the path, the `$id`, and the JSON pointer or anchor after `#`.",
    example: Example {
        command: "generate --spec . --lang ts --stdout",
        around: &[File::text("kinds/demo/v1.yaml", HOOKSPEC)],
        wrong: &[File::text(
            "kinds/demo/schemas/run.json",
            r##"{"$ref": "#/$defs/Rum", "$defs": {"Run": {"type": "object"}}}
"##,
        )],
        right: &[File::text(
            "kinds/demo/schemas/run.json",
            r##"{"$ref": "#/$defs/Run", "$defs": {"Run": {"type": "object"}}}
"##,
        )],
    },
};

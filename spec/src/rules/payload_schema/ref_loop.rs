//! DS204: references form a loop without a value between them.

use crate::rule::samples::HOOKSPEC;
use crate::rule::{Example, File, Rule};

/// DS204: references form a loop without a value between them.
pub const REF_LOOP: &Rule = &Rule {
    code: "DS204",
    title: "references form a loop without a value between them",
    what: "A chain of `$ref`s comes back to its start. Recursion through a property or an item is fine.",
    why: "Such a chain describes no value at all.",
    remedy: "Let one of the schemas in the loop say what the value is.",
    example: Example {
        command: "generate --spec . --lang ts --stdout",
        around: &[File::text("kinds/demo/v1.yaml", HOOKSPEC)],
        wrong: &[File::text(
            "kinds/demo/schemas/run.json",
            r##"{"$ref": "#/$defs/A", "$defs": {"A": {"$ref": "#/$defs/B"}, "B": {"$ref": "#/$defs/A"}}}
"##,
        )],
        right: &[File::text(
            "kinds/demo/schemas/run.json",
            r##"{"$ref": "#/$defs/A", "$defs": {"A": {"$ref": "#/$defs/B"}, "B": {"type": "object"}}}
"##,
        )],
    },
};

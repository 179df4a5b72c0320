//! DS205: `x-enum-names` does not fit its `enum`.

use crate::rule::samples::HOOKSPEC;
use crate::rule::{Example, File, Rule};

/// DS205: `x-enum-names` does not fit its `enum`.
pub const ENUM_NAMES: &Rule = &Rule {
    code: "DS205",
    title: "`x-enum-names` does not fit its `enum`",
    what: "`x-enum-names` lists one name for each value of the `enum` beside it, in the same order. A name has letters of \
            ASCII, digits and `_`, a letter first. Two names differ in more than case and underscores.",
    why: "Emitted code calls the values by these names, in the spelling of each language.",
    remedy: "Write a list as long as `enum`, with a name of its own for each value.",
    example: Example {
        command: "generate --spec . --lang ts --stdout",
        around: &[File::text("kinds/demo/v1.yaml", HOOKSPEC)],
        wrong: &[File::text(
            "kinds/demo/schemas/run.json",
            r#"{"enum": ["<", "<="], "x-enum-names": ["less"]}
"#,
        )],
        right: &[File::text(
            "kinds/demo/schemas/run.json",
            r#"{"enum": ["<", "<="], "x-enum-names": ["less", "less_or_equal"]}
"#,
        )],
    },
};

//! DS101: a hookspec of the wrong shape.

use crate::rule::samples::{HOOKSPEC, OBJECT};
use crate::rule::{Example, File, Rule};

/// DS101: a hookspec of the wrong shape.
pub const HOOKSPEC_SHAPE: &Rule = &Rule {
    code: "DS101",
    title: "a hookspec of the wrong shape",
    what: "A required key is missing, a key is unknown, or a value has the wrong type (KND-01).",
    why: "An unknown key is most often a misspelt one, whose meaning would be lost.",
    remedy: "Fix the key that the message points at; `dagstack-spec schema hookspec` completes and checks it in editors.",
    example: Example {
        command: "generate --spec . --lang ts --stdout",
        around: &[File::text("kinds/demo/schemas/run.json", OBJECT)],
        wrong: &[File::edited("kinds/demo/v1.yaml", HOOKSPEC, "    description: Runs.", "    descripton: Runs.")],
        right: &[File::text("kinds/demo/v1.yaml", HOOKSPEC)],
    },
};

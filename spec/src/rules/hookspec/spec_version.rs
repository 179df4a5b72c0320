//! DS108: the spec has no usable version.

use crate::rule::samples::{HOOKSPEC, OBJECT};
use crate::rule::{Example, File, Rule};

/// DS108: the spec has no usable version.
pub const SPEC_VERSION: &Rule = &Rule {
    code: "DS108",
    title: "the spec has no usable version",
    what: "`VERSION` in the root of a spec tree is one SemVer version, such as `1.0.0`. A tree without the file takes \
            the version of the embedded spec.",
    why: "The version is part of what is emitted (EMT-05).",
    remedy: "Write one version, or remove the file.",
    example: Example {
        command: "generate --spec . --lang ts --stdout",
        around: &[File::text("kinds/demo/v1.yaml", HOOKSPEC), File::text("kinds/demo/schemas/run.json", OBJECT)],
        wrong: &[File::text("VERSION", "one\n")],
        right: &[File::text("VERSION", "1.0.0\n")],
    },
};

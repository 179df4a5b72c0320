//! DS100: no kinds found.

use crate::rule::samples::{HOOKSPEC, OBJECT};
use crate::rule::{Example, File, Rule};

/// DS100: no kinds found.
pub const KIND_MISSING: &Rule = &Rule {
    code: "DS100",
    title: "no kinds found",
    what: "A spec tree has `kinds/<kind>/v<N>.yaml`; this folder has none.",
    why: "An empty tree emits nothing, which would look like success.",
    remedy: "Point `--spec` at the folder that contains `kinds/`, not at `kinds/` itself.",
    example: Example {
        command: "generate --spec . --lang ts --stdout",
        around: &[File::text("kinds/demo/schemas/run.json", OBJECT)],
        wrong: &[File::text("demo/v1.yaml", HOOKSPEC)],
        right: &[File::text("kinds/demo/v1.yaml", HOOKSPEC)],
    },
};

//! DS009: a path leaves the folder it belongs to.

use crate::rule::samples::{HOOKSPEC, OBJECT};
use crate::rule::{Example, File, Rule};

/// DS009: a path leaves the folder it belongs to.
pub const OUTSIDE_TREE: &Rule = &Rule {
    code: "DS009",
    title: "a path leaves the folder it belongs to",
    what: "A symbolic link or a relative path in a spec tree or below a plugin leads out of it.",
    why: "Reading a folder must not depend on what is around it.",
    remedy: "Move the file into the folder.",
    example: Example {
        command: "generate --spec tree --lang ts --stdout",
        around: &[File::text("run.json", OBJECT), File::text("tree/kinds/demo/v1.yaml", HOOKSPEC)],
        wrong: &[File::link("tree/kinds/demo/schemas/run.json", "../../../../run.json")],
        right: &[File::text("tree/kinds/demo/schemas/run.json", OBJECT)],
    },
};

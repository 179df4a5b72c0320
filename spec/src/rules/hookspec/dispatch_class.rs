//! DS105: an unknown dispatch class.

use crate::rule::samples::{HOOKSPEC, OBJECT};
use crate::rule::{Example, File, Rule};

/// DS105: an unknown dispatch class.
pub const DISPATCH_CLASS: &Rule = &Rule {
    code: "DS105",
    title: "an unknown dispatch class",
    what: "There are five: singleton, broadcast_collect, broadcast_notify, chain, capability (DSP-01).",
    why: "No registry knows how to call a hook of another class.",
    remedy: "Use one of the five.",
    example: Example {
        command: "generate --spec . --lang ts --stdout",
        around: &[File::text("kinds/demo/schemas/run.json", OBJECT)],
        wrong: &[File::edited("kinds/demo/v1.yaml", HOOKSPEC, "    dispatch: singleton", "    dispatch: broadcast")],
        right: &[File::edited(
            "kinds/demo/v1.yaml",
            HOOKSPEC,
            "    dispatch: singleton",
            "    dispatch: broadcast_collect",
        )],
    },
};

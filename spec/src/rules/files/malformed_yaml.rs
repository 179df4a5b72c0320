//! DS005: malformed YAML.

use crate::rule::samples::{HOOKSPEC, OBJECT};
use crate::rule::{Example, File, Rule};

/// DS005: malformed YAML.
pub const MALFORMED_YAML: &Rule = &Rule {
    code: "DS005",
    title: "malformed YAML",
    what: "The file is not a YAML 1.2 document. Anchors, aliases, tags and several documents in one file are refused \
            too.",
    why: "A hookspec is read as it is written, and every reader of it must see the same.",
    remedy: "Fix the line that the message points at.",
    example: Example {
        command: "generate --spec . --lang ts --stdout",
        around: &[File::text("kinds/demo/schemas/run.json", OBJECT)],
        wrong: &[File::edited(
            "kinds/demo/v1.yaml",
            HOOKSPEC,
            "description: A demo.",
            "description: A demo: with a colon",
        )],
        right: &[File::edited(
            "kinds/demo/v1.yaml",
            HOOKSPEC,
            "description: A demo.",
            r#"description: "A demo: with a colon""#,
        )],
    },
};

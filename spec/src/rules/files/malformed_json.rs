//! DS006: malformed JSON.

use crate::rule::samples::{HOOKSPEC, OBJECT};
use crate::rule::{Example, File, Rule};

/// DS006: malformed JSON.
pub const MALFORMED_JSON: &Rule = &Rule {
    code: "DS006",
    title: "malformed JSON",
    what: "The file is not a JSON document (RFC 8259).",
    why: "Comments, trailing commas and control characters are not JSON, though some readers take them.",
    remedy: "Fix the line that the message points at.",
    example: Example {
        command: "generate --spec . --lang ts --stdout",
        around: &[File::text("kinds/demo/v1.yaml", HOOKSPEC)],
        wrong: &[File::text(
            "kinds/demo/schemas/run.json",
            r#"{"type": "object",}
"#,
        )],
        right: &[File::text("kinds/demo/schemas/run.json", OBJECT)],
    },
};

//! DS201: an invalid payload schema.

use crate::rule::samples::{HOOKSPEC, OBJECT};
use crate::rule::{Example, File, Rule};

/// DS201: an invalid payload schema.
pub const SCHEMA_INVALID: &Rule = &Rule {
    code: "DS201",
    title: "an invalid payload schema",
    what: "Payload schemas are JSON Schema 2020-12 and valid under its meta-schema. An `$id` is a URI reference that \
            belongs to one schema of the file, an anchor to one schema below an `$id`.",
    why: "What an invalid keyword means differs from validator to validator.",
    remedy: "Fix the keyword that the message points at.",
    example: Example {
        command: "generate --spec . --lang ts --stdout",
        around: &[File::text("kinds/demo/v1.yaml", HOOKSPEC)],
        wrong: &[File::text(
            "kinds/demo/schemas/run.json",
            r#"{"type": "objekt"}
"#,
        )],
        right: &[File::text("kinds/demo/schemas/run.json", OBJECT)],
    },
};

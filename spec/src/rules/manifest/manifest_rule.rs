//! DS305: manifest fields contradict each other.

use crate::rule::samples::MANIFEST;
use crate::rule::{Example, File, Rule};

/// DS305: manifest fields contradict each other.
pub const MANIFEST_RULE: &Rule = &Rule {
    code: "DS305",
    title: "manifest fields contradict each other",
    what: "A rule between fields is broken: `tryfirst` with `trylast` (MAN-04), a runtime without its own field \
            (MAN-05), `in_process_only` with another runtime (MAN-12), or a kind that runs in process only (MAN-13).",
    why: "One of the fields would have to be ignored.",
    remedy: "Remove one of the two, or add what is missing.",
    example: Example {
        command: "validate .",
        around: &[],
        wrong: &[File::text(
            "dagstack.toml",
            r#"[plugin]
schema_version = "1"
name = "echo"
kind = "tool"
kind_api_version = "1"
core_version = ">=0.1.0,<1.0.0"
runtime = "in_process"
"#,
        )],
        right: &[File::text("dagstack.toml", MANIFEST)],
    },
};

//! DS008: a duplicate key.

use crate::rule::samples::MANIFEST;
use crate::rule::{Example, File, Rule};

/// DS008: a duplicate key.
pub const DUPLICATE_KEY: &Rule = &Rule {
    code: "DS008",
    title: "a duplicate key",
    what: "A table has one key more than once.",
    why: "One of the values is lost, and which one depends on the reader.",
    remedy: "Remove or rename one of them.",
    example: Example {
        command: "validate .",
        around: &[],
        wrong: &[File::text(
            "dagstack.toml",
            r#"[plugin]
schema_version = "1"
name = "echo"
name = "echo2"
kind = "tool"
kind_api_version = "1"
core_version = ">=0.1.0,<1.0.0"
runtime = "in_process"
entry_point = "plugin:EchoTool"
"#,
        )],
        right: &[File::text("dagstack.toml", MANIFEST)],
    },
};

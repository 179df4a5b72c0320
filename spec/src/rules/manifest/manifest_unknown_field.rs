//! DS303: an unknown manifest field.

use crate::rule::{Example, File, Rule};

/// DS303: an unknown manifest field.
pub const MANIFEST_UNKNOWN_FIELD: &Rule = &Rule {
    code: "DS303",
    title: "an unknown manifest field",
    what: "The fields of a manifest are closed (MAN-01, MAN-07).",
    why: "A misspelt field is found, and not ignored.",
    remedy: "Fix the name; free content goes into the table `metadata`.",
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
entry_point = "plugin:EchoTool"
prioritty = 50
"#,
        )],
        right: &[File::text(
            "dagstack.toml",
            r#"[plugin]
schema_version = "1"
name = "echo"
kind = "tool"
kind_api_version = "1"
core_version = ">=0.1.0,<1.0.0"
runtime = "in_process"
entry_point = "plugin:EchoTool"
priority = 50
"#,
        )],
    },
};

//! DS303: an unknown manifest field.

use crate::rule::samples::MANIFEST;
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
        wrong: &[File::edited(
            "dagstack.toml",
            MANIFEST,
            r#"entry_point = "plugin:EchoTool""#,
            r#"entry_point = "plugin:EchoTool"
prioritty = 50"#,
        )],
        right: &[File::edited(
            "dagstack.toml",
            MANIFEST,
            r#"entry_point = "plugin:EchoTool""#,
            r#"entry_point = "plugin:EchoTool"
priority = 50"#,
        )],
    },
};

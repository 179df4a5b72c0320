//! DS007: malformed TOML.

use crate::rule::samples::MANIFEST;
use crate::rule::{Example, File, Rule};

/// DS007: malformed TOML.
pub const MALFORMED_TOML: &Rule = &Rule {
    code: "DS007",
    title: "malformed TOML",
    what: "The file is not a TOML document.",
    why: "Nothing in it can be read for certain.",
    remedy: "Fix the line that the message points at.",
    example: Example {
        command: "validate .",
        around: &[],
        wrong: &[File::text(
            "dagstack.toml",
            r#"[plugin]
schema_version = "1"
name = echo
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

//! DS304: a manifest field with a value that is not allowed.

use crate::rule::samples::MANIFEST;
use crate::rule::{Example, File, Rule};

/// DS304: a manifest field with a value that is not allowed.
pub const MANIFEST_VALUE: &Rule = &Rule {
    code: "DS304",
    title: "a manifest field with a value that is not allowed",
    what: "The value is outside the field's range, or not a member of its enumeration (MAN-01, MAN-06, MAN-11).",
    why: "A registry refuses the plugin with `ManifestInvalid`.",
    remedy: "Use a value that the message allows.",
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
runtime = "in_proces"
entry_point = "plugin:EchoTool"
"#,
        )],
        right: &[File::text("dagstack.toml", MANIFEST)],
    },
};

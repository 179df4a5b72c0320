//! DS301: a manifest of the wrong shape.

use crate::rule::samples::MANIFEST;
use crate::rule::{Example, File, Rule};

/// DS301: a manifest of the wrong shape.
pub const MANIFEST_SHAPE: &Rule = &Rule {
    code: "DS301",
    title: "a manifest of the wrong shape",
    what: "A required field is missing, or the document is not a table (MAN-01).",
    why: "A registry refuses the plugin with `ManifestInvalid`.",
    remedy: "Add the field.",
    example: Example {
        command: "validate .",
        around: &[],
        wrong: &[File::text(
            "dagstack.toml",
            r#"[plugin]
schema_version = "1"
name = "echo"
kind_api_version = "1"
core_version = ">=0.1.0,<1.0.0"
runtime = "in_process"
entry_point = "plugin:EchoTool"
"#,
        )],
        right: &[File::text("dagstack.toml", MANIFEST)],
    },
};

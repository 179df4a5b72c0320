//! DS302: a manifest field of the wrong type.

use crate::rule::{Example, File, Rule};

/// DS302: a manifest field of the wrong type.
pub const MANIFEST_TYPE: &Rule = &Rule {
    code: "DS302",
    title: "a manifest field of the wrong type",
    what: "A field has a value of another type. There is no coercion: `priority = \"50\"` is a string and stays one \
            (MAN-02).",
    why: "Readers that coerce would disagree about what the manifest says.",
    remedy: "Write the value in the type that the message gives.",
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
priority = "50"
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

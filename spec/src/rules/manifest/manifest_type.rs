//! DS302: a manifest field of the wrong type.

use crate::rule::samples::{CODE, MANIFEST};
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
        around: &[CODE],
        wrong: &[File::edited(
            "dagstack.toml",
            MANIFEST,
            r#"entry_point = "plugin:EchoTool""#,
            r#"entry_point = "plugin:EchoTool"
priority = "50""#,
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

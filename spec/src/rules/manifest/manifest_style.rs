//! DS309: a manifest departs from a recommendation.

use crate::rule::{Example, File, Rule};

/// DS309: a manifest departs from a recommendation.
pub const MANIFEST_STYLE: &Rule = &Rule {
    code: "DS309",
    title: "a manifest departs from a recommendation",
    what: "The manifest is accepted, and a warning reported: names match `^[a-z0-9][a-z0-9_-]*$`, kinds are snake_case \
            without a version, and priorities from 1000 are reserved for horizontal middleware.",
    why: "Names become parts of tool names, file names and variables, which take fewer characters.",
    remedy: "Follow the recommendation while nobody depends on the name.",
    example: Example {
        command: "validate .",
        around: &[],
        wrong: &[File::text(
            "dagstack.toml",
            r#"[plugin]
schema_version = "1"
name = "Echo Tool"
kind = "tool"
kind_api_version = "1"
core_version = ">=0.1.0,<1.0.0"
runtime = "in_process"
entry_point = "plugin:EchoTool"
"#,
        )],
        right: &[File::text(
            "dagstack.toml",
            r#"[plugin]
schema_version = "1"
name = "echo-tool"
kind = "tool"
kind_api_version = "1"
core_version = ">=0.1.0,<1.0.0"
runtime = "in_process"
entry_point = "plugin:EchoTool"
"#,
        )],
    },
};

//! DS306: `core_version` is not a PEP 440 specifier set.

use crate::rule::{Example, File, Rule};

/// DS306: `core_version` is not a PEP 440 specifier set.
pub const MANIFEST_CORE_VERSION: &Rule = &Rule {
    code: "DS306",
    title: "`core_version` is not a PEP 440 specifier set",
    what: "The range of core versions is a PEP 440 specifier set such as `>=0.1.0,<1.0.0` (REG-05).",
    why: "Carets, and spaces for `and`, are another ecosystem's notation: the three published registries read them \
            differently.",
    remedy: "Write comparisons joined by commas.",
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
core_version = "^0.1"
runtime = "in_process"
entry_point = "plugin:EchoTool"
"#,
        )],
        right: &[File::text(
            "dagstack.toml",
            r#"[plugin]
schema_version = "1"
name = "echo"
kind = "tool"
kind_api_version = "1"
core_version = ">=0.1.0,<0.2.0"
runtime = "in_process"
entry_point = "plugin:EchoTool"
"#,
        )],
    },
};

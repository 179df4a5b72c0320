//! DS002: a file is not UTF-8.

use crate::rule::{Example, File, Rule};

/// DS002: a file is not UTF-8.
pub const NOT_UTF8: &Rule = &Rule {
    code: "DS002",
    title: "a file is not UTF-8",
    what: "Every input is UTF-8 text. The message gives the first byte that is not.",
    why: "Readers that guess an encoding see different texts in one file.",
    remedy: "Save the file as UTF-8.",
    example: Example {
        command: "validate .",
        around: &[],
        wrong: &[File::made("dagstack.toml", "`name = \"Café\"`, saved as Latin-1", || {
            b"[plugin]\nname = \"Caf\xE9\"\n".to_vec()
        })],
        right: &[File::text(
            "dagstack.toml",
            r#"[plugin]
schema_version = "1"
name = "cafe"
kind = "tool"
kind_api_version = "1"
core_version = ">=0.1.0,<1.0.0"
runtime = "in_process"
entry_point = "plugin:EchoTool"
"#,
        )],
    },
};

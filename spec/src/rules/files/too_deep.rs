//! DS004: a document nests too deeply.

use crate::rule::{Example, File, Rule};

/// DS004: a document nests too deeply.
pub const TOO_DEEP: &Rule = &Rule {
    code: "DS004",
    title: "a document nests too deeply",
    what: "Documents are limited to 128 levels of nesting.",
    why: "Crafted input must not exhaust the stack of any reader.",
    remedy: "Flatten the document; in a schema, move inner parts into `$defs`.",
    example: Example {
        command: "validate .",
        around: &[],
        wrong: &[File::made("dagstack.json", "200 arrays, each in the one before", || {
            format!("{}{}", "[".repeat(200), "]".repeat(200)).into_bytes()
        })],
        right: &[File::text(
            "dagstack.json",
            r#"{"plugin": {"schema_version": "1", "name": "echo", "kind": "tool", "kind_api_version": "1", "core_version": ">=0.1.0", "runtime": "mcp_http", "url": "http://localhost:8000"}}
"#,
        )],
    },
};

//! DS310: a manifest is shadowed by another one.

use crate::rule::samples::{CODE, MANIFEST};
use crate::rule::{Example, File, Rule};

/// DS310: a manifest is shadowed by another one.
pub const MANIFEST_SHADOWED: &Rule = &Rule {
    code: "DS310",
    title: "a manifest is shadowed by another one",
    what: "Several manifests are in one folder; the first of `dagstack.toml`, `dagstack.json`, `pyproject.toml`, \
            `package.json` is read, and the others are not.",
    why: "A change to the other one has no effect.",
    remedy: "Keep one.",
    example: Example {
        command: "validate .",
        around: &[CODE, File::text("dagstack.toml", MANIFEST)],
        wrong: &[File::text(
            "package.json",
            r#"{"dagstack": {"name": "echo"}}
"#,
        )],
        right: &[File::text(
            "package.json",
            r#"{"name": "echo"}
"#,
        )],
    },
};

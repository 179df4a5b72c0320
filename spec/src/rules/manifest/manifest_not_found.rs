//! DS308: no manifest found.

use crate::rule::samples::MANIFEST;
use crate::rule::{Example, File, Rule};

/// DS308: no manifest found.
pub const MANIFEST_NOT_FOUND: &Rule = &Rule {
    code: "DS308",
    title: "no manifest found",
    what: "The path has no `dagstack.toml`, `dagstack.json`, `pyproject.toml` with `[tool.dagstack.plugin]` or \
            `package.json` with `dagstack`.",
    why: "A plugin without a manifest is never discovered.",
    remedy: "Name a folder with plugins in it, or a manifest file.",
    example: Example {
        command: "validate .",
        around: &[],
        wrong: &[File::text(
            "pyproject.toml",
            r#"[project]
name = "echo"
"#,
        )],
        right: &[File::edited(
            "pyproject.toml",
            MANIFEST,
            "[plugin]",
            r#"[project]
name = "echo"

[tool.dagstack.plugin]"#,
        )],
    },
};

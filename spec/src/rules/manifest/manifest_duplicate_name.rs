//! DS307: two manifests under one root share a name.

use crate::rule::samples::MANIFEST;
use crate::rule::{Example, File, Rule};

/// DS307: two manifests under one root share a name.
pub const MANIFEST_DUPLICATE_NAME: &Rule = &Rule {
    code: "DS307",
    title: "two manifests under one root share a name",
    what: "A plugin's name is unique in its registry, whatever the kind (DIS-05, REG-07).",
    why: "Discovery of that root registers nothing at all.",
    remedy: "Rename one of the plugins.",
    example: Example {
        command: "validate .",
        around: &[
            File::text("a/dagstack.toml", MANIFEST),
            File::text("a/plugin.py", "class EchoTool: ...\n"),
            File::text("b/plugin.py", "class EchoTool: ...\n"),
        ],
        wrong: &[File::text("b/dagstack.toml", MANIFEST)],
        right: &[File::edited("b/dagstack.toml", MANIFEST, r#"name = "echo""#, r#"name = "echo_again""#)],
    },
};

//! DS007: malformed TOML.

use crate::rule::samples::{CODE, MANIFEST};
use crate::rule::{Example, File, Rule};

/// DS007: malformed TOML.
pub const MALFORMED_TOML: &Rule = &Rule {
    code: "DS007",
    title: "malformed TOML",
    what: "The file is not a TOML document.",
    why: "Nothing in it can be read for certain.",
    remedy: "Fix the line that the message points at.",
    example: Example {
        command: "validate .",
        around: &[CODE],
        wrong: &[File::edited("dagstack.toml", MANIFEST, r#"name = "echo""#, "name = echo")],
        right: &[File::text("dagstack.toml", MANIFEST)],
    },
};

//! DS008: a duplicate key.

use crate::rule::samples::{CODE, MANIFEST};
use crate::rule::{Example, File, Rule};

/// DS008: a duplicate key.
pub const DUPLICATE_KEY: &Rule = &Rule {
    code: "DS008",
    title: "a duplicate key",
    what: "A table has one key more than once.",
    why: "One of the values is lost, and which one depends on the reader.",
    remedy: "Remove or rename one of them.",
    example: Example {
        command: "validate .",
        around: &[CODE],
        wrong: &[File::edited(
            "dagstack.toml",
            MANIFEST,
            r#"name = "echo""#,
            r#"name = "echo"
name = "echo2""#,
        )],
        right: &[File::text("dagstack.toml", MANIFEST)],
    },
};

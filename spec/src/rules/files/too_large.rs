//! DS003: a file is too large.

use crate::rule::samples::{CODE, MANIFEST};
use crate::rule::{Example, File, Rule};

/// DS003: a file is too large.
pub const TOO_LARGE: &Rule = &Rule {
    code: "DS003",
    title: "a file is too large",
    what: "Inputs are limited to 8 MiB a file.",
    why: "A wrong path must not eat the machine's memory, and no sensible manifest or schema comes near.",
    remedy: "Check that the path is the one that was meant.",
    example: Example {
        command: "validate .",
        around: &[CODE],
        wrong: &[File::made("dagstack.toml", "nine million bytes of a log", || {
            "# a line of a log\n".repeat(500_000).into_bytes()
        })],
        right: &[File::text("dagstack.toml", MANIFEST)],
    },
};

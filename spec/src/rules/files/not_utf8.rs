//! DS002: a file is not UTF-8.

use crate::rule::samples::{CODE, MANIFEST};
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
        around: &[CODE],
        wrong: &[File::made("dagstack.toml", "`name = \"Café\"`, saved as Latin-1", || {
            b"[plugin]\nname = \"Caf\xE9\"\n".to_vec()
        })],
        right: &[File::edited("dagstack.toml", MANIFEST, r#"name = "echo""#, r#"name = "cafe""#)],
    },
};

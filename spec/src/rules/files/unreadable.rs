//! DS001: a file or folder can't be read.

use crate::rule::samples::MANIFEST;
use crate::rule::{Example, File, Rule};

/// DS001: a file or folder can't be read.
pub const UNREADABLE: &Rule = &Rule {
    code: "DS001",
    title: "a file or folder can't be read",
    what: "The path does not exist, is not what it should be (a folder where a file belongs, or the other way round), \
            or its permissions forbid reading it.",
    why: "What can't be read can't be judged, and a wrong path must not look like an empty folder.",
    remedy: "Check the path; a relative one starts at the current folder.",
    example: Example {
        command: "validate plugins/echo",
        around: &[],
        wrong: &[],
        right: &[File::text("plugins/echo/dagstack.toml", MANIFEST)],
    },
};

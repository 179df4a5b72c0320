//! DS301: a manifest of the wrong shape.

use crate::rule::samples::{CODE, MANIFEST};
use crate::rule::{Example, File, Rule};

/// DS301: a manifest of the wrong shape.
pub const MANIFEST_SHAPE: &Rule = &Rule {
    code: "DS301",
    title: "a manifest of the wrong shape",
    what: "A required field is missing, or the document is not a table (MAN-01).",
    why: "A registry refuses the plugin with `ManifestInvalid`.",
    remedy: "Add the field.",
    example: Example {
        command: "validate .",
        around: &[CODE],
        wrong: &[File::edited(
            "dagstack.toml",
            MANIFEST,
            r#"kind = "tool"
"#,
            "",
        )],
        right: &[File::text("dagstack.toml", MANIFEST)],
    },
};

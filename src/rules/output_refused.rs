//! DS502: an output folder that can't be written.

use dagstack_spec_model::rule::{Example, File, Rule};

/// DS502: an output folder that can't be written.
pub(crate) const OUTPUT_REFUSED: &Rule = &Rule {
    code: "DS502",
    title: "an output folder that can't be written",
    what: "The folder can't be made or written to, or a file in it is not one that this tool wrote.",
    why: "Nothing that somebody wrote by hand is ever replaced or removed.",
    remedy: "Choose another folder with `--out`, or move the file.",
    example: Example {
        command: "generate --lang ts --out generated",
        around: &[],
        wrong: &[File::text("generated", "a file where the folder would be\n")],
        right: &[File::text("generated/notes.md", "a file of somebody else, which stays\n")],
    },
};

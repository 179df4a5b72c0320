//! DS402: a schema that can't be emitted as it is.

use dagstack_spec_model::rule::samples::HOOKSPEC;
use dagstack_spec_model::rule::{Example, File, Rule};

/// DS402: a schema that can't be emitted as it is.
pub const UNSUPPORTED_FORM: &Rule = &Rule {
    code: "DS402",
    title: "a schema that can't be emitted as it is",
    what: "The keyword is supported, and this use of it is not: the message says why.",
    why: "Nothing is dropped in silence.",
    remedy: "Say it in another way; the help line has one.",
    example: Example {
        command: "generate --spec . --lang ts --stdout",
        around: &[File::text("kinds/demo/v1.yaml", HOOKSPEC)],
        wrong: &[File::text(
            "kinds/demo/schemas/run.json",
            r##"{"$ref": "#/$defs/A", "$defs": {"A": {"not": {"$ref": "#/$defs/A"}}}}
"##,
        )],
        right: &[File::text(
            "kinds/demo/schemas/run.json",
            r##"{"$ref": "#/$defs/A", "$defs": {"A": {"properties": {"inner": {"$ref": "#/$defs/A"}}}}}
"##,
        )],
    },
};

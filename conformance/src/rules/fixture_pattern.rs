//! DS606: a pattern or a `$placeholder` that does not exist.

use dagstack_spec_model::rule::samples::SUITE;
use dagstack_spec_model::rule::{Example, File, Rule};

/// DS606: a pattern or a `$placeholder` that does not exist.
pub const FIXTURE_PATTERN: &Rule = &Rule {
    code: "DS606",
    title: "a pattern or a `$placeholder` that does not exist",
    what: "A table with a key that starts with `$` is a pattern, and represents the values that match it. In manifests, \
            files and expectations `$ENTRY_POINT`, `$CORE` and `$SERVER:name` are filled in, and `$absent` leaves a field \
            of the manifest out.",
    why: "A misspelt pattern would be compared as a value, and never match.",
    remedy: "Fix the name; put a value that only looks like a pattern under `$literal`.",
    example: Example {
        command: "conformance list --suite suite",
        around: &[File::text("suite/VERSION", "1.0.0\n")],
        wrong: &[File::edited(
            "suite/sample.yaml",
            SUITE,
            "    plugins: {a: {}}",
            "    plugins: {a: {manifest: {entry_point: $ENTRYPOINT}}}",
        )],
        right: &[File::edited(
            "suite/sample.yaml",
            SUITE,
            "    plugins: {a: {}}",
            "    plugins: {a: {manifest: {entry_point: $ENTRY_POINT}}}",
        )],
    },
};

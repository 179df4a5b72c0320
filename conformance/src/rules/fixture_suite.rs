//! DS608: a suite without a usable version, or without cases.

use dagstack_spec_model::rule::samples::SUITE;
use dagstack_spec_model::rule::{Example, File, Rule};

/// DS608: a suite without a usable version, or without cases.
pub const FIXTURE_SUITE: &Rule = &Rule {
    code: "DS608",
    title: "a suite without a usable version, or without cases",
    what: "`VERSION` beside the fixtures is one SemVer version, such as `1.0.0`. At least one fixture file is in the \
            folder or below it, and its name ends with `.yaml`.",
    why: "A report says which suite, in which version, it is about.",
    remedy: "Add what is missing.",
    example: Example {
        command: "conformance list --suite suite",
        around: &[File::text("suite/sample.yaml", SUITE)],
        wrong: &[],
        right: &[File::text("suite/VERSION", "1.0.0\n")],
    },
};

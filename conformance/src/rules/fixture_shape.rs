//! DS601: a fixture file of the wrong shape.

use dagstack_spec_model::rule::samples::SUITE;
use dagstack_spec_model::rule::{Example, File, Rule};

/// DS601: a fixture file of the wrong shape.
pub const FIXTURE_SHAPE: &Rule = &Rule {
    code: "DS601",
    title: "a fixture file of the wrong shape",
    what: "A required key is missing, a key is unknown, or a value has the wrong type.",
    why: "A misspelt expectation would be one that nothing can break.",
    remedy: "Fix the key that the message points at; `dagstack-spec schema fixture` completes and checks it in editors.",
    example: Example {
        command: "conformance list --suite suite",
        around: &[File::text("suite/VERSION", "1.0.0\n")],
        wrong: &[File::edited(
            "suite/sample.yaml",
            SUITE,
            "    title: a plugin registers",
            "    titel: a plugin registers",
        )],
        right: &[File::text("suite/sample.yaml", SUITE)],
    },
};

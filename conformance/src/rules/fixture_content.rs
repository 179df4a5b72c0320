//! DS607: a fixture that can't be run or judged.

use dagstack_spec_model::rule::samples::SUITE;
use dagstack_spec_model::rule::{Example, File, Rule};

/// DS607: a fixture that can't be run or judged.
pub const FIXTURE_CONTENT: &Rule = &Rule {
    code: "DS607",
    title: "a fixture that can't be run or judged",
    what: "Expectations contradict each other, a path leaves the case's folder, bytes are not hexadecimal, a manifest \
            can't be written as TOML, or the deadline makes no sense.",
    why: "Such a case would judge the fixture, and not the binding.",
    remedy: "Fix the place that the message points at.",
    example: Example {
        command: "conformance list --suite suite",
        around: &[File::text("suite/VERSION", "1.0.0\n")],
        wrong: &[File::edited(
            "suite/sample.yaml",
            SUITE,
            "    clauses: [REG-01]",
            "    clauses: [REG-01]\n    deadline_ms: 0",
        )],
        right: &[File::edited(
            "suite/sample.yaml",
            SUITE,
            "    clauses: [REG-01]",
            "    clauses: [REG-01]\n    deadline_ms: 2000",
        )],
    },
};

//! DS605: a fixture refers to what the case does not have.

use dagstack_spec_model::rule::samples::SUITE;
use dagstack_spec_model::rule::{Example, File, Rule};

/// DS605: a fixture refers to what the case does not have.
pub const FIXTURE_NAME: &Rule = &Rule {
    code: "DS605",
    title: "a fixture refers to what the case does not have",
    what: "Steps and expectations name plugins, servers and calls of their case.",
    why: "A name that the case does not have makes an expectation that can't fail, or one that can't be met.",
    remedy: "Fix the name, or add what it refers to.",
    example: Example {
        command: "conformance list --suite suite",
        around: &[File::text("suite/VERSION", "1.0.0\n")],
        wrong: &[File::edited(
            "suite/sample.yaml",
            SUITE,
            "      - {do: register, plugin: a}",
            "      - {do: register, plugin: b}",
        )],
        right: &[File::text("suite/sample.yaml", SUITE)],
    },
};

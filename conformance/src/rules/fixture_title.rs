//! DS603: the title of a case does not fit.

use dagstack_spec_model::rule::samples::SUITE;
use dagstack_spec_model::rule::{Example, File, Rule};

/// DS603: the title of a case does not fit.
pub const FIXTURE_TITLE: &Rule = &Rule {
    code: "DS603",
    title: "the title of a case does not fit",
    what: "A title says in a sentence what is proven. It is unique, and has no full stop.",
    why: "A report can then be read without looking up ids.",
    remedy: "Write what is special about this case.",
    example: Example {
        command: "conformance list --suite suite",
        around: &[File::text("suite/VERSION", "1.0.0\n")],
        wrong: &[File::edited(
            "suite/sample.yaml",
            SUITE,
            "    title: a plugin registers",
            "    title: A plugin registers.",
        )],
        right: &[File::text("suite/sample.yaml", SUITE)],
    },
};

//! DS602: the id of a case, or the subject of its file, does not fit.

use dagstack_spec_model::rule::samples::SUITE;
use dagstack_spec_model::rule::{Example, File, Rule};

/// DS602: the id of a case, or the subject of its file, does not fit.
pub const FIXTURE_ID: &Rule = &Rule {
    code: "DS602",
    title: "the id of a case, or the subject of its file, does not fit",
    what: "A file is at its subject with `/` for `.` (`dispatch.chain` in `dispatch/chain.yaml`), and the ids of its \
            cases are the subject, a dot and a name. Ids are unique.",
    why: "Lists of known failures and reports refer to ids, so they never change.",
    remedy: "Rename the new one; the old one stays.",
    example: Example {
        command: "conformance list --suite suite",
        around: &[File::text("suite/VERSION", "1.0.0\n")],
        wrong: &[File::edited("suite/sample.yaml", SUITE, "  - id: sample.registers", "  - id: other.registers")],
        right: &[File::text("suite/sample.yaml", SUITE)],
    },
};

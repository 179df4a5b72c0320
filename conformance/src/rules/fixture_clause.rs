//! DS604: a case does not cite its clauses as it should.

use dagstack_spec_model::rule::samples::SUITE;
use dagstack_spec_model::rule::{Example, File, Rule};

/// DS604: a case does not cite its clauses as it should.
pub const FIXTURE_CLAUSE: &Rule = &Rule {
    code: "DS604",
    title: "a case does not cite its clauses as it should",
    what: "Each case cites clauses of contract sections 3 to 12, each once and in the contract's order. A case is \
            SHOULD when all that it proves is: each of its clauses is a SHOULD, or has a part that is. Else it is MUST, \
            and proves a MUST clause at least.",
    why: "Coverage, and the verdict of a run, are counted by clause.",
    remedy: "Cite the clause that the case proves.",
    example: Example {
        command: "conformance list --suite suite",
        around: &[File::text("suite/VERSION", "1.0.0\n")],
        wrong: &[File::edited("suite/sample.yaml", SUITE, "    clauses: [REG-01]", "    clauses: [REG-99]")],
        right: &[File::text("suite/sample.yaml", SUITE)],
    },
};

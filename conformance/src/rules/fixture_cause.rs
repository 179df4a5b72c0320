//! DS609: a case that leans on what its clauses are not about.

use dagstack_spec_model::rule::samples::SUITE;
use dagstack_spec_model::rule::{Example, File, Rule};

/// DS609: a case that leans on what its clauses are not about.
pub const FIXTURE_CAUSE: &Rule = &Rule {
    code: "DS609",
    title: "a case that leans on what its clauses are not about",
    what: "A case asks for a status, for refusals or for an order, or has runtimes or known kinds, and none of its clauses is \
            about that; it asks for a status or for refusals along with other evidence; it declares a kind or a hook that it does not use; \
            or it gives a reason under `leans_on` for what it does not do.",
    why: "A binding that lacks such a thing, or has it wrong, fails the case or leaves it out, and whether it keeps the clause \
           is not known. One cause, one case.",
    remedy: "Take it out, and make a case of its own of it. Where nothing else can show what the case proves, give the reason under \
              `leans_on`: `leans_on: {status: a leak shows in the status alone}`.",
    example: Example {
        command: "conformance list --suite suite",
        around: &[File::text("suite/VERSION", "1.0.0\n")],
        wrong: &[File::edited("suite/sample.yaml", SUITE, "    steps:", "    host: {known_kinds: [tool]}\n    steps:")],
        right: &[File::text("suite/sample.yaml", SUITE)],
    },
};

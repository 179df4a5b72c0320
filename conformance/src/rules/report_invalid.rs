//! DS651: a report of a conformance run that can't be read.

use dagstack_spec_model::rule::{Example, File, Rule};

/// DS651: a report of a conformance run that can't be read.
pub const REPORT_INVALID: &Rule = &Rule {
    code: "DS651",
    title: "a report of a conformance run that can't be read",
    what: "The file is not a report that `conformance run --report json=FILE` wrote, or is one of another version.",
    why: "A matrix over half-read reports would say what nobody measured.",
    remedy: "Run the suite again and use its report; `dagstack-spec schema report` has its form.",
    example: Example {
        command: "conformance matrix report.json",
        around: &[],
        wrong: &[File::text("report.json", "{}\n")],
        right: &[],
    },
};

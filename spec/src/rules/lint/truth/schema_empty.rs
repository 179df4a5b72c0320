//! DS740: a schema that nothing satisfies.

use super::super::samples::{HOOKSPEC_FILE, payload};
use crate::diagnostic::{Diagnostic, Severity};
use crate::lint::{Lint, LintCheck, LintGroup, LintedFile};
use crate::rule::{Example, Rule};

/// DS740: a schema that nothing satisfies.
const RULE: &Rule = &Rule {
    code: "DS740",
    title: "a schema that nothing satisfies",
    what: "The keywords of the schema, with what they refer to, contradict each other: no value is valid. `false`, \
            which says so, is left alone. Reported is what can be proven; what is plain to see is an error already \
            (DS404).",
    why: "Nobody means it: the field can never be given, or the hook never be called.",
    remedy: "Loosen one of the keywords.",
    example: Example {
        command: "check .",
        around: &[HOOKSPEC_FILE],
        wrong: &[payload(
            "{\"type\": \"string\", \"description\": \"The words.\"}",
            "{\"type\": \"string\", \"description\": \"The words.\", \"allOf\": [{\"minLength\": 9}, {\"maxLength\": 5}]}",
        )],
        right: &[payload(
            "{\"type\": \"string\", \"description\": \"The words.\"}",
            "{\"type\": \"string\", \"description\": \"The words.\", \"allOf\": [{\"minLength\": 5}, {\"maxLength\": 9}]}",
        )],
    },
};

pub(super) const LINT: &Lint = &Lint {
    rule: RULE,
    group: LintGroup::Truth,
    level: Severity::Warning,
    is_recommended: true,
    check: LintCheck::File(check),
};

fn check(file: &LintedFile<'_>, found: &mut Vec<Diagnostic>) {
    for pointer in &file.facts().empty {
        if let Some(schema) = file.schema(pointer) {
            let finding = schema.finding(RULE, &schema.start(), "no value satisfies this schema");
            found.push(finding.labelled("these keywords contradict each other").help("loosen one of its keywords"));
        }
    }
}

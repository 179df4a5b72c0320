//! DS742: a branch that adds nothing.

use super::super::samples::{HOOKSPEC_FILE, payload};
use crate::diagnostic::{Diagnostic, Severity};
use crate::lint::{Lint, LintCheck, LintGroup, LintedFile};
use crate::rule::{Example, Rule};

/// DS742: a branch that adds nothing.
const RULE: &Rule = &Rule {
    code: "DS742",
    title: "a branch that adds nothing",
    what: "A branch of `anyOf` accepts only what another one accepts too.",
    why: "The union is a variant larger than it has to be, and which of the two a value is depends on their order.",
    remedy: "Remove the branch, or the one that swallows it.",
    example: Example {
        command: "check .",
        around: &[HOOKSPEC_FILE],
        wrong: &[payload(
            "{\"type\": \"string\", \"description\": \"The words.\"}",
            "{\"description\": \"The words.\", \"anyOf\": [{\"type\": \"string\"}, {\"type\": \"string\", \"minLength\": 3}]}",
        )],
        right: &[payload(
            "{\"type\": \"string\", \"description\": \"The words.\"}",
            "{\"description\": \"The words.\", \"anyOf\": [{\"type\": \"null\"}, {\"type\": \"string\", \"minLength\": 3}]}",
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
    for (pointer, other) in &file.facts().redundant {
        if let (Some(branch), Some(other)) = (file.schema(pointer), file.schema(other)) {
            found.push(
                branch
                    .finding(RULE, &branch.start(), "the branch accepts nothing that another one does not")
                    .labelled("adds nothing")
                    .also(&other.file.source, other.start(), "accepts all of it")
                    .help("remove the branch, or narrow the other one"),
            );
        }
    }
}

//! DS741: a branch that can't match.

use super::super::samples::{HOOKSPEC_FILE, payload};
use crate::diagnostic::{Diagnostic, Severity};
use crate::lint::{Lint, LintCheck, LintGroup, LintedFile};
use crate::rule::{Example, Rule};

/// DS741: a branch that can't match.
const RULE: &Rule = &Rule {
    code: "DS741",
    title: "a branch that can't match",
    what: "A branch of `anyOf` or `oneOf` that contradicts what is beside the union, so that no value takes it.",
    why: "The branch is emitted as a variant that no document ever is, and whoever wrote it believes that one can be.",
    remedy: "Remove the branch, or move what contradicts it into the other ones.",
    example: Example {
        command: "check .",
        around: &[HOOKSPEC_FILE],
        wrong: &[payload(
            "{\"type\": \"string\", \"description\": \"The words.\"}",
            "{\"type\": \"string\", \"description\": \"The words.\", \"anyOf\": [{\"type\": \"string\", \"minLength\": 3}, {\"type\": \"null\"}]}",
        )],
        right: &[payload(
            "{\"type\": \"string\", \"description\": \"The words.\"}",
            "{\"type\": [\"string\", \"null\"], \"description\": \"The words.\", \"anyOf\": [{\"type\": \"string\", \"minLength\": 3}, {\"type\": \"null\"}]}",
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
    for pointer in &file.facts().unmatched {
        if let Some(branch) = file.schema(pointer) {
            let finding = branch.finding(
                RULE,
                &branch.start(),
                "no value that the rest of the schema accepts matches this branch",
            );
            found.push(finding.help("remove the branch, or what contradicts it beside the union"));
        }
    }
}

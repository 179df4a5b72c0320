//! DS743: branches of `oneOf` that overlap.

use super::super::samples::{HOOKSPEC_FILE, payload};
use crate::diagnostic::{Diagnostic, Severity};
use crate::lint::{Lint, LintCheck, LintGroup, LintedFile};
use crate::rule::{Example, Rule};

/// DS743: branches of `oneOf` that overlap.
const RULE: &Rule = &Rule {
    code: "DS743",
    title: "branches of `oneOf` that overlap",
    what: "Two branches of `oneOf` accept one value, which `oneOf` then refuses.",
    why: "Which documents are refused is seldom what was meant, and it changes as soon as one of the branches does.",
    remedy: "Discriminate the branches by a required field with a constant in each, or write `anyOf`.",
    example: Example {
        command: "check .",
        around: &[HOOKSPEC_FILE],
        wrong: &[payload(
            "{\"type\": \"string\", \"description\": \"The words.\"}",
            "{\"description\": \"The words.\", \"oneOf\": [{\"type\": \"string\", \"maxLength\": 5}, {\"type\": \"string\", \"minLength\": 3}]}",
        )],
        right: &[payload(
            "{\"type\": \"string\", \"description\": \"The words.\"}",
            "{\"description\": \"The words.\", \"oneOf\": [{\"type\": \"string\", \"maxLength\": 2}, {\"type\": \"string\", \"minLength\": 3}]}",
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
    for (pointer, other) in &file.facts().overlapping {
        if let (Some(branch), Some(other)) = (file.schema(pointer), file.schema(other)) {
            found.push(
                branch
                    .finding(RULE, &branch.start(), "a value that matches this branch and another one is refused")
                    .labelled("overlaps")
                    .also(&other.file.source, other.start(), "with this branch")
                    .help("discriminate them by a required field with a constant in each, or write `anyOf`"),
            );
        }
    }
}

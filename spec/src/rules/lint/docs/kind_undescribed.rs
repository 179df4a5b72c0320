//! DS720: a kind without a description.

use super::super::samples::{HOOKSPEC_FILE, PAYLOAD_FILE, hookspec};
use crate::diagnostic::{Diagnostic, Severity};
use crate::lint::{Lint, LintCheck, LintGroup, LintedKind};
use crate::rule::{Example, Rule};

/// DS720: a kind without a description.
const RULE: &Rule = &Rule {
    code: "DS720",
    title: "a kind without a description",
    what: "A kind says in `description` what its plugins are for.",
    why: "The description heads the emitted module, and it is all that the author of a plugin has to choose a kind by.",
    remedy: "Write a sentence or two: what a plugin of the kind does, and for whom.",
    example: Example {
        command: "check .",
        around: &[PAYLOAD_FILE],
        wrong: &[hookspec("description: A demo.", "description: \"\"")],
        right: &[HOOKSPEC_FILE],
    },
};

pub(super) const LINT: &Lint = &Lint {
    rule: RULE,
    group: LintGroup::Docs,
    level: Severity::Warning,
    is_recommended: true,
    check: LintCheck::Kind(check),
};

fn check(kind: &LintedKind<'_>, found: &mut Vec<Diagnostic>) {
    if kind.kind.description.trim().is_empty() {
        let message = format!("the kind `{}` has no description", kind.kind.name);
        found.push(kind.finding(RULE, "description", message).help("say what its plugins are for"));
    }
}

//! DS721: a hook without a description.

use super::super::samples::{HOOKSPEC_FILE, PAYLOAD_FILE, hookspec};
use crate::diagnostic::{Diagnostic, Severity};
use crate::lint::{Lint, LintCheck, LintGroup, LintedKind};
use crate::rule::{Example, Rule};

/// DS721: a hook without a description.
const RULE: &Rule = &Rule {
    code: "DS721",
    title: "a hook without a description",
    what: "A hook says in `description` what a plugin is asked to do.",
    why: "The description becomes the doc comment of the method, and the description of the tool that a model chooses \
            by.",
    remedy: "Write what the hook does, when it is called, and what its result means.",
    example: Example {
        command: "check .",
        around: &[PAYLOAD_FILE],
        wrong: &[hookspec("    description: Runs.", "    description: \"\"")],
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
    for hook in kind.hooks() {
        if hook.hook.description.trim().is_empty() {
            let message = format!("the hook `{}` has no description", hook.hook.name);
            found.push(hook.finding(RULE, "description", message).help("say what a plugin is asked to do"));
        }
    }
}

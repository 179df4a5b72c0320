//! DS790: an exception that matches nothing.

use super::super::samples::{HOOKSPEC_FILE, payload};
use crate::diagnostic::Severity;
use crate::lint::{Lint, LintCheck, LintGroup};
use crate::rule::{Example, Rule};

/// DS790: an exception that matches nothing.
pub const RULE: &Rule = &Rule {
    code: "DS790",
    title: "an exception that matches nothing",
    what: "An exception, in `x-dagstack-allow` or under `[[check.allow]]`, from a rule that reports nothing there. \
            Where the rule is off, nothing is reported.",
    why: "An exception that outlives its reason hides the next mistake of its kind.",
    remedy: "Remove it, as `check --fix` does in schemas and hookspecs, or correct where it applies.",
    example: Example {
        command: "check .",
        around: &[HOOKSPEC_FILE],
        wrong: &[payload(
            "\n  \"additionalProperties\": false,",
            "\n  \"x-dagstack-allow\": [{\"rule\": \"DS730\", \"reason\": \"hosts add fields of their own\"}],\n  \"additionalProperties\": false,",
        )],
        right: &[payload(
            "\n  \"additionalProperties\": false,",
            "\n  \"x-dagstack-allow\": [{\"rule\": \"DS730\", \"reason\": \"hosts add fields of their own\"}],",
        )],
    },
};

pub(super) const LINT: &Lint = &Lint {
    rule: RULE,
    group: LintGroup::Exceptions,
    level: Severity::Warning,
    is_recommended: true,
    check: LintCheck::Elsewhere,
};

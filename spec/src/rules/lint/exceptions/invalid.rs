//! DS791: an exception that can't be read.

use super::super::samples::{HOOKSPEC_FILE, PAYLOAD_FILE, payload};
use crate::diagnostic::Severity;
use crate::lint::{Lint, LintCheck, LintGroup};
use crate::rule::{Example, Rule};

/// DS791: an exception that can't be read.
pub const RULE: &Rule = &Rule {
    code: "DS791",
    title: "an exception that can't be read",
    what: "`x-dagstack-allow` in a schema is a list of `{\"rule\": \"DS732\", \"reason\": \"…\"}`: the code of a rule \
            of `check`, and why it does not apply. In a hookspec it is a comment, `# x-dagstack-allow DS703: …`. (What is wrong with an exception in `dagstack-spec.toml` is DS501.)",
    why: "An exception without a reason can't be judged by whoever comes later, and one that is misspelt excepts \
            nothing.",
    remedy: "Write both, and nothing else.",
    example: Example {
        command: "check .",
        around: &[HOOKSPEC_FILE],
        wrong: &[payload(
            "\n  \"additionalProperties\": false,",
            "\n  \"x-dagstack-allow\": [\"DS704\"],\n  \"additionalProperties\": false,",
        )],
        right: &[PAYLOAD_FILE],
    },
};

pub(super) const LINT: &Lint = &Lint {
    rule: RULE,
    group: LintGroup::Exceptions,
    level: Severity::Error,
    is_recommended: true,
    check: LintCheck::Elsewhere,
};

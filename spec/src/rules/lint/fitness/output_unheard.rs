//! DS756: an output that nobody reads.

use super::super::samples::{PAYLOAD_FILE, hookspec};
use crate::diagnostic::{Diagnostic, Severity};
use crate::kind::DispatchClass;
use crate::lint::{Lint, LintCheck, LintGroup, LintedKind};
use crate::rule::{Example, Rule};

/// DS756: an output that nobody reads.
const RULE: &Rule = &Rule {
    code: "DS756",
    title: "an output that nobody reads",
    what: "A `broadcast_notify` hook has an `output_schema`. What its plugins give is thrown away (BNO-01).",
    why: "Its author believes that somebody listens.",
    remedy: "Remove `output_schema`, or make the hook a `broadcast_collect`.",
    example: Example {
        command: "check .",
        around: &[PAYLOAD_FILE],
        wrong: &[hookspec("    dispatch: singleton", "    dispatch: broadcast_notify")],
        right: &[hookspec("    dispatch: singleton", "    dispatch: broadcast_collect")],
    },
};

pub(super) const LINT: &Lint = &Lint {
    rule: RULE,
    group: LintGroup::Fitness,
    level: Severity::Warning,
    is_recommended: true,
    check: LintCheck::Kind(check),
};

fn check(kind: &LintedKind<'_>, found: &mut Vec<Diagnostic>) {
    for hook in kind.hooks() {
        if hook.hook.dispatch == DispatchClass::BroadcastNotify && hook.gives("output_schema") {
            let finding = hook.finding(RULE, "output_schema", "nobody reads what a broadcast_notify hook gives");
            found.push(finding.help("remove the line, or take `broadcast_collect`"));
        }
    }
}

//! DS703: a hook whose name repeats that of its kind.

use super::super::samples::{HOOKSPEC_FILE, PAYLOAD_FILE, hookspec};
use crate::diagnostic::{Diagnostic, Severity};
use crate::lint::{Lint, LintCheck, LintGroup, LintedKind};
use crate::rule::{Example, Rule};

/// DS703: a hook whose name repeats that of its kind.
const RULE: &Rule = &Rule {
    code: "DS703",
    title: "a hook whose name repeats that of its kind",
    what: "A hook is always seen with its kind: `notifier.send`, `NotifierPlugin.send`, the tool `notifier.mail.send`.",
    why: "`notifier.mail.send_notifier` says it twice, and names of tools are short of room.",
    remedy: "Leave the name of the kind out.",
    example: Example {
        command: "check .",
        around: &[PAYLOAD_FILE],
        wrong: &[hookspec("  - name: run", "  - name: run_demo")],
        right: &[HOOKSPEC_FILE],
    },
};

pub(super) const LINT: &Lint = &Lint {
    rule: RULE,
    group: LintGroup::Names,
    level: Severity::Warning,
    is_recommended: true,
    check: LintCheck::Kind(check),
};

fn check(kind: &LintedKind<'_>, found: &mut Vec<Diagnostic>) {
    let own = kind.kind.name.as_str();
    for hook in kind.hooks() {
        let name = hook.hook.name.as_str();
        let rest = name.strip_prefix(own).and_then(|rest| rest.strip_prefix('_'));
        let rest = rest.or_else(|| name.strip_suffix(own).and_then(|rest| rest.strip_suffix('_')));
        if let Some(rest) = rest.filter(|rest| !rest.is_empty()) {
            found.push(
                hook.finding(RULE, "name", format!("the hook `{name}` repeats the name of its kind"))
                    .help(format!("`{rest}` is enough: it is always seen as one of `{own}`")),
            );
        }
    }
}

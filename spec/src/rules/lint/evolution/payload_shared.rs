//! DS736: one schema for what a hook takes and for what one gives.

use super::super::samples::{HOOKSPEC_FILE, PAYLOAD_FILE, hookspec};
use crate::diagnostic::{Diagnostic, Severity};
use crate::kind::DispatchClass;
use crate::lint::{Lint, LintCheck, LintGroup, LintedKind};
use crate::rule::{Example, Rule};

/// DS736: one schema for what a hook takes and for what one gives.
const RULE: &Rule = &Rule {
    code: "DS736",
    title: "one schema for what a hook takes and for what one gives",
    what: "A schema file is the input of one hook and the output of one. A chain, whose output is its next input, is \
            left alone.",
    why: "An input may only accept more, an output may only promise more: a schema that is both may never change.",
    remedy: "Give each its own file, and share the parts that are things of their own by `$ref`.",
    example: Example {
        command: "check . --select DS736",
        around: &[PAYLOAD_FILE],
        wrong: &[HOOKSPEC_FILE],
        right: &[hookspec("    dispatch: singleton", "    dispatch: chain")],
    },
};

pub(super) const LINT: &Lint = &Lint {
    rule: RULE,
    group: LintGroup::Evolution,
    level: Severity::Warning,
    is_recommended: false,
    check: LintCheck::Kind(check),
};

fn check(kind: &LintedKind<'_>, found: &mut Vec<Diagnostic>) {
    for hook in kind.hooks().filter(|hook| hook.hook.dispatch != DispatchClass::Chain) {
        let Some(output) = hook.hook.output.as_ref() else { continue };
        let taken =
            kind.hooks().find(|other| other.hook.dispatch != DispatchClass::Chain && other.hook.input == *output);
        if let Some(taken) = taken {
            let message =
                format!("`{output}` is the output of `{}` and the input of `{}`", hook.hook.name, taken.hook.name);
            found.push(
                hook.finding(RULE, "output_schema", message)
                    .labelled("may only promise more")
                    .also(taken.source(), taken.span("input_schema"), "may only accept more")
                    .help("give each a file of its own"),
            );
        }
    }
}

//! DS712: a name of a tool that is too long for several clients.

use super::super::samples::{HOOKSPEC_FILE, PAYLOAD_FILE, hookspec};
use super::{TEMPLATE_KEY, ToolName};
use crate::diagnostic::{Diagnostic, Severity};
use crate::lint::{Lint, LintCheck, LintGroup, LintedHook, LintedKind};
use crate::rule::{Example, Rule};

/// DS712: a name of a tool that is too long for several clients.
const RULE: &Rule = &Rule {
    code: "DS712",
    title: "a name of a tool that is too long for several clients",
    what: "Several clients take names of tools of at most 64 characters. Reported is a template that leaves no room \
            for the name of a plugin: the shortest name of the tool has more.",
    why: "A model behind such a client is never offered the tool.",
    remedy: "Shorten the name of the hook or of the kind, or leave one of them out of the template.",
    example: Example {
        command: "check .",
        around: &[PAYLOAD_FILE],
        wrong: &[hookspec(
            "  - name: run",
            "  - name: run_all_that_has_been_put_off_until_somebody_finally_asks_for_it",
        )],
        right: &[HOOKSPEC_FILE],
    },
};

pub(super) const LINT: &Lint = &Lint {
    rule: RULE,
    group: LintGroup::Wire,
    level: Severity::Warning,
    is_recommended: true,
    check: LintCheck::Kind(check),
};

fn check(kind: &LintedKind<'_>, found: &mut Vec<Diagnostic>) {
    for hook in kind.hooks().filter(LintedHook::is_at_mcp_border) {
        let shortest = ToolName::of(hook.hook, kind.kind).shortest();
        if shortest > LONGEST {
            let message =
                format!("the name of the tool has at least {shortest} characters; several clients take {LONGEST}");
            found.push(
                hook.finding(RULE, TEMPLATE_KEY, message)
                    .help("shorten the name of the hook or of the kind, or the template"),
            );
        }
    }
}

/// How long the name of a tool may be for clients that are narrower than MCP.
const LONGEST: usize = 64;

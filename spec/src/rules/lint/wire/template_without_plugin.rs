//! DS713: a template that gives the tools of two plugins one name.

use super::super::samples::{HOOKSPEC_FILE, PAYLOAD_FILE, hookspec};
use super::TEMPLATE_KEY;
use crate::diagnostic::{Diagnostic, Severity};
use crate::lint::{Lint, LintCheck, LintGroup, LintedHook, LintedKind};
use crate::rule::{Example, Rule};

/// DS713: a template that gives the tools of two plugins one name.
const RULE: &Rule = &Rule {
    code: "DS713",
    title: "a template that gives the tools of two plugins one name",
    what: "A template of tool names without `{plugin}` names the tool of every plugin alike. A kind that is \
            `singleton_per_runtime` has one plugin, and is left alone.",
    why: "A client that sees several plugins can't distinguish their tools.",
    remedy: "Put `{plugin}` into the template.",
    example: Example {
        command: "check .",
        around: &[PAYLOAD_FILE],
        wrong: &[hookspec(
            "    dispatch: singleton",
            "    dispatch: singleton\n    mcp_tool_name_template: \"{kind}.{hook}\"",
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
    if kind.kind.constraints.singleton_per_runtime {
        return;
    }
    for hook in kind.hooks().filter(LintedHook::is_at_mcp_border) {
        if !hook.hook.tool_name_template.contains("{plugin}") {
            let finding = hook.finding(RULE, TEMPLATE_KEY, "the tools of all plugins would have one name");
            found.push(finding.help("put `{plugin}` into the template"));
        }
    }
}

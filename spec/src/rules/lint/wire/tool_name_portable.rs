//! DS711: a name of a tool that some clients refuse.

use super::super::samples::{HOOKSPEC_FILE, PAYLOAD_FILE, hookspec};
use super::{TEMPLATE_KEY, ToolName};
use crate::diagnostic::{Diagnostic, Severity};
use crate::lint::{Lint, LintCheck, LintGroup, LintedHook, LintedKind};
use crate::rule::{Example, Rule};

/// DS711: a name of a tool that some clients refuse.
const RULE: &Rule = &Rule {
    code: "DS711",
    title: "a name of a tool that some clients refuse",
    what: "Several clients take only `^[A-Za-z0-9_-]{1,64}$` as the name of a tool, which is narrower than MCP. A \
            template with a dot, as the default `{kind}.{plugin}.{hook}` is, gives names outside of it.",
    why: "A model behind such a client is never offered the tool, or the whole list is refused.",
    remedy: "Write a template without dots: `{kind}_{plugin}_{hook}`.",
    example: Example {
        command: "check . --select DS711",
        around: &[PAYLOAD_FILE],
        wrong: &[HOOKSPEC_FILE],
        right: &[hookspec(
            "    dispatch: singleton",
            "    dispatch: singleton\n    mcp_tool_name_template: \"{kind}_{plugin}_{hook}\"",
        )],
    },
};

pub(super) const LINT: &Lint = &Lint {
    rule: RULE,
    group: LintGroup::Wire,
    level: Severity::Warning,
    is_recommended: false,
    check: LintCheck::Kind(check),
};

fn check(kind: &LintedKind<'_>, found: &mut Vec<Diagnostic>) {
    for hook in kind.hooks().filter(LintedHook::is_at_mcp_border) {
        let name = ToolName::of(hook.hook, kind.kind);
        let foreign = name.fixed.chars().find(|sign| !(sign.is_ascii_alphanumeric() || "_-".contains(*sign)));
        if let Some(foreign) = foreign {
            let message = format!("the name of the tool has a `{foreign}`, which several clients refuse");
            found.push(
                hook.finding(RULE, TEMPLATE_KEY, message)
                    .help("write `mcp_tool_name_template` with letters, digits, `_` and `-`"),
            );
        }
    }
}

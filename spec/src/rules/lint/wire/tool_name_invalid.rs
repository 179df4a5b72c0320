//! DS710: a name of a tool that MCP does not allow.

use super::super::samples::{PAYLOAD_FILE, hookspec};
use super::{TEMPLATE_KEY, ToolName};
use crate::diagnostic::{Diagnostic, Severity};
use crate::lint::{Lint, LintCheck, LintGroup, LintedHook, LintedKind};
use crate::rule::{Example, Rule};

/// DS710: a name of a tool that MCP does not allow.
const RULE: &Rule = &Rule {
    code: "DS710",
    title: "a name of a tool that MCP does not allow",
    what: "A hook that is exposed over MCP is a tool, whose name is the hook's template filled in. MCP allows 1 to \
            128 characters of `A-Za-z0-9_.-`. Reported is a template that no plugin, however short its name, fills \
            in to one.",
    why: "Clients and servers refuse such a name, so the hook can never be called behind MCP.",
    remedy: "Change `mcp_tool_name_template`, shorten the name of the hook, or write `mcp_exposed: false`.",
    example: Example {
        command: "check .",
        around: &[PAYLOAD_FILE],
        wrong: &[hookspec(
            "    dispatch: singleton",
            "    dispatch: singleton\n    mcp_tool_name_template: \"{plugin}/{hook}\"",
        )],
        right: &[hookspec(
            "    dispatch: singleton",
            "    dispatch: singleton\n    mcp_tool_name_template: \"{plugin}.{hook}\"",
        )],
    },
};

pub(super) const LINT: &Lint = &Lint {
    rule: RULE,
    group: LintGroup::Wire,
    level: Severity::Error,
    is_recommended: true,
    check: LintCheck::Kind(check),
};

fn check(kind: &LintedKind<'_>, found: &mut Vec<Diagnostic>) {
    for hook in kind.hooks().filter(LintedHook::is_at_mcp_border) {
        let name = ToolName::of(hook.hook, kind.kind);
        let foreign = name.fixed.chars().find(|sign| !(sign.is_ascii_alphanumeric() || "_.-".contains(*sign)));
        if let Some(foreign) = foreign {
            let message = format!("the name of the tool has a `{foreign}`, which MCP does not allow");
            let finding = hook.finding(RULE, TEMPLATE_KEY, message);
            found.push(
                finding.help("write the template with letters, digits, `_`, `-` and `.` beside the placeholders"),
            );
        } else if name.shortest() > LONGEST {
            let message =
                format!("the name of the tool has at least {} characters, and MCP allows {LONGEST}", name.shortest());
            let finding = hook.finding(RULE, TEMPLATE_KEY, message);
            found.push(finding.help("shorten the template, the name of the hook or that of the kind"));
        }
    }
}

/// How long MCP lets the name of a tool be.
const LONGEST: usize = 128;

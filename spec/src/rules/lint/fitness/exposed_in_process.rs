//! DS757: an exposed hook of a kind that stays in its process.

use super::super::samples::{HOOKSPEC_PATH, PAYLOAD_FILE, hookspec};
use crate::diagnostic::{Diagnostic, Severity};
use crate::kind::DispatchClass;
use crate::lint::{Lint, LintCheck, LintGroup, LintedKind};
use crate::rule::samples::HOOKSPEC;
use crate::rule::{Example, File, Rule};

/// DS757: an exposed hook of a kind that stays in its process.
const RULE: &Rule = &Rule {
    code: "DS757",
    title: "an exposed hook of a kind that stays in its process",
    what: "The kind is `in_process_only`, so no plugin of it is ever behind MCP, and the hook does not say \
            `mcp_exposed: false`.",
    why: "The hook table and the documents that are emitted offer a tool that there can't be.",
    remedy: "Write `mcp_exposed: false`. A chain, which is always exposed, is left alone.",
    example: Example {
        command: "check .",
        around: &[PAYLOAD_FILE],
        wrong: &[hookspec("hooks:", "constraints: {in_process_only: true}\nhooks:")],
        right: &[File::edited(
            HOOKSPEC_PATH,
            HOOKSPEC,
            "hooks:\n  - name: run",
            "constraints: {in_process_only: true}\nhooks:\n  - name: run\n    mcp_exposed: false",
        )],
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
    if !kind.kind.constraints.in_process_only {
        return;
    }
    for hook in kind.hooks().filter(|hook| hook.hook.mcp_exposed && hook.hook.dispatch != DispatchClass::Chain) {
        let message = format!("`{}` is exposed over MCP, and plugins of its kind never are", hook.hook.name);
        let finding = hook.finding(RULE, "mcp_exposed", message).help("write `mcp_exposed: false`");
        found.push(finding.fix(hook.set("mcp_exposed", "false", "dispatch")));
    }
}

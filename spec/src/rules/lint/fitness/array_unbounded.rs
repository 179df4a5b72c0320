//! DS752: a list of any length in a tool's input.

use super::super::samples::{HOOKSPEC_FILE, payload};
use crate::diagnostic::{Diagnostic, Severity};
use crate::json_schema::{JsonType, Keyword};
use crate::lint::{Lint, LintCheck, LintGroup, LintedHook, LintedKind, reached};
use crate::rule::{Example, Rule};

/// DS752: a list of any length in a tool's input.
const RULE: &Rule = &Rule {
    code: "DS752",
    title: "a list of any length in a tool's input",
    what: "An array that a plugin takes over MCP has no `maxItems`.",
    why: "What comes from a model or over a network can be of any size; the plugin has to set the limit by itself.",
    remedy: "Write `maxItems`.",
    example: Example {
        command: "check . --select DS752",
        around: &[HOOKSPEC_FILE],
        wrong: &[payload(
            "{\"type\": \"string\", \"description\": \"The words.\"}",
            "{\"type\": \"array\", \"description\": \"The words.\"}",
        )],
        right: &[payload(
            "{\"type\": \"string\", \"description\": \"The words.\"}",
            "{\"type\": \"array\", \"maxItems\": 100, \"description\": \"The words.\"}",
        )],
    },
};

pub(super) const LINT: &Lint = &Lint {
    rule: RULE,
    group: LintGroup::Fitness,
    level: Severity::Warning,
    is_recommended: false,
    check: LintCheck::Kind(check),
};

fn check(kind: &LintedKind<'_>, found: &mut Vec<Diagnostic>) {
    for input in kind.hooks().filter(LintedHook::is_at_mcp_border).filter_map(|hook| hook.input()) {
        for schema in reached(&input) {
            let is_list =
                schema.node.has(Keyword::Type) && schema.types().is_some_and(|types| types.contains(&JsonType::Array));
            if is_list && !schema.node.has_any(&[Keyword::MaxItems, Keyword::Enum, Keyword::Const]) {
                let finding = schema.finding_at(RULE, Keyword::Type, "a list of any length comes in over MCP");
                found.push(finding.help("add `maxItems`"));
            }
        }
    }
}

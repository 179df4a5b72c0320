//! DS751: a text of any length in a tool's input.

use super::super::samples::{HOOKSPEC_FILE, PAYLOAD_FILE, payload};
use crate::diagnostic::{Diagnostic, Severity};
use crate::json_schema::{JsonType, Keyword};
use crate::lint::{Lint, LintCheck, LintGroup, LintedHook, LintedKind, reached};
use crate::rule::{Example, Rule};

/// DS751: a text of any length in a tool's input.
const RULE: &Rule = &Rule {
    code: "DS751",
    title: "a text of any length in a tool's input",
    what: "A string that a plugin takes over MCP has neither `maxLength` nor values that it is one of, nor a format \
            or a pattern.",
    why: "What comes from a model or over a network can be of any size; the plugin has to set the limit by itself.",
    remedy: "Write `maxLength`.",
    example: Example {
        command: "check . --select DS751",
        around: &[HOOKSPEC_FILE],
        wrong: &[PAYLOAD_FILE],
        right: &[payload(
            "{\"type\": \"string\", \"description\": \"The words.\"}",
            "{\"type\": \"string\", \"maxLength\": 500, \"description\": \"The words.\"}",
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
            let is_text =
                schema.node.has(Keyword::Type) && schema.types().is_some_and(|types| types.contains(&JsonType::String));
            if is_text && !schema.node.has_any(BOUNDS) {
                let finding = schema.finding_at(RULE, Keyword::Type, "a text of any length comes in over MCP");
                found.push(finding.help("add `maxLength`"));
            }
        }
    }
}

const BOUNDS: &[Keyword] = &[Keyword::MaxLength, Keyword::Enum, Keyword::Const, Keyword::Format, Keyword::Pattern];

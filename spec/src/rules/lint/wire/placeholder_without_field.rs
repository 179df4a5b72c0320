//! DS715: a placeholder of a tool's name that the input does not have.

use super::super::samples::{HOOKSPEC_PATH, payload};
use super::{TEMPLATE_KEY, ToolName};
use crate::contract::clause;
use crate::diagnostic::{Diagnostic, Severity};
use crate::lint::{Lint, LintCheck, LintGroup, LintedHook, LintedKind, truth};
use crate::rule::samples::HOOKSPEC;
use crate::rule::{Example, File, Rule};

/// DS715: a placeholder of a tool's name that the input does not have.
const RULE: &Rule = &Rule {
    code: "DS715",
    title: "a placeholder of a tool's name that the input does not have",
    what: "A placeholder such as `{function}` stands for the field of that name in the hook's input (RUN-02). \
            Reported is an input that can be valid without the field, or with something else than a string there, as \
            far as that can be proven.",
    why: "A call with such an input is an error, and nothing is sent.",
    remedy: "Make the field a required string of the input schema, or take the placeholder out.",
    example: Example {
        command: "check .",
        around: &[File::edited(
            HOOKSPEC_PATH,
            HOOKSPEC,
            "    dispatch: singleton",
            "    dispatch: singleton\n    mcp_tool_name_template: \"{kind}.{plugin}.{function}\"",
        )],
        wrong: &[payload("\"text\"", "\"function\"")],
        right: &[payload(
            "\n  \"properties\": {\n    \"text\"",
            "\n  \"required\": [\"function\"],\n  \"properties\": {\n    \"function\"",
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
        let Some(input) = hook.input() else { continue };
        for name in ToolName::of(hook.hook, kind.kind).fields {
            if truth::requires_text(&input, &name) == Some(false) {
                let message = format!("the input of `{}` can be valid without a text `{name}`", hook.hook.name);
                found.push(
                    hook.finding(RULE, TEMPLATE_KEY, message)
                        .labelled(format!("`{{{name}}}` is filled in from the input"))
                        .also(&input.file.source, input.start(), "the input")
                        .help(format!(
                            "make `{name}` a required string of the input, or take `{{{name}}}` out of the template"
                        ))
                        .clause(clause::RUN_02),
                );
            }
        }
    }
}

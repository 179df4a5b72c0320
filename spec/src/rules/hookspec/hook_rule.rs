//! DS107: a hook's settings contradict each other.

use crate::contract::clause;
use crate::diagnostic::Diagnostic;
use crate::document::Node;
use crate::kind::DispatchClass;
use crate::load::hookspec::HookspecSource;
use crate::rule::samples::{HOOKSPEC, OBJECT};
use crate::rule::{Example, File, Rule};

/// DS107: a hook's settings contradict each other.
pub const HOOK_RULE: &Rule = &Rule {
    code: "DS107",
    title: "a hook's settings contradict each other",
    what: "A chain hook is exposed over MCP (CHN-05), `error_policy` belongs to broadcast_collect alone, and a template \
            of tool names uses the placeholders `{kind}`, `{plugin}`, `{hook}` and `{function}` only.",
    why: "A setting without effect makes its writer believe in one.",
    remedy: "Remove the setting, or change the dispatch class.",
    example: Example {
        command: "generate --spec . --lang ts --stdout",
        around: &[File::text("kinds/demo/schemas/run.json", OBJECT)],
        wrong: &[File::edited(
            "kinds/demo/v1.yaml",
            HOOKSPEC,
            "    dispatch: singleton",
            "    dispatch: singleton\n    error_policy: best_effort",
        )],
        right: &[File::edited(
            "kinds/demo/v1.yaml",
            HOOKSPEC,
            "    dispatch: singleton",
            "    dispatch: broadcast_collect\n    error_policy: best_effort",
        )],
    },
};

pub(super) fn check(hookspec: &HookspecSource<'_>, problems: &mut Vec<Diagnostic>) {
    for (index, hook) in hookspec.hooks().iter().enumerate() {
        let problem =
            |key: &str, message: String| hookspec.problem(HOOK_RULE, &format!("/hooks/{index}/{key}"), message);
        let class = hook.get("dispatch").and_then(Node::as_str).and_then(DispatchClass::from_name);
        if class == Some(DispatchClass::Chain) && hook.get("mcp_exposed").and_then(Node::as_bool) == Some(false) {
            problems.push(
                problem("mcp_exposed", "a chain hook is exposed over MCP".to_owned())
                    .help("remove the line: `true` is the default")
                    .clause(clause::CHN_05),
            );
        }
        if let Some(class) = class.filter(|class| *class != DispatchClass::BroadcastCollect)
            && hook.get("error_policy").is_some()
        {
            problems.push(
                problem("error_policy", format!("a {} hook has no error policy", class.name()))
                    .help("remove the line: only `broadcast_collect` has one"),
            );
        }
        let template = hook.get("mcp_tool_name_template").and_then(Node::as_str);
        if let Some(template) = template.filter(|template| !is_template(template)) {
            problems.push(
                problem("mcp_tool_name_template", format!("`{template}` is not a valid template of a tool's name"))
                    .help("use `{kind}`, `{plugin}`, `{hook}`, `{function}` and plain characters without spaces"),
            );
        }
    }
}

fn is_template(template: &str) -> bool {
    let placeholders = ["{kind}", "{plugin}", "{hook}", "{function}"];
    let rest = placeholders.iter().fold(template.to_owned(), |rest, placeholder| rest.replace(placeholder, ""));
    !rest.contains(['{', '}']) && !rest.chars().any(|character| character.is_control() || character.is_whitespace())
}
